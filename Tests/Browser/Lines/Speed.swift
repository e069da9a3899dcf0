import Foundation
import GalleyGeometry
import GalleyLanguage
import GalleyModel

/// How fast text is measured and set in lines.
enum Speed {
  private static let rounds = 50

  static func print(_ bodies: [Body]) {
    let style = TextStyle(StyleTable(theme: Theme(), fromWidth: 1280)[.paragraph])
    let texts = bodies.map { body in (body: body, texts: body.texts.map(\.text)) }
    var bytes = 0
    for (body, texts) in texts {
      for run in texts.flatMap({ body[$0] }) { bytes += run.text.count }
    }
    let measuring = seconds {
      for (body, texts) in texts {
        for text in texts where MeasuredText(text, of: body, style).isEstimated {}
      }
    }
    let measured = texts.flatMap { one in
      one.texts.map { MeasuredText($0, of: one.body, style) }
    }
    var lines = 0
    let breaking = seconds {
      lines = 0
      for text in measured { lines += text.lineCount(width: LayoutUnit(600)) }
    }
    let megabytes = Double(bytes * rounds) / 1e6
    Swift.print(
      "\(bytes) bytes in \(measured.count) texts: measured at \(Int(megabytes / measuring)) MB/s,",
      "set in \(lines) lines at \(Int(megabytes / breaking)) MB/s")
  }

  /// The time that the processor takes for all rounds of something.
  private static func seconds(_ work: () -> Void) -> Double {
    let start = clock()
    for _ in 0..<rounds { work() }
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
}
