import GalleyBasics
import GalleyModel

extension ThemeFont {
  /// `serif`, `sans` or `mono`, or a family with its files.
  init?(_ role: FontRole, _ node: YAMLNode, _ findings: Findings) {
    guard case .mapping = node.content else {
      guard let family = findings.choice(node, FontFamily.self) else { return nil }
      self.init(family.value)
      return
    }
    guard var keys = Mapping(node, .font, findings) else { return nil }
    self.init(Theme()[role].fallback)
    if let first = WebFontFamily(&keys) { families = [first] }
    families +=
      keys.read("also") { node in
        findings.oneOrMore(node, of: "families") { WebFontFamily($0, findings) }
      } ?? []
    fallback = keys.choice("fallback")?.value ?? fallback
    features =
      keys.read("features") { node in
        findings.oneOrMore(node, of: "features") { FontFeature($0, findings) }
      } ?? []
    letterSpacing = keys.read("letter_spacing", findings.letterSpacing) ?? 0
    keys.finish()
    if families.isEmpty { return nil }
  }
}

extension WebFontFamily {
  /// The most files of a family.
  private static let mostFiles = 64
  /// The most bytes of a family's name.
  private static let longestName = 100

  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .furtherFamily, findings) else { return nil }
    let family = Self(&keys)
    keys.finish()
    guard let family else { return nil }
    self = family
  }

  /// Reads the keys that say a family.
  fileprivate init?(_ keys: inout Mapping) {
    let findings = keys.findings
    let name = keys.node("family").flatMap { Self.name($0, findings) }
    let files = keys.node("files").flatMap { Self.files($0, findings) }
    guard let name, let files, !files.isEmpty else { return nil }
    self.init(name: name, files: files)
  }

  /// The words that CSS takes for something else than a family's name, as people may write them.
  private static let reserved: Set<String> = [
    "serif", "sans", "sans-serif", "mono", "monospace", "cursive", "fantasy", "system-ui", "math",
    "emoji", "fangsong", "inherit", "initial", "unset", "revert", "default", "none",
  ]

  private static func name(_ node: YAMLNode, _ findings: Findings) -> Spanned<String>? {
    guard let text = findings.text(node) else { return nil }
    let name = text.value
    let isSafe =
      !name.isEmpty && name.utf8.count <= longestName && name.first != " " && name.last != " "
      && name.unicodeScalars.allSatisfy { scalar in
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
          || properties.generalCategory == .nonspacingMark
          || properties.generalCategory == .spacingMark || " -_.+&'".unicodeScalars.contains(scalar)
      }
    guard isSafe else {
      findings.report(
        .badName, "'\(excerpt(name))' is not the name of a family of fonts", at: node.span,
        "letters, digits, spaces and - _ . + & ', \(longestName) bytes at the most")
      return nil
    }
    guard !reserved.contains(name.lowercased()) else {
      findings.report(
        .badName, "'\(name)' means something else in a stylesheet", at: node.span,
        "give the family a name of its own")
      return nil
    }
    return text
  }

  private static func files(_ node: YAMLNode, _ findings: Findings) -> [FontSource]? {
    switch node.content {
    case .mapping: return named(node, findings)
    case .sequence(let items) where items.isEmpty:
      findings.report(.missingKey, "a family needs a file", at: node.span, "none here")
      return nil
    case .sequence(let items) where items.count > mostFiles:
      findings.report(
        .badValue, "a family has at most \(mostFiles) files, not \(decimal(items.count))",
        at: node.span)
      return nil
    default:
      return findings.oneOrMore(node, of: "font files") { FontSource($0, findings) }
    }
  }

  /// `{ regular, bold, italic, bold_italic }`.
  private static func named(_ node: YAMLNode, _ findings: Findings) -> [FontSource]? {
    guard var keys = Mapping(node, .fontFiles, findings) else { return nil }
    var files: [FontSource] = []
    for (key, weight, isItalic) in [
      ("regular", 400, false), ("bold", 700, false), ("italic", 400, true),
      ("bold_italic", 700, true),
    ] {
      guard let path = keys.read(key, findings.fontPath) else { continue }
      var source = FontSource(path: path, weights: weight...weight)
      source.isItalic = isItalic
      files.append(source)
    }
    keys.finish()
    if case .mapping(let entries) = node.content, entries.isEmpty {
      findings.report(.missingKey, "a family needs a file", at: node.span, "none here")
    }
    return files
  }
}

extension FontSource {
  /// A path, or a mapping with a path and what the file is for.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping = node.content else {
      guard let path = findings.fontPath(node) else { return nil }
      self.init(path: path, weights: 400...400)
      return
    }
    guard var keys = Mapping(node, .fontFile, findings) else { return nil }
    let path = keys.node("file").flatMap(findings.fontPath)
    let weights = keys.read("weight", findings.weights) ?? 400...400
    let slant = keys.choice("style", FontSlant.self)?.value ?? .normal
    let range = keys.read("unicode_range") { UnicodeRanges.decode($0, findings) }
    keys.finish()
    guard let path else { return nil }
    self.init(path: path, weights: weights)
    isItalic = slant == .italic
    unicodeRange = range
  }
}

/// The words for whether a file's letters are slanted.
enum FontSlant: String, CaseIterable {
  case normal, italic
}

