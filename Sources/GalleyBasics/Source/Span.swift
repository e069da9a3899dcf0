/// A range of bytes in one source file.
package struct Span: Hashable, Sendable {
  package let file: SourceFile
  /// Byte offsets from the start of the file; the upper bound is excluded.
  package let range: Range<Int>

  package init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    self.range = range
  }

  /// The source text that the span covers.
  package var text: String { file.text(in: range) }
}
