package import GalleyBasics

/// What a name in a file is the name of.
package enum Naming: Hashable, Sendable {
  case breakpoint, region, slot, sizeList, layout, section, tag, article, rule
  /// A person, by the key in the project's file of authors or by name.
  case author
  /// A file of the project, as a path from its folder.
  case file
  /// A key of the layout, as the keys that lead to it: `slots.rail.sizes`.
  case key
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
  /// What it says, for people: Markdown, with links as they lead from the reference.
  package let words: String
  /// What holds where it is not there, in the same form; empty where nothing does.
  package let usual: String
  package let isRequired: Bool
  /// That of a whole number, or of a length in px.
  package let range: ClosedRange<Int>?
  /// The key that it was written for: a layout that changes that one starts without this.
  package let companion: String?
  /// Whether a layout adds to the list of the one that it extends.
  package let isAdding: Bool
  /// Where it may be missing although it is required.
  package let exemption: Exemption?

  /// What another key may say that makes this one needless.
  package struct Exemption: Sendable {
    package let key: String
    package let words: [String]

    package init(_ key: String, says words: [String]) {
      self.key = key
      self.words = words
    }
  }

  /// - Parameter range: that of a length in px; the words say it too.
  package init(
    _ name: String, _ shape: Shape, _ words: String, usual: String = "",
    in range: ClosedRange<Int>? = nil, required: Bool = false, unless exemption: Exemption? = nil,
    with companion: String? = nil, adding: Bool = false
  ) {
    self.name = name
    self.shape = shape
    self.words = range.map { "\(words) From \($0.lowerBound)px to \($0.upperBound)px." } ?? words
    self.usual = usual
    isRequired = required
    if case .integer(let own) = shape { self.range = own } else { self.range = range }
    self.exemption = exemption
    self.companion = companion
    isAdding = adding
  }

  /// The same where links lead nowhere.
  package var plainWords: String { Self.withoutLinks(words) }

  /// What holds where it is not there, where links lead nowhere.
  package var plainUsual: String { Self.withoutLinks(usual) }

  /// `[text](address)` as `text`.
  package static func withoutLinks(_ markdown: String) -> String {
    let bytes = Array(markdown.utf8)
    var kept: [UInt8] = []
    var index = 0
    /// Where the text of a link began, in `kept`.
    var start: Int?
    var isCode = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "`") { isCode.toggle() }
      if !isCode, let begin = start, bytes[index...].starts(with: "](".utf8),
        let end = bytes[index...].firstIndex(of: UInt8(ascii: ")"))
      {
        kept.remove(at: begin)
        start = nil
        index = end + 1
        continue
      }
      if !isCode, byte == UInt8(ascii: "[") { start = kept.count }
      kept.append(byte)
      index += 1
    }
    return String(decoding: kept, as: UTF8.self)
  }

  fileprivate var entry: KeyList.Entry { .init(name, isRequired: isRequired, range: range) }
}

/// The keys that a mapping may have.
///
/// All that knows keys knows them from here: decoders, the overlay of layouts that extend others, JSON Schema,
/// completion, and the tables of the reference, which a test writes.
package struct KeyTable: Sendable {
  package enum Name: String, Sendable, CaseIterable {
    case layout, variant, breakpoint, grid, region, source, link, condition, articleCondition
    case frontCondition, bodySlot, insert, slot, creative, placement, rules, clearance
    case theme, fonts, font, furtherFamily, fontFiles, fontFile, textSizes, lines, lineStyle,
      pictures
    case palette, policy
    case project, articleSource, layoutChoice, fronts, ads, limit, audit
    case site, weather, edition
    case article, image
  }

  package let name: Name
  /// What findings call the mapping: "a slot".
  package let what: String
  package let keys: [Key]
  /// The keys that one value stands for, where one may stand in the mapping's place.
  package let shorthand: [String]
  /// Whether other keys may stand there too, and keys with nothing behind them.
  package let isOpen: Bool
  /// How many keys there are at least.
  package var least = 0
  /// How many there are at most, where that is said.
  package var most: Int?
  /// What its decoder needs to know.
  package let list: KeyList

  /// The keys that a layout has for itself, whatever it extends.
  package static let ownKeys = ["layout", "extends"]

  package init(
    _ name: Name, _ what: String, _ keys: [Key], shorthand: [String] = [], isOpen: Bool = false
  ) {
    self.name = name
    self.what = what
    self.keys = keys
    self.shorthand = shorthand
    self.isOpen = isOpen
    list = KeyList(what, keys, isOpen: isOpen)
  }
}

extension KeyList {
  package init(_ what: String, _ keys: [Key], isOpen: Bool = false) {
    self.init(what, keys.map(\.entry), isOpen: isOpen)
  }
}

