package import GalleyModel
package import GalleyBasics

extension Findings {
  /// A BCP 47 language tag: letters and digits in parts of up to eight, joined by hyphens.
  package func language(_ node: YAMLNode) -> LanguageTag? {
    guard let text = text(node) else { return nil }
    let parts = text.value.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    let isTag =
      (2...8).contains(parts[0].utf8.count) && parts[0].allSatisfy { $0.isASCII && $0.isLetter }
      && parts.allSatisfy { part in
        (1...8).contains(part.utf8.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
    if isTag { return LanguageTag(written: text.value) }
    report(
      .badValue, "'\(excerpt(text.value))' is not a language tag", at: text.span,
      "write it like 'en', 'fr' or 'zh-Hant'")
    return nil
  }

  /// A day, with or without a time.
  ///
  /// - Parameter inWords: whether it may be in words too, as archives have it.
  package func date(_ node: YAMLNode, inWords: Bool = false) -> CalendarDate? {
    guard let text = text(node) else { return nil }
    if let date = inWords ? CalendarDate(written: text.value) : CalendarDate(text.value) {
      return date
    }
    report(
      .badDate, "'\(excerpt(text.value))' is not a date", at: text.span,
      "write it like '2024-04-19' or '2024-04-19T08:30:00+04:00'")
    return nil
  }
}

extension Mapping {
  package mutating func language(_ key: String) -> LanguageTag? {
    let findings = findings
    return read(key, findings.language)
  }

  package mutating func date(_ key: String) -> CalendarDate? {
    let findings = findings
    return read(key) { findings.date($0) }
  }
}
