import GalleyBasics
package import GalleyModel
package import GalleyText
import Synchronization

/// The faces that texts are set in: the built-in ones, and those of a theme's own fonts.
package struct FontSet: Sendable {
  private final class Own: Sendable {
    /// By role, weight and slant; `nil` where the role has no fonts of its own.
    let faces: [OwnFace?]
    /// What was shaped, one for each worker that measures: they are few, and as many as ever worked at once.
    let words = Mutex<[ShapedWords]>([])

    /// The system whose fonts stand for the built-in families; `nil` for all that have these.
    let device: Device?

    init(_ faces: [OwnFace?], on device: Device? = nil) {
      self.faces = faces
      self.device = device
    }
  }

  private let own: Own?
  /// Of the texts, as some fonts draw letters otherwise in one.
  private var language = ""

  package static let builtIn = FontSet(nil)

  private init(_ own: Own?) { self.own = own }

  /// - Parameter file: the font at a path; `nil` where it cannot be read, which is told elsewhere.
  package init(_ theme: Theme, file: (String) -> FontFile?) {
    var files: [String: FontFile] = [:]
    for source in theme.webFonts.flatMap(\.files) where files[source.path.value] == nil {
      files[source.path.value] = file(source.path.value)
    }
    guard !files.isEmpty else {
      self = .builtIn
      return
    }
    own = Own(
      FontRole.allCases.flatMap { role in
        (0..<4).map {
          OwnFace(theme[role], isBold: $0 & 1 != 0, isItalic: $0 & 2 != 0, files)
        }
      })
  }

  /// What browsers show until the theme's own fonts are there: the built-in families, bent to take their room. `nil`
  /// where there are none of its own.
  ///
  /// Browsers kern these families there. That is not known of them, so that what is measured with this set is near
  /// to what they show, but not exact.
  package func untilLoaded(_ theme: Theme) -> FontSet? {
    guard own != nil else { return nil }
    var faces: [OwnFace?] = []
    for role in FontRole.allCases {
      let family = theme[role].fallback
      for style in 0..<4 {
        let (isBold, isItalic) = (style & 1 != 0, style & 2 != 0)
        let fallback = fallback(family, for: role, isBold: isBold, isItalic: isItalic)
        faces.append(
          fallback.map {
            OwnFace(FontFace(.face(family, isBold: isBold, isItalic: isItalic), bent: $0))
          })
      }
    }
    return FontSet(Own(faces))
  }

  func face(of style: TextStyle) -> FontFace {
    if style.isOnCells { return TerminalFace.regular }
    if let own, let role = style.role,
      let face = own.faces[role.index * 4 + (style.isBold ? 1 : 0) + (style.isItalic ? 2 : 0)]
    {
      return face.face(ofSize: style.size, isTabular: style.isTabular)
    }
    if let face = own?.device?.face(
      style.family, isBold: style.isBold, isItalic: style.isItalic)
    {
      return face
    }
    return .face(style.family, isBold: style.isBold, isItalic: style.isItalic)
  }

  /// The same on a device, whose fonts may be others than the built-in families.
  package func on(_ device: Device) -> FontSet {
    var fonts = FontSet(
      Own(own?.faces ?? Array(repeating: nil, count: 4 * FontRole.allCases.count), on: device))
    fonts.language = language
    return fonts
  }

  /// The same for texts in a language.
  func speaking(_ language: LanguageTag) -> FontSet {
    guard own != nil else { return self }
    var fonts = self
    fonts.language = language.tag
    return fonts
  }

  /// Calls a function with words that were shaped before, which no other worker uses meanwhile.
  func withWords<Result>(_ use: (ShapedWords?) -> Result) -> Result {
    guard let own else { return use(nil) }
    let words = own.words.withLock { $0.popLast() } ?? ShapedWords()
    words.shaper.speak(language)
    defer { own.words.withLock { $0.append(words) } }
    return use(words)
  }
}

/// A face of a theme's own fonts, in any size.
private final class OwnFace: Sendable {
  private struct Part: Sendable {
    let file: FontFile
    let weight: Int
    let ranges: [ClosedRange<UInt32>]?
  }

  private let parts: [Part]
  private let features: [(tag: String, value: Int)]
  private let base: FontFace
  /// The face of all sizes; `nil` where letters are drawn otherwise in each (the axis `opsz`).
  private let fixed: FontFace?
  /// Those made when they were first asked for: of a size, which are few, and with figures of one width.
  private let made = Mutex<[Key: FontFace]>([:])

