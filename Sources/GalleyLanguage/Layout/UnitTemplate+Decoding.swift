import GalleyBasics
import GalleyModel

extension UnitTemplate {
  /// A path in which names stand in braces.
  static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<UnitTemplate>? {
    guard let text = findings.text(node) else { return nil }
    let bytes = Array(text.value.utf8)
    let places = TextPlaces(node)
    var parts: [Part] = []
    var start = 0
    while start < bytes.count {
      guard let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) else {
        parts.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
        break
      }
      if open > start { parts.append(.text(String(decoding: bytes[start..<open], as: UTF8.self))) }
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
        findings.report(
          .badValue, "a '{' has no '}'", at: places.span(of: open..<open + 1),
          "write a name like '{section}'")
        return nil
      }
      let word = Spanned(
        String(decoding: bytes[open + 1..<close], as: UTF8.self),
        places.span(of: open + 1..<close))
      guard let name = Name(rawValue: word.value) else {
        findings.reportUnknown(
          .badValue, "no part of a unit is called", word, among: Name.allCases.map(\.rawValue))
        return nil
      }
      parts.append(.name(name))
      start = close + 1
    }
    return Spanned(UnitTemplate(parts), text.span)
  }
}
