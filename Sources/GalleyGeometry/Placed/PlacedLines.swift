import GalleyModel

/// The lines of all texts of a page on cells: what is written on each, and where it begins.
package struct PlacedLines: Sendable {
  package struct Line: Sendable {
    /// Offsets in `bytes`; white space as it was written, except that none is at the end of a line of
    /// preformatted text.
    package var range: Range<Int>
    package var x: LayoutUnit
    package var width: LayoutUnit
    /// Whether a hyphen is shown at its end.
    package var isHyphenated = false
    /// Whether its spaces count.
    package var isPreformatted = false
  }

  /// UTF-8, not yet fit for a terminal.
  package private(set) var bytes: [UInt8] = []
  package private(set) var lines: [Line] = []
  let isRightToLeft: Bool

  init(isRightToLeft: Bool) { self.isRightToLeft = isRightToLeft }

  mutating func append(
    _ text: some Sequence<Range<Int>>, of source: UnsafeBufferPointer<UInt8>, _ line: Line
  ) {
    var line = line
    let start = bytes.count
    for range in text { bytes.append(contentsOf: source[range]) }
    line.range = start..<bytes.count
    lines.append(line)
  }

  /// Where a line begins in a column.
  func x(of width: LayoutUnit, in column: Column, _ alignment: Table.Alignment) -> LayoutUnit {
    let room = max(.zero, column.width - width)
    return switch alignment {
    case .center: column.x + LayoutUnit(Int(room.pixels / 2))
    // What is laid out from the left is turned over at last.
    case .left: isRightToLeft ? column.x + room : column.x
    case .right: isRightToLeft ? column.x : column.x + room
    case .natural: column.x
    }
  }

  /// Turns all lines over.
  mutating func mirror(at edge: LayoutUnit) {
    for index in lines.indices { lines[index].x = edge - lines[index].x - lines[index].width }
  }
}
