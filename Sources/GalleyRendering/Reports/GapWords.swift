import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyPlacement

/// How a gap's reason is worded for people.
enum GapWords {
  static let outdone = "legal, but others are worth more without it"

  /// "in_article 300x250, 300x600, kept": what stands there, what it may be filled with, and whether it
  /// stood there before the article was edited.
  static func taken(by ad: BodyAds.Ad, of placement: BodyAds, on page: Page) -> String {
    let sizes = page.sizes(of: ad, at: placement.body.breakpoint).joined(separator: ", ")
    let kept = placement.isKept(ad) ? ", kept" : ""
    return "\(page.layout.slots[ad.slot].name) \(sizes)\(kept)"
  }

  /// "rail 300x600, 300x250, goes along for 180 px"
  static func taken(by ad: RailAds.Ad, of rail: RailAds, on page: Page) -> String {
    let query = rail.query
    let sizes = page.sizes(of: query.slot, limitedTo: ad.limit, at: query.breakpoint)
      .joined(separator: ", ")
    let travel = query.isSticky ? ", goes along for \(Int(ad.travel.pixels.rounded())) px" : ""
    return "\(page.layout.slots[query.slot].name) \(sizes)\(travel)"
  }

  /// All that is missing, each with its place.
  static func refused(_ shortfalls: [Shortfall]) -> String {
    var maps = LineMaps()
    return shortfalls.map { shortfall in
      let place = shortfall.constraint.span.map { " (\(maps.place(of: $0)))" } ?? ""
      return refused(shortfall) + place
    }.joined(separator: "; ")
  }

  /// "first: 240 px to the body's top, 300 needed"
  static func refused(_ shortfall: Shortfall) -> String {
    "\(shortfall.constraint.name): \(shortfall.sentence)"
  }
}

extension LineMaps {
  /// `layouts/article.yaml:72:14`
  mutating func place(of span: Span) -> String {
    let location = self[span.file].location(of: span.range.lowerBound)
    return "\(span.file.path):\(location.line):\(location.column)"
  }
}

extension BodyBlock {
  /// What a reader would call the block, and the beginning of its text.
  ///
  /// - Parameter width: in cells.
  func excerpt(in body: Body, width: Int) -> String {
    let (kind, words) = described(in: body)
    let start = kind.map { "[\($0)] " } ?? ""
    return printable(start + Self.cut(words, to: max(10, width - start.count)))
  }

  /// The words of its text, or of the beginning of it, as written.
  func words(in body: Body) -> [Substring] {
    // By scalars, as characters take several times as long.
    let words = described(in: body).words.unicodeScalars.split {
      $0.isASCII ? $0 == " " || (9...13).contains($0.value) : $0.properties.isWhitespace
    }.map(Substring.init)
    if case .heading = content { return Array(words.dropFirst()) }
    return words
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
    case .embed(let embed):
      (
        embed.kind == .link ? "embed" : embed.kind.rawValue,
        embed.words.isEmpty
          ? body.link(at: embed.link).map { body.string($0.destination) } ?? ""
          : body.plain(embed.words)
      )
    case .group(let group):
      (
        group.kind == .pullQuote ? "pull quote" : group.kind.rawValue,
        group.blocks.first?.described(in: body).words ?? ""
      )
    case .definitions(let entries):
      ("definitions", entries.first?.terms.first.map { body.plain($0) } ?? "")
    }
  }

  private static func cut(_ words: String, to width: Int) -> String {
    words.count <= width ? words : words.prefix(width - 1) + "…"
  }
}
