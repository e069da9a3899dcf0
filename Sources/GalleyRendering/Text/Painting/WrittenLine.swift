import GalleyGeometry
import GalleyBasics

/// A line as a terminal may show it.
struct WrittenLine {
  let bytes: ArraySlice<UInt8>
  /// Cells.
  let width: Int
  /// Whether a letter of it is written from right to left.
  let isRightToLeft: Bool

  init(_ line: CellLines.Line, of text: [UInt8]) {
    let raw = text[line.range].trimmed
    if raw.isPlain, !line.isHyphenated, !line.isPreformatted {
      (bytes, width, isRightToLeft) = (raw, raw.count, false)
    } else {
      let safe = Self.safe(text[line.range], line)
      let string = String(decoding: safe, as: UTF8.self)
      bytes = safe[...]
      width = DisplayWidth.of(string)
      isRightToLeft = string.unicodeScalars.contains { $0.isRightToLeft }
    }
  }

  /// White space is measured as one space whatever it is made of, and a soft hyphen as nothing.
  private static func safe(_ raw: ArraySlice<UInt8>, _ line: CellLines.Line) -> [UInt8] {
    var text = SafeText(preformatted: line.isPreformatted)
    if line.isPreformatted {
      text.append(raw)
    } else {
      text.append(Array(raw.map { max($0, 0x20) })[...])
    }
    var bytes = text.bytes.settled
    while bytes.last == 0x20 { bytes.removeLast() }
    if line.isHyphenated { bytes.append(UInt8(ascii: "-")) }
    return bytes
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces at both ends.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var trimmed = self
    while trimmed.first == 0x20 { trimmed.removeFirst() }
    while trimmed.last == 0x20 { trimmed.removeLast() }
    return trimmed
  }

  /// Whether it is printable ASCII with single spaces.
  fileprivate var isPlain: Bool {
    var last: UInt8 = 0
    for byte in self {
      if byte < 0x20 || byte > 0x7E || byte == 0x20 && last == 0x20 { return false }
      last = byte
    }
    return true
  }
}

extension [UInt8] {
  /// Without soft hyphens, and with usual spaces where no line may break: the lines are broken.
  fileprivate var settled: [UInt8] {
    var settled: [UInt8] = []
    settled.reserveCapacity(count)
    for byte in self {
      switch (settled.last, byte) {
      case (0xC2, 0xAD): settled.removeLast()
      case (0xC2, 0xA0): settled[settled.count - 1] = 0x20
      default: settled.append(byte)
      }
    }
    return settled
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of a script that runs from right to left (Unicode blocks Hebrew to
  /// Arabic Extended-A, and their presentation forms).
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: true
    default: false
    }
  }
}
