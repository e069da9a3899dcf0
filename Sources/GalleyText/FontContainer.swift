internal import CGalleyWOFF2
internal import CZlib

/// Takes the bytes of an OpenType font out of the file that holds it.
enum FontContainer {
  /// The largest file that is read, and the largest font that it may hold: room for Chinese, Japanese and Korean.
  private static let megabytes = (file: 64, font: 128)
  static let limit = megabytes.font << 20

  /// - Returns: the bytes of one font or of a collection.
  static func font(in file: [UInt8]) throws(FontError) -> (format: FontFormat, bytes: [UInt8]) {
    guard file.count <= megabytes.file << 20 else { throw .tooLarge(megabytes: megabytes.file) }
    let format = try format(of: file)
    switch format {
    case .ttf, .otf, .ttc: return (format, file)
    case .woff: return (format, try unpackedWOFF(file))
    case .woff2: return (format, try unpackedWOFF2(file))
    }
  }

  private static func format(of bytes: [UInt8]) throws(FontError) -> FontFormat {
    guard let tag = bytes.uint32(at: 0) else { throw .notAFont }
    switch tag {
    case 0x0001_0000, Tag("true"): return .ttf
    case Tag("OTTO"): return .otf
    case Tag("ttcf"): return .ttc
    case Tag("wOFF"): return .woff
    case Tag("wOF2"): return .woff2
    default: throw .notAFont
    }
  }
}

extension FontContainer {
  private struct Table {
    var tag: UInt32
    var checksum: UInt32
    var stored: Range<Int>
    var length: Int
  }

  /// WOFF 1.0: each table by zlib, or as it is where that is not smaller.
  private static func unpackedWOFF(_ file: [UInt8]) throws(FontError) -> [UInt8] {
    guard let flavor = file.uint32(at: 4), let count = file.uint16(at: 12) else {
      throw .truncated
    }
    var tables: [Table] = []
    var total = 12 + 16 * Int(count)
    for index in 0..<Int(count) {
      let entry = 44 + 20 * index
      guard let tag = file.uint32(at: entry), let offset = file.uint32(at: entry + 4),
        let stored = file.uint32(at: entry + 8), let length = file.uint32(at: entry + 12),
        let checksum = file.uint32(at: entry + 16),
        Int(offset) + Int(stored) <= file.count
      else { throw .truncated }
      guard stored <= length else { throw .broken("a table of it is larger than it says") }
      total += Int(length) + 3
      guard total <= limit else { throw .tooLarge(megabytes: megabytes.font) }
      tables.append(
        Table(
          tag: tag, checksum: checksum, stored: Int(offset)..<Int(offset) + Int(stored),
          length: Int(length)))
    }
    var font: [UInt8] = []
    font.reserveCapacity(total)
    font.append(word: flavor)
    font.append(word: UInt32(count) << 16)
    font.append(word: 0)
    var offset = 12 + 16 * tables.count
    for table in tables {
      font.append(word: table.tag)
      font.append(word: table.checksum)
      font.append(word: UInt32(offset))
      font.append(word: UInt32(table.length))
      offset += (table.length + 3) & ~3
    }
    for table in tables {
      font.append(contentsOf: try unpacked(file[table.stored], to: table.length))
      while font.count & 3 != 0 { font.append(0) }
    }
    return font
  }

  private static func unpacked(
    _ stored: ArraySlice<UInt8>, to length: Int
  ) throws(FontError) -> [UInt8] {
    if stored.count == length { return Array(stored) }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { room, count in
      var written = uLong(length)
      let result = stored.withUnsafeBufferPointer {
        uncompress(room.baseAddress, &written, $0.baseAddress, uLong($0.count))
      }
      isWhole = result == Z_OK && written == uLong(length)
      count = isWhole ? length : 0
    }
    guard isWhole else { throw .broken("a table of it cannot be decompressed") }
    return bytes
  }
}

extension FontContainer {
  private static func unpackedWOFF2(_ file: [UInt8]) throws(FontError) -> [UInt8] {
    guard let length = file.uint32(at: 8), let total = file.uint32(at: 16) else {
      throw .truncated
    }
    guard Int(length) <= file.count else { throw .truncated }
    guard Int(total) <= limit, try sizeOfTables(file) <= limit else {
      throw .tooLarge(megabytes: megabytes.font)
    }
    // What the file says of its size is a hint: glyphs may take a little more than they did before.
    let room = min(limit, 2 * Int(total) + 1 << 16)
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { room, count in
      guard let start = room.baseAddress else { return }
      count = galley_woff2_decode(file, file.count, start, room.count)
    }
    guard !bytes.isEmpty else { throw .broken("it cannot be decompressed") }
    return bytes
  }

  /// What the tables take before they are put together: the decoder asks for so much memory at once.
  private static func sizeOfTables(_ file: [UInt8]) throws(FontError) -> Int {
    guard let count = file.uint16(at: 12) else { throw .truncated }
    var (offset, total) = (48, 0)
    for _ in 0..<count {
      guard offset < file.count else { throw .truncated }
      let flags = file[offset]
      let (known, version) = (flags & 63, flags >> 6)
      offset += known == 63 ? 5 : 1
      // The tables of glyphs, 10 and 11, are transformed by version 0, all others by any other one.
      let isTransformed = known == 10 || known == 11 ? version == 0 : version != 0
      for _ in 0..<(isTransformed ? 2 : 1) {
        total += try number(in: file, at: &offset)
      }
    }
    return total
  }

  /// A number in up to five bytes of seven bits, the highest first.
  private static func number(in file: [UInt8], at offset: inout Int) throws(FontError) -> Int {
    var number = 0
    for _ in 0..<5 {
      guard offset < file.count else { throw .truncated }
      let byte = file[offset]
      offset += 1
      number = number << 7 | Int(byte & 127)
      if byte < 128 { return number }
    }
    throw .broken("a length in it has too many bytes")
  }
}

/// The four letters that name a table, an axis or a feature.
@inline(__always)
func Tag(_ letters: StaticString) -> UInt32 {
  (0..<4).reduce(0) { $0 << 8 | UInt32(letters.utf8Start[$1]) }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// The number at an offset, the highest byte first; `nil` beyond the end.
  func uint16(at offset: Int) -> UInt16? {
    guard offset >= 0, offset + 2 <= count else { return nil }
    return UInt16(self[startIndex + offset]) << 8 | UInt16(self[startIndex + offset + 1])
  }

  func int16(at offset: Int) -> Int? { uint16(at: offset).map { Int(Int16(bitPattern: $0)) } }

  func uint32(at offset: Int) -> UInt32? {
    guard let high = uint16(at: offset), let low = uint16(at: offset + 2) else { return nil }
    return UInt32(high) << 16 | UInt32(low)
  }
}

extension [UInt8] {
  fileprivate mutating func append(word: UInt32) {
    for shift: UInt32 in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: word >> shift)) }
  }
}
