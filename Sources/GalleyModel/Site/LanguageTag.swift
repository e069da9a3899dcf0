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

  /// The one that a file means, where `zh_cn` stands for `zh-CN` as the locales of systems do.
  package init(written: String) {
    let parts = written.split(separator: "_").enumerated().map { index, part in
      index > 0 && part.utf8.count == 2 ? part.uppercased() : String(part)
    }
    self.init(parts.count > 1 ? parts.joined(separator: "-") : written)
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
