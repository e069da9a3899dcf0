/// The bytes of one input file and the name that people know it by.
///
/// It is a class so that every span and diagnostic can carry its file along without copying it; it
/// never changes.
package final class SourceFile: Sendable {
  /// The path as the user wrote it, relative to where the command runs: what diagnostics print.
  package let path: String
  /// The file's content, UTF-8 unless a diagnostic of the stage that read it says otherwise.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
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
