import GalleyBasics
package import GalleyModel

/// Writes a page as one column in the order of reading: what a screen reader says, and a diff shows.
///
/// Nothing is drawn and no line is wrapped: a paragraph is a line, and between blocks stands an
/// empty one. An advertisement is its label followed by a line with `spot_img`.
package struct LinearTextRenderer: Sendable {
  private let breakpoint: Int?

  /// - Parameter breakpoint: index in the layout's breakpoints; `nil` for all that the page has,
  ///   wherever it is shown.
  package init(breakpoint: Int? = nil) { self.breakpoint = breakpoint }

  /// The page as UTF-8 without spaces at the ends of lines and with a newline at its end.
  package func render(_ page: Page) -> [UInt8] {
    let page = page.inSigns
    var writer = LinearPageWriter(page: page, breakpoint: breakpoint)
    writer.writeState()
    for region in page.regions {
      for block in region.blocks { writer.write(block) }
    }
    for overlay in page.overlays { writer.write(overlay.place) }
    return writer.lines.render()
  }
}

/// Writes the words of a page's blocks.
private struct LinearPageWriter {
  let page: Page
  let breakpoint: Int?
  private(set) var lines = LinearLines()

  init(page: Page, breakpoint: Int?) {
    self.page = page
    self.breakpoint = breakpoint
  }

  /// Says of a page that readers may not see that it is none for them.
  mutating func writeState() {
    lines.appendGroup([page.article?.withheld.map { "[\($0.words)]" }])
  }

  mutating func write(_ block: PageBlock) {
    guard isVisible(block.visible) else { return }
    switch block.content {
    case .body(let content): write(content)
    case .slot(let slot): write(slot)
    case .text(let body): LinearBodyWriter(body: body).write(body.blocks, to: &lines)
    case .articleList(let list): write(list)
    case .comments(let title): lines.appendGroup([title] + formWords)
    default: lines.appendGroup(words(of: block.content))
    }
  }

  private func isVisible(_ visible: BreakpointSet) -> Bool {
    breakpoint.map(visible.contains(index:)) ?? !visible.isEmpty
  }

  private func words(of content: BlockContent) -> [String?] {
    switch content {
    case .weather(let weather): [weather.temperature, weather.condition]
    case .date(let date): [DateFormat.full(date, in: page.language)]
    case .appLinks(let title, let links): [title] + links.map(\.title)
    case .languageLinks(let title, let editions): [title] + editions.map(\.link.title)
    case .masthead: [page.site.name, page.site.tagline]
    case .menu(let links), .breadcrumbs(let links): links.map(\.title)
    case .place(let text), .sectionLabel(let text), .headline(let text), .standfirst(let text),
      .copyright(let text):
      [text]
    case .byline(let byline): byline.parts(phrases: page.phrases, language: page.language)
    case .image(let image): words(of: image)
    case .gallery(let title, let pictures): [title] + pictures.flatMap { words(of: $0) }
    case .shareLinks(let title, let links): [title] + links.map(\.title)
    case .tags(let tags): [page.phrases[.tags]] + tags
    case .author(let title, let people):
      [title] + people.flatMap { words(of: $0) }
    case .newsletter(let newsletter):
      [newsletter.title, newsletter.text, page.phrases[.email], newsletter.button]
    case .menuLinks(let title, let links): [title] + links.map(\.title)
    case .custom(let custom): [custom.markup.words]
    case .body, .slot, .articleList, .comments, .text, .divider: []
    }
  }

  private func words(of person: Person) -> [String?] {
    [person.name, person.text] + person.links.map(\.title)
  }

  private func words(of image: Image) -> [String?] {
    [image.alt?.value, image.caption, image.credit]
  }

  private mutating func write(_ content: BodyContent) {
    guard let body = page.article?.body else { return }
    let writer = LinearBodyWriter(body: body)
    for item in content.items {
      switch item {
      case .block(let index) where body.blocks.indices.contains(index):
        writer.write([body.blocks[index]], to: &lines)
      case .slot(let slot): write(slot)
      case .insert(let index): write(content.inserts[index].block)
      case .block: break
      }
    }
  }

  mutating func write(_ slot: PageSlot) {
    guard isVisible(slot.visible), page.layout.slots.indices.contains(slot.slot) else { return }
    let meant = page.layout.slots[slot.slot]
    if !page.areAdsBlocked {
      lines.appendGroup([meant.slot.label?.value, "spot_img"])
    } else if let ad = meant.houseAd {
      lines.appendGroup([meant.slot.label?.value, ad.alt])
    }
  }

  private mutating func write(_ list: ArticleListContent) {
    let items = list.items.map(\.title)
    lines.appendGroup([list.title] + (items.isEmpty ? [page.phrases[.nothingHere]] : items))
  }

