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
    var measured = MeasuredBody()
    let measuring = seconds {
      for (body, texts) in texts {
        measured.begin(body)
        for text in texts { measured.measure(text, style) }
      }
    }
    var all = texts.map { body, texts in
      var measured = MeasuredBody(body)
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
