/// A tag of a site generator's templates within an article: its name and what it is told.
///
/// One reader does for the three notations: Hugo's shortcodes `{{< name … >}}` and `{{% name … %}}`,
/// Liquid's tags `{% name … %}`, and Zola's `{{ name(…) }}` and `{% name(…) %}`.
struct TemplateTag {
  var name: String
  var isClosing = false
  /// Whether it is written like the call of a function.
  var isCall = false
  /// The values without a key, in order.
  var values: [String] = []
  var named: [(key: String, value: String)] = []

  /// - Parameter text: what stands between the marks.
  init(_ text: Substring) {
    var rest = text.drop { $0.isWhitespace || $0 == "-" }
    if rest.first == "/" {
      isClosing = true
      rest = rest.dropFirst().drop { $0.isWhitespace }
    }
    name = String(rest.prefix { $0.isLetter || $0.isNumber || "_-./".contains($0) })
    rest = rest.dropFirst(name.count)
    isCall = rest.first == "("
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    readArguments(rest)
  }

  /// A tag with one value.
  init(name: String, value: String) {
    self.name = name
    values = [value]
  }

  /// What one of some keys says.
  subscript(keys: String...) -> String? {
    for key in keys {
      if let entry = named.first(where: { $0.key == key }), !entry.value.isEmpty {
        return entry.value
      }
    }
    return nil
  }

  /// The value behind a key, or else the one at a place among those without.
  func value(_ keys: String..., at place: Int) -> String? {
    for key in keys { if let value = self[key] { return value } }
    return values.indices.contains(place) ? values[place] : nil
  }

  /// How many words stand in it that may be for readers: in values of several.
  var words: Int {
    (values + named.map(\.value)).reduce(0) { sum, value in
      let words = value.split { $0.isWhitespace }.count
      return sum + (words > 1 ? words : 0)
    }
  }

  private mutating func readArguments(_ text: Substring) {
    var rest = text
    while true {
      rest = rest.drop { $0.isWhitespace || ",()".contains($0) }
      guard let first = rest.first else { return }
      let isAlone = rest.dropFirst().first?.isWhitespace ?? true
      if first == "|" || isAlone && (first == "/" || first == "-") {
        rest = rest.dropFirst()
        continue
      }
      if let quote = Self.quote(first) {
        values.append(Self.take(quote, from: &rest))
        continue
      }
      let word = rest.prefix { !$0.isWhitespace && !",()=".contains($0) }
      let behind = rest.dropFirst(word.count)
      if behind.first == "=", !word.isEmpty {
        rest = behind.dropFirst().drop { $0.isWhitespace }
        named.append((word.lowercased(), Self.value(&rest)))
      } else if word.count > 1, word.last == ":", behind.first?.isWhitespace == true,
        word.dropLast().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
      {
        // Liquid's newer notation: `caption: "…"`.
        rest = behind.drop { $0.isWhitespace }
        named.append((word.dropLast().lowercased(), Self.value(&rest)))
      } else if word.isEmpty {
        rest = rest.dropFirst()
      } else {
        // A bare address may hold any of the marks.
        let whole = rest.prefix { !$0.isWhitespace }
        let value = whole.contains("://") ? whole : word
        values.append(String(value))
        rest = rest.dropFirst(value.count)
      }
    }
  }

  private static func value(_ rest: inout Substring) -> String {
    if let first = rest.first, let quote = quote(first) { return take(quote, from: &rest) }
    let word = rest.prefix { !$0.isWhitespace && $0 != "," && $0 != ")" }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  /// What closes a quotation.
  private static func quote(_ opening: Character) -> Character? {
    switch opening {
    case "\"", "'", "`": opening
    case "“": "”"
    case "‘": "’"
    default: nil
    }
  }

  private static func take(_ closing: Character, from rest: inout Substring) -> String {
    var text = ""
    rest = rest.dropFirst()
    while let next = rest.popFirst(), next != closing {
      if next == "\\", closing != "`", let escaped = rest.popFirst() {
        if escaped != closing, escaped != "\\" { text.append(next) }
        text.append(escaped)
      } else {
        text.append(next)
      }
    }
    return text
  }
}
