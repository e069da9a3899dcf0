/// A BCP 47 language tag, such as `fr` or `zh-Hant`.
package struct LanguageTag: Hashable, Sendable {
  package let tag: String
  /// The language without script and region: `zh` of `zh-Hant`.
  package let primary: String

  package init(_ tag: String) {
    self.tag = tag
    let isPlain = tag.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    primary = isPlain ? tag : String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  package static let english = LanguageTag("en")

  /// Whether the language is written from right to left.
  package var isRightToLeft: Bool {
    switch primary {
    case "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi": true
    default: false
    }
  }
}
