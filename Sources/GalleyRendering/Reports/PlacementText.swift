import GalleyBasics
import GalleyGeometry
package import GalleyModel
import GalleyPlacement

/// Writes a body with its gaps for people: what stands there, what was taken, and what is missing; and
/// the rails beside it.
package struct PlacementText {
  let page: Page
  private let width: Int
  private let color: Bool
  var maps = LineMaps()
  var text = ""

  /// - Parameter width: in cells.
  package init(_ page: Page, width: Int, color: Bool) {
    self.page = page
    self.width = max(60, width)
    self.color = color
  }

  package consuming func render(_ answers: [PlacementAnswer]) -> [UInt8] {
    for (index, answer) in answers.enumerated() {
      if index > 0 { text += "\n" }
      write(answer)
    }
    return Array(text.utf8)
  }

  private mutating func write(_ answer: PlacementAnswer) {
    let breakpoint = page.layout.breakpoints[answer.breakpoint]
    text += style("\(breakpoint.name.value), \(breakpoint.screen)", .bold)
    if let placement = answer.body {
      write(answer, placement)
    } else if let reason = answer.reason {
      text += ": \(reason)\n"
    }
    for insert in answer.inserts where answer.body == nil || insert.gap == nil { write(insert) }
    for rail in answer.rails { write(rail) }
  }

  private mutating func write(_ answer: PlacementAnswer, _ placement: BodyAds) {
    head(placement)
    for (index, block) in placement.body.blocks.enumerated() {
      if index > 0, let insert = answer.insert(in: index) {
        line(insert)
      } else if index > 0 {
        write(answer.gaps[index - 1], placement)
      }
      let excerpt = excerpt(index, width: width - 10)
      text += pad("\(block.line)", 6) + "  " + style(excerpt, .dim) + "\n"
    }
    if let reason = answer.reason {
      text += "  \(reason)\n"
    } else {
      tail(answer.remedies, placement)
    }
  }

  private mutating func head(_ placement: BodyAds) {
    let count = placement.ads.count
    text += ": \(count) \(count == 1 ? "ad" : "ads") in \(answerLength(placement)), "
    text += "\(percent(placement.density)) of the main content"
    if let limit = placement.query.densityLimit { text += " (at most \(percent(limit)))" }
    text += "\n"
    text += style("  line", .dim) + "\n"
  }

  private func answerLength(_ placement: BodyAds) -> String {
    let screens = placement.body.height.pixels / Double(placement.body.screen.height)
    return "a body of \(px(placement.body.height)) px, \(tenths(screens)) screens"
  }

  private mutating func write(_ gap: GapExplanation, _ placement: BodyAds) {
    let y = "\(px(gap.y)) px"
    switch gap.verdict {
    case .taken(let index):
      let words = GapWords.taken(by: placement.ads[index], of: placement, on: page)
      line("✓", y, words + (gap.isPinned ? ", as marked" : ""))
    case .outdone: line("✗", y, GapWords.outdone)
    case .refused(let shortfalls): refused(shortfalls, y)
    }
  }

  /// What binds, and how much else is missing.
  mutating func refused(_ shortfalls: [Shortfall], _ y: String) {
    guard let binding = shortfalls.first else { return }
    let more = shortfalls.count > 1 ? " (+\(shortfalls.count - 1) more)" : ""
    let place = binding.constraint.span.map { "  " + maps.place(of: $0) } ?? ""
    line("✗", y, GapWords.refused(binding) + more + style(place, .dim))
  }

  mutating func line(_ mark: String, _ y: String, _ words: String) {
    let mark = style(mark, mark == "✗" ? .red : .green)
    text += "        \(mark) " + pad(y, 9) + "  \(words)\n"
  }

  private mutating func tail(_ remedies: [Remedy], _ placement: BodyAds) {
    guard let best = remedies.first else {
      text += "  no change of one number admits another ad\n"
      return
    }
    text +=
      "  one more ad with the smallest change: " + style(sentence(best, placement), .bold) + "\n"
    for other in remedies.dropFirst().prefix(3) {
      text += "                                    or: \(sentence(other, placement))\n"
    }
  }

  private mutating func sentence(_ remedy: Remedy, _ placement: BodyAds) -> String {
    let gap = remedy.gap.map { ", above line \(placement.body.blocks[$0].line)" } ?? ""
    return sentence(remedy, gap)
  }
}

extension PlacementText {
  /// "max 2 → 3 layouts/article.yaml:72:14"
  mutating func sentence(_ remedy: Remedy, _ gap: String = "") -> String {
    let place = remedy.constraint.span.map { "  \(maps.place(of: $0))" } ?? ""
    return "\(remedy.constraint.name) \(remedy.from) → \(remedy.to)\(gap)\(place)"
  }

  enum Style: String {
    case bold = "1"
    case dim = "2"
    case green = "32"
    case red = "31"
  }

  func style(_ words: String, _ style: Style) -> String {
    color && !words.isEmpty ? "\u{1B}[\(style.rawValue)m\(words)\u{1B}[0m" : words
  }

  private func pad(_ words: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - words.count)) + words
  }

  func px(_ length: LayoutUnit) -> String { "\(Int(length.pixels.rounded()))" }

  private func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func percent(_ share: Double) -> String { "\(tenths(share * 100)) %" }

  /// The kind of a block, and the beginning of its text.
  private func excerpt(_ index: Int, width: Int) -> String {
    guard let body = page.article?.body else { return "" }
    return body.blocks[index].excerpt(in: body, width: width)
  }
}

// Blocks of the layout that stand in the body.
extension PlacementText {
  /// In its gap: "+ 1671 px newsletter, after 4 paragraphs".
  private mutating func line(_ insert: InsertAnswer) {
    line("+", insert.place.map { "\(px($0.y)) px" } ?? "", words(of: insert))
  }

  /// Where no gaps are told of, or there is none for it.
  private mutating func write(_ insert: InsertAnswer) {
    let body = page.article?.body.blocks ?? []
    let place = insert.gap.map { "above line \(body[$0].line)" } ?? "no place"
    text += "  \(words(of: insert, place + " "))\n"
  }

  /// - Parameter place: what stands between the name and what is asked for.
  private mutating func words(of insert: InsertAnswer, _ place: String = "") -> String {
    let asked = style("  " + maps.place(of: insert.after.span), .dim)
    return "\(insert.name.rawValue), \(place)after \(insert.after.span.text)\(asked)"
  }
}

extension PlacementText {
  /// The turns of a slot that is repeated down a rail, and why there is not one more.
  mutating func write(_ answer: RailAnswer) {
    let rail = answer.rail
    let count = rail.ads.count
    let name = page.layout.slots[rail.query.slot].name
    let room = px(max(.zero, rail.query.room))
    text += style("  \(name)", .bold) + ": \(count) \(count == 1 ? "ad" : "ads") in a rail, "
    text += "which has room for \(room) px of them\n"
    for ad in rail.ads {
      line("✓", "\(px(ad.y)) px", GapWords.taken(by: ad, of: rail, on: page))
    }
    more(answer)
  }

  private mutating func more(_ answer: RailAnswer) {
    if answer.shortfalls.isEmpty {
      line("✗", "one more", GapWords.outdone)
    } else {
      refused(answer.shortfalls, "one more")
    }
    guard let remedy = answer.remedies.first else { return }
    text += "  one more in it with the smallest change: " + style(sentence(remedy), .bold) + "\n"
  }
}

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
