import GalleyBasics

/// Which files of a project a text may name, without reading what the text means.
///
/// Who names a file writes the last part of its path, so its words stand in the text one behind the other: letters
/// and digits between all else. Where letters may be written as escapes, any file may be meant. So too many are found
/// rather than too few.
struct NamedFiles: Sendable {
  private struct File: Sendable {
    let path: String
    /// Changes whenever the file does.
    let stamp: String
    /// The hashes of the words of its name.
    let words: [UInt64]
  }

  private let files: [File]
  /// The files by the first words of their names.
  private var byWord: [UInt64: [Int]] = [:]
  /// Those whose names have no word, or letters that may be written in several ways: any text may mean them.
  private var nameless: [Int] = []

  init(_ files: [(path: String, stamp: String)]) {
    self.files = files.map { file in
      File(
        path: file.path, stamp: file.stamp,
        words: Words(Array(Path.name(of: file.path).utf8)).hashes)
    }
    for (index, file) in self.files.enumerated() {
      let isPlain = Path.name(of: file.path).utf8.allSatisfy { $0 < 0x80 }
      if isPlain, let first = file.words.first {
        byWord[first, default: []].append(index)
      } else {
        nameless.append(index)
      }
    }
  }

  /// Adds what is known of the files that a text may name.
  func add(namedIn bytes: [UInt8], to digest: inout Digest) {
    let words = Words(bytes)
    var found = Set(nameless)
    if words.mayEscape {
      found = Set(files.indices)
    } else if !byWord.isEmpty {
      for (place, word) in words.hashes.enumerated() {
        for index in byWord[word] ?? []
        where words.hashes[place...].starts(with: files[index].words) {
          found.insert(index)
        }
      }
    }
    for index in found.sorted() {
      digest.add(files[index].path)
      digest.add(files[index].stamp)
    }
  }
}

/// The runs of ASCII letters and digits of a text, as hashes that take capitals for small letters.
private struct Words {
  private(set) var hashes: [UInt64] = []
  /// Whether letters may be written otherwise: `%61`, `&#97;`, `"\x61"`.
  private(set) var mayEscape = false

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ bytes: [UInt8]) {
    var hash = Self.start
    var last: UInt8 = 0x20
    for byte in bytes {
      if let letter = Self.letter(byte) {
        if last == UInt8(ascii: "%") || last == UInt8(ascii: "&") || last == UInt8(ascii: "\\") {
          mayEscape = true
        }
        hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
      } else {
        if last == UInt8(ascii: "&"), byte == UInt8(ascii: "#") { mayEscape = true }
        if hash != Self.start { hashes.append(hash) }
        hash = Self.start
      }
      last = byte
    }
    if hash != Self.start { hashes.append(hash) }
  }

  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }
}
