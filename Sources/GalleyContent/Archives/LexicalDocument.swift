import GalleyBasics
import GalleyModel

/// A text as Ghost's editor keeps it since version 5: Lexical's tree of nodes, and Ghost's cards in it.
struct LexicalDocument {
  /// Where it stands, as text, in the export.
  let span: Span

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

  /// Reads one of Ghost's cards, whose data were the same in the editor before.
  func card(_ type: String, _ node: YAMLNode, _ reader: inout FragmentReader) {
    guard isOnPages(node) else { return }
    reader.widened(node[json: "cardWidth"]?.text ?? "") { content(of: type, node, &$0) }
  }

  /// Whether a card is shown on pages, and not in letters to readers alone.
  private func isOnPages(_ node: YAMLNode) -> Bool {
    let visibility = node[json: "visibility"]
    if visibility?[json: "showOnWeb"]?.text == "false" { return false }
    guard let web = visibility?[json: "web"], web[json: "nonMember"]?.text == "false" else {
      return true
    }
    return web[json: "memberSegment"]?.text?.nonEmpty != nil
  }

  private func content(of type: String, _ node: YAMLNode, _ reader: inout FragmentReader) {
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
      let html = text("html")
      reader.captioned(text("caption"), at: span) {
        address.isEmpty ? $0.read(html: html, at: span) : $0.embed(address, title: title, at: span)
      }
    case "video", "audio":
      let (source, title) = (text("src"), text("title"))
      let size = type == "video" ? node.pixelSize : nil
      reader.captioned(text("caption"), at: span) {
        $0.embed(source, type == "video" ? .video : .audio, title: title, size: size, at: span)
      }
    case "bookmark": bookmark(node, &reader)
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
      let caption = text("fileCaption")
      if !caption.isEmpty { reader.element(.p) { $0.read(html: caption, at: span) } }
    // Shown in letters to readers alone, or a mark for who pays.
    case "email", "email-cta", "paywall", "zwnj": break
    case "tk": reader.text(text("text"), at: span)
    default: unknown(type, node, &reader)
    }
  }

  /// A link to a page, with what that page says of itself.
  private func bookmark(_ node: YAMLNode, _ reader: inout FragmentReader) {
    let data = node[json: "metadata"]
    func text(_ key: String) -> String? { data?[json: key]?.text?.nonEmpty }
    let address = node[json: "url"]?.text?.nonEmpty ?? text("url") ?? ""
    let title = text("title") ?? address
    let source = [text("author"), text("publisher")].compactMap(\.self).joined(separator: " · ")
    reader.captioned(node[json: "caption"]?.text ?? "", at: span) { reader in
      reader.group(.related) { reader in
        reader.element(.p) { reader in reader.link(address) { $0.text(title, at: span) } }
        for words in [text("description") ?? "", source] where !words.isEmpty {
          reader.element(.p) { $0.text(words, at: span) }
        }
      }
    }
  }

  /// A card of which only its texts and its button are understood: a header, a product, a form to sign up.
  /// Words of other keys are told.
  private func unknown(_ type: String, _ node: YAMLNode, _ reader: inout FragmentReader) {
    guard case .mapping(let entries) = node.content else { return }
    let button = [("buttonText", "buttonUrl"), ("productButton", "productUrl")].lazy
      .compactMap { label, address -> (label: String, address: String)? in
        guard let label = node[json: label]?.text?.nonEmpty,
          let address = node[json: address]?.text?.nonEmpty
        else { return nil }
        return (label, address)
      }.first
    let texts = entries.compactMap { entry -> String? in
      let key = (entry.key.scalar?.text ?? "").lowercased()
      if key == "buttontext", button != nil { return nil }
      return Self.textKeys.contains(where: key.hasSuffix) ? entry.value.text?.nonEmpty : nil
    }
    let children = node[json: "children"]
    nodes(children, &reader)
    if !texts.isEmpty {
      reader.group(.box) { reader in
        for text in texts { reader.element(.p) { $0.read(html: text, at: span) } }
        guard let button else { return }
        reader.element(.p) { reader in
          reader.link(button.address) { $0.text(button.label, at: span) }
        }
      }
    }
    let shown = texts + (texts.isEmpty ? [] : [button?.label ?? ""])
    let words = shown.reduce(
      node.wordsForReaders - (children?.wordsForReaders ?? 0)
    ) { $0 - YAMLNode.wordsForReaders(in: $1) }
    if texts.isEmpty || words > 0 { reader.unread(.block, type, words: max(0, words), at: span) }
  }

  /// How the keys of texts end, in lower case.
  private static let textKeys = [
    "heading", "title", "description", "html", "text", "header", "disclaimer", "textvalue",
    "content",
  ]
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
