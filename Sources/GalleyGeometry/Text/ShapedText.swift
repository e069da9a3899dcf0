import GalleyText

/// Where the text that is shaped has come to.
struct ShapedLine {
  /// The index of the piece that it ends with.
  var piece: Int
  /// The segment that it ends in, and where, in units of that segment, when no line ends there.
  var segment: Int
  var inline: Int
  /// What it makes a space after it wider.
  var widening = 0
}

extension TextMeasurer {
  /// Measures words of a shaped face.
  ///
  /// - Returns: the segment's end, or the end of a word that is of several segments.
  mutating func measureShaped(from start: TextPosition, _ words: ShapedWords) -> TextPosition {
    let segment = segments[start.segment]
    let end = segment.range.upperBound
    // With its space a word has four bytes or more, on the average.
    pieces.makeRoom(for: (end - start.offset) / 4 + 8)
    var here = start
    while here.offset < end {
      if text[here.offset] <= 0x20 {
        here = shapedSpace(here)
        continue
      }
      guard isAfterSpace else { return measureScalars() }
      beginWord(at: here)
      let wordEnd = endOfWord(from: here.offset, to: end)
      if wordEnd == end, goesOn(after: here.segment) {
        isAfterSpace = false
        return measureScalars()
      }
      let word = words.word(text, here.offset..<wordEnd, segment, after: script)
      here.offset = append(word, at: here, to: wordEnd, segment, words)
    }
    return here
  }

  private func endOfWord(from start: Int, to end: Int) -> Int {
    var offset = start + 1
    while offset < end, text[offset] > 0x20 { offset += 1 }
    return offset
  }

  private func endOfSpace(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end, text[offset] <= 0x20 { offset += 1 }
    return offset
  }

  /// Whether the word at a segment's end goes on in the next one.
  private func goesOn(after segment: Int) -> Bool {
    guard
      let next = segments[(segment + 1)...].first(where: { $0.isBreak || !$0.range.isEmpty })
    else { return false }
    return !next.isBreak && text[next.range.lowerBound] > 0x20
  }

  /// Takes white space after a word of a shaped face.
  private mutating func shapedSpace(_ start: TextPosition) -> TextPosition {
    let end = endOfSpace(start)
    if isAfterSpace {
      if pieces.count > firstPiece { pieces[pieces.count - 1].end = end }
    } else {
      kernWithSpace(in: start.segment)
      if pieces.count > segments[start.segment].firstPiece {
        pieces[pieces.count - 1].takeSpace(upTo: end)
      } else {
        let widening = widening(in: start.segment)
        append(end, units: 0, hasSpace: true, ending: .opportunity)
        line = ShapedLine(
          piece: pieces.count - 1, segment: start.segment, inline: 0, widening: widening)
      }
    }
    isAfterSpace = true
    return TextPosition(segment: start.segment, offset: end)
  }

  /// Lets a word end as it does before a space of its face: browsers shape the space at a line's end with the line,
  /// though it takes no room there.
  private mutating func kernWithSpace(in segment: Int) {
    guard let line, line.piece == pieces.count - 1, isSameFace(line.segment, segment) else {
      return
    }
    pieces[line.piece].units = line.inline
  }

  /// What the last word makes a space of a segment wider.
  private func widening(in segment: Int) -> Int {
    guard let line, line.piece == pieces.count - 1, isSameFace(line.segment, segment) else {
      return 0
    }
    return line.widening
  }

  fileprivate func isSameFace(_ a: Int, _ b: Int) -> Bool {
    segments[a].face === segments[b].face && segments[a].scale == segments[b].scale
      && segments[a].tracking == segments[b].tracking
      && segments[a].isUppercase == segments[b].isUppercase
  }

  /// Tells the piece before a word how far it reaches to it.
  ///
  /// - Parameters:
  ///   - space: the room of the space before the word, and `start`, where it begins when a line begins with it,
  ///     both in units of the face.
  /// - Returns: where the word begins in its segment, in units of that.
  fileprivate mutating func begin(inSegment index: Int, space: Int, start: Int) -> Int {
    let segment = segments[index]
    let start = start * segment.factor
    defer { line = nil }
    guard let line, line.piece == pieces.count - 1, pieces[line.piece].hasSpace,
      line.segment == index || isSameFace(line.segment, index)
    else { return unitsBeforeWord - start }
    let origin = line.inline + line.widening + space * segment.factor + segment.tracking
    let kerning = origin + start - pieces[line.piece].units - segment.space
    if kerning != 0 { pieces[line.piece].kerning = kerning }
    return line.segment == index ? origin : -start
  }

