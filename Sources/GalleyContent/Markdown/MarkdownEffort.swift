/// What makes cmark-gfm take far longer than a text is long: both are known of the version that is used, and no author
/// writes so.
enum MarkdownEffort {
  /// A shorter text cannot take long.
  private static let shortest = 1 << 15
  /// The most steps from each link of a paragraph back through its marks of emphasis.
  private static let mostSteps = 200_000_000
  /// The most bytes that definitions of links are copied to where they are used.
  private static let mostCopied = 64 << 20

  /// Where the text begins to be too much, as an offset; `nil` for nearly every text.
  static func excess(of text: UnsafeBufferPointer<UInt8>) -> (UnreadMarkup.Limit, place: Int)? {
    guard text.count > shortest else { return nil }
    var paragraph = 0
    var (marks, steps) = (0, 0)
    /// Where the definition begins that is read now, and the longest so far.
    var definition: Int?
    var longest = (length: 0, place: 0)
    var uses = 0
    func endDefinition(_ end: Int) {
      if let start = definition, end - start > longest.length { longest = (end - start, start) }
      definition = nil
    }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "*"), UInt8(ascii: "_"): marks += 1
      case UInt8(ascii: "]"):
        steps += marks
        if steps > mostSteps { return (.emphasis, paragraph) }
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: ":") {
          endDefinition(index)
          definition = index
        } else {
          uses += 1
        }
      case UInt8(ascii: "\n") where endsParagraph(text, index):
        endDefinition(index)
        (marks, paragraph) = (0, index + 1)
      default: break
      }
    }
    endDefinition(text.count)
    let (copied, overflow) = longest.length.multipliedReportingOverflow(by: uses)
    return overflow || copied > mostCopied ? (.definitions, longest.place) : nil
  }

  /// Whether the line behind a line break is empty.
  private static func endsParagraph(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var next = index + 1
    while next < text.count, text[next] == 0x20 || text[next] == 0x09 || text[next] == 0x0D {
      next += 1
    }
    return next >= text.count || text[next] == UInt8(ascii: "\n")
  }
}
