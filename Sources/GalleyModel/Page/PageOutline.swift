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
    case .slot, .menu, .menuLinks, .languageLinks, .divider: true
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