extension FontFeature {
  /// `onum`, `-liga` or `cv01=2`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard let text = findings.text(node) else { return nil }
    var tag = text.value[...]
    var value: Int? = 1
    if tag.first == "-" || tag.first == "+" {
      value = tag.removeFirst() == "-" ? 0 : 1
    } else if let equals = tag.firstIndex(of: "=") {
      let digits = tag[tag.index(after: equals)...]
      value = digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
      tag = tag[..<equals]
    }
    let isTag =
      tag.utf8.count == 4
      && tag.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
      }
    guard isTag, let value, value < 100 else {
      findings.report(
        .badValue, "'\(excerpt(text.value))' is not a feature of a font", at: node.span,
        "four letters or digits, like 'onum', '-liga' or 'cv01=2'")
      return nil
    }
    self.init(tag: String(tag), value: value)
  }
}

/// Code points as CSS writes them: `U+0600-06FF`, `U+4??`, several with commas between them.
private enum UnicodeRanges {
  private static let last: UInt32 = 0x10FFFF

  static func decode(_ node: YAMLNode, _ findings: Findings) -> [ClosedRange<UInt32>]? {
    let read = findings.oneOrMore(node, of: "ranges of code points") { ranges(in: $0, findings) }
    guard let ranges = read?.joined(), !ranges.isEmpty else { return nil }
    var united: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let previous = united.last, range.lowerBound <= previous.upperBound + 1 {
        united[united.count - 1] =
          previous.lowerBound...max(previous.upperBound, range.upperBound)
      } else {
        united.append(range)
      }
    }
    return united
  }

  private static func ranges(
    in node: YAMLNode, _ findings: Findings
  ) -> [ClosedRange<UInt32>]? {
    guard let text = findings.text(node) else { return nil }
    let parts = text.value.split(separator: ",", omittingEmptySubsequences: false)
    let ranges = parts.compactMap { range($0) }
    guard ranges.count == parts.count else {
      findings.report(
        .badValue, "'\(excerpt(text.value))' is not a range of code points", at: node.span,
        "write it like 'U+0600-06FF'")
      return nil
    }
    return ranges
  }

  private static func range(_ part: Substring) -> ClosedRange<UInt32>? {
    let text = part.drop { $0 == " " }
    guard text.hasPrefix("U+") || text.hasPrefix("u+") else { return nil }
    let bytes = Array(text.utf8.dropFirst(2).reversed().drop { $0 == UInt8(ascii: " ") }.reversed())
    let ends = bytes.split(
      separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
    let wild = bytes.reversed().prefix { $0 == UInt8(ascii: "?") }.count
    let lower = ends.first.flatMap { number($0.dropLast(wild), filling: "0", wild) }
    let upper =
      ends.count == 2 && wild == 0
      ? number(ends[1], filling: "", 0)
      : ends.count == 1 ? number(bytes.dropLast(wild), filling: "F", wild) : nil
    guard let lower, let upper, lower <= upper, lower <= last else { return nil }
    return lower...min(upper, last)
  }

  private static func number(
    _ digits: ArraySlice<UInt8>, filling fill: String, _ count: Int
  ) -> UInt32? {
    let whole = String(decoding: digits, as: UTF8.self) + String(repeating: fill, count: count)
    guard (1...6).contains(whole.utf8.count), whole.utf8.first != UInt8(ascii: "+") else {
      return nil
    }
    return UInt32(whole, radix: 16)
  }
}

extension Findings {
  /// The path of a file in the project.
  fileprivate func fontPath(_ node: YAMLNode) -> Spanned<String>? {
    guard let text = text(node) else { return nil }
    guard !text.value.isEmpty else {
      report(.badValue, "the path of a font is empty", at: node.span)
      return nil
    }
    let isAddress = text.value.split(separator: "/").first?.last == ":"
    if isAddress || text.value.hasPrefix("//") {
      report(
        .outsideProject, "'\(excerpt(text.value))' is an address, not a file of the project",
        at: node.span, "put the file into the project: it is measured, and served with the pages")
      return nil
    }
    let path = Path.normalized(text.value)
    guard !path.hasPrefix("/"), path != "..", !path.hasPrefix("../") else {
      report(
        .outsideProject, "'\(excerpt(text.value))' is not inside the project", at: node.span,
        "a path counts from the project's folder")
      return nil
    }
    return text.map { _ in path }
  }

  /// `400`, or `100..900` for a variable font.
  fileprivate func weights(_ node: YAMLNode) -> ClosedRange<Int>? {
    guard let text = node.scalar?.text, text.contains(".") else {
      return integer(node, in: 1...1000).map { $0.value...$0.value }
    }
    let ends = text.split(separator: ".", omittingEmptySubsequences: false)
    let bounds = ends.count == 3 && ends[1].isEmpty ? [Int(ends[0]), Int(ends[2])] : []
    let weights = bounds.compactMap(\.self).filter { (1...1000).contains($0) }
    guard weights.count == 2, weights[0] <= weights[1] else {
      report(
        .badValue, "'\(excerpt(text))' is not a range of weights", at: node.span,
        "write it like '100..900', within 1 to 1000")
      return nil
    }
    return weights[0]...weights[1]
  }

  /// A length in px, which may be negative and have two decimals.
  fileprivate func letterSpacing(_ node: YAMLNode) -> Double? {
    guard let text = text(node) else { return nil }
    let number = text.value.dropping(suffix: "px")
    let decimals = number?.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain =
      number?.utf8.allSatisfy { (48...57).contains($0) || $0 == 0x2D || $0 == 0x2E } == true
      && decimals.map { $0.count == 1 || $0.count == 2 && (1...2).contains($0[1].utf8.count) }
        == true
    guard isPlain, let number, let value = Double(number), (-5...20).contains(value) else {
      report(
        .badLength, "'\(excerpt(text.value))' is no space between letters", at: node.span,
        "write it like '0.2px', from -5px to 20px, with at most two decimals")
      return nil
    }
    return value
  }
}
