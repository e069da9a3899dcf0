import GalleyModel

extension AdMark.Kind {
  /// What a comment says of advertisements; `nil` where it is about something else.
  ///
  /// - Parameter comment: with its `<!--` and `-->`.
  init?(comment: Slice<UnsafeBufferPointer<UInt8>>) {
    guard comment.count >= 7, comment.starts(with: "<!--".utf8) else { return nil }
    let text = comment.dropFirst(4).dropLast(3)
    let words = String(decoding: text.prefix(64), as: UTF8.self)
      .split { $0.isWhitespace || $0 == ":" }
    switch words.first {
    case "/ad": self = .end
    case "ad" where text.contains(UInt8(ascii: ":")):
      switch words.dropFirst() {
      case ["none"]: self = .none
      case ["here"]: self = .here
      default: self = .unknown
      }
    default: return nil
    }
  }
}

extension BodyBuilder {
  /// Notes what the author says of advertisements here.
  mutating func mark(_ kind: AdMark.Kind) {
    if leaf?.isImplicit == true, frames.count == 1 { closeLeaf() }
    body.adMarks.append(
      AdMark(
        kind, gap: frames[0].blocks.count, isInside: leaf != nil || frames.count > 1, line: line))
  }
}
