import GalleyBasics
import GalleyGeometry
package import GalleyModel

/// Where the pages find the theme's font files.
package enum FontPlace: Sendable {
  /// As they lie in the project's folder.
  case project
  /// Where a build puts them, below its output.
  case build
  /// In the page itself.
  case page
}

extension FontData {
  /// Where a build puts the file, below its output: the name changes with the bytes, so that it may be kept for
  /// ever wherever it is cached.
  package var builtPath: String {
    let stem = Path.stem(of: path).utf8.map { byte -> UInt8 in
      let isPlain =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || byte == UInt8(ascii: "_")
      return isPlain ? byte : UInt8(ascii: "-")
    }
    return "fonts/\(String(decoding: stem, as: UTF8.self)).\(fingerprint).\(format.ending)"
  }

  /// The address in a stylesheet, each byte encoded that a URL may not hold.
  func address(in place: FontPlace) -> String {
    switch place {
    case .project: "\(path.encodedPath)?\(fingerprint)"
    case .build: builtPath
    case .page: "data:\(format.contentType);base64,\(Base64.encode(bytes))"
    }
  }
}

extension Stylesheet {
  /// The rules that tell a browser where the theme's fonts are.
  ///
  /// - Parameter root: how to get from the page to what addresses are relative to.
  init(fontsOf layout: ResolvedLayout, _ fonts: FontSet, at place: FontPlace, root: String) {
    var css = CSSWriter(direction: .leftToRight)
    for family in layout.theme.webFonts {
      for source in family.files {
        guard let data = layout.fontFiles[source.path.value] else { continue }
        css.face(of: family, source, data, at: place, root: root)
      }
    }
    var seen: Set<String> = []
    for role in FontRole.allCases {
      let font = layout.theme[role]
      guard let family = font.families.first, seen.insert(family.name.value).inserted else {
        continue
      }
      css.fallbacks(of: font, role, family, fonts)
    }
    self.init(css)
  }
}

extension CSSWriter {
  fileprivate mutating func face(
    of family: WebFontFamily, _ source: FontSource, _ data: FontData, at place: FontPlace,
    root: String
  ) {
    raw("@font-face{font-family:")
    string(family.name.value)
    raw(";src:url(")
    string((place == .page ? "" : root.encodedPath) + data.address(in: place))
    raw(") format(\"")
    raw(data.format.nameInCSS)
    raw("\");font-weight:")
    number(source.weights.lowerBound)
    if source.weights.count > 1 {
      raw(" ")
      number(source.weights.upperBound)
    }
    raw(source.isItalic ? ";font-style:italic" : ";font-style:normal")
    if let ranges = source.unicodeRange {
      raw(";unicode-range:")
      for (index, range) in ranges.enumerated() {
        if index > 0 { raw(",") }
        codePoints(range)
      }
    }
    raw(";font-display:swap}\n")
  }

  /// The built-in family of a font under another name, with the widths and heights of the font.
  fileprivate mutating func fallbacks(
    of font: ThemeFont, _ role: FontRole, _ family: WebFontFamily, _ fonts: FontSet
  ) {
    for (isBold, isItalic) in [(false, false), (true, false), (false, true), (true, true)] {
      guard
        let fallback = fonts.fallback(
          font.fallback, for: role, isBold: isBold, isItalic: isItalic)
      else { continue }
      raw("@font-face{font-family:")
      string(family.name.value + Self.fallbackEnding)
      raw(";src:")
      for (index, name) in font.fallback.localNames(isBold: isBold, isItalic: isItalic).enumerated()
      {
        if index > 0 { raw(",") }
        raw("local(\"")
        raw(name)
        raw("\")")
      }
      raw(";font-weight:")
      number(isBold ? 700 : 400)
      raw(isItalic ? ";font-style:italic" : ";font-style:normal")
      percent(";size-adjust:", fallback.sizeAdjust)
      percent(";ascent-override:", fallback.ascentOverride)
      percent(";descent-override:", fallback.descentOverride)
      raw(";line-gap-override:0%;unicode-range:")
      for (index, range) in fallback.coverage.enumerated() {
        if index > 0 { raw(",") }
        codePoints(range)
      }
      raw("}\n")
    }
  }

  private mutating func percent(_ name: StaticString, _ share: Double) {
    raw(name)
    number(share * 100)
    raw("%")
  }

  private static let fallbackEnding = " fallback"

