/// An element of HTML that means something in an article; all others let their text through.
enum HTMLTag: String, CaseIterable {
  case p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, table, tr, th, td, caption
  case figure, figcaption, br, hr
  case a, strong, b, em, i, cite, dfn, `var`, del, ins, s, strike, code, kbd, samp, tt, sup, sub,
    mark, q
  case bdi, bdo, ruby, rb, rt, rtc, rp, wbr
  case img, iframe, video, audio, source, embed, object
  case script, style, template, noscript, svg, annotation, textarea, select, head
  case div, section, article, aside, header, footer, main, nav, center, address, details, summary
  case dialog, form, fieldset, dl, dt, dd, thead, tbody, tfoot, body, html, hgroup, option, span,
    label

  /// - Parameter name: in any mixture of cases.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    guard name.count <= 10, let tag = Self.named[Self.key(of: name)],
      tag.rawValue.utf8.elementsEqual(name.lazy.map { $0 | 0x20 })
    else { return nil }
    self = tag
  }

  private static let named = Dictionary(
    uniqueKeysWithValues: allCases.map { (key(of: $0.rawValue.utf8), $0) })

  /// A number that no two names share, so that no text is made of each tag to find what it means.
  private static func key(of name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0) { $0 &* 31 &+ UInt64($1 | 0x20) }
  }
}
