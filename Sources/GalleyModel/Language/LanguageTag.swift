/// A BCP 47 language tag, such as `fr` or `zh-Hant`.
package struct LanguageTag: Hashable, Sendable {
  package let tag: String

  package init(_ tag: String) { self.tag = tag }

  package static let english = LanguageTag("en")

  /// The language without script and region: `zh` of `zh-Hant`.
  package var primary: String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// Whether the language is written from right to left.
  package var isRightToLeft: Bool {
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"]
      .contains(primary)
  }
}