/// The forms of texts, as regular expressions.
package enum Pattern {
  private static let count = "\\+?0*([0-9]{1,5}|100000)"
  private static let positive = "\\+?0*([1-9][0-9]{0,4}|100000)"
  private static let share = "0*(100(\\.0*)?|[0-9]{1,2}(\\.[0-9]*)?|\\.[0-9]+)"

  package static let name = "^[A-Za-z][A-Za-z0-9_-]{0,63}$"
  package static let pixels = "^(\(count)|-0+)px$"
  package static let bareOrPixels = "^(\(count)|-0+)(px)?$"
  package static let size = "^\(positive)x\(positive)$"
  package static let adSize = "^(\(positive)x\(positive)|fluid)$"
  package static let track = "^((\(count)|-0+)px|(?!0*\\.?0*(fr|%))\(share)(fr|%))$"
  package static let distance =
    "^([0-9]+(\\.[0-9]*)?|\\.[0-9]+) *(px|screens?|paragraphs?|words?|entry|entries|%)$"
  package static let placeInText =
    "^(([0-9]+(\\.[0-9]*)?|\\.[0-9]+) *(paragraphs?|words?|entry|entries)|\(share) *%)$"
  package static let percent = "^\(share)%$"
  /// 30 to 3600 of them: Google asks for 30 at least.
  package static let seconds =
    "^\\+?0*([3-9][0-9]|[1-9][0-9]{2}|[12][0-9]{3}|3[0-5][0-9]{2}|3600)s$"
  package static let weights = "^([1-9][0-9]{0,2}|1000)\\.\\.([1-9][0-9]{0,2}|1000)$"
  package static let letterSpacing =
    "^(-([0-4](\\.[0-9]{1,2})?|5(\\.00?)?)|(0*1?[0-9](\\.[0-9]{1,2})?|20(\\.00?)?))px$"
  package static let lineHeight =
    "^(normal|0*[12](\\.[0-9]*)?|0*3(\\.0*)?|0*([89]|[1-9][0-9]|[123][0-9]{2}|400)px)$"
  package static let fontFeature = "^([+-]?[A-Za-z0-9]{4}|[A-Za-z0-9]{4}=0*[0-9]{1,2})$"
  private static let codePoints =
    "[Uu]\\+([0-9A-Fa-f]{1,6}(-[0-9A-Fa-f]{1,6})?|[0-9A-Fa-f]{0,5}\\?{1,6})"
  package static let unicodeRange = "^ *\(codePoints)( *, *\(codePoints))* *$"
  package static let color = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"
  package static let comparison = "^(>=|<=|>|<|=)? *[0-9]{1,8}$"
  package static let language = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$"
  /// The forms that `true` and `false` may have too, which are read as they are written.
  package static let words: Set = [name, language, fontFeature]
  package static let origin = "^https?://"
  package static let adNumber = "^\\+?0*([2-9]|[1-9][0-9]{1,2}|1000)$"
  package static let worth = "^\\+?[0-9]*\\.?[0-9]+$"
}

extension Shape {
  package static let name = form(Pattern.name, examples: [])
  package static let pixels = form(Pattern.pixels, examples: ["24px"])
  package static let size = form(Pattern.size, examples: ["390x844"])
  package static let adSize = form(Pattern.adSize, examples: ["300x250", "fluid"])
  /// A size, or the name of a list of them.
  package static let sizes = either([adSize, .name(of: .sizeList)])
  package static let distance = form(
    Pattern.distance,
    examples: ["500px", "2 screens", "3 paragraphs", "250 words", "2 entries", "30%"])
  package static let placeInText = form(
    Pattern.placeInText, examples: ["4 paragraphs", "300 words", "2 entries", "50%"])
  package static let percent = form(Pattern.percent, examples: ["80%"])
  package static let seconds = form(Pattern.seconds, examples: ["30s"])
  package static let weights = form(Pattern.weights, examples: ["100..900"])
  package static let letterSpacing = form(Pattern.letterSpacing, examples: ["0.2px"])
  package static let lineHeight = either([
    .number(1...3), .form(Pattern.lineHeight, examples: ["1.5", "32px", "normal"]),
  ])
  package static let fontFeature = form(Pattern.fontFeature, examples: ["onum", "-liga", "cv01=2"])
  package static let unicodeRange = form(Pattern.unicodeRange, examples: ["U+0600-06FF"])
  package static let color = form(Pattern.color, examples: ["#a3161d"])
  package static let bareOrPixels = either([
    .integer(0...100_000), .form(Pattern.bareOrPixels, examples: ["740px"]),
  ])
  package static let comparison = either([
    .integer(0...10_000_000), .form(Pattern.comparison, examples: [">= 600"]),
  ])
  package static let language = form(Pattern.language, examples: ["en", "fr", "zh-Hant"])
  package static let worth = either([.number(0...10_000), .form(Pattern.worth, examples: [])])

  /// The words of an enumeration.
  package static func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Shape
  where Choice.RawValue == String {
    .word(type.allCases.map(\.rawValue))
  }
}
