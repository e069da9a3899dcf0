package import GalleyModel
import GalleyBasics

/// Makes pages of one layout: gives every block its content from the article, the site and the index.
package struct PageAssembly: Sendable {
  private let layout: ResolvedLayout
  private let site: Site
  private let index: ArticleIndex
  private let ads: AdRules

  /// - Parameter ads: whose pages have no ads, or fewer.
  package init(
    layout: ResolvedLayout, site: Site, index: ArticleIndex, ads: AdRules = AdRules()
  ) {
    self.ads = ads
    self.layout = layout
    self.site = site
    self.index = index
  }

  /// The page of an article, or one without an article.
  ///
  /// - Parameters:
  ///   - section: the one that a page without an article is the front of.
  ///   - language: that of a page without an article; `nil` for the site's.
  ///   - path: the page's place below the output folder.
  ///   - root: how to get from the page's folder to the one that assets are relative to.
  package func page(
    for article: Article?, section: String? = nil, language: LanguageTag? = nil, path: String,
    root: String
  ) -> UnplacedPage {
    let language = article?.language ?? language ?? site.language
    let phrases = Phrases(language: language, site: site.labels)
    var article = article
    var most: Spanned<Int>?
    switch ads.allowance(for: article) {
    case .all: break
    case .atMost(let count): most = count
    case .none: article?.hasAds = false
    }
    var contents = ContentAssembly(
      layout: layout, site: site, index: index, article: article, section: section,
      phrases: phrases,
      path: path, mostAds: most)
    let regions = layout.regions.indices.compactMap { index -> PageRegion? in
      let blocks = layout.regions[index].blocks.compactMap { contents.block($0) }
      return blocks.isEmpty ? nil : PageRegion(region: index, blocks: blocks)
    }
    let (inFlow, overlays) = layout.hasOverlays ? layout.apart(regions) : (regions, [])
    var page = Page(
      layout: layout, site: site, article: article, section: section, language: language,
      phrases: phrases, regions: inFlow, path: path, root: root)
    page.overlays = overlays
    page.overflow = contents.overflow
    page.numberSlots()
    return UnplacedPage(page)
  }
}

extension ResolvedLayout {
  /// Takes the slots that are not in the flow of the page out of its regions.
  fileprivate func apart(_ regions: [PageRegion]) -> ([PageRegion], [PageOverlay]) {
    var overlays: [PageOverlay] = []
    let inFlow = regions.compactMap { region -> PageRegion? in
      var region = region
      region.blocks.removeAll { block in
        guard case .slot(let place) = block.content, slots[place.slot].position != nil else {
          return false
        }
        overlays.append(PageOverlay(place, namedIn: region.region))
        return true
      }
      return region.blocks.isEmpty ? nil : region
    }
    return (inFlow, overlays)
  }
}

extension ResolvedLayout {
  /// Every list that the layout's blocks ask for.
  package var articleLists: [ArticleList] {
    regions.flatMap(\.allBlocks).compactMap { block in
      if case .articleList(let list) = block.kind { list } else { nil }
    }
  }
}
