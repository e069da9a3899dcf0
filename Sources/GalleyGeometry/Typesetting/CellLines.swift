import GalleyModel

/// The lines of all texts of a page on cells: what is written on each, and where it begins.
package struct CellLines: Sendable {
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

extension CellLines {
  /// Breaks a text into lines and takes them down.
  ///
  /// - Returns: the indices of the lines.
  mutating func set(_ text: MeasuredText, in column: Column, _ style: BoxStyle) -> Range<Int> {
    let first = lines.count
    let width = style.wrap == .balance ? text.balancedWidth(within: column.width) : column.width
    text.breaking(width: width) { breaker in
      while true {
        let segment = breaker.start.segment
        guard let line = breaker.nextLine() else { return }
        let segments = breaker.segments[segment...max(segment, breaker.start.segment)]
        append(
          segments.lazy.filter { !$0.isBreak }.map { $0.range.clamped(to: line.range) },
          of: breaker.text,
          Line(
            range: 0..<0, x: x(of: line.width, in: column, style.alignment), width: line.width,
            isHyphenated: line.isHyphenated))
      }
    }
    return first..<lines.count
  }

  /// Takes down text whose spaces count; lines that are too long are broken wherever they end.
  mutating func set(
    preformatted text: ArraySlice<UInt8>, in column: Column, _ style: BoxStyle
  ) -> Range<Int> {
    let first = lines.count
    var text = text
    while text.last == UInt8(ascii: "\n") { text.removeLast() }
    guard !text.isEmpty else { return first..<first }
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      set(preformattedLine: line, in: column, style)
    }
    return first..<lines.count
  }

  private mutating func set(
    preformattedLine bytes: ArraySlice<UInt8>, in column: Column, _ style: BoxStyle
  ) {
    let limit = max(4, Int(column.width.pixels))
    var (width, start, end) = (0, bytes.startIndex, bytes.startIndex)
    for character in String(decoding: bytes, as: UTF8.self) {
      let cells = character == "\t" ? 4 : TerminalFace.advance(of: character) / TerminalFace.cell
      if width + cells > limit {
        append(bytes[start..<end], width, in: column, style)
        (width, start) = (0, end)
      }
      width += cells
      end = min(bytes.endIndex, end + character.utf8.count)
    }
    append(bytes[start..<bytes.endIndex], width, in: column, style)
  }

  private mutating func append(
    _ text: ArraySlice<UInt8>, _ cells: Int, in column: Column, _ style: BoxStyle
  ) {
    let width = LayoutUnit(cells)
    text.withUnsafeBufferPointer {
      append(
        CollectionOfOne(0..<$0.count), of: $0,
        Line(
          range: 0..<0, x: x(of: width, in: column, style.alignment), width: width,
          isPreformatted: true))
    }
  }
}

extension MeasuredText {
  /// The least width at which the text has no more lines than at another one, and no word is broken.
  fileprivate func balancedWidth(within width: LayoutUnit) -> LayoutUnit {
    let count = lineCount(width: width)
    guard count > 1 else { return width }
    var tooNarrow = max(longestWord.rawValue, longestLine.rawValue / count) / 64 - 1
    var enough = width.rawValue / 64
    while enough - tooNarrow > 1 {
      let middle = (enough + tooNarrow) / 2
      if lineCount(width: LayoutUnit(middle)) > count {
        tooNarrow = middle
      } else {
        enough = middle
      }
    }
    return LayoutUnit(enough)
  }
}
