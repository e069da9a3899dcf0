import GalleyModel

/// Writes the blocks of one body, the bytes of its text straight from where they stand.
struct BodyWriter {
  let body: Body
  /// What local links and pictures are relative to.
  let root: String
  /// The widest that text gets, in CSS px.
  let measure: Int
  private var levels = HeadingLevels()
  /// The number of the language and direction of the block that is written.
  private(set) var speech: UInt8 = 0
  /// Whether pictures may stand beside paragraphs.
  private let hasAsides: Bool
  /// The number of the next note, where a list of notes is written.
  var note: Int?

  init(_ body: Body, root: String, measure: Int) {
    self.measure = measure
    self.body = body
    self.root = root
    hasAsides = body.links.contains { $0.side != nil }
  }

  mutating func write(_ blocks: [BodyBlock], to html: inout HTMLWriter) {
    for block in blocks { write(block, to: &html) }
  }

  mutating func write(_ block: BodyBlock, to html: inout HTMLWriter) {
    guard block.speech != speech else { return content(of: block, to: &html) }
    let (outer, start) = (speech, html.count)
    speech = block.speech
    content(of: block, to: &html)
    speech = outer
    if let said = body.speech(block.speech) { html.say(said, ofElementAt: start) }
  }

  private mutating func content(of block: BodyBlock, to html: inout HTMLWriter) {
    switch block.content {
    case .paragraph(let text):
      html.raw(hasAsides && !body.flowsBeside(block) ? "<p class=\"apart\">" : "<p>")
      runs(text, to: &html)
      html.raw("</p>\n")
    case .heading(let level, let text):
      heading(levels.shown(for: level), text, to: &html)
    case .image(let figure):
      self.figure(figure, to: &html)
    case .quote(let blocks):
      quote(blocks, to: &html)
    case .list(let list):
      self.list(list, to: &html)
    case .table(let table):
      self.table(table, to: &html)
    case .code(let language, let text):
      code(text, language: language, to: &html)
    case .divider:
      html.raw("<hr>\n")
    case .embed(let embed): self.embed(embed, to: &html)
    case .group(let group): self.group(group, to: &html)
    case .definitions(let entries): definitions(entries, to: &html)
    }
  }

  mutating func quote(
    _ blocks: [BodyBlock], _ opening: StaticString = "<blockquote>\n", to html: inout HTMLWriter
  ) {
    html.raw(opening)
    for (index, block) in blocks.enumerated() {
      if body.isAttribution(block, at: index, of: blocks.count),
        case .paragraph(let text) = block.content
      {
        html.raw("<p class=\"attribution\">")
        runs(text, to: &html)
        html.raw("</p>\n")
      } else {
        write(block, to: &html)
      }
    }
    html.raw("</blockquote>\n")
  }

  private func heading(_ level: Int, _ text: RichText, to html: inout HTMLWriter) {
    html.raw("<h")
    html.number(level)
    html.raw(">")
    runs(text, to: &html)
    html.raw("</h")
    html.number(level)
    html.raw(">\n")
  }

  private func code(_ text: TextRange, language: TextRange, to html: inout HTMLWriter) {
    html.raw("<pre tabindex=\"0\"><code")
    if !language.isEmpty {
      html.raw(" class=\"language-")
      html.attributeValue(language, of: body)
      html.raw("\"")
    }
    html.raw(">")
    html.text(text, of: body)
    html.raw("</code></pre>\n")
  }
}

extension BodyWriter {
  /// Runs in a row, elements that neighbours share opened once.
  func runs(_ text: RichText, to html: inout HTMLWriter) {
    var open = OpenElements(speech: speech)
    for run in body[text] {
      let link = run.kind == .image ? Run.noLink : run.link
      let isRuby = run.kind == .rubyBase || run.kind == .annotation
      if link != open.link || isRuby != open.isRuby || run.speech != open.speech {
        change(&open, to: run, link: link, isRuby: isRuby, &html)
      }
      if run.kind == .annotation || run.style != open.style {
        close(open.style, to: &html)
        open.style = run.kind == .annotation ? .plain : run.style
        self.open(open.style, to: &html)
      }
      content(of: run, to: &html)
    }
    close(&open, upToLink: true, &html)
  }

