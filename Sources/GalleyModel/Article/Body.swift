/// An article's text, mapped to typed blocks.
///
/// The bytes of all its text stand once in `text`; runs, links and blocks are ranges of them, so
/// that a body costs a handful of allocations however long it is, and measuring walks over memory.
package struct Body: Sendable {
  /// UTF-8.
  package var text: [UInt8] = []
  package var runs: [Run] = []
  package var links: [BodyLink] = []
  package var blocks: [BodyBlock] = []
  /// Words in the blocks that a reader reads: code and embeds are not counted.
  package var wordCount = 0
  /// What the author says of advertisements, in the order of the text.
  package var adMarks: [AdMark] = []
  /// The languages and directions that parts of it have; the first is number 1.
  package var speeches: [Speech] = []

  package init() {}

  /// The runs of a piece of rich text.
  package subscript(_ text: RichText) -> ArraySlice<Run> {
    runs[Int(text.runs.lowerBound)..<Int(text.runs.upperBound)]
  }

  /// A range of the text as a string.
  package func string(_ range: TextRange) -> String {
    String(decoding: text[range.indices], as: UTF8.self)
  }

  /// The words of a piece of rich text without its formatting.
  package func plain(_ text: RichText) -> String {
    self[text].map { run in
      switch run.kind {
      case .lineBreak: " "
      case .wordBreak: ""
      case .annotation: "(\(string(run.text)))"
      case .text, .image, .quotationMark, .rubyBase: string(run.text)
      }
    }.joined()
  }
}

/// A range of bytes in a body's text.
package typealias TextRange = Range<Int32>

extension Range<Int32> {
  package var indices: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
