import GalleyText

/// Words that were shaped, each with a space on either side, and kept: the same words come again and again.
///
/// It is used by one worker at a time, takes at most some 8 MB, and forgets all when it is full.
final class ShapedWords: @unchecked Sendable {
  /// A word of one face, in units of the face. Positions count from where it begins after a space.
  struct Word {
    /// The room of the space before it, and what it makes the space after it wider.
    var space: Int32 = 0
    var widening: Int32 = 0
    /// Where it begins when a line begins with it.
    var start: Int32 = 0
    /// Where it ends before a space, and where it ends when a line ends with it.
    var inline: Int32 = 0
    var end: Int32 = 0
    var characters: Int32 = 0
    /// The script of its last letter; 0 where it has none.
    var script: UInt32 = 0
    /// Its breaks, of all words' that are kept.
    var firstBreak: Int32 = 0
    var breakCount: Int32 = 0
    var isEstimated = false
  }

  /// A place within a word where a line may break.
  struct Break {
    /// Bytes of the word before it.
    var offset: Int
    var end: Int
    var start: Int
    var characters: Int
    var ending: Piece.Ending
  }

  private struct Entry {
    var hash: UInt64
    /// What it is shaped with, besides its letters.
    var context: UInt64
    /// Its last bytes, up to eight.
    var tail: UInt64
    /// Offset and length in `letters`.
    var first: Int32
    var length: Int32
    var word: Word
  }

