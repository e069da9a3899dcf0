/// Numbers below 4,096 by code point, in two stages, read from text that stands in the program as it is.
///
/// Scripts/code_point_table.py writes the text and says how.
struct CodePointTable: Sendable {
  private let blocks: StaticString
  private let values: StaticString

  init(blocks: StaticString, values: StaticString) {
    self.blocks = blocks
    self.values = values
  }

  /// - Returns: `nil` beyond the table's end.
  subscript(scalar: UInt32) -> Int? {
    guard let block = Self.number(at: Int(scalar >> 6), in: blocks) else { return nil }
    return Self.number(at: block << 6 | Int(scalar & 63), in: values)
  }

  /// Two digits of base 64, the larger first; the digit 0 is "0".
  private static func number(at index: Int, in digits: StaticString) -> Int? {
    guard 2 * index + 1 < digits.utf8CodeUnitCount else { return nil }
    let first = digits.utf8Start + 2 * index
    return Int(first[0] &- 48) << 6 | Int(first[1] &- 48)
  }
}
