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

  package init(_ fallback: FontFamily) { self.fallback = fallback }

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
    switch role {
    case .headline: headlineFont
    case .body: bodyFont
    case .interface: interfaceFont
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
