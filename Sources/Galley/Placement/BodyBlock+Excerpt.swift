import GalleyModel
import GalleyBasics

extension BodyBlock {
  /// What a reader would call the block, and the beginning of its text.
  ///
  /// - Parameter width: in cells.
  func excerpt(in body: Body, width: Int) -> String {
    let (kind, words) = described(in: body)
    let start = kind.map { "[\($0)] " } ?? ""
    return printable(start + Self.cut(words, to: max(10, width - start.count)))
  }

  private func described(in body: Body) -> (kind: String?, words: String) {
    switch content {
    case .paragraph(let text): (nil, body.plain(text))
    case .heading(let level, let text):
      (nil, String(repeating: "#", count: level) + " " + body.plain(text))
    case .image(let figure): ("image", body.string(figure.alt))
    case .quote(let blocks): ("quote", blocks.first?.described(in: body).words ?? "")
    case .list(let list):
      ("list of \(list.items.count)", list.items.first?.first?.described(in: body).words ?? "")
    case .table(let table):
      ("table", table.header.map { body.plain($0) }.joined(separator: " | "))
    case .code: ("code", "")
    case .divider: ("divider", "")
    case .embed(let link, let title):
      (
        "embed",
        title.isEmpty
          ? body.link(at: link).map { body.string($0.destination) } ?? "" : body.plain(title)
      )
    }
  }

  private static func cut(_ words: String, to width: Int) -> String {
    words.count <= width ? words : words.prefix(width - 1) + "…"
  }
}
