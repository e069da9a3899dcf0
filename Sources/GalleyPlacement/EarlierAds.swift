package import GalleyModel

/// Where advertisements stood before an article was edited, told by the text of the blocks around them.
package struct EarlierAds: Hashable, Sendable {
  /// A gap, known by what is above and below it.
  package struct Anchor: Hashable, Sendable {
    /// Fingerprints of the two blocks' text.
    package var above: UInt64
    package var below: UInt64

    package init(above: UInt64, below: UInt64) {
      self.above = above
      self.below = below
    }

    package init(gap: Int, in body: Body) {
      above = body.fingerprint(ofBlock: gap - 1)
      below = body.fingerprint(ofBlock: gap)
    }
  }

  /// By breakpoint.
  package var anchors: [[Anchor]]

  package init(anchors: [[Anchor]]) { self.anchors = anchors }

  /// The gaps of a body that are still there: one block of the two may have changed.
  func gaps(in body: Body, at breakpoint: Int) -> Set<Int> {
    guard anchors.indices.contains(breakpoint), body.blocks.count > 1 else { return [] }
    let above = Set(anchors[breakpoint].map(\.above))
    let below = Set(anchors[breakpoint].map(\.below))
    let blocks = body.blocks.indices.map(body.fingerprint(ofBlock:))
    return Set(
      (1..<blocks.count).filter { above.contains(blocks[$0 - 1]) || below.contains(blocks[$0]) })
  }
}

extension Body {
  /// A number that tells a block's text from others' (FNV-1a, 64 bits).
  fileprivate func fingerprint(ofBlock index: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text[textRange(ofBlock: index)] {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// The bytes from a block's first to the next block's; none for a block without text.
  private func textRange(ofBlock index: Int) -> Range<Int> {
    guard let start = blocks[index].firstByte(in: self) else { return 0..<0 }
    let end = blocks[(index + 1)...].lazy.compactMap { $0.firstByte(in: self) }.first
    return start..<max(start, end ?? text.count)
  }
}

extension BodyBlock {
  /// Where its text begins; `nil` for a block without any.
  fileprivate func firstByte(in body: Body) -> Int? {
    switch content {
    case .paragraph(let text), .heading(_, let text):
      body[text].first.map { Int($0.text.lowerBound) }
    case .image(let figure): Int(figure.alt.lowerBound)
    case .quote(let blocks): blocks.first?.firstByte(in: body)
    case .list(let list): list.items.first?.first?.firstByte(in: body)
    case .table(let table):
      table.header.first.flatMap { body[$0].first }.map { Int($0.text.lowerBound) }
    case .code(let language, _): Int(language.lowerBound)
    case .divider: nil
    case .embed(let embed): body[embed.words].first.map { Int($0.text.lowerBound) }
    case .group(let group): group.blocks.first?.firstByte(in: body)
    case .definitions(let entries):
      entries.first?.terms.first.flatMap { body[$0].first }.map { Int($0.text.lowerBound) }
    }
  }
}

extension EarlierAds.Anchor: CustomStringConvertible {
  /// Both numbers in hexadecimal, joined by `-`.
  package var description: String {
    "\(String(above, radix: 16))-\(String(below, radix: 16))"
  }

  package init?(_ description: String) {
    let parts = description.split(separator: "-").map { UInt64($0, radix: 16) }
    guard parts.count == 2, let above = parts[0], let below = parts[1] else { return nil }
    self.init(above: above, below: below)
  }
}
