import GalleyBasics
import GalleyModel

/// A text as Ghost's editor keeps it since version 5: Lexical's tree of nodes, and Ghost's cards in it.
struct LexicalDocument {
  private let span: Span

  /// - Parameter span: where the tree stands, as text, in the export.
  static func read(
    _ text: String, at span: Span, into reader: inout FragmentReader, _ findings: Findings
  ) {
    let parsed = JSONParser.parse(SourceFile(path: span.file.path, text: text))
    guard let root = parsed.value?[json: "root"] else {
      let problem = parsed.diagnostics.first?.message ?? "it has no 'root'"
      findings.report(.jsonSyntax, "the text of the post cannot be read: \(problem)", at: span)
      return
    }
    LexicalDocument(span: span).nodes(root[json: "children"], &reader)
  }

  private func nodes(_ list: YAMLNode?, _ reader: inout FragmentReader) {
    for node in list?.items ?? [] { self.node(node, &reader) }
  }

  private func node(_ node: YAMLNode, _ reader: inout FragmentReader) {
    let type = node[json: "type"]?.text ?? ""
    let children = node[json: "children"]
    switch type {
    case "paragraph": reader.element(.p) { nodes(children, &$0) }
    case "heading", "extended-heading":
      let level = node[json: "tag"]?.text?.last?.wholeNumberValue ?? 2
      reader.element(.heading(level)) { nodes(children, &$0) }
    case "quote", "extended-quote": reader.element(.blockquote) { nodes(children, &$0) }
    case "aside": reader.element(.aside) { nodes(children, &$0) }
    case "list":
      let start = node[json: "listType"]?.text == "number" ? node[json: "start"]?.integer ?? 1 : nil
      reader.openList(start: start)
      nodes(children, &reader)
      reader.closeList(start: start)
    case "listitem": reader.item { nodes(children, &$0) }
    case "text", "extended-text", "code-highlight": text(node, &reader)
    case "linebreak": reader.lineBreak()
    case "tab": reader.text(" ", at: span)
    case "link", "autolink":
      reader.link(node[json: "url"]?.text ?? "") { nodes(children, &$0) }
    case "horizontalrule": reader.divider(at: span)
    default: card(type, node, &reader)
    }
  }

  private func text(_ node: YAMLNode, _ reader: inout FragmentReader) {
    let format = node[json: "format"]?.integer ?? 0
    // The bits of Lexical's text formats.
    let styles: [(Int, Run.Style)] = [
      (1, .strong), (2, .emphasis), (4, .strikethrough), (16, .code), (32, .subscript),
      (64, .superscript), (128, .mark),
    ]
    let style = styles.reduce(Run.Style.plain) { format & $1.0 != 0 ? $0.with($1.1) : $0 }
    reader.push(style)
    reader.text(node[json: "text"]?.text ?? "", at: span)
    reader.pop()
  }

  private func card(_ type: String, _ node: YAMLNode, _ reader: inout FragmentReader) {
    func text(_ key: String) -> String { node[json: key]?.text ?? "" }
    switch type {
    case "image":
      reader.picture(
        text("src"), alt: text("alt"), size: node.pixelSize, caption: text("caption"), at: span)
    case "gallery":
      let images = node[json: "images"]?.items ?? []
      reader.captioned(text("caption"), at: span) { reader in
        reader.group(.gallery) { reader in
          for image in images {
            reader.picture(
              image[json: "src"]?.text ?? "", alt: image[json: "alt"]?.text ?? "",
              size: image.pixelSize, caption: image[json: "caption"]?.text ?? "", at: span)
          }
        }
      }
    case "embed":
      let (address, title) = (text("url"), node[json: "metadata"]?[json: "title"]?.text ?? "")
      reader.captioned(text("caption"), at: span) { $0.embed(address, title: title, at: span) }
    case "video", "audio":
      let (source, title) = (text("src"), text("title"))
      let size = type == "video" ? node.pixelSize : nil
      reader.captioned(text("caption"), at: span) {
        $0.embed(source, type == "video" ? .video : .audio, title: title, size: size, at: span)
      }
    case "bookmark":
      let data = node[json: "metadata"]
      let title = data?[json: "title"]?.text ?? text("url")
      let description = data?[json: "description"]?.text ?? ""
      let address = text("url")
      reader.captioned(text("caption"), at: span) { reader in
        reader.group(.related) { reader in
          reader.element(.p) { reader in reader.link(address) { $0.text(title, at: span) } }
          if !description.isEmpty { reader.element(.p) { $0.text(description, at: span) } }
        }
      }
    case "html": reader.read(html: text("html"), at: span)
    case "markdown": reader.read(markdown: text("markdown"), at: span)
    case "codeblock":
      let (code, language) = (text("code"), text("language"))
      reader.captioned(text("caption"), at: span) { $0.code(code, language: language, at: span) }
    case "callout":
      let html = text("calloutEmoji") + " " + text("calloutText")
      reader.group(.box) { $0.read(html: html, at: span) }
    case "toggle":
      let (heading, content) = (text("heading"), text("content"))
      reader.element(.details) { reader in
        reader.element(.summary) { $0.read(html: heading, at: span) }
        reader.read(html: content, at: span)
      }
    case "button":
      let (address, label) = (text("buttonUrl"), text("buttonText"))
      reader.element(.p) { reader in reader.link(address) { $0.text(label, at: span) } }
    case "file":
      let (address, label) = (text("src"), text("fileTitle").nonEmpty ?? text("fileName"))
      reader.element(.p) { reader in reader.link(address) { $0.text(label, at: span) } }
    case "paywall": break
    default: unknown(type, node, &reader)
    }
  }

