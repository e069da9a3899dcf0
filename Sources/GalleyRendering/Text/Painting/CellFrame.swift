import GalleyGeometry

/// A box's place in whole cells: edges are rounded, not sizes, so that what meets still meets.
struct CellFrame {
  var column: Int
  var row: Int
  var width: Int
  var height: Int

  init(_ frame: Frame) {
    column = frame.x.cells
    row = frame.y.cells
    width = frame.maxX.cells - column
    height = frame.maxY.cells - row
  }

  var rows: Range<Int> { row..<row + max(0, height) }
  var endColumn: Int { column + width }
  var lastRow: Int { row + height - 1 }
}

extension LayoutUnit {
  /// The nearest edge between cells.
  var cells: Int { Int(pixels.rounded()) }
}