  /// Appends the pieces of a word, with the space after it.
  ///
  /// - Returns: the offset after both.
  private mutating func append(
    _ word: ShapedWords.Word, at start: TextPosition, to end: Int, _ segment: Segment,
    _ words: ShapedWords
  ) -> Int {
    let (factor, tracking) = (segment.factor, segment.tracking)
    let origin = begin(inSegment: start.segment, space: Int(word.space), start: Int(word.start))
    for index in 0..<Int(word.breakCount) {
      let place = words.breaks[Int(word.firstBreak) + index]
      append(
        start.offset + place.offset,
        units: origin + place.end * factor + place.characters * tracking, ending: place.ending)
      pieces[pieces.count - 1].kerning = (place.start - place.end) * factor
    }
    let characters = Int(word.characters) * tracking
    let inline = origin + Int(word.inline) * factor + characters
    let spaceEnd = endOfSpace(from: end, to: segment.range.upperBound)
    isAfterSpace = spaceEnd > end
    let units = isAfterSpace ? inline : origin + Int(word.end) * factor + characters
    append(
      spaceEnd, units: units, hasSpace: isAfterSpace,
      ending: isAfterSpace ? .opportunity : .joined)
    line = ShapedLine(
      piece: pieces.count - 1, segment: start.segment, inline: inline,
      widening: Int(word.widening) * factor)
    if word.isEstimated { isEstimated = true }
    if word.script != 0 { script = word.script }
    return spaceEnd
  }
}

extension TextMeasurer {
  /// Appends the pieces of a word that is of several segments, some of them shaped.
  ///
  /// - Parameter last: the segment that is gone on with.
  mutating func append(shaped word: ScalarWord, upTo last: Int, _ words: ShapedWords) {
    let endings = word.endings
    var segment = wordStart.segment
    var origin = unitsBeforeWord
    for range in parts(of: word) {
      let first = word.items[range.lowerBound].end.segment
      let part = WordPart(word, range, segments[first], words, after: script)
      if let group = part.group {
        let start = group.start(0, words.shaper)
        origin =
          range.lowerBound == 0
          ? begin(inSegment: first, space: group.space, start: start)
          : -start * segments[first].factor
        if group.isEstimated { isEstimated = true }
        if group.script != 0 { script = group.script }
      } else if range.lowerBound > 0 {
        origin = 0
      }
      for index in range {
        let (end, isLast) = (
          word.items[index].end, word.isLast(index, ofSegment: word.items[index].end.segment)
        )
        guard endings[index] != .joined || isLast else { continue }
        while segment < end.segment {
          segment += 1
          _ = enter(segment: segment)
        }
        let place = part.place(after: index, mayEnd: endings[index] != .joined, words.shaper)
        append(end.offset, units: origin + place.end, ending: endings[index])
        pieces[pieces.count - 1].kerning = place.start - place.end
        if index + 1 == word.items.count, let group = part.group {
          line = ShapedLine(
            piece: pieces.count - 1, segment: segment, inline: origin + place.inline,
            widening: group.widening(words.shaper) * segments[segment].factor)
        }
        if isLast { origin = -place.start }
      }
    }
    while segment < last {
      segment += 1
      _ = enter(segment: segment)
    }
  }

  /// The parts of a word that are shaped in one go, and the other ones, each of one segment.
  private func parts(of word: ScalarWord) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    for (index, item) in word.items.enumerated() {
      if let last = parts.last, case let before = word.items[index - 1].end.segment,
        before == item.end.segment
          || segments[before].isShaped && isSameFace(before, item.end.segment)
      {
        parts[parts.count - 1] = last.lowerBound..<index + 1
      } else {
        parts.append(index..<index + 1)
      }
    }
    return parts
  }
}

/// A part of a word that is shaped in one go, or of a built-in face, whose advances are added up.
private struct WordPart {
  let range: Range<Int>
  /// `nil` for a built-in face.
  let group: ShapedGroup?
  private let factor: Int
  private let tracking: Int
  /// For a built-in face, where each scalar ends.
  private var sums: [Int] = []

  init(
    _ word: ScalarWord, _ range: Range<Int>, _ segment: Segment, _ words: ShapedWords,
    after script: UInt32
  ) {
    self.range = range
    (factor, tracking) = (segment.factor, segment.tracking)
    group = words.group(word.scalars[range], segment, after: script)
    guard group == nil else { return }
    var sum = 0
    for item in word.items[range] {
      sum += item.advance
      sums.append(sum)
    }
  }

  /// Where a scalar ends, in units of its segment from where the part begins: in a line, when one ends with it, and
  /// where the next line begins then.
  ///
  /// - Parameter mayEnd: whether a line may end there.
  func place(
    after index: Int, mayEnd: Bool, _ shaper: WordShaper
  ) -> (inline: Int, end: Int, start: Int) {
    let next = index + 1 - range.lowerBound
    guard let group else { return (sums[next - 1], sums[next - 1], sums[next - 1]) }
    let characters = group.characters(next) * tracking
    let inline = group.inline(next) * factor + characters
    // What comes after it is of another face, or a space.
    let isEnd = index + 1 == range.upperBound
    guard mayEnd || isEnd else { return (inline, inline, inline) }
    let end = group.end(next, shaper) * factor + characters
    return (inline, end, isEnd ? end : group.start(next, shaper) * factor + characters)
  }
}
