import GalleyBasics

/// What of a part of a script is found before it is read: where each bracket is closed, where functions are declared, and
/// where slots are spoken of.
struct ScriptBrackets {
  private var closes: [Int: Int] = [:]
  /// The places behind the words `function` of declarations, by their names.
  private(set) var functions: [(name: String, place: Int)] = []
  private var calls: [Int] = []

  /// The calls that make a slot or change one.
  static let names: Set<String> = [
    "defineSlot", "defineOutOfPageSlot", "addSize", "defineSizeMapping", "setTargeting",
    "updateTargetingFromMap", "setCollapseEmptyDiv", "setConfig",
  ]

  /// - Parameter reader: at the beginning of the part.
  init(_ reader: LiteralReader) {
    var reader = reader
    var open: [(bracket: UInt8, place: Int)] = []
    var counts: [UInt8: Int] = [:]
    var before = UInt8(ascii: ";")
    while reader.skipSpace(), let byte = reader.byte {
      let start = reader.position
      let word = reader.word()
      if !word.isEmpty {
        if word == "function" { readFunction(reader) }
        if Self.names.contains(word) { calls.append(start) }
        before = word == "return" ? UInt8(ascii: ";") : reader.previous ?? before
        continue
      }
      defer { before = byte }
      switch byte {
      case UInt8(ascii: "/") where Self.mayPrecedePattern(before): reader.skipPattern()
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append((byte, start))
        counts[byte, default: 0] += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        let wanted = byte == UInt8(ascii: ")") ? UInt8(ascii: "(") : byte - 2
        guard counts[wanted, default: 0] > 0 else { break }
        while let last = open.popLast() {
          counts[last.bracket, default: 0] -= 1
          if last.bracket == wanted {
            closes[last.place] = start
            break
          }
        }
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        reader.skipText()
        continue
      default: break
      }
      reader.advance()
    }
  }

  private mutating func readFunction(_ reader: LiteralReader) {
    var reader = reader
    let place = reader.position
    guard reader.skipSpace() else { return }
    let name = reader.word()
    if !name.isEmpty { functions.append((name, place)) }
  }

  /// The place of the bracket that closes one.
  func close(of open: Int) -> Int? { closes[open] }

  /// Whether slots are spoken of in a range.
  func speaksOfSlots(in range: Range<Int>) -> Bool {
    var (low, high) = (0, calls.count)
    while low < high {
      let middle = (low + high) / 2
      if calls[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < calls.count && calls[low] < range.upperBound
  }

  /// Whether a slash behind a byte begins a regular expression rather than divides.
  static func mayPrecedePattern(_ byte: UInt8) -> Bool {
    "(,=:[!&|?{};+".utf8.contains(byte)
  }
}
