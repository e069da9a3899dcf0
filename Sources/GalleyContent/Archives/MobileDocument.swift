import GalleyBasics
import GalleyModel

/// A text as Ghost's editor kept it before: sections of text, and cards.
struct MobileDocument {
  /// Where it stands, as text, in the export.
  private let span: Span
  /// The elements of text, as tags that open and close them.
  private let markups: [(opening: String, closing: String)]
  /// What stands within a line and is no text.
  private let atoms: [YAMLNode]
  private let cards: [YAMLNode]

  static func read(
    _ text: String, at span: Span, into reader: inout FragmentReader, _ findings: Findings
  ) {
    let parsed = JSONParser.parse(SourceFile(path: span.file.path, text: text))
    guard let root = parsed.value else {
      let problem = parsed.diagnostics.first?.message ?? "it is empty"
      findings.report(.jsonSyntax, "the text of the post cannot be read: \(problem)", at: span)
      return
    }
    let document = MobileDocument(root, at: span)
    for section in root[json: "sections"]?.items ?? [] { document.section(section, &reader) }
  }

  private init(_ root: YAMLNode, at span: Span) {
    self.span = span
    markups = root[json: "markups"]?.items.map { Self.markup($0.items) } ?? []
    atoms = root[json: "atoms"]?.items ?? []
    cards = root[json: "cards"]?.items ?? []
  }

  /// An element by its name and a list of its attributes' names and values.
  private static func markup(_ parts: [YAMLNode]) -> (opening: String, closing: String) {
    let name = name(parts.first, or: "span")
    let words = parts.count > 1 ? parts[1].items.map { $0.text ?? "" } : []
    let attributes = stride(from: 0, to: words.count - 1, by: 2).map { index in
      " \(words[index].filter { $0.isASCII && $0.isLetter })=\"\(TemplateTag.escaped(words[index + 1]))\""
    }
    return ("<\(name)\(attributes.joined())>", "</\(name)>")
  }

  /// The name of an element, which could be any text.
  private static func name(_ node: YAMLNode?, or usual: String) -> String {
    guard let name = node?.text, !name.isEmpty,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return usual }
    return name
  }

  private func section(_ section: YAMLNode, _ reader: inout FragmentReader) {
    let parts = section.items
    switch parts.first?.integer {
    case 1 where parts.count > 2:
      let tag = Self.name(parts[1], or: "p")
      reader.read(html: "<\(tag)>\(html(parts[2]))</\(tag)>", at: span)
    case 2 where parts.count > 1:
      reader.picture(parts[1].text ?? "", alt: "", size: nil, caption: "", at: span)
    case 3 where parts.count > 2:
      let tag = Self.name(parts[1], or: "ul")
      let items = parts[2].items.map { "<li>\(html($0))</li>" }.joined()
      reader.read(html: "<\(tag)>\(items)</\(tag)>", at: span)
    case 10 where parts.count > 1:
      if let index = parts[1].integer, cards.indices.contains(index) {
        card(cards[index].items, &reader)
      }
    default: reader.unread(.block, "section", words: section.wordsForReaders, at: span)
    }
  }

  /// Text with the elements that open before each piece of it and close behind.
  private func html(_ markers: YAMLNode) -> String {
    var open: [String] = []
    return markers.items.map { marker in
      let parts = marker.items
      guard parts.count >= 4 else { return "" }
      let opened = parts[1].items.compactMap(\.integer).map { index in
        markups.indices.contains(index) ? markups[index] : ("<span>", "</span>")
      }
      open += opened.map(\.1)
      let text = parts[0].integer == 0 ? TemplateTag.escaped(parts[3].text ?? "") : atom(parts[3])
      let closed = (0..<max(0, min(parts[2].integer ?? 0, open.count))).compactMap { _ in
        open.popLast()
      }
      return opened.map(\.0).joined() + text + closed.joined()
    }.joined()
  }

  /// A line break, or a thing of which only its text is known.
  private func atom(_ index: YAMLNode) -> String {
    guard let index = index.integer, atoms.indices.contains(index) else { return "<br>" }
    let parts = atoms[index].items
    guard parts.first?.text != "soft-return", parts.count > 1 else { return "<br>" }
    return TemplateTag.escaped(parts[1].text ?? "")
  }

  private func card(_ parts: [YAMLNode], _ reader: inout FragmentReader) {
    guard let name = parts.first?.text, parts.count > 1 else { return }
    let type =
      switch name {
      case "code": "codeblock"
      case "hr": "horizontalrule"
      case "card-markdown": "markdown"
      default: name
      }
    if type == "horizontalrule" { return reader.divider(at: span) }
    LexicalDocument(span: span).card(type, parts[1], &reader)
  }
}
