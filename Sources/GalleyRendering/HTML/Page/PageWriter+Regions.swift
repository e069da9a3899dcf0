import GalleyModel
import GalleyBasics

extension PageWriter {
  mutating func region(at index: Int) {
    let region = page.regions[index]
    let meant = page.layout.regions[region.region]
    let element = element(of: index, meant: meant, blocks: region.blocks)
    let rail = page.railParts(ofRegion: index)
    open(element, index, meant: meant, isRail: !rail.isEmpty)
    if index == outline.main, outline.headline == nil { hiddenHeadline() }
    if rail.isEmpty {
      blocks(region.blocks.indices, of: region, at: index, visible: meant.visible)
    } else {
      parts(rail, of: region, at: index, visible: meant.visible)
    }
    close(element)
  }

  /// A `main` for a page that shows no region.
  mutating func emptyMain() {
    html.raw("<main id=\"content\" class=\"region\">\n")
    hiddenHeadline()
    html.raw("</main>\n")
  }

  /// The element that a region becomes.
  ///
  /// A second `header`, `main` or `footer` is a section, as is a region without a landmark whose
  /// blocks would be outside of all landmarks.
  private func element(of index: Int, meant: ResolvedRegion, blocks: [PageBlock]) -> Landmark {
    if index == outline.main { return .main }
    switch meant.landmark {
    case .header: return index == outline.header ? .header : .section
    case .footer: return index == outline.footer ? .footer : .section
    case .main: return .section
    case .section, .aside:
      return meant.label == nil && blocks.allSatisfy { $0.content.isLandmark }
        ? .none : meant.landmark
    case .none: return blocks.allSatisfy { $0.content.isLandmark } ? .none : .section
    case .nav: return .nav
    }
  }

  private mutating func open(
    _ element: Landmark, _ index: Int, meant: ResolvedRegion, isRail: Bool
  ) {
    let region = page.regions[index]
    html.raw("<")
    tag(element)
    if element == .main { html.raw(" id=\"content\"") }
    html.raw(" class=\"region area-")
    html.attributeValue(meant.name.value)
    if region.blocks.contains(where: { $0.content.isBody }) { html.raw(" story") }
    if isRail { html.raw(" rail") }
    if page.isBare(region: index) { html.raw(" bare") }
    if !region.blocks.contains(where: \.name.isPrinted) { html.raw(" unprinted") }
    hiddenClasses(region.shown.intersection(meant.visible), where: meant.visible)
    html.raw("\"")
    if element == .section || element == .aside || element == .nav {
      html.attribute("aria-label", uniqueLabel(label(of: region, meant: meant)))
    }
    html.raw(">\n")
  }

  private mutating func close(_ element: Landmark) {
    html.raw("</")
    tag(element)
    html.raw(">\n")
  }

  private mutating func tag(_ element: Landmark) {
    switch element {
    case .header: html.raw("header")
    case .nav: html.raw("nav")
    case .main: html.raw("main")
    case .aside: html.raw("aside")
    case .section: html.raw("section")
    case .footer: html.raw("footer")
    case .none: html.raw("div")
    }
  }

  private func label(of region: PageRegion, meant: ResolvedRegion) -> String {
    if let label = meant.label { return label.value }
    for block in region.blocks {
      if let title = block.content.title, !title.isEmpty { return title }
    }
    let words = region.blocks.lazy.compactMap { $0.content.word }.first
    return page.phrases[words ?? .links]
  }

  /// The page's `h1` for those who do not see the masthead, where no block is one.
  private mutating func hiddenHeadline() {
    html.raw("<h1 class=\"unseen\">")
    html.text(page.title)
    html.raw("</h1>\n")
  }
}

extension BlockName {
  /// Whether it is on paper too; the others are those that the stylesheet hides there.
  var isPrinted: Bool {
    switch self {
    case .spotImg, .menu, .menuLinks, .shareLinks, .comments, .newsletter, .appLinks,
      .languageLinks,
      .articleList, .divider:
      false
    default: true
    }
  }
}

extension BlockContent {
  /// The title that the block shows.
  fileprivate var title: String? {
    switch self {
    case .articleList(let list): list.title
    case .comments(let title): title
    case .newsletter(let newsletter): newsletter.title
    case .menuLinks(let title, _), .gallery(let title, _), .author(let title, _): title
    case .sectionLabel(let title): title
    default: nil
    }
  }

  /// The word for a block that shows no title.
  fileprivate var word: Phrase? {
    switch self {
    case .weather: .weather
    case .menu: .menu
    case .breadcrumbs: .breadcrumbs
    case .languageLinks: .languages
    case .tags: .tags
    case .shareLinks: .share
    case .slot: .advertisement
    default: nil
    }
  }
}
