import GalleyModel

extension AdMark.Kind {
  /// What a comment says of advertisements; `nil` where it is about something else.
  ///
  /// - Parameter comment: with its `<!--` and `-->`.
  init?(comment: Slice<UnsafeBufferPointer<UInt8>>) {
    guard comment.count >= 7, comment.starts(with: "<!--".utf8) else { return nil }
    let text = comment.dropFirst(4).dropLast(3)
    let words = String(decoding: text.prefix(64), as: UTF8.self).lowercased()
      .split { $0.isWhitespace || $0 == ":" }
    let hasColon = text.contains(UInt8(ascii: ":"))
    switch words {
    case ["/ad"]: self = .end
    case ["ad", "none"] where hasColon: self = .none
    case ["ad", "here"] where hasColon: self = .here
    case _ where words.first == "ad" && hasColon || Self.isMeant(words): self = .unknown
    default: return nil
    }
  }

  /// Whether a short comment is probably a mark with a slip in it: `ads: none`, `no ad`, `/ads`.
  private static func isMeant(_ words: [Substring]) -> Bool {
    let names: Set<Substring> = ["ad", "ads", "adv", "advert", "adverts"]
    guard (1...3).contains(words.count) else { return false }
    if let first = words.first, first.hasPrefix("/") { return names.contains(first.dropFirst()) }
    return words.contains(where: names.contains)
      && words.contains { $0 == "none" || $0 == "here" || $0 == "no" }
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
