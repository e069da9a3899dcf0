import GalleyContent
import Foundation
import Galley
import GalleyGeometry
import GalleyLanguage
import GalleyModel
import GalleyBasics

/// `MeasureLines WIDTHS ARTICLES…` writes what Galley takes the lines of some articles' texts to be, a
/// JSON object a line, for `Tests/Browser/lines` to compare with a browser.
///
/// `MeasureLines --speed ARTICLES…` tells how fast it measures, `MeasureLines --pages LAYOUT ARTICLES…`
/// how fast it lays out whole pages.
@main
struct MeasureLines {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let first = arguments.first else { return }
    if first == "--pages" { return try pages(Array(arguments.dropFirst())) }
    let bodies = try arguments.dropFirst().compactMap { path -> (String, Body)? in
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      return Article.parse(SourceFile(path: path, bytes: bytes)).value.map { (path, $0.body) }
    }
    if first == "--speed" { return Speed.print(bodies.map(\.1)) }
    let widths = first.split(separator: ",").compactMap { Double($0) }
    for (path, body) in bodies { try write(body, of: path, widths) }
  }

  private static func pages(_ arguments: [String]) throws {
    guard let file = arguments.first,
      let layout = Loader(DiskWorkspace(), root: "").layout(at: file).value
    else { return }
    let articles = try arguments.dropFirst().compactMap { path in
      Article.parse(
        SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: URL(filePath: path))))
      ).value
    }
    PageSpeed.print(articles, in: layout)
  }

  private static func write(_ body: Body, of path: String, _ widths: [Double]) throws {
    let encoder = JSONEncoder()
    for text in body.texts {
      for viewport in [390, 1280] {
        let table = StyleTable(theme: Theme(), fromWidth: viewport)
        let box = table[text.element]
        let sample = Sample(path, body, text.text, box, widths)
        print(String(decoding: try encoder.encode(sample), as: UTF8.self))
      }
    }
  }
}

/// A text, how it is set, and its lines at each width.
struct Sample: Encodable {
  struct Part: Encodable {
    var text: String
    var style: UInt8
    var isBreak: Bool
  }

  var article: String
  var family: String
  var size: Int
  var isBold: Bool
  var isItalic: Bool
  var isUppercase: Bool
  var tracking: Double
  var isEstimated: Bool
  var parts: [Part]
  /// For each width, the offset in UTF-16 of every line but the first, and the lines' widths.
  var lines: [String: [Int]] = [:]
  var widths: [String: [Double]] = [:]

  init(_ path: String, _ body: Body, _ text: RichText, _ box: BoxStyle, _ available: [Double]) {
    article = URL(filePath: path).lastPathComponent
    family = box.family.rawValue
    size = box.size
    isBold = box.isBold
    isItalic = box.isItalic
    isUppercase = box.isUppercase
    tracking = box.tracking
    let runs = body[text].filter { $0.kind != .image }
    parts = runs.map {
      Part(
        text: body.string($0.text), style: $0.style.rawValue, isBreak: $0.kind == .lineBreak)
    }
    let measured = MeasuredText(runs[...], of: body, TextStyle(box))
    isEstimated = measured.isEstimated
    for width in available {
      let found = measured.lines(width: LayoutUnit(width))
      let name = width == width.rounded() ? String(Int(width)) : String(width)
      lines[name] = found.dropFirst().map { Self.utf16Offset($0.range.lowerBound, runs, body) }
      widths[name] = found.map(\.width.pixels)
    }
  }

  private static func utf16Offset(_ offset: Int, _ runs: [Run], _ body: Body) -> Int {
    runs.reduce(0) { sum, run in
      let end = min(Int(run.text.upperBound), max(offset, Int(run.text.lowerBound)))
      let bytes = body.text[Int(run.text.lowerBound)..<end]
      return sum + String(decoding: bytes, as: UTF8.self).utf16.count
    }
  }
}

extension Body {
  /// All of its texts, with the element that each is.
  var texts: [(text: RichText, element: StyledElement)] { Self.texts(in: blocks, .paragraph) }

  private static func texts(
    in blocks: [BodyBlock], _ element: StyledElement
  ) -> [(text: RichText, element: StyledElement)] {
    blocks.flatMap { block -> [(text: RichText, element: StyledElement)] in
      switch block.content {
      case .paragraph(let text): [(text, element)]
      case .heading(let level, let text):
        [(text, level <= 2 ? .heading2 : level == 3 ? .heading3 : .heading4)]
      case .image(let figure): [(figure.caption, .caption)]
      case .quote(let blocks): texts(in: blocks, .quoteParagraph)
      case .list(let list): list.items.flatMap { texts(in: $0, .listItem) }
      case .table(let table): (table.rows.flatMap(\.self) + table.header).map { ($0, .tableCell) }
      default: []
      }
    }
  }
}