  let shaper = WordShaper()
  // Memory of their own: to find a word counts no references and asks nothing about exclusive access.
  private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
  private let letters = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * longest)
  /// By the low bits of a hash, an index in `entries` from 1.
  private let places = UnsafeMutablePointer<Int32>.allocate(capacity: placeCount)
  private var count = 0
  private var letterCount = 0
  private(set) var breaks: [Break] = []
  /// What stands in several segments, or in a part of a word.
  private var groups: [GroupKey: ShapedGroup] = [:]

  private struct GroupKey: Hashable {
    var scalars: ArraySlice<UInt32>
    var context: UInt64
  }

  private static let groupCapacity = 1 << 11
  private static let placeCount = 1 << 16
  private static let capacity = placeCount / 2
  /// The longest word that is kept, in bytes.
  private static let longest = 64

  init() { places.initialize(repeating: 0, count: Self.placeCount) }

  deinit {
    entries.deallocate()
    letters.deallocate()
    places.deallocate()
  }

  /// The word at some bytes, shaped now or before.
  ///
  /// - Parameter script: of what stands before it.
  func word(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ segment: Segment,
    after script: UInt32
  ) -> Word {
    guard let start = text.baseAddress.map({ $0 + range.lowerBound }),
      range.count <= Self.longest
    else { return shape(text, range, segment, after: script) }
    let context = context(of: segment, after: script)
    let (hash, tail) = Self.hash(
      start, range.count, room: text.count - range.lowerBound, context)
    var place = Int(truncatingIfNeeded: hash >> 32) & (Self.placeCount - 1)
    while places[place] > 0 {
      let entry = entries + Int(places[place] - 1)
      if entry.pointee.hash == hash, entry.pointee.context == context,
        Int(entry.pointee.length) == range.count, entry.pointee.tail == tail,
        Self.areSame(letters + Int(entry.pointee.first), start, (range.count - 1) & ~7)
      {
        return entry.pointee.word
      }
      place = (place + 1) & (Self.placeCount - 1)
    }
    if count == Self.capacity {
      forget()
      place = Int(truncatingIfNeeded: hash >> 32) & (Self.placeCount - 1)
    }
    let word = shape(text, range, segment, after: script)
    (entries + count).initialize(
      to: Entry(
        hash: hash, context: context, tail: tail, first: Int32(letterCount),
        length: Int32(range.count), word: word))
    (letters + letterCount).initialize(from: start, count: range.count)
    letterCount += range.count
    count += 1
    places[place] = Int32(count)
    return word
  }

  private func forget() {
    (count, letterCount) = (0, 0)
    breaks.removeAll(keepingCapacity: true)
    places.update(repeating: 0, count: Self.placeCount)
  }

  /// Scalars of a word in one face, shaped now or before.
  ///
  /// - Parameter script: of what stands before them.
  /// - Returns: `nil` where the face is none that is shaped.
  func group(
    _ scalars: ArraySlice<UInt32>, _ segment: Segment, after script: UInt32
  ) -> ShapedGroup? {
    guard scalars.count <= Self.longest else {
      return ShapedGroup(scalars, segment, shaper, after: script)
    }
    let key = GroupKey(scalars: scalars, context: context(of: segment, after: script))
    if let known = groups[key] { return known }
    guard let group = ShapedGroup(scalars, segment, shaper, after: script) else { return nil }
    if groups.count == Self.groupCapacity { groups.removeAll(keepingCapacity: true) }
    groups[key] = group
    return group
  }

  /// What letters are shaped with, besides themselves.
  private func context(of segment: Segment, after script: UInt32) -> UInt64 {
    segment.shapingContext ^ UInt64(script) << 1 ^ shaper.languageKey << 8
  }

  private static func areSame(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    var index = 0
    while index < count {
      if a[index] != b[index] { return false }
      index += 1
    }
    return true
  }

  /// A hash of a word, and its last bytes, up to eight.
  ///
  /// - Parameter room: how many bytes may be read.
  private static func hash(
    _ word: UnsafePointer<UInt8>, _ count: Int, room: Int, _ context: UInt64
  ) -> (hash: UInt64, tail: UInt64) {
    let bytes = UnsafeRawPointer(word)
    var hash = context ^ UInt64(count) << 56
    var offset = 0
    while offset + 8 < count {
      mix(&hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    if offset + 8 <= room {
      let block = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      tail = block << UInt64(64 - 8 * (count - offset))
    } else {
      for index in stride(from: count - 1, through: offset, by: -1) {
        tail |= UInt64(word[index]) << UInt64(64 - 8 * (count - index))
      }
    }
    mix(&hash, tail)
    return (hash, tail)
  }

  @inline(__always)
  private static func mix(_ hash: inout UInt64, _ bytes: UInt64) {
    hash = (hash ^ bytes) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }
}

extension ShapedWords {
  private func shape(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ segment: Segment,
    after script: UInt32
  ) -> Word {
    var letters = ScalarWord()
    var position = TextPosition(segment: 0, offset: range.lowerBound)
    while position.offset < range.upperBound {
      position.offset += letters.append(unmeasuredAt: position, in: text)
    }
    guard let group = ShapedGroup(letters.scalars[...], segment, shaper, after: script) else {
      return Word()
    }
    let all = letters.scalars.count
    let first = breaks.count
    for (index, ending) in letters.endings.enumerated() where ending != .joined {
      breaks.append(
        Break(
          offset: letters.items[index].end.offset - range.lowerBound,
          end: group.end(index + 1, shaper), start: group.start(index + 1, shaper),
          characters: group.characters(index + 1), ending: ending))
    }
    return Word(
      space: Int32(clamping: group.space), widening: Int32(clamping: group.widening(shaper)),
      start: Int32(clamping: group.start(0, shaper)),
      inline: Int32(clamping: group.inline(all)), end: Int32(clamping: group.end(all, shaper)),
      characters: Int32(clamping: group.characters(all)), script: group.script,
      firstBreak: Int32(first), breakCount: Int32(breaks.count - first),
      isEstimated: group.isEstimated)
  }
}

/// Scalars of a word in one face, shaped between two spaces.
final class ShapedGroup {
  private let shaped: ShapedScalars
  /// For each scalar as it is written, the index of the first one that is shown for it, and at last of the space.
  private let shown: [Int]
  private let origin: Int
  /// Where lines end and begin before a scalar, as far as it was asked.
  private var cuts: [(end: Int, start: Int)?]

  /// - Parameter scalars: as they are written.
  /// - Returns: `nil` where the face is none that is shaped.
  init?(
    _ scalars: ArraySlice<UInt32>, _ segment: Segment, _ shaper: WordShaper, after script: UInt32
  ) {
    guard let stack = segment.face.stack else { return nil }
    var all: [UInt32] = [0x20]
    var shown: [Int] = []
    for scalar in scalars {
      shown.append(all.count)
      if segment.isUppercase, let written = Unicode.Scalar(scalar) {
        all.append(contentsOf: written.properties.uppercaseMapping.unicodeScalars.map(\.value))
      } else {
        all.append(scalar)
      }
    }
    shown.append(all.count)
    all.append(0x20)
    self.shown = shown
    cuts = Array(repeating: nil, count: shown.count)
    shaped = shaper.shape(all, in: stack, script: script, isSpaced: segment.tracking != 0)
    origin = shaped.positions[1]
  }

  /// The room of the space before, and what the letters make the space after them wider.
  var space: Int { shaped.positions[1] }
  func widening(_ shaper: WordShaper) -> Int {
    shaped.positions[shown[shown.count - 1] + 1] - shaped.positions[shown[shown.count - 1]]
      - shaper.space(in: shaped.stack, after: shaped.script)
  }
  var isEstimated: Bool { shaped.isEstimated }
  var script: UInt32 { shaped.script }

  /// Where a scalar begins in a line.
  func inline(_ index: Int) -> Int { shaped.positions[shown[index]] - origin }

  /// Where a line ends that ends before a scalar.
  func end(_ index: Int, _ shaper: WordShaper) -> Int {
    cut(index, shaper).end - origin
  }

  /// Where a line begins that begins with a scalar.
  func start(_ index: Int, _ shaper: WordShaper) -> Int {
    cut(index, shaper).start - origin
  }

  private func cut(_ index: Int, _ shaper: WordShaper) -> (end: Int, start: Int) {
    if let known = cuts[index] { return known }
    let cut = shaper.cut(shaped, before: shown[index])
    cuts[index] = cut
    return cut
  }

  /// How many characters begin before a scalar.
  func characters(_ index: Int) -> Int { shaped.characters[shown[index]] - shaped.characters[1] }
}