  private var formWords: [String] {
    [
      .comment, .enterComment, .name, .enterName, .email, .enterEmail, .emailStaysPrivate,
      .website, .postComment,
    ].map { page.phrases[$0] }
  }
}

/// Writes the words of a body's blocks.
private struct LinearBodyWriter {
  let body: Body

  func write(_ blocks: [BodyBlock], to lines: inout LinearLines, isTight: Bool = false) {
    for block in blocks {
      if !isTight { lines.endGroup() }
      write(block, to: &lines)
      if !isTight { lines.endGroup() }
    }
  }

  private func write(_ block: BodyBlock, to lines: inout LinearLines) {
    switch block.content {
    case .paragraph(let text), .heading(_, let text): lines.append(body.safe(text))
    case .image(let figure):
      lines.append(body.string(figure.alt))
      lines.append(body.safe(figure.caption))
      if let side = body.side(of: block) { lines.append("[at the \(side.rawValue)]") }
      if let (extent, _) = body.extent(of: block.content) { lines.append("[\(extent.words)]") }
    case .quote(let blocks): write(blocks, to: &lines)
    case .list(let list): write(list, to: &lines)
    case .table(let table):
      for row in [table.header] + table.rows { lines.append(body.safe(cells: row)) }
    case .code(_, let text): lines.append(body.preformatted(text))
    case .divider: lines.append("* * *")
    case .embed(let embed) where embed.kind == .link:
      lines.append(embed.words.isEmpty ? body.destination(of: embed.link) : body.safe(embed.words))
    case .embed(let embed):
      lines.append(body.sourceName(of: embed))
      lines.append(embed.words.isEmpty ? body.destination(of: embed.link) : body.safe(embed.words))
    case .group(let group):
      if !group.title.isEmpty { lines.append(body.safe(group.title)) }
      write(group.blocks + group.captionBlock, to: &lines)
    case .definitions(let entries):
      for entry in entries {
        for term in entry.terms { lines.append(body.safe(term)) }
        write(entry.blocks, to: &lines, isTight: true)
      }
    }
  }

  /// The mark stands before an item's first line; what follows is indented by its width.
  private func write(_ list: BodyList, to lines: inout LinearLines) {
    let numbers = list.numbers
    for (index, blocks) in list.items.enumerated() {
      let mark = numbers.isEmpty ? "- " : "\(numbers[index]). "
      if !list.isTight { lines.endGroup() }
      lines.marked(mark) { write(blocks, to: &$0, isTight: list.isTight) }
    }
  }
}

extension Byline {
  /// "By A, B", the day, and the day of the update, each where it is known.
  func parts(phrases: Phrases, language: LanguageTag) -> [String] {
    var parts: [String] = []
    if !authors.isEmpty {
      parts.append(phrases[.by] + " " + authors.joined(separator: ", "))
    }
    if let date { parts.append(DateFormat.full(date, in: language)) }
    if let updated {
      parts.append(phrases[.updated] + " " + DateFormat.full(updated, in: language))
    }
    return parts
  }
}

/// Lines of text in groups that an empty line keeps apart.
struct LinearLines {
  private var output: [UInt8] = []
  private var isGroupOpen = false
  /// The spaces that every line begins with.
  private var indent = 0
  /// What the next line begins with after its indent: the mark of a list's item.
  private var mark = ""

  /// Ends the group: the next line comes after an empty one.
  mutating func endGroup() { isGroupOpen = false }

  /// Appends a line; text without a word gives none.
  mutating func append(_ text: SafeText) {
    let bytes = text.bytes
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0A }) else { return }
    if !isGroupOpen, !output.isEmpty { output.append(0x0A) }
    isGroupOpen = true
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let end = line.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? line.startIndex
      let content = line[..<end]
      if !content.isEmpty {
        output += repeatElement(0x20, count: indent - mark.utf8.count)
        output += mark.utf8
        output += content
        mark = ""
      }
      output.append(0x0A)
    }
  }

  mutating func append(_ text: String) { append(SafeText(text)) }

  /// A group of one line for each text.
  mutating func appendGroup(_ texts: [String?]) {
    endGroup()
    for case let text? in texts { append(text) }
    endGroup()
  }

  /// Appends lines that are indented by the width of a mark, which stands before the first.
  mutating func marked(_ own: String, _ body: (inout LinearLines) -> Void) {
    mark += own
    indent += own.utf8.count
    body(&self)
    indent -= own.utf8.count
    mark = ""
  }

  func render() -> [UInt8] { output.isEmpty ? [0x0A] : output }
}

extension PictureExtent {
  fileprivate var words: StaticString {
    switch self {
    case .half: "half as wide as the text"
    case .wide: "wider than the text"
    case .full: "at full width"
    }
  }
}