  /// What is open within a line, the outermost first.
  private struct OpenElements {
    var link = Run.noLink
    var speech: UInt8
    /// Whether an element is open for it: not where the block has it.
    var saysSpeech = false
    var isRuby = false
    var style = Run.Style.plain
  }

  private func change(
    _ open: inout OpenElements, to run: Run, link: Int16, isRuby: Bool, _ html: inout HTMLWriter
  ) {
    close(&open, upToLink: link != open.link, &html)
    if link != open.link { open.link = self.link(link, to: &html) }
    open.speech = run.speech
    // Pictures and breaks have no words.
    if run.speech != speech, let said = body.speech(run.speech) {
      html.open(said)
      open.saysSpeech = true
    }
    if isRuby { html.raw("<ruby>") }
    open.isRuby = isRuby
  }

  private func close(_ open: inout OpenElements, upToLink: Bool, _ html: inout HTMLWriter) {
    close(open.style, to: &html)
    open.style = .plain
    if open.isRuby { html.raw("</ruby>") }
    open.isRuby = false
    if open.saysSpeech { html.raw("</span>") }
    open.saysSpeech = false
    if upToLink {
      if open.link != Run.noLink { html.raw("</a>") }
      open.link = Run.noLink
    }
  }

  private func content(of run: Run, to html: inout HTMLWriter) {
    switch run.kind {
    case .text, .quotationMark, .rubyBase: html.text(run.text, of: body)
    case .annotation: annotation(run, to: &html)
    case .wordBreak: html.raw("<wbr>")
    case .lineBreak: html.raw("<br>\n")
    case .image: inlineImage(run, to: &html)
    }
  }

  /// How text is read, above it; in brackets where a browser cannot draw it so.
  func annotation(_ run: Run, to html: inout HTMLWriter) {
    html.raw("<rp>(</rp><rt>")
    open(run.style, to: &html)
    html.text(run.text, of: body)
    close(run.style, to: &html)
    html.raw("</rt><rp>)</rp>")
  }

  /// - Returns: the link that is open now, `Run.noLink` for an unsafe one.
  private func link(_ index: Int16, to html: inout HTMLWriter) -> Int16 {
    guard let link = body.link(at: index) else { return Run.noLink }
    guard LinkDestination(body.text[link.destination.indices]) != .unsafe else {
      return Run.noLink
    }
    html.raw("<a")
    html.link("href", link.destination, of: body, root: root)
    if !link.title.isEmpty {
      html.raw(" title=\"")
      html.attributeValue(link.title, of: body)
      html.raw("\"")
    }
    write(link.relation, to: &html)
    html.raw(">")
    return index
  }

  private func write(_ relation: BodyLink.Relation, to html: inout HTMLWriter) {
    guard !relation.isEmpty else { return }
    html.raw(" rel=\"")
    var isFirst = true
    for (word, name): (BodyLink.Relation, StaticString) in [
      (.sponsored, "sponsored"), (.userGenerated, "ugc"), (.notFollowed, "nofollow"),
    ] where relation.contains(word) {
      if !isFirst { html.raw(" ") }
      html.raw(name)
      isFirst = false
    }
    html.raw("\"")
  }

  private func open(_ style: Run.Style, to html: inout HTMLWriter) {
    if style.contains(.strong) { html.raw("<strong>") }
    if style.contains(.emphasis) { html.raw("<em>") }
    if style.contains(.strikethrough) { html.raw("<del>") }
    if style.contains(.inserted) { html.raw("<ins>") }
    if style.contains(.mark) { html.raw("<mark>") }
    if style.contains(.superscript) { html.raw("<sup>") }
    if style.contains(.subscript) { html.raw("<sub>") }
    if style.contains(.code) { html.raw("<code>") }
  }

  private func close(_ style: Run.Style, to html: inout HTMLWriter) {
    guard style != .plain else { return }
    if style.contains(.code) { html.raw("</code>") }
    if style.contains(.subscript) { html.raw("</sub>") }
    if style.contains(.superscript) { html.raw("</sup>") }
    if style.contains(.mark) { html.raw("</mark>") }
    if style.contains(.inserted) { html.raw("</ins>") }
    if style.contains(.strikethrough) { html.raw("</del>") }
    if style.contains(.emphasis) { html.raw("</em>") }
    if style.contains(.strong) { html.raw("</strong>") }
  }
}

