import GalleyBasics

/// A page whose every block has its content; what a renderer draws.
package struct Page: Sendable {
  package var layout: ResolvedLayout
  package var site: Site
  /// `nil` for a page that shows no article, such as a section front.
  package var article: Article?
  package var language: LanguageTag
  /// Whether lines and columns begin at the right; a preview may turn a page over.
  package var isRightToLeft: Bool
  package var phrases: Phrases
  /// Regions that have something to show, in the order of reading.
  package var regions: [PageRegion]
  /// The page's own place below the output folder, `slug.html`, with which links are made.
  package var path: String
  /// How to get from the page to the folder that assets and other pages are relative to, such as `../`.
  package var root: String

  package init(
    layout: ResolvedLayout, site: Site, article: Article?, language: LanguageTag, phrases: Phrases,
    regions: [PageRegion], path: String, root: String
  ) {
    self.layout = layout
    self.site = site
    self.article = article
    self.language = language
    isRightToLeft = language.isRightToLeft
    self.phrases = phrases
    self.regions = regions
    self.path = path
    self.root = root
  }
}

extension Page {
  /// What the page is about: its article, else the site, else the layout.
  package var title: String {
    if let article { return article.title.value }
    return site.name.isEmpty ? layout.name.value : site.name
  }
}

/// A region and the blocks that it shows on this page.
package struct PageRegion: Sendable {
  /// Index in the layout's regions.
  package var region: Int
  package var blocks: [PageBlock]

  package init(region: Int, blocks: [PageBlock]) {
    self.region = region
    self.blocks = blocks
  }
}

/// A block with what it shows.
package struct PageBlock: Sendable {
  package var name: BlockName
  package var content: BlockContent
  /// Where it is shown.
  package var visible: BreakpointSet

  package init(_ name: BlockName, _ content: BlockContent, visible: BreakpointSet) {
    self.name = name
    self.content = content
    self.visible = visible
  }
}

extension PageBlock {
  /// Where it is seen: a slot is not where it has no sizes.
  package var shown: BreakpointSet {
    if case .slot(let slot) = content { slot.visible } else { visible }
  }
}

extension PageRegion {
  /// Where any of its blocks is seen.
  package var shown: BreakpointSet {
    // By index: a block is large, and iterating would copy each.
    blocks.indices.reduce(BreakpointSet()) { $0.union(blocks[$1].shown) }
  }

  /// Whether any of its blocks shows content of a kind.
  package func contains(_ matches: (BlockContent) -> Bool) -> Bool {
    blocks.indices.contains { matches(blocks[$0].content) }
  }
}
