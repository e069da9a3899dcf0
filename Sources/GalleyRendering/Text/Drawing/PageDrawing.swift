import GalleyModel

/// Says what is drawn for a page's regions and blocks; the painter says where.
struct PageDrawing {
  let page: Page
  let breakpoint: Int
  let style: TextStyle

  /// What a region shows, or `nil` where it shows nothing at this breakpoint.
  ///
  /// A story with nothing beside it is not wider than the theme's measure.
  func box(forRegion index: Int) -> TextBox? {
    guard let region = page.regions.first(where: { $0.region == index }) else { return nil }
    let contents = region.blocks.filter { $0.visible.contains(index: breakpoint) }.map(\.content)
    let groups = groups(of: contents)
    guard !groups.isEmpty else { return nil }
    let box = TextBox.stack(groups.map { .stack($0) }, spacing: 1)
    let hasStory = contents.contains { if case .body = $0 { true } else { false } }
    return hasStory && standsAlone(index) ? .limited(box, pixels: page.layout.theme.measure) : box
  }

  /// Whether a region has all columns of the grid.
  private func standsAlone(_ region: Int) -> Bool {
    let grid = page.layout.grids[breakpoint]
    return grid.areas.contains {
      $0.region == region && $0.columns.count == grid.columns.count
    }
  }

  /// The blocks' boxes, those that belong together in one group.
  private func groups(of contents: [BlockContent]) -> [[TextBox]] {
    var groups: [[TextBox]] = []
    var rest = contents[...]
    var previous: BlockContent?
    while let content = rest.first {
      let notices = rest.prefix { $0.isNotice }
      rest.removeFirst(max(1, notices.count))
      let box = notices.isEmpty ? box(for: content) : noticeLine(Array(notices))
      guard let box else { continue }
      if let previous, content.belongs(to: previous) {
        groups[groups.count - 1].append(box)
      } else {
        groups.append([box])
      }
      previous = content
    }
    return groups
  }

  private func box(for content: BlockContent) -> TextBox? {
    switch content {
    case .weather, .place, .date, .appLinks, .languageLinks: noticeLine([content])
    case .masthead: masthead
    case .menu(let links): menu(links)
    case .sectionLabel(let text): .text(CellText(text))
    case .headline(let text): .title(CellText(text), rule: .double)
    case .standfirst(let text): .text(CellText(text))
    case .byline(let byline): self.byline(byline)
    case .image(let image): picture(image)
    case .shareLinks(let title, let links): labelled(title, links.map(\.title))
    case .tags(let tags): labelled(page.labels[.tags], tags)
    case .body(let content): body(content)
    case .slot(let slot): self.slot(slot)
    case .articleList(let list): articleList(list)
    case .comments(let title): comments(title: title)
    case .newsletter(let newsletter): self.newsletter(newsletter)
    case .text(let body): BodyDrawing(body: body, style: style).box
    case .menuLinks(let title, let links): menuLinks(title: title, links)
    case .divider: .rule(.light)
    case .copyright(let text): .text(CellText(text), .center)
    }
  }

  /// Words in front of items that share a line.
  func labelled(_ title: String?, _ items: [String]) -> TextBox? {
    guard !items.isEmpty else { return nil }
    var items = items
    if let title { items[0] = title + (title.hasSuffix(":") ? " " : ": ") + items[0] }
    return .flow(items.map { CellText($0) }, separator: style.separator)
  }

  /// The title of a part of the page.
  func sectionTitle(_ title: String) -> TextBox {
    .labelledRule(CellText(title), .heavy)
  }
}

extension BlockContent {
  /// Whether it stands right below what precedes it.
  fileprivate func belongs(to previous: BlockContent) -> Bool {
    switch (previous, self) {
    case (.masthead, .menu), (.sectionLabel, .headline), (.divider, .copyright): true
    default: false
    }
  }
}