extension BodyWriter {
  mutating func list(_ list: BodyList, to html: inout HTMLWriter) {
    open(list, to: &html)
    let firstNote = note
    note = nil
    for (index, item) in list.items.enumerated() {
      html.raw("<li")
      if let firstNote {
        html.raw(" id=\"note-")
        html.number(firstNote + index)
        html.raw("\"")
      }
      if let number = list.ownNumbers[index] { html.attribute("value", number) }
      html.raw(">")
      if list.isTight {
        tightItem(item, to: &html)
      } else {
        html.raw("\n")
        write(item, to: &html)
      }
      html.raw("</li>\n")
    }
    html.raw(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  private func open(_ list: BodyList, to html: inout HTMLWriter) {
    guard let start = list.start else {
      html.raw(list.isTight ? "<ul>\n" : "<ul class=\"loose\">\n")
      return
    }
    html.raw("<ol")
    if list.isReversed { html.raw(" reversed") }
    if start != (list.isReversed ? list.items.count : 1) { html.attribute("start", start) }
    html.raw(list.isTight ? ">\n" : " class=\"loose\">\n")
  }

  /// In a tight list a paragraph is the item's own text.
  private mutating func tightItem(_ item: [BodyBlock], to html: inout HTMLWriter) {
    for (index, block) in item.enumerated() {
      if case .paragraph(let text) = block.content {
        if index > 0 { html.raw("<br>") }
        runs(text, to: &html)
      } else {
        html.raw("\n")
        write(block, to: &html)
      }
    }
  }

  func table(_ table: Table, to html: inout HTMLWriter) {
    html.raw("<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead>\n<tr>")
    for (index, cell) in table.header.enumerated() {
      html.raw("<th scope=\"col\"")
      alignment(of: index, in: table, to: &html)
      runs(cell, to: &html)
      html.raw("</th>")
    }
    html.raw("</tr>\n</thead>\n")
    if !table.rows.isEmpty { rows(of: table, to: &html) }
    html.raw("</table>\n</div>\n")
  }

  private func rows(of table: Table, to html: inout HTMLWriter) {
    html.raw("<tbody>\n")
    for row in table.rows {
      html.raw("<tr>")
      for (index, cell) in row.enumerated() {
        html.raw("<td")
        alignment(of: index, in: table, to: &html)
        runs(cell, to: &html)
        html.raw("</td>")
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody>\n")
  }

  private func alignment(of column: Int, in table: Table, to html: inout HTMLWriter) {
    let alignment =
      table.alignments.indices.contains(column) ? table.alignments[column] : .natural
    switch alignment {
    case .natural: html.raw(">")
    case .left: html.raw(" class=\"left\">")
    case .center: html.raw(" class=\"center\">")
    case .right: html.raw(" class=\"right\">")
    }
  }
}

extension PageWriter {
  mutating func articleBody(_ content: BodyContent, _ visibility: Visibility) {
    guard let body = page.article?.body else { return }
    open("div", "body prose", visibility)
    html.raw(">\n")
    var writer = BodyWriter(body, root: page.root, measure: page.layout.theme.measure)
    for item in content.items {
      switch item {
      case .block(let index):
        if body.blocks.indices.contains(index) { writer.write(body.blocks[index], to: &html) }
      case .slot(let slot):
        self.slot(slot, within: visibility.shown)
      case .insert(let index): insert(content.inserts[index].block, within: visibility.shown)
      }
    }
    html.raw("</div>\n")
  }

  /// A block of the layout, in a box of its own: what is styled as text around it is not so in there.
  private mutating func insert(_ block: PageBlock, within all: BreakpointSet) {
    let visibility = Visibility(shown: block.visible, within: all)
    open("div", block.name.isPrinted ? "insert" : "insert unprinted", visibility)
    html.raw(">\n")
    self.block(block, isHeadline: false, within: block.visible)
    html.raw("</div>\n")
  }
}
