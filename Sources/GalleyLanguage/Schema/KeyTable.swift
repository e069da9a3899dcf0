package import GalleyModel

/// What a name in a file is the name of.
package enum Naming: Hashable, Sendable {
  case breakpoint, region, slot, sizeList, layout, section, tag, article, rule
  /// A file of the project, as a path from its folder.
  case file
}

/// What is said of the keys of a mapping whose keys are names.
package enum KeyNames: Hashable, Sendable {
  /// They mean nothing elsewhere.
  case free
  case defining(Naming)
  case of(Naming)
}

/// What may stand at a place of a file, told without how it is read.
package indirect enum Shape: Sendable {
  /// Any text; numbers and truth values count as the text that they are written as.
  case text
  /// A text that names something; one of regions may be several words.
  case name(of: Naming)
  /// A text of a form that a regular expression (ECMA-262) tells, with examples for people.
  case form(String, examples: [String])
  case flag
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Int>)
  case word([String])
  /// A list; of how many items where that is said.
  case list(Shape, ClosedRange<Int>? = nil)
  /// A list, or the one item that stands in its place.
  case oneOrMore(Shape)
  /// A mapping whose keys are chosen freely, or are of a form; of at least so many.
  case names(Shape, KeyNames = .free, key: String = Pattern.name, atLeast: Int = 0)
  /// A mapping with keys of the language.
  case keys(KeyTable.Name)
  /// One of several.
  case either([Shape])
  /// A block: a name, or a mapping of a name to its options.
  case block
  /// What stands behind a block's name: a mapping, or the one value that stands for a key.
  case options(BlockName)
}

/// A key of the language.
package struct Key: Sendable {
  package let name: String
  package let shape: Shape
  /// What it says, for people; the reference says more.
  package let words: String
  package let isRequired: Bool

  init(_ name: String, _ shape: Shape, _ words: String, required: Bool = false) {
    self.name = name
    self.shape = shape
    self.words = words
    isRequired = required
  }
}

/// The keys that a mapping may have.
///
/// The decoders are written out by hand; tests hold them, and the tables of the reference, to these.
package struct KeyTable: Sendable {
  package enum Name: String, Sendable, CaseIterable {
    case layout, variant, breakpoint, grid, region, source, link, condition, articleCondition
    case frontCondition, bodySlot, insert, slot, creative, placement, rules, clearance
    case theme, fonts, font, furtherFamily, fontFiles, fontFile, textSizes, palette, policy
    case project, articleSource, layoutChoice, fronts, ads, limit, audit
    case site, weather, edition
    case article, image
  }

  package let name: Name
  /// What findings call the mapping: "a slot".
  package let what: String
  package let keys: [Key]
  /// Whether other keys may stand there too, and keys with nothing behind them.
  package var isOpen = false
  /// How many keys there are at least.
  package var least = 0

  init(_ name: Name, _ what: String, _ keys: [Key]) {
    self.name = name
    self.what = what
    self.keys = keys
  }

  package static func named(_ name: Name) -> KeyTable {
    all[name] ?? KeyTable(name, "", [])
  }

  private static let all = Dictionary(
    uniqueKeysWithValues: (layoutTables + fileTables).map { ($0.name, $0) })
}

/// The forms of texts, as regular expressions.
package enum Pattern {
  private static let count = "\\+?0*([0-9]{1,5}|100000)"
  private static let positive = "\\+?0*([1-9][0-9]{0,4}|100000)"
  private static let share = "0*(100(\\.0*)?|[0-9]{1,2}(\\.[0-9]*)?|\\.[0-9]+)"

  package static let name = "^[A-Za-z][A-Za-z0-9_-]{0,63}$"
  static let pixels = "^(\(count)|-0+)px$"
  static let bareOrPixels = "^(\(count)|-0+)(px)?$"
  static let size = "^\(positive)x\(positive)$"
  package static let adSize = "^(\(positive)x\(positive)|fluid)$"
  static let track = "^((\(count)|-0+)px|(?!0*\\.?0*(fr|%))\(share)(fr|%))$"
  static let distance =
    "^([0-9]+(\\.[0-9]*)?|\\.[0-9]+) *(px|screens?|paragraphs?|words?|entry|entries|%)$"
  static let placeInText =
    "^(([0-9]+(\\.[0-9]*)?|\\.[0-9]+) *(paragraphs?|words?|entry|entries)|\(share) *%)$"
  static let percent = "^\(share)%$"
  static let weights = "^([1-9][0-9]{0,2}|1000)\\.\\.([1-9][0-9]{0,2}|1000)$"
  static let letterSpacing =
    "^(-([0-4](\\.[0-9]{1,2})?|5(\\.00?)?)|(0*1?[0-9](\\.[0-9]{1,2})?|20(\\.00?)?))px$"
  static let fontFeature = "^([+-]?[A-Za-z0-9]{4}|[A-Za-z0-9]{4}=0*[0-9]{1,2})$"
  private static let codePoints =
    "[Uu]\\+([0-9A-Fa-f]{1,6}(-[0-9A-Fa-f]{1,6})?|[0-9A-Fa-f]{0,5}\\?{1,6})"
  static let unicodeRange = "^ *\(codePoints)( *, *\(codePoints))* *$"
  static let color = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"
  static let comparison = "^(>=|<=|>|<|=)? *[0-9]{1,8}$"
  static let language = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$"
  static let origin = "^https?://"
  static let adNumber = "^\\+?0*([2-9]|[1-9][0-9]{1,2}|1000)$"
  static let worth = "^\\+?[0-9]*\\.?[0-9]+$"
}

extension Shape {
  static let name = form(Pattern.name, examples: [])
  static let pixels = form(Pattern.pixels, examples: ["24px"])
  static let size = form(Pattern.size, examples: ["390x844"])
  package static let adSize = form(Pattern.adSize, examples: ["300x250", "fluid"])
  /// A size, or the name of a list of them.
  static let sizes = either([adSize, .name(of: .sizeList)])
  static let distance = form(
    Pattern.distance,
    examples: ["500px", "2 screens", "3 paragraphs", "250 words", "2 entries", "30%"])
  static let placeInText = form(
    Pattern.placeInText, examples: ["4 paragraphs", "300 words", "2 entries", "50%"])
  static let percent = form(Pattern.percent, examples: ["80%"])
  static let weights = form(Pattern.weights, examples: ["100..900"])
  static let letterSpacing = form(Pattern.letterSpacing, examples: ["0.2px"])
  static let fontFeature = form(Pattern.fontFeature, examples: ["onum", "-liga", "cv01=2"])
  static let unicodeRange = form(Pattern.unicodeRange, examples: ["U+0600-06FF"])
  static let color = form(Pattern.color, examples: ["#a3161d"])
  static let bareOrPixels = either([
    .integer(0...100_000), .form(Pattern.bareOrPixels, examples: ["740px"]),
  ])
  static let comparison = either([
    .integer(0...10_000_000), .form(Pattern.comparison, examples: [">= 600"]),
  ])
  static let language = form(Pattern.language, examples: ["en", "fr", "zh-Hant"])
  static let worth = either([.number(0...10_000), .form(Pattern.worth, examples: [])])

  /// The words of an enumeration.
  static func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Shape
  where Choice.RawValue == String {
    .word(type.allCases.map(\.rawValue))
  }
}
