import GalleyBasics

/// The name that an article has in addresses and file names.
enum Slug {
  /// The longest that a slug may be, so that with a suffix it fits every file system.
  private static let longest = 200

  /// A name made safe: letters, digits, `.`, `_` and `-` of ASCII stay, each stretch of others
  /// becomes a hyphen. A name of which nothing stays gets one made from its bytes.
  static func make(_ name: String) -> String {
    var slug: [UInt8] = []
    var hasWord = false
    for byte in name.utf8 {
      if isWordByte(byte) || isMark(byte) && !slug.isEmpty {
        slug.append(byte)
        hasWord = hasWord || isWordByte(byte)
      } else if let last = slug.last, last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
      if slug.count == longest { break }
    }
    while let last = slug.last, isMark(last), last != UInt8(ascii: "_") { slug.removeLast() }
    return hasWord ? String(decoding: slug, as: UTF8.self) : "article-\(fingerprint(of: name))"
  }

  /// The file's name without folder, and without an ending that articles' files have.
  static func name(of path: String) -> String {
    let isArticle = ArticleFormat.allCases.contains {
      $0.endings.contains(Path.fileExtension(of: path).lowercased())
    }
    return isArticle ? Path.stem(of: path) : Path.name(of: path)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// FNV-1a, 32 bits: the same in every run, unlike Swift's own hash.
  private static func fingerprint(of name: String) -> String {
    let hash = name.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return String(hash, radix: 16)
  }
}
