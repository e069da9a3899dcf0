import GalleyBasics
import GalleyGeometry
import GalleyModel

/// The gaps of a body in which blocks of the layout stand.
///
/// The places are in the text, so they are the same on all screens. Advertisements are placed around them.
struct InsertPlaces {
  private let outline: BodyOutline
  /// The gaps in which the author asks for an advertisement.
  private let taken: Set<Int>

  init(_ outline: BodyOutline, marks: [AdMark]) {
    self.outline = outline
    taken = Set(marks.filter { $0.kind == .here && !$0.isInside }.map(\.gap))
  }

  /// For each place that is asked for, the first gap there or below that may be taken; `nil` where there is
  /// none. No two are the same: the block that is asked for further up gets the upper one.
  func gaps(after places: [Distance]) -> [Int?] {
    var gaps: [Int?] = places.map { _ in nil }
    let wanted = places.indices.map { (index: $0, gap: firstGap(after: places[$0])) }
    var next = 1
    for (index, gap) in wanted.sorted(by: { ($0.gap, $0.index) < ($1.gap, $1.index) }) {
      let open = max(gap, next)..<max(gap, next, count)
      guard let found = open.first(where: mayHold) else { break }
      gaps[index] = found
      next = found + 1
    }
    return gaps
  }

  private var count: Int { outline.blocks.count }

  /// Above what leads to the block below there is no place for another.
  private func mayHold(_ gap: Int) -> Bool {
    let above = outline.blocks[gap - 1]
    return above.neighbor != .heading && !above.isLeadIn && !taken.contains(gap)
  }

  /// The first gap above which there is so much of the text; the number of blocks where there is none.
  private func firstGap(after place: Distance) -> Int {
    let first = outline.blocks.indexByHalving(ofFirst: { block in
      switch place.unit {
      case .paragraphs: Double(block.paragraphEnd) >= place.amount
      case .words: Double(block.wordEnd) >= place.amount
      case .entries: Double(block.entryEnd) >= place.amount
      case .percent: Double(block.wordEnd) * 100 >= place.amount * Double(outline.wordCount)
      case .pixels, .screens: false
      }
    })
    return min(count, first + 1)
  }
}

extension Page {
  /// Puts blocks of the layout between those of the text.
  mutating func placeInserts() {
    guard layout.hasInserts, let article else { return }
    let places = InsertPlaces(BodyOutline(article.body), marks: article.body.adMarks)
    for region in regions.indices {
      for block in regions[region].blocks.indices {
        guard regions[region].blocks[block].name == .body,
          case .body(var content) = regions[region].blocks[block].content,
          !content.inserts.isEmpty
        else { continue }
        content.place(places.gaps(after: content.inserts.map(\.after.value)))
        regions[region].blocks[block].content = .body(content)
      }
    }
  }
}

extension BodyContent {
  /// - Parameter gaps: one for each insert.
  fileprivate mutating func place(_ gaps: [Int?]) {
    for index in inserts.indices { inserts[index].gap = gaps[index] }
    let byGap = Dictionary(
      uniqueKeysWithValues: gaps.enumerated().compactMap { index, gap in gap.map { ($0, index) } })
    items = items.flatMap { item -> [Item] in
      guard case .block(let block) = item, let insert = byGap[block] else { return [item] }
      return [.insert(insert), item]
    }
  }
}

/// No advertisement stands where a block of the layout does.
struct InsertKeepsGap: GapConstraint {
  var constraints: [Constraint] { [Constraint(.insert)] }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool { body.insert(in: gap) == nil }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    body.insert(in: gap).map { Shortfall(Constraint(.insert), to: .insert($0.name, nil)) }
  }
}

/// So far below and above the blocks of the layout.
struct ClearOfInserts: GapConstraint {
  private let after: AskedDistance?
  private let before: AskedDistance?

  /// Nothing where none stands in the body.
  init?(_ clearance: NeighborDistances, in body: BodyGaps) {
    if body.inserts.isEmpty { return nil }
    after = clearance.after.map { AskedDistance(.after(.insert), $0, in: body) }
    before = clearance.before.map { AskedDistance(.before(.insert), $0, in: body) }
  }

  var constraints: [Constraint] { [after?.constraint, before?.constraint].compactMap(\.self) }

  func allows(_ gap: Int, in body: BodyGaps) -> Bool { lacks(at: gap, in: body).isEmpty }

  func shortfall(at gap: Int, in body: BodyGaps) -> Shortfall? {
    lacks(at: gap, in: body).max { $0.share < $1.share }
  }

  private func lacks(at gap: Int, in body: BodyGaps) -> [Shortfall] {
    let above = body.insert(above: gap).flatMap { insert in
      after?.shortfall(body.stretch(from: insert, toAd: gap), to: .insert(insert.name, .above))
    }
    let below = body.insert(below: gap).flatMap { insert in
      before?.shortfall(body.stretch(fromAd: gap, to: insert), to: .insert(insert.name, .below))
    }
    return [above, below].compactMap(\.self)
  }
}
