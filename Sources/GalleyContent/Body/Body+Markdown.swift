internal import CCMarkGFM
package import GalleyModel
package import GalleyBasics

extension Body {
  /// Reads Markdown: CommonMark with tables, strikethrough (`~~`) and autolinks, raw HTML mapped to
  /// the same blocks.
  ///
  /// Whatever the bytes are, there is a body: no Markdown is wrong.
  ///
  /// - Parameters:
  ///   - range: the bytes of the file that are Markdown.
  ///   - firstLine: the line in the file of the first of these bytes, from 1.
  package static func parse(_ file: SourceFile, in range: Range<Int>, firstLine: Int = 1) -> Body {
    let range = range.clamped(to: 0..<file.bytes.count)
    return file.bytes.withUnsafeBufferPointer { bytes in
      parse(UnsafeBufferPointer(rebasing: bytes[range]), firstLine: firstLine)
    }
  }

  /// Reads Markdown that stands in a YAML scalar.
  package static func parse(markdown: Spanned<String>) -> Body {
    let before = markdown.span.file.bytes.prefix(markdown.span.range.lowerBound)
    let first = markdown.span.file.bytes.dropFirst(before.count).first
    // The text of a literal or folded scalar begins on the line after its mark.
    let isBlock = first == UInt8(ascii: "|") || first == UInt8(ascii: ">")
    let line = before.reduce(isBlock ? 2 : 1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    var text = markdown.value
    return text.withUTF8 { parse($0, firstLine: line) }
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) -> Body {
    guard let document = MarkdownDocument(bytes) else { return Body() }
    var reader = MarkdownReader(
      capacity: bytes.count + bytes.count / 8, lineOffset: Int32(clamping: firstLine) - 1)
    reader.read(document.root)
    return reader.finish()
  }
}
