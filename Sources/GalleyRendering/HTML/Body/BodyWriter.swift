import GalleyModel

/// Writes the blocks of one body, the bytes of its text straight from where they stand.
struct BodyWriter {
  let body: Body
  /// What local links and pictures are relative to.
  let root: String
  private var levels = HeadingLevels()
  /// The number of the language and direction of the block that is written.
  private(set) var speech: UInt8 = 0
  /// Whether pictures may stand beside paragraphs.
  private let hasAsides: Bool
  /// The number of the next note, where a list of notes is written.
  var note: Int?

  init(_ body: Body, root: String) {
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
