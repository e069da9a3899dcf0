import GalleyBasics

/// Counts words over bytes as they arrive, eight at a time.
///
/// A word is what stands between white space. Some scripts write none between words: each ideograph and kana counts as
/// one, and for Thai, Lao, Burmese and Khmer a dictionary tells.
struct WordCounter {
  private(set) var words = 0
  private var isInWord = false

  /// The next byte starts a new word, whatever stood before it.
  mutating func separate() { isInWord = false }

  /// Takes words back that turned out not to be the reader's.
  mutating func rewind(to count: Int) { words = count }

  /// Counts a piece of text that begins where the last one ended.
  ///
  /// - Returns: whether white space stands in it only as single spaces.
  mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var isClean = true
    var position = 0
    var wasSpace = false
    while position + 8 <= raw.count {
      let chunk = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      if Self.mayNeedDictionary(chunk),
        let next = countRun(in: position..<position + 8, of: raw, &wasSpace, &isClean)
      {
        position = next
        continue
      } else if Self.mayHoldIdeographs(chunk) {
        isClean = countSlowly(position..<position + 8, of: raw, &wasSpace) && isClean
      } else {
        let white = Self.whiteSpace(in: chunk)
        let before = white << 8 | (wasSpace || !isInWord ? 0x80 : 0)
        words += Self.count(ofHighBits: ~white & before & Self.highBits)
        if white != 0 {
          let doubled = white & (white << 8 | (wasSpace ? 0x80 : 0))
          isClean = isClean && doubled == 0 && white == Self.spaces(in: chunk)
        }
        wasSpace = white >> 63 == 1
        isInWord = !wasSpace
      }
      position += 8
    }
    while let next = countRun(in: position..<raw.count, of: raw, &wasSpace, &isClean) {
      position = next
    }
    return countSlowly(position..<raw.count, of: raw, &wasSpace) && isClean
  }

  private mutating func countSlowly(
    _ range: Range<Int>, of raw: UnsafeRawBufferPointer, _ wasSpace: inout Bool
  ) -> Bool {
    var isClean = true
    for position in range {
      let byte = raw[position]
      if byte <= 0x20 {
        isClean = isClean && byte == 0x20 && !wasSpace
        (wasSpace, isInWord) = (true, false)
        continue
      }
      wasSpace = false
      switch Self.role(of: byte, followedBy: position + 1 < raw.count ? raw[position + 1] : 0) {
      case .letter:
        if !isInWord { words += 1 }
        isInWord = true
      case .word:
        words += 1
        isInWord = false
      case .separator: isInWord = false
      case .continuation: break
      }
    }
    return isClean
  }

  private enum Role { case letter, word, separator, continuation }

  /// The role of a character by its first two bytes: E3 80 is U+3000–303F, the CJK punctuation;
  /// EF BC and EF BD the full-width forms; E3 81 to E9 BF kana and ideographs; F0 A0 and up the
  /// ideographs of planes 2 and 3.
  private static func role(of lead: UInt8, followedBy second: UInt8) -> Role {
    switch lead {
    case 0x80...0xBF: .continuation
    case 0xE3: second == 0x80 ? .separator : .word
    case 0xE4...0xE9: .word
    case 0xEF where second == 0xBC || second == 0xBD: .separator
    case 0xF0 where second >= 0xA0: .word
    default: .letter
    }
  }

  /// Counts the words up to the end of the first run in a range that only a dictionary can divide.
  ///
  /// - Returns: where the run ends, often far beyond the range; `nil` where none begins in it.
  private mutating func countRun(
    in range: Range<Int>, of raw: UnsafeRawBufferPointer, _ wasSpace: inout Bool,
    _ isClean: inout Bool
  ) -> Int? {
    guard let start = range.first(where: { Self.unit(at: $0, of: raw, inRun: false) != nil }) else {
      return nil
    }
    isClean = countSlowly(range.lowerBound..<start, of: raw, &wasSpace) && isClean
    var units: [UInt16] = []
    var end = start
    while let unit = Self.unit(at: end, of: raw, inRun: true) {
      units.append(unit)
      end += 3
    }
    words += WordDictionary.breaks(in: units).count + (isInWord ? 0 : 1)
    (wasSpace, isInWord) = (false, true)
    return end
  }

  /// The character of three bytes at a place, if only a dictionary tells where words end beside it; within a run also
  /// a space without a width, by which authors part words.
  private static func unit(
    at position: Int, of raw: UnsafeRawBufferPointer, inRun: Bool
  ) -> UInt16? {
    guard position + 2 < raw.count, (0xE0...0xE2).contains(raw[position]) else { return nil }
    let unit =
      UInt16(raw[position] & 0xF) << 12 | UInt16(raw[position + 1] & 0x3F) << 6
      | UInt16(raw[position + 2] & 0x3F)
    return WordDictionary.isNeeded(for: UInt32(unit)) || inRun && unit == 0x200B ? unit : nil
  }

  /// Whether E0 or E1, which Thai, Lao, Burmese and Khmer begin with, is among some bytes.
  private static func mayNeedDictionary(_ chunk: UInt64) -> Bool {
    guard chunk & highBits != 0 else { return false }
    let other = (chunk ^ 0xE0E0_E0E0_E0E0_E0E0) & 0xFEFE_FEFE_FEFE_FEFE
    return (other &- 0x0101_0101_0101_0101) & ~other & highBits != 0
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

  /// The product's highest byte is the sum of all bytes; a processor's own instruction for it cannot
  /// be taken for granted.
  private static func count(ofHighBits bits: UInt64) -> Int {
    Int(((bits >> 7) &* 0x0101_0101_0101_0101) >> 56)
  }

  /// The high bit of each byte that is a space or below.
  private static func whiteSpace(in chunk: UInt64) -> UInt64 {
    ~(((chunk & lowBits) &+ 0x5F5F_5F5F_5F5F_5F5F) | chunk) & highBits
  }

  private static func spaces(in chunk: UInt64) -> UInt64 {
    let zeros = chunk ^ 0x2020_2020_2020_2020
    return ~(((zeros & lowBits) &+ lowBits) | zeros) & highBits
  }

  /// Whether a byte from E3 is in it: those that can begin a kana, an ideograph or their marks.
  /// A continuation byte at the front may belong to one that began in the chunk before.
  private static func mayHoldIdeographs(_ chunk: UInt64) -> Bool {
    let high = chunk & highBits
    guard high != 0 else { return false }
    return (((chunk & lowBits) &+ 0x1D1D_1D1D_1D1D_1D1D) & high) != 0 || chunk & 0xC0 == 0x80
  }
}
