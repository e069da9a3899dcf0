import GalleyBasics
import GalleyLanguage

/// Links and colours in a file.
enum Marks {
  static func links(_ question: LanguageQuestion) -> JSONValue? {
    let view = question.view
    let uses = view.walk?.names ?? []
    return .array(
      uses.compactMap { use in
        Names.file(use, view).map { path in
          ["range": view.text.range(use.span.range), "target": .string(FileAddress.of(path))]
        }
      })
  }

  static func colors(_ question: LanguageQuestion) -> JSONValue? {
    let view = question.view
    return .array(
      (view.walk?.colors ?? []).compactMap { color in
        guard let parts = parts(of: color.value) else { return nil }
        return [
          "range": view.text.range(color.span.range),
          "color": [
            "red": number(parts[0]), "green": number(parts[1]), "blue": number(parts[2]),
            "alpha": 1,
          ],
        ]
      })
  }

  /// Red, green and blue from 0 to 255.
  private static func parts(of color: String) -> [Int]? {
    let digits = Array(color.utf8.dropFirst())
    guard color.first == "#", digits.count == 3 || digits.count == 6 else { return nil }
    let pairs =
      digits.count == 3
      ? digits.map { [$0, $0] } : stride(from: 0, to: 6, by: 2).map { Array(digits[$0..<$0 + 2]) }
    let parts = pairs.compactMap { Int(String(decoding: $0, as: UTF8.self), radix: 16) }
    return parts.count == 3 ? parts : nil
  }

  private static func number(_ part: Int) -> JSONValue { .number("\(Double(part) / 255)") }

  static func presentations(_ question: LanguageQuestion) -> JSONValue? {
    let color = question.params["color"]
    let parts = ["red", "green", "blue"].compactMap { color?[$0]?.double }
    guard parts.count == 3 else { return nil }
    let digits = parts.map { part in
      let text = String(Int((min(max(part, 0), 1) * 255).rounded()), radix: 16)
      return text.count == 1 ? "0\(text)" : text
    }
    let text = "#" + digits.joined()
    // A '#' that is not in quotes begins a comment.
    let isQuoted = question.view.file.bytes[question.range].first != UInt8(ascii: "#")
    return [
      [
        "label": .string(text),
        "textEdit": [
          "range": question.view.text.range(question.range),
          "newText": .string(isQuoted ? "\"\(text)\"" : text),
        ],
      ]
    ]
  }
}
