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
      let size = links[Int(figure.source)].size.map { " \($0.width)x\($0.height)" } ?? ""
      let side = links[Int(figure.source)].side.map { " at the \($0.rawValue)" } ?? ""
      return
        "image \(destination(figure.source)) [\(string(figure.alt))]\(size)\(caption)\(link)\(side)\(extent(of: content))"
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
    case .embed(let embed):
      let kind = embed.kind == .link ? "embed" : embed.kind.rawValue
      let size = embed.size.map { " \($0.width)x\($0.height)" } ?? ""
      return
        "\(kind) \(destination(embed.link)) [\(plain(embed.words))]\(size)\(extent(of: content))"
    case .group(let group):
      let title = group.title.isEmpty ? "" : " [\(outline(group.title))]"
      let caption = group.caption.isEmpty ? "" : " '\(outline(group.caption))'"
      return "\(group.kind.rawValue)\(title)\(caption)\(extent(of: content))\n"
        + outline(group.blocks, indentation: inner)
    case .definitions(let entries):
      let items = entries.map { entry in
        inner + entry.terms.map(outline).joined(separator: " / ") + "\n"
          + outline(entry.blocks, indentation: inner + "  ")
      }
      return "definitions\n" + items.joined(separator: "\n")
    }
  }

  private func extent(of content: BodyBlock.Content) -> String {
    extent(of: content).map { ", \($0.extent)" } ?? ""
  }

  private func destination(_ link: Int16) -> String { string(links[Int(link)].destination) }

  private func outline(_ text: RichText) -> String {
    self[text].map { run in
      var text =
        switch run.kind {
        case .text: string(run.text)
        case .lineBreak: "/"
        case .wordBreak: "|"
        case .quotationMark: string(run.text)
        case .rubyBase: "{" + string(run.text) + "}"
        case .annotation: "(" + string(run.text) + ")"
        case .image: "![\(string(run.text))](\(destination(run.link)))"
        }
      for (style, mark) in [
        (Run.Style.code, "`"), (.strikethrough, "~"), (.emphasis, "_"), (.strong, "*"),
        (.superscript, "^"), (.subscript, ","), (.mark, "="),
      ] where run.style.contains(style) {
        text = mark + text + mark
      }
      if run.kind == .text, run.link != Run.noLink, !run.style.contains(.superscript) {
        text = "[\(text)](\(destination(run.link)))"
      }
      return text
    }.joined()
  }
}
