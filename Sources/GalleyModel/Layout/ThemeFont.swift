package import GalleyBasics

/// What a kind of text is set in: families of the newsroom's own files, and a built-in family that stands in
/// for them.
package struct ThemeFont: Hashable, Sendable {
  /// In the order that browsers ask them for a glyph; empty where only the built-in family is used.
  package var families: [WebFontFamily] = []
  /// What is shown until the files are there, and where they have no glyph.
  package var fallback: FontFamily
  package var features: [FontFeature] = []
  /// Space added after each character, in CSS px, with up to two decimals.
  package var letterSpacing = 0.0
  /// Of the file that its lines are set in; `nil` until the files are read, and where there are none.
  package var ownLine: NaturalLine?

  package init(_ fallback: FontFamily) { self.fallback = fallback }

  package var naturalLine: NaturalLine { ownLine ?? fallback.naturalLine }

  /// Whether it has files of its own.
  package var isWebFont: Bool { !families.isEmpty }
}

/// A family of fonts with its files.
package struct WebFontFamily: Hashable, Sendable {
  package var name: Spanned<String>
  package var files: [FontSource]

  package init(name: Spanned<String>, files: [FontSource]) {
    self.name = name
    self.files = files
  }

  /// Whether another one has the same files for the same texts, wherever both are written.
  package func hasSameFiles(as other: WebFontFamily) -> Bool {
    files.count == other.files.count
      && zip(files, other.files).allSatisfy { $0.withoutPlace == $1.withoutPlace }
  }
}

/// A font file, and for which texts of its family it is.
package struct FontSource: Hashable, Sendable {
  /// From the project's folder.
  package var path: Spanned<String>
  /// The weights that it is for, 1 to 1000: one, or a range of a variable font.
  package var weights: ClosedRange<Int>
  package var isItalic = false
  /// The code points that it is for, sorted and apart from each other; `nil` for all that it has.
  package var unicodeRange: [ClosedRange<UInt32>]?

  package init(path: Spanned<String>, weights: ClosedRange<Int>) {
    self.path = path
    self.weights = weights
  }

  fileprivate var withoutPlace: [AnyHashable] {
    [path.value, weights, isItalic, unicodeRange.map(AnyHashable.init) ?? AnyHashable(false)]
  }
}

extension WebFontFamily {
  /// The files that a browser sets a text in: one, or several for different code points.
  ///
  /// CSS Fonts Module Level 4, "Font Style Matching" (https://www.w3.org/TR/css-fonts-4/#font-style-matching).
  package func files(weight: Int, isItalic: Bool) -> [FontSource] {
    let slanted = files.filter { $0.isItalic == isItalic }
    let known = slanted.isEmpty ? files : slanted
    guard let best = known.min(by: { $0.rank(for: weight) < $1.rank(for: weight) }) else {
      return []
    }
    return known.filter { $0.weights == best.weights }
  }
}

extension ThemeFont {
  /// The file whose lines are those of a text: of the first family, for the space.
  package func firstFile(weight: Int) -> FontSource? {
    families.first?.files(weight: weight, isItalic: false).last { file in
      file.unicodeRange?.contains { $0.contains(0x20) } ?? true
    }
  }
}

extension FontSource {
  /// How well it suits a weight; less is better.
  fileprivate func rank(for weight: Int) -> (Int, Int) {
    if weights.contains(weight) { return (0, 0) }
    let (below, above) = (weight - weights.upperBound, weights.lowerBound - weight)
    // Between 400 and 500 those up to 500 come first; else those on the side away from the middle.
    if (400...500).contains(weight), above > 0, weights.lowerBound <= 500 { return (1, above) }
    let prefersAbove = weight > 500
    return above > 0 ? (prefersAbove ? 1 : 3, above) : (prefersAbove ? 3 : 2, below)
  }
}

/// The bytes of a font file of the project.
package struct FontData: Sendable {
  /// From the project's folder.
  package let path: String
  package let bytes: [UInt8]
  /// 16 hexadecimal digits that change with the bytes.
  package let fingerprint: String

  /// The most bytes that are read of a font: room for Chinese, Japanese and Korean.
  package static let sizeLimit = 64 << 20

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var hash = FNVHash()
    hash.add(bytes)
    fingerprint = hash.digits
  }
}

extension FontData {
  /// How a file holds a font.
  package enum Format: Sendable {
    case woff2, woff, otf, ttf, ttc

    /// How the names of such files end.
    package var ending: StaticString {
      switch self {
      case .woff2: "woff2"
      case .woff: "woff"
      case .otf: "otf"
      case .ttf: "ttf"
      case .ttc: "ttc"
      }
    }

    package var nameInCSS: StaticString {
      switch self {
      case .woff2: "woff2"
      case .woff: "woff"
      case .otf: "opentype"
      case .ttf: "truetype"
      case .ttc: "collection"
      }
    }

    package var contentType: StaticString {
      switch self {
      case .woff2: "font/woff2"
      case .woff: "font/woff"
      case .otf: "font/otf"
      case .ttf: "font/ttf"
      case .ttc: "font/collection"
      }
    }
  }

  /// As the first four bytes say it.
  package var format: Format {
    switch bytes.prefix(4) {
    case [0x77, 0x4F, 0x46, 0x32]: .woff2
    case [0x77, 0x4F, 0x46, 0x46]: .woff
    case [0x4F, 0x54, 0x54, 0x4F]: .otf
    case [0x74, 0x74, 0x63, 0x66]: .ttc
    default: .ttf
    }
  }
}

/// An OpenType feature with its value: 0 is off, 1 on, others choose among alternates.
package struct FontFeature: Hashable, Sendable {
  /// Four letters or digits of ASCII.
  package var tag: String
  package var value: Int

  package init(tag: String, value: Int = 1) {
    self.tag = tag
    self.value = value
  }
}

/// The kinds of text that a theme has a font for.
package enum FontRole: String, Hashable, Sendable, CaseIterable {
  case headline, body, interface

  // Other modules would compare the names.
  package static func == (a: FontRole, b: FontRole) -> Bool {
    switch (a, b) {
    case (.headline, .headline), (.body, .body), (.interface, .interface): true
    default: false
    }
  }
}

extension Theme {
  package subscript(role: FontRole) -> ThemeFont {
    get {
      switch role {
      case .headline: headlineFont
      case .body: bodyFont
      case .interface: interfaceFont
      }
    }
    set {
      switch role {
      case .headline: headlineFont = newValue
      case .body: bodyFont = newValue
      case .interface: interfaceFont = newValue
      }
    }
  }

  /// The families with files, each once, in the order of the roles.
  package var webFonts: [WebFontFamily] {
    var families: [WebFontFamily] = []
    for role in FontRole.allCases {
      for family in self[role].families
      where !families.contains(where: { $0.name.value == family.name.value }) {
        families.append(family)
      }
    }
    return families
  }
}
