/// The bytes of one input file and the name that people know it by.
///
/// It is a class so that every span and diagnostic can carry its file along without copying it; it
/// never changes.
package final class SourceFile: Sendable {
  /// The path as the user wrote it, relative to where the command runs: what diagnostics print.
  package let path: String
  /// The file's content, UTF-8 unless a diagnostic of the stage that read it says otherwise.
  package let bytes: [UInt8]
  /// The number of the line that the bytes begin on: 1, unless they are a part of a longer file, as a
  /// story of an export is.
  package let firstLine: Int
  /// The column that the bytes begin in, from 1: an export may have all of its stories on one line.
  package let firstColumn: Int

  package init(path: String, bytes: [UInt8], firstLine: Int = 1, firstColumn: Int = 1) {
    self.path = path
    self.bytes = bytes
    self.firstLine = firstLine
    self.firstColumn = firstColumn
  }

  /// A file made from a string, for tests and built-in sources.
  package convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The span of the whole file.
  package var span: Span { Span(self, 0..<bytes.count) }

  /// The text that a byte range holds, repaired where it is not UTF-8.
  package func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

extension SourceFile: Hashable {
  package static func == (a: SourceFile, b: SourceFile) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

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

/// A value together with the place where it was written.
@dynamicMemberLookup
package struct Spanned<Value> {
  package var value: Value
  package var span: Span

  package init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }

  package func map<Other>(_ transform: (Value) -> Other) -> Spanned<Other> {
    Spanned<Other>(transform(value), span)
  }

  package subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }
}

extension Spanned: Sendable where Value: Sendable {}
extension Spanned: Equatable where Value: Equatable {}
extension Spanned: Hashable where Value: Hashable {}

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
