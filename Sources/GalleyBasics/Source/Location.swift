/// A place as people read it: both numbers start at 1.
package struct Location: Hashable, Sendable {
  package var line: Int
  /// Counted in characters (grapheme clusters), as editors do.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