  /// A card of which only its texts are understood: a header, a product, a form to sign up.
  private func unknown(_ type: String, _ node: YAMLNode, _ reader: inout FragmentReader) {
    guard case .mapping(let entries) = node.content else { return }
    let texts = entries.compactMap { entry -> String? in
      let key = entry.key.scalar?.text ?? ""
      let isText = [
        "heading", "subheading", "title", "description", "html", "text", "header", "subheader",
        "disclaimer", "textValue", "productTitle", "productDescription", "content",
      ].contains { key.lowercased().hasSuffix($0.lowercased()) }
      return isText ? entry.value.text : nil
    }
    let children = node[json: "children"]
    if texts.isEmpty, children == nil {
      reader.unread(.block, type, words: 0, at: span)
    } else if texts.isEmpty {
      nodes(children, &reader)
      reader.unread(.block, type, words: 0, at: span)
    } else {
      reader.group(.box) { reader in
        for text in texts { reader.element(.p) { $0.read(html: text, at: span) } }
      }
    }
  }
}

extension HTMLTag {
  /// The heading of a level.
  static func heading(_ level: Int) -> HTMLTag {
    switch level {
    case ...1: .h1
    case 2: .h2
    case 3: .h3
    case 4: .h4
    case 5: .h5
    default: .h6
    }
  }
}

/// A text as Ghost's editor kept it before: sections of text, and cards.
enum MobileDocument {
  static func read(
    _ text: String, at span: Span, into reader: inout FragmentReader, _ findings: Findings
  ) {
    let parsed = JSONParser.parse(SourceFile(path: span.file.path, text: text))
    guard let root = parsed.value else {
      let problem = parsed.diagnostics.first?.message ?? "it is empty"
      findings.report(.jsonSyntax, "the text of the post cannot be read: \(problem)", at: span)
      return
    }
    let markups = root[json: "markups"]?.items.map { $0.items.first?.text ?? "" } ?? []
    let cards = root[json: "cards"]?.items ?? []
    for section in root[json: "sections"]?.items ?? [] {
      let parts = section.items
      switch parts.first?.integer {
      case 1 where parts.count > 2:
        let html = markers(parts[2], markups)
        let tag = parts[1].text ?? "p"
        reader.read(html: "<\(tag)>\(html)</\(tag)>", at: span)
      case 2 where parts.count > 1:
        reader.picture(parts[1].text ?? "", alt: "", size: nil, caption: "", at: span)
      case 3 where parts.count > 2:
        let tag = parts[1].text ?? "ul"
        let items = parts[2].items.map { "<li>\(markers($0, markups))</li>" }.joined()
        reader.read(html: "<\(tag)>\(items)</\(tag)>", at: span)
      case 10 where parts.count > 1:
        if let index = parts[1].integer, cards.indices.contains(index) {
          card(cards[index].items, at: span, into: &reader)
        }
      default: reader.unread(.block, "section", words: 0, at: span)
      }
    }
  }

  /// Text with the elements that open before each piece of it and close behind.
  private static func markers(_ list: YAMLNode, _ markups: [String]) -> String {
    var open: [String] = []
    return list.items.map { marker in
      let parts = marker.items
      guard parts.count >= 4 else { return "" }
      let opened = parts[1].items.compactMap(\.integer).map {
        markups.indices.contains($0) ? markups[$0] : "span"
      }
      open += opened
      let text = parts[0].integer == 0 ? TemplateTag.escaped(parts[3].text ?? "") : "<br>"
      let closed = (0..<max(0, parts[2].integer ?? 0)).compactMap { _ in open.popLast() }
      return opened.map { "<\($0)>" }.joined() + text + closed.map { "</\($0)>" }.joined()
    }.joined()
  }

  private static func card(
    _ parts: [YAMLNode], at span: Span, into reader: inout FragmentReader
  ) {
    guard let name = parts.first?.text, parts.count > 1 else { return }
    let data = parts[1]
    func text(_ key: String) -> String { data[json: key]?.text ?? "" }
    switch name {
    case "markdown", "card-markdown": reader.read(markdown: text("markdown"), at: span)
    case "html": reader.read(html: text("html"), at: span)
    case "image":
      reader.picture(
        text("src"), alt: text("alt"), size: data.pixelSize, caption: text("caption"), at: span)
    case "code":
      let (code, language) = (text("code"), text("language"))
      reader.code(code, language: language, at: span)
    case "embed":
      let address = text("url")
      reader.captioned(text("caption"), at: span) { $0.embed(address, at: span) }
    case "hr": reader.divider(at: span)
    default: reader.unread(.block, name, words: 0, at: span)
    }
  }
}
