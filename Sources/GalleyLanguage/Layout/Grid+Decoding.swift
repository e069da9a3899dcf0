import GalleyBasics
import GalleyModel

extension Grid {
  init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .grid, at: name.span, findings) else { return nil }
    self.init(name: name)
    width = keys.pixels("width")
    margin = keys.pixels("margin")
    columns = keys.read("columns") { node in
      findings.items(node, of: "column widths").flatMap { items in
        let tracks = items.compactMap { Track.decode($0, findings) }
        // Columns of which some are lost would be too few, which nobody wrote.
        return tracks.count == items.count ? Spanned(tracks, node.span) : nil
      }
    }
    gap = keys.read("gap") { GridGap($0, findings) }
    areas = keys.read("areas") { node in
      findings.items(node, of: "rows of region names").flatMap { rows in
        guard !rows.isEmpty else {
          findings.report(
            .badValue, "a grid's areas have at least one row", at: node.span,
            "name a region, or leave 'areas' out")
          return nil
        }
        return Spanned(rows.compactMap { Self.words(of: $0, findings) }, node.span)
      }
    }
    keys.finish()
  }

  /// The words of a row of areas, each with its own place.
  private static func words(of row: YAMLNode, _ findings: Findings) -> [Spanned<String>]? {
    guard let text = findings.text(row)?.value else { return nil }
    let places = TextPlaces(row)
    var words: [Spanned<String>] = []
    var position = 0
    for piece in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: isBlank) {
      if !piece.isEmpty {
        let range = position..<position + piece.count
        words.append(Spanned(String(Substring(piece)), places.span(of: range)))
      }
      position += piece.count + 1
    }
    return words
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }
}

extension GridGap {
  /// `48px`, or `[24px, 48px]` for rows and columns.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard let gaps = findings.oneOrMore(node, of: "gaps", findings.pixels) else { return nil }
    switch gaps.count {
    case 1: self.init(row: gaps[0].value, column: gaps[0].value)
    case 2: self.init(row: gaps[0].value, column: gaps[1].value)
    default:
      if gaps.count > 2 || gaps.isEmpty {
        findings.reportBadLength(node, "a gap is one length, or two: between rows, between columns")
      }
      return nil
    }
  }
}

extension Track {
  /// `300px`, `1fr` or `30%`.
  fileprivate static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<Track>? {
    guard let text = findings.text(node) else { return nil }
    let track =
      share(text.value, "fr").map(Track.fraction)
      ?? share(text.value, "%").map(Track.percent)
    if let track { return Spanned(track, node.span) }
    if let pixels = text.value.dropping(suffix: "px"), Int(pixels).map({ $0 >= 0 }) == true {
      return findings.pixels(node)?.map(Track.pixels)
    }
    findings.report(
      .badLength, "'\(excerpt(text.value))' is not a column's width", at: node.span,
      "write it like '300px', '1fr' or '30%'")
    return nil
  }

  private static func share(_ text: String, _ unit: String) -> Double? {
    text.dropping(suffix: unit).flatMap(Double.init)
      .flatMap { $0 > 0 && $0 <= 100 ? $0 : nil }
  }
}

extension Breakpoint {
  /// `{ from: 740, screen: 820x1180 }`, or just where it begins.
  init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    if node.scalar != nil {
      guard let from = findings.plainPixels(node) else { return nil }
      self.init(name: name, from: from, screen: Self.usualScreen(from: from.value))
      return
    }
    guard var keys = Mapping(node, .breakpoint, at: name.span, findings) else { return nil }
    let from = keys.node("from").flatMap(findings.plainPixels)
    let screen = keys.read("screen", findings.size)
    keys.finish()
    guard let from else { return nil }
    if let screen, screen.value.width < from.value {
      findings.report(
        .badValue,
        "a screen \(screen.value.width)px wide is not at this breakpoint, which begins at \(from.value)px",
        at: screen.span, "at least \(from.value)px wide")
    }
    self.init(
      name: name, from: from,
      screen: screen.map { PixelSize(width: $0.value.width, height: $0.value.height) }
        ?? Self.usualScreen(from: from.value),
      screenSpan: screen?.span)
  }

  /// A common screen that the breakpoint serves.
  private static func usualScreen(from width: Int) -> PixelSize {
    let common = [
      PixelSize(width: 390, height: 844), PixelSize(width: 820, height: 1180),
      PixelSize(width: 1440, height: 900),
    ]
    return common.first { $0.width >= width } ?? PixelSize(width: width, height: 1080)
  }

  /// The breakpoints of a layout that names none.
  static func standard(at span: Span) -> [Breakpoint] {
    [("mobile", 0), ("tablet", 740), ("desktop", 1100)].map { name, from in
      Breakpoint(
        name: Spanned(name, span), from: Spanned(from, span), screen: usualScreen(from: from))
    }
  }
}
