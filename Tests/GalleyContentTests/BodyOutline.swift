import GalleyModel

extension Body {
  /// The body in a notation of its own, one block a line, for tests to compare.
  var outline: String { outline(blocks, indentation: "") }

  private func outline(_ blocks: [BodyBlock], indentation: String) -> String {
    blocks.map { indentation + outline($0.content, indentation: indentation) }
      .joined(separator: "\n")
  }

  private func outline(_ content: BodyBlock.Content, indentation: String) -> String {
    let inner = indentation + "  "
    switch content {
    case .paragraph(let text): return "p " + outline(text)
    case .heading(let level, let text): return "h\(level) " + outline(text)
    case .image(let figure):
      let link = figure.link == Run.noLink ? "" : " -> \(destination(figure.link))"
      let caption = figure.caption.isEmpty ? "" : " '\(outline(figure.caption))'"
      return "image \(destination(figure.source)) [\(string(figure.alt))]\(caption)\(link)"
    case .quote(let blocks): return "quote\n" + outline(blocks, indentation: inner)
    case .list(let list):
      let kind = list.start.map { "list \($0)" } ?? "list"
      let items = list.items.map { "\(inner)item\n" + outline($0, indentation: inner + "  ") }
      return kind + (list.isTight ? "" : " loose") + "\n" + items.joined(separator: "\n")
    case .table(let table):
      let rows = ([table.header] + table.rows).map { row in
        inner + "| " + row.map(outline).joined(separator: " | ")
      }
      let alignments = table.alignments.map { "\($0)" }.joined(separator: " ")
      return "table \(alignments)\n" + rows.joined(separator: "\n")
    case .code(let language, let text):
      return "code \(string(language)) \(string(text).debugDescription)"
    case .divider: return "divider"
    case .embed(let link, let title): return "embed \(destination(link)) [\(plain(title))]"
    }
  }

  private func destination(_ link: Int16) -> String { string(links[Int(link)].destination) }

  private func outline(_ text: RichText) -> String {
    self[text].map { run in
      var text =
        switch run.kind {
        case .text: string(run.text)
        case .lineBreak: "/"
        case .image: "![\(string(run.text))](\(destination(run.link)))"
        }
      for (style, mark) in [
        (Run.Style.code, "`"), (.strikethrough, "~"), (.emphasis, "_"), (.strong, "*"),
      ] where run.style.contains(style) {
        text = mark + text + mark
      }
      if run.kind == .text, run.link != Run.noLink { text = "[\(text)](\(destination(run.link)))" }
      return text
    }.joined()
  }
}