  /// `U+600-6FF`
  private mutating func codePoints(_ range: ClosedRange<UInt32>) {
    raw("U+")
    hexadecimal(range.lowerBound)
    guard range.count > 1 else { return }
    raw("-")
    hexadecimal(range.upperBound)
  }

  /// The families that text of a role is set in, first to last.
  mutating func stack(of font: ThemeFont) {
    for family in font.families {
      string(family.name.value)
      raw(",")
    }
    if let first = font.families.first {
      string(first.name.value + Self.fallbackEnding)
      raw(",")
    }
    builtIn(font.fallback)
  }
}

extension PageWriter {
  /// Asks for the files that the first screen needs before the stylesheet is read.
  ///
  /// These are the headline's, the text's and the menu's; of files for some code points only those that the
  /// page's title needs.
  mutating func fontPreloads() {
    guard fonts != .page else { return }
    let theme = page.layout.theme
    var seen: Set<String> = []
    let texts: [(FontRole, weight: Int)] = [
      (.headline, 700), (.body, 400), (.interface, 400), (.interface, 700),
    ]
    for (role, weight) in texts {
      for family in theme[role].families {
        for source in family.files(weight: weight, isItalic: false)
        where source.isNeeded(for: page.title) && seen.insert(source.path.value).inserted {
          guard let data = page.layout.fontFiles[source.path.value] else { continue }
          preload(data)
        }
      }
    }
  }

  private mutating func preload(_ data: FontData) {
    html.raw("<link rel=\"preload\" as=\"font\" type=\"")
    html.raw(data.format.contentType)
    html.raw("\" crossorigin")
    html.link("href", data.address(in: fonts), root: page.root)
    html.raw(">\n")
  }
}

extension FontSource {
  /// Whether a browser loads it for a text.
  func isNeeded(for text: String) -> Bool {
    guard let unicodeRange else { return true }
    return text.unicodeScalars.contains { scalar in
      scalar != " " && unicodeRange.contains { $0.contains(scalar.value) }
    }
  }
}

extension String {
  /// A path as a URL has it: each byte that is no letter or digit and no plain mark is percent-encoded.
  fileprivate var encodedPath: String {
    var encoded: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.append(byte)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += Array("%\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}

extension FontFamily {
  /// What systems call its faces: with a style's full name, and the name in PostScript.
  fileprivate func localNames(isBold: Bool, isItalic: Bool) -> [StaticString] {
    switch (self, isBold, isItalic) {
    case (.serif, false, false):
      ["Liberation Serif", "LiberationSerif", "Times New Roman", "TimesNewRomanPSMT"]
    case (.serif, true, false):
      [
        "Liberation Serif Bold", "LiberationSerif-Bold", "Times New Roman Bold",
        "TimesNewRomanPS-BoldMT",
      ]
    case (.serif, false, true):
      [
        "Liberation Serif Italic", "LiberationSerif-Italic", "Times New Roman Italic",
        "TimesNewRomanPS-ItalicMT",
      ]
    case (.serif, true, true):
      [
        "Liberation Serif Bold Italic", "LiberationSerif-BoldItalic", "Times New Roman Bold Italic",
        "TimesNewRomanPS-BoldItalicMT",
      ]
    case (.sans, false, false): ["Liberation Sans", "LiberationSans", "Arial", "ArialMT"]
    case (.sans, true, false):
      ["Liberation Sans Bold", "LiberationSans-Bold", "Arial Bold", "Arial-BoldMT"]
    case (.sans, false, true):
      ["Liberation Sans Italic", "LiberationSans-Italic", "Arial Italic", "Arial-ItalicMT"]
    case (.sans, true, true):
      [
        "Liberation Sans Bold Italic", "LiberationSans-BoldItalic", "Arial Bold Italic",
        "Arial-BoldItalicMT",
      ]
    case (.mono, false, false):
      ["Liberation Mono", "LiberationMono", "Courier New", "CourierNewPSMT"]
    case (.mono, true, false):
      ["Liberation Mono Bold", "LiberationMono-Bold", "Courier New Bold", "CourierNewPS-BoldMT"]
    case (.mono, false, true):
      [
        "Liberation Mono Italic", "LiberationMono-Italic", "Courier New Italic",
        "CourierNewPS-ItalicMT",
      ]
    case (.mono, true, true):
      [
        "Liberation Mono Bold Italic", "LiberationMono-BoldItalic", "Courier New Bold Italic",
        "CourierNewPS-BoldItalicMT",
      ]
    }
  }
}
