package import GalleyBasics

/// A page whose every block has its content; what a renderer draws.
package struct Page: Sendable {
  package var layout: ResolvedLayout
  package var site: Site
  /// `nil` for a page that shows no article, such as a section front.
  package var article: Article?
  /// The section that the page belongs to: its article's, or the one whose front it is.
  package var section: String?
  package var language: LanguageTag
  /// Whether lines and columns begin at the right; a preview may turn a page over.
  package var isRightToLeft: Bool
  package var phrases: Phrases
  /// Regions that have something to show, in the order of reading.
  package var regions: [PageRegion]
  /// The slots that are not in the flow of the page, in the order of reading.
  package var overlays: [PageOverlay] = []
  /// The block of the layout from which on the page is too large; `nil` where all of it is there.
  package var overflow: Span?
  /// Whether it is the page as readers get it whose browsers block its ads.
  package var areAdsBlocked = false
  /// The page's own place below the output folder, `slug.html`, with which links are made.
  package var path: String
  /// How to get from the page to the folder that assets and other pages are relative to, such as `../`.
  package var root: String
  /// How to get from the page to the folder that all pages are below, such as `../`.
  package let pagesRoot: String

  package init(
    layout: ResolvedLayout, site: Site, article: Article?, section: String? = nil,
    language: LanguageTag, phrases: Phrases, regions: [PageRegion], path: String, root: String
  ) {
    self.layout = layout
    self.site = site
    self.article = article
    self.section = section ?? article?.section
    self.language = language
    isRightToLeft = language.isRightToLeft
    self.phrases = phrases
    self.regions = regions
    self.path = path
    self.root = root
    pagesRoot = Path.relative(from: Path.folder(of: path), to: "")
  }
}

extension Page {
  /// What the page is about: its article, else its section, else the site, else the layout.
  package var title: String {
    if let article { return article.title.value }
    let name = site.name.isEmpty ? layout.name.value : site.name
    return section.map { "\($0) – \(name)" } ?? name
  }
}

/// A slot that is not in the flow of the page.
package struct PageOverlay: Sendable {
  package var place: PageSlot
  /// Index in the layout's regions of the one that names it.
  package var region: Int

  package init(_ place: PageSlot, namedIn region: Int) {
    self.place = place
    self.region = region
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

/// Which regions of a page become which landmarks, and which block is its headline.
package struct PageOutline: Sendable {
  /// Index in the page's regions of the one that is `main`; `nil` for a page without any.
  package private(set) var main: Int?
  package private(set) var header: Int?
  package private(set) var footer: Int?
  /// The block that is the page's `h1`; `nil` where none can be.
  package private(set) var headline: BlockPosition?

  /// A block of a page.
  package struct BlockPosition: Hashable, Sendable {
    package var region: Int
    package var block: Int

    package init(region: Int, block: Int) {
      self.region = region
      self.block = block
    }
  }

  package init(_ page: Page) {
    let landmarks = page.regions.map { page.layout.regions[$0.region].landmark }
    header = landmarks.firstIndex(of: .header)
    footer = landmarks.lastIndex(of: .footer)
    main =
      landmarks.firstIndex(of: .main)
      ?? Self.firstRegion(of: page) { $0.isHeadline || $0.isBody }
      ?? Self.firstRegion(of: page) { $0.isArticleList }
      ?? landmarks.firstIndex { $0 != .header && $0 != .footer && $0 != .nav }
      ?? landmarks.indices.first
    if header == main { header = nil }
    if footer == main { footer = nil }
    headline =
      Self.firstBlock(of: page) { $0.isHeadline } ?? Self.firstBlock(of: page) { $0.isSectionLabel }
  }

  private static func firstRegion(of page: Page, where matches: (BlockContent) -> Bool) -> Int? {
    page.regions.firstIndex { $0.contains(matches) }
  }

  private static func firstBlock(
    of page: Page, where matches: (BlockContent) -> Bool
  ) -> BlockPosition? {
    for (index, region) in page.regions.enumerated() {
      // By index: a block is large, and iterating would copy each.
      if let block = region.blocks.indices.first(where: { matches(region.blocks[$0].content) }) {
        return BlockPosition(region: index, block: block)
      }
    }
    return nil
  }
}

extension BlockContent {
  package var isHeadline: Bool { if case .headline = self { true } else { false } }
  package var isSectionLabel: Bool { if case .sectionLabel = self { true } else { false } }
  package var isBody: Bool { if case .body = self { true } else { false } }
  package var isArticleList: Bool { if case .articleList = self { true } else { false } }

  /// Whether it is a landmark by itself.
  package var isLandmark: Bool {
    switch self {
    case .slot, .breadcrumbs, .menu, .menuLinks, .languageLinks, .divider: true
    default: false
    }
  }

  /// Whether it is a short line that stands beside others of its kind.
  package var isStripItem: Bool {
    switch self {
    case .weather, .place, .date, .appLinks, .languageLinks: true
    default: false
    }
  }
}

/// A page's name and place: one value for every link, file and address that is made of them.
package struct PageAddress: Hashable, Sendable {
  /// The page's folder below the output folder; empty for that one itself.
  package let folder: String
  /// The page's name in addresses, without an ending.
  package let slug: String

  package init(_ slug: String, in folder: String = "") {
    self.slug = slug
    self.folder = folder
  }

  /// A page that leads to articles.
  ///
  /// - Parameter section: the one that it is the front of; `nil` for the whole paper's.
  package init(frontOf section: String?) {
    self.init("index", in: section.map(Self.pathPart) ?? "")
  }

  /// A text as a part of a path: "Local News" is `local-news`. Letters of all scripts stay.
  package static func pathPart(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  /// The page's file below the output folder.
  package var path: String { Path.join(folder, "\(slug).html") }

  /// How to get from the page to the output folder, such as `../`.
  package var root: String { Path.relative(from: folder, to: "") }
}

/// A page whose slots stand once each and whose body has none: it can be laid out and its ads can be
/// placed, but it cannot be rendered.
package struct UnplacedPage: Sendable {
  /// What is laid out to find the places.
  package var page: Page

  package init(_ page: Page) { self.page = page }
}
