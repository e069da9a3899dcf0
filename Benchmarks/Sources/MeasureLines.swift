import Foundation
import Galley
import GalleyBasics
import GalleyContent
import GalleyGeometry
import GalleyLanguage
import GalleyPages
import GalleyModel
import GalleyText

/// `MeasureLines WIDTHS ARTICLES…` writes what Galley takes the lines of some articles' texts to be, a
/// JSON object a line, for `Checks/browser/lines` to compare with a browser.
///
/// `MeasureLines --speed ARTICLES…` tells how fast it measures, `MeasureLines --pages LAYOUT ARTICLES…`
/// how fast it lays out whole pages. `--font FILE` before all that sets everything in a font.
@main
struct MeasureLines {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    var type = Typography()
    if arguments.first == "--font" {
      type = try Typography(font: arguments.dropFirst().first ?? "")
      arguments = arguments.dropFirst(2)
    }
    guard let first = arguments.first else { return }
    if first == "--pages" { return try pages(Array(arguments.dropFirst())) }
    let bodies = try arguments.dropFirst().compactMap { path -> (String, Body)? in
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      return Article.parse(SourceFile(path: path, bytes: bytes)).value.map { (path, $0.body) }
    }
    if first == "--speed" { return Speed.print(bodies.map(\.1), type) }
    let widths = first.split(separator: ",").compactMap { Double($0) }
    for (path, body) in bodies { try write(body, of: path, widths, type) }
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

  private static func write(
    _ body: Body, of path: String, _ widths: [Double], _ type: Typography
  ) throws {
    let encoder = JSONEncoder()
    for text in body.texts {
      for viewport in [390, 1280] {
        let table = StyleTable(theme: type.theme, fromWidth: viewport)
        let box = table[text.element]
        let sample = Sample(path, body, text.text, box, widths, type.fonts)
        print(String(decoding: try encoder.encode(sample), as: UTF8.self))
      }
    }
  }
}

/// What texts are set in.
struct Typography {
  var theme = Theme()
  var fonts = FontSet.builtIn

  init() {}

  /// All texts in the font of one file, whatever their weight.
  init(font path: String) throws {
    let place = Span(SourceFile(path: path, bytes: []), 0..<0)
    let source = FontSource(path: Spanned(path, place), weights: 1...1000)
    let file = try FontFile([UInt8](try Data(contentsOf: URL(filePath: path))))
    var font = ThemeFont(.serif)
    font.families = [WebFontFamily(name: Spanned("Test", place), files: [source])]
    (theme.headlineFont, theme.bodyFont, theme.interfaceFont) = (font, font, font)
    fonts = FontSet(theme) { _ in file }
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

  init(
    _ path: String, _ body: Body, _ text: RichText, _ box: BoxStyle, _ available: [Double],
    _ fonts: FontSet
  ) {
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
    let measured = MeasuredText(runs[...], of: body, TextStyle(box), in: fonts)
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

/// How fast text is measured and set in lines.
enum Speed {
  private static let rounds = 50

  static func print(_ bodies: [Body], _ type: Typography) {
    let style = TextStyle(StyleTable(theme: type.theme, fromWidth: 1280)[.paragraph])
    let texts = bodies.map { body in (body: body, texts: body.texts.map(\.text)) }
    var bytes = 0
    for (body, texts) in texts {
      for run in texts.flatMap({ body[$0] }) { bytes += run.text.count }
    }
    var measured = BodyTexts(in: type.fonts)
    let measuring = seconds {
      for (body, texts) in texts {
        measured.begin(body)
        for text in texts { measured.measure(text, style) }
      }
    }
    var all = texts.map { body, texts in
      var measured = BodyTexts(body, in: type.fonts)
      for text in texts { measured.measure(text, style) }
      return measured
    }
    var lines = 0
    let breaking = seconds {
      lines = 0
      for index in texts.indices {
        for text in texts[index].texts {
          lines += all[index].lineCount(text, style, width: LayoutUnit(600))
        }
      }
    }
    let megabytes = Double(bytes * rounds) / 1e6
    Swift.print(
      "\(bytes) bytes in \(texts.map(\.texts.count).reduce(0, +)) texts: measured at \(Int(megabytes / measuring)) MB/s,",
      "set in \(lines) lines at \(Int(megabytes / breaking)) MB/s")
  }

  /// The time that the processor takes for all rounds of something.
  private static func seconds(_ work: () -> Void) -> Double {
    let start = clock()
    for _ in 0..<rounds { work() }
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
}

/// How fast whole pages are laid out.
enum PageSpeed {
  private static let rounds = 200
  private static let viewports = [
    PixelSize(width: 390, height: 844), PixelSize(width: 1440, height: 900),
  ]

  /// Prints the time of one page at one viewport, for articles in a layout.
  static func print(_ articles: [Article], in layout: ResolvedLayout) {
    let assembly = PageAssembly(
      layout: layout, site: Site(), index: ArticleIndex(for: layout.articleLists))
    let pages = articles.map { assembly.page(for: $0, path: "a.html", root: "").page }
    var boxes = 0
    let clock = ContinuousClock()
    var typesetter = Typesetter(layout, viewports: viewports)
    let times = (0..<rounds).map { _ in
      clock.measure {
        for page in pages {
          for placed in typesetter.place(page) { boxes += placed.boxes.count }
        }
      }
    }
    let count = pages.count * viewports.count
    let best = (times.min() ?? .zero) / count
    let text = articles.reduce(0) { $0 + $1.body.text.count } / max(1, articles.count)
    Swift.print(
      "\(pages.count) pages of \(text) bytes and \(boxes / rounds / count) boxes: "
        + "\(best / .microseconds(1)) µs a page and viewport")
  }
}
