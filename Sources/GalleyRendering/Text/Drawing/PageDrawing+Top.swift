import GalleyModel

extension BlockContent {
  /// Whether it is one of the short pieces above a masthead, which share a line.
  var isNotice: Bool {
    switch self {
    case .weather, .place, .date, .appLinks, .languageLinks: true
    default: false
    }
  }
}

extension PageDrawing {
  /// Weather, place and date at one end of a line, what leads elsewhere at the other.
  func noticeLine(_ contents: [BlockContent]) -> TextBox {
    var (facts, links): ([String], [String]) = ([], [])
    for content in contents {
      switch content {
      case .appLinks, .languageLinks: links += words(of: content)
      default: facts += words(of: content)
      }
    }
    if facts.isEmpty || links.isEmpty { return flow(facts + links) }
    return .ends(joined(facts), joined(links))
  }

  private func words(of notice: BlockContent) -> [String] {
    switch notice {
    case .weather(let weather): [weather.words]
    case .place(let place): [place]
    case .date(let date): [DateFormat.full(date, in: page.language)]
    case .appLinks(let title, let links): after(title, links.map(\.title))
    case .languageLinks(let title, let editions): after(title, editions.map(\.link.title))
    default: []
    }
  }

  /// A title with what it announces, which may be nothing.
  private func after(_ title: String?, _ items: [String]) -> [String] {
    guard let title else { return items }
    guard let first = items.first else { return [title] }
    return [title + " " + first] + items.dropFirst()
  }

  private func flow(_ items: [String]) -> TextBox {
    .flow(items.map { CellText($0) }, separator: style.separator)
  }

  private func joined(_ items: [String]) -> CellText {
    CellText(items.joined(separator: style.separator))
  }

  /// The publication's name between rules.
  var masthead: TextBox {
    var boxes = [TextBox.rule(.heavy), .text(CellText(page.site.name), .center)]
    if let tagline = page.site.tagline { boxes.append(.text(CellText(tagline), .center)) }
    return .stack(boxes + [.rule(.heavy)])
  }

  func menu(_ links: [Link]) -> TextBox? {
    guard !links.isEmpty else { return nil }
    let items = links.map { CellText($0.title) }
    return .stack([.flow(items, separator: style.separator, .center), .rule(.light)])
  }

  func menuLinks(title: String?, _ links: [Link]) -> TextBox? {
    labelled(title, links.map(\.title))
  }
}
