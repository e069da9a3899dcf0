import GalleyBasics
package import GalleyModel

/// What of an article no font of a stack has, in one script.
package struct MissingGlyphs: Hashable, Sendable {
  /// What people call the script.
  package var script: String
  /// Each once, in the order of Unicode.
  package var scalars: [Unicode.Scalar]

  /// The first few of them.
  package var examples: String { scalars.prefix(5).map { String($0) }.joined(separator: " ") }
}

extension FontSet {
  /// What of an article's title, or of its text, the fonts of a role lack: by script, in the order of Unicode. Nothing
  /// where the role has no fonts of its own.
  package func missing(from article: Article, in role: FontRole) -> [MissingGlyphs] {
    guard has(0x20, in: role) != nil else { return [] }
    let used: [Unicode.Scalar]
    switch role {
    case .headline: used = Self.scalars(of: Array(article.title.value.utf8))
    case .body: used = Self.scalars(of: article.body.text)
    case .interface: used = []
    }
    var missing: [MissingGlyphs] = []
    for scalar in used where has(scalar.value, in: role) == false {
      guard !scalar.isUnseen else { continue }
      let script = Script.name(of: scalar.value)
      if let index = missing.firstIndex(where: { $0.script == script }) {
        missing[index].scalars.append(scalar)
      } else {
        missing.append(MissingGlyphs(script: script, scalars: [scalar]))
      }
    }
    return missing
  }

  /// The characters of a text that are no white space, each once and in order.
  private static func scalars(of text: [UInt8]) -> [Unicode.Scalar] {
    var isUsed = [Bool](repeating: false, count: 0x100)
    text.withUnsafeBufferPointer { text in
      isUsed.withUnsafeMutableBufferPointer { isUsed in
        for byte in text { isUsed[Int(byte)] = true }
      }
    }
    let isOfASCII = !isUsed[0x80...].contains(true)
    let ascii = (UInt8(0x21)..<0x80).filter { isUsed[Int($0)] }.map { Unicode.Scalar($0) }
    guard !isOfASCII else { return ascii }
    var others: Set<Unicode.Scalar> = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      others.insert(scalar)
    }
    return ascii + others.sorted()
  }
}

extension Unicode.Scalar {
  /// Whether nothing is drawn for it, so that no font needs it: joiners, marks of direction, choices of a form.
  fileprivate var isUnseen: Bool {
    properties.isDefaultIgnorableCodePoint || properties.isWhitespace
      || properties.generalCategory == .control
  }
}

/// What people call the writing that a character is of.
package enum Script {
  private static let ranges: [(ClosedRange<UInt32>, String)] = [
    (0x21...0x24F, "Latin"), (0x1E00...0x1EFF, "Latin"), (0x370...0x3FF, "Greek"),
    (0x1F00...0x1FFF, "Greek"), (0x400...0x52F, "Cyrillic"), (0x530...0x58F, "Armenian"),
    (0x590...0x5FF, "Hebrew"), (0x600...0x77F, "Arabic"), (0x8A0...0x8FF, "Arabic"),
    (0xFB50...0xFDFF, "Arabic"), (0xFE70...0xFEFE, "Arabic"), (0x900...0x97F, "Devanagari"),
    (0x980...0x9FF, "Bengali"), (0xA00...0xA7F, "Gurmukhi"), (0xA80...0xAFF, "Gujarati"),
    (0xB00...0xB7F, "Odia"), (0xB80...0xBFF, "Tamil"), (0xC00...0xC7F, "Telugu"),
    (0xC80...0xCFF, "Kannada"), (0xD00...0xD7F, "Malayalam"), (0xD80...0xDFF, "Sinhala"),
    (0xE00...0xE7F, "Thai"), (0xE80...0xEFF, "Lao"), (0x1000...0x109F, "Burmese"),
    (0x10A0...0x10FF, "Georgian"), (0x1200...0x139F, "Ethiopic"), (0x1780...0x17FF, "Khmer"),
    (0x1100...0x11FF, "Hangul"), (0xAC00...0xD7AF, "Hangul"), (0x3040...0x30FF, "kana"),
    (0x3400...0x9FFF, "Chinese characters"), (0x20000...0x3FFFF, "Chinese characters"),
    (0x1F000...0x1FAFF, emoji),
  ]

  package static let emoji = "emoji"

  /// `signs` for what is of no script that has a name here.
  package static func name(of scalar: UInt32) -> String {
    ranges.first { $0.0.contains(scalar) }?.1 ?? "signs"
  }

  /// How many characters of each script are in some ranges, in the order of Unicode; signs are left out.
  ///
  /// - Parameter coverage: sorted and apart from each other.
  package static func covered(
    by coverage: [ClosedRange<UInt32>]
  ) -> [(script: String, characters: Int)] {
    var scripts: [(script: String, characters: Int)] = []
    for (range, name) in ranges {
      let count = coverage.reduce(0) { sum, part in
        part.overlaps(range) ? sum + part.clamped(to: range).count : sum
      }
      guard count > 0 else { continue }
      if let index = scripts.firstIndex(where: { $0.script == name }) {
        scripts[index].characters += count
      } else {
        scripts.append((name, count))
      }
    }
    return scripts
  }
}
