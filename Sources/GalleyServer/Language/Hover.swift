import Galley
import GalleyBasics
import GalleyLanguage
import GalleyModel

/// What a place means, in the words of the reference.
enum Hover {
  static func answer(_ question: LanguageQuestion) -> JSONValue? {
    guard let offset = question.offset, let walk = question.view.walk else { return nil }
    let view = question.view
    if let use = walk.names.first(where: { $0.span.range.contains(offset) }),
      let text = text(use, view)
    {
      return hover(text, use.span, view)
    }
    if let use = walk.keys.first(where: { $0.span.range.contains(offset) }) {
      return hover(text(use.meaning), use.span, view)
    }
    return nil
  }

  private static func hover(_ text: String, _ span: Span, _ view: FileView) -> JSONValue {
    [
      "contents": ["kind": "markdown", "value": .string(text)],
      "range": view.text.range(span.range),
    ]
  }

  private static func text(_ meaning: SchemaWalk.KeyUse.Meaning) -> String {
    switch meaning {
    case .key(let key):
      let required = key.isRequired ? " It must be there." : ""
      let usual = key.usual.isEmpty ? "" : "\n\nDefault: \(key.plainUsual)"
      return "**\(key.name)**: \(key.shape.words)\n\n\(key.plainWords)\(required)\(usual)"
    case .block(let name):
      let keys = name.keys.map { "- `\($0.name)`: \($0.plainWords)" }.joined(separator: "\n")
      return "The block **\(name.rawValue)**: \(name.plainWords)"
        + (keys.isEmpty ? "" : "\n\n\(keys)")
    }
  }

  private static func text(_ use: SchemaWalk.NameUse, _ view: FileView) -> String? {
    let heading = "**\(use.name)**: \(use.naming.words)"
    switch use.naming {
    case .slot:
      return [heading, PageNotes.slot(use.name, view)].compactMap(\.self).joined(separator: "\n\n")
    case .rule:
      return RuleExplanation.words(of: use.name).map {
        "\(heading)\n\n\($0.summary)\n\n\($0.explanation)"
      }
    case .region, .sizeList: return heading
    case .breakpoint:
      let known = view.desk.layout(at: view.path)?.breakpoints.first { $0.name.value == use.name }
      return known.map {
        "\(heading)\n\nFrom \($0.from.value) px; its page is judged on a screen of \($0.screen) px."
      } ?? heading
    case .layout:
      let path = Names.file(use, view)
      let words = path.flatMap { view.desk.layout(at: $0)?.description }
      return [heading, words].compactMap(\.self).joined(separator: "\n\n")
    case .author:
      let name = view.desk.authors.name(of: use.name)
      return name == use.name ? heading : "\(heading)\n\n\(name)"
    case .section, .tag, .article, .file, .key: return heading
    }
  }
}
