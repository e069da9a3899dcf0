import Foundation
import GalleyGeometry
import GalleyLanguage
import GalleyModel

/// How fast text is measured and set in lines.
enum Speed {
  /// The time that the processor takes for something.
  private static func seconds(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }

  static func print(_ bodies: [Body]) {
    let style = TextStyle(StyleTable(theme: Theme(), fromWidth: 1280)[.paragraph])
    let texts = bodies.flatMap { body in body.texts.map { (body, $0.text) } }
    let bytes = texts.reduce(0) { sum, text in
      sum + text.0[text.1].reduce(0) { $0 + $1.text.count }
    }
    let rounds = 50
    var measured: [MeasuredText] = []
    let measuring = seconds {
      for _ in 0..<rounds { measured = texts.map { MeasuredText($0.1, of: $0.0, style) } }
    }
    var lines = 0
    let breaking = seconds {
      for _ in 0..<rounds {
        lines = measured.reduce(0) { $0 + $1.lineCount(width: LayoutUnit(600)) }
      }
    }
    let megabytes = Double(bytes * rounds) / 1e6
    Swift.print(
      "\(bytes) bytes: measured at \(Int(megabytes / measuring)) MB/s, set in",
      "\(lines) lines at \(Int(megabytes / breaking)) MB/s")
  }
}