  private struct Key: Hashable {
    /// CSS px; `nil` for all.
    var size: Int?
    var isTabular: Bool
  }

  /// A face that is the same in all sizes.
  init(_ face: FontFace) {
    (parts, features, base, fixed) = ([], [], face, face)
  }

  /// - Returns: `nil` where none of its files can be read.
  init?(_ font: ThemeFont, isBold: Bool, isItalic: Bool, _ files: [String: FontFile]) {
    let weight = isBold ? 700 : 400
    let parts = font.families.flatMap { family in
      // Of files for the same code points browsers take the last.
      family.files(weight: weight, isItalic: isItalic).reversed().compactMap { source in
        files[source.path.value].map { file in
          Part(
            file: file,
            weight: min(max(weight, source.weights.lowerBound), source.weights.upperBound),
            ranges: source.unicodeRange)
        }
      }
    }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
    features = font.features.map { ($0.tag, $0.value) }
    base = .face(font.fallback, isBold: isBold, isItalic: isItalic)
    let isSized = parts.contains { $0.file.axes.contains { $0.tag == "opsz" } }
    fixed = isSized ? nil : Self.face(parts, features, base, size: nil)
  }

  func face(ofSize size: Int, isTabular: Bool) -> FontFace {
    // What stands in has no parts, and no other figures.
    if let fixed, !isTabular || parts.isEmpty { return fixed }
    let key = Key(size: fixed == nil ? size : nil, isTabular: isTabular)
    return made.withLock { faces in
      if let known = faces[key] { return known }
      // The theme's own features come last: they have the last word, as in CSS.
      let switched = (isTabular ? [("tnum", 1)] : []) + features
      let face = Self.face(parts, switched, base, size: key.size)
      faces[key] = face
      return face
    }
  }

  private static func face(
    _ parts: [Part], _ features: [(tag: String, value: Int)], _ base: FontFace, size: Int?
  ) -> FontFace {
    let fonts = parts.map { part in
      var variations = [(tag: "wght", value: Double(part.weight))]
      if let size { variations.append(("opsz", Double(size))) }
      return ShapedFont(part.file, variations: variations, features: features, for: part.ranges)
    }
    return FontFace(
      FontStack(fonts, missing: base.advanceInStack), over: base, isOfOneSize: size != nil)
  }
}

extension FontRole {
  fileprivate var index: Int {
    switch self {
    case .headline: 0
    case .body: 1
    case .interface: 2
    }
  }
}

extension FontFace {
  /// What a scalar takes that a stack of fonts over this face lacks: an estimate, as browsers kern this face there.
  fileprivate var advanceInStack: @Sendable (UInt32) -> (advance: Int, isEstimated: Bool) {
    let factor = ShapedFont.unitsPerEm / Self.builtInUnits
    return { scalar in
      ((self.advance(of: scalar) ?? Fallback.advance(of: scalar).units) * factor, true)
    }
  }
}

/// The type that a text is set in.
package struct TextStyle: Hashable, Sendable {
  package var family: FontFamily
  /// Whose font of the theme it is set in; `nil` for the family itself.
  package var role: FontRole?
  /// CSS px.
  package var size: Int
  package var isBold = false
  package var isItalic = false
  package var isUppercase = false
  /// Space added after each character, in CSS px.
  package var tracking = 0.0
  /// Whether all figures are as wide as each other, in fonts that have such figures (CSS `tabular-nums`).
  package var isTabular = false
  /// Whether its size is in cells of a terminal, whose characters are as wide in every family.
  var isOnCells = false

  package init(_ family: FontFamily, size: Int, isBold: Bool = false, isItalic: Bool = false) {
    self.family = family
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
  }

  package init(_ box: BoxStyle) {
    self.init(box.family, size: box.size, isBold: box.isBold, isItalic: box.isItalic)
    role = box.role
    isUppercase = box.isUppercase
    tracking = box.tracking
    isOnCells = box.isOnCells
  }

  /// The style of a run in a text of this style, as the stylesheet has it.
  package func applying(_ style: Run.Style) -> TextStyle {
    guard !style.isEmpty else { return self }
    var changed = self
    if style.contains(.strong) { changed.isBold = true }
    if style.contains(.emphasis) { changed.isItalic = true }
    if style.contains(.code) { (changed.family, changed.role) = (.mono, nil) }
    changed.size = BoxStyle.size(of: style, in: size)
    return changed
  }
}
