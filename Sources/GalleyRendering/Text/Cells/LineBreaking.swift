/// A line of a text: which characters it shows, and how many cells they take.
struct CellLine {
  /// Without the spaces at its end.
  var characters: Range<Int>
  var width: Int
}

extension CellText {
  /// Breaks the text greedily into lines of at most `limit` cells; a word that is longer is broken.
  ///
  /// No text gives no line. Only a character that is wider than the limit makes a line too wide.
  func lines(within limit: Int) -> [CellLine] {
    var breaker = LineBreaker(text: self, limit: limit)
    return breaker.lines()
  }

  /// Breaks the text into as few lines as `limit` allows, all about equally long.
  func balancedLines(within limit: Int) -> [CellLine] {
    let lines = lines(within: limit)
    guard lines.count > 1 else { return lines }
    var tooNarrow = width / lines.count - 1
    var balanced = (limit: limit, lines: lines)
    while balanced.limit - tooNarrow > 1 {
      let middle = (balanced.limit + tooNarrow) / 2
      let candidate = self.lines(within: middle)
      if candidate.count > lines.count || candidate.contains(where: { $0.width > middle }) {
        tooNarrow = middle
      } else {
        balanced = (middle, candidate)
      }
    }
    return balanced.lines
  }

  /// The cells of the widest part that no line breaks.
  var longestWordWidth: Int {
    var (longest, current) = (0, 0)
    for index in characters.indices where characters[index].kind != .space {
      if canBreak(before: index) { current = 0 }
      current += Int(characters[index].width)
      longest = max(longest, current)
    }
    return longest
  }

  /// Whether a line may begin at a character.
  fileprivate func canBreak(before index: Int) -> Bool {
    guard index > 0 else { return false }
    let (before, after) = (characters[index - 1].kind, characters[index].kind)
    switch (before, after) {
    case (_, .space), (_, .newline), (.glue, _), (_, .glue), (.opening, _), (_, .closing):
      return false
    case (.space, _), (.newline, _), (.ideograph, _), (_, .ideograph):
      return true
    case (.closing, .opening):
      return characters[index - 1].width == 2
    case (.hyphen, .other):
      return index > 1 && characters[index - 2].kind == .other
    default: return before == .closing && characters[index - 1].width == 2
    }
  }
}

/// The state of breaking one text into lines.
private struct LineBreaker {
  let text: CellText
  let limit: Int
  private var result: [CellLine] = []
  private var start = 0
  /// Cells from `start` on, spaces included.
  private var width = 0
  /// The end of the last character that is no space, and the cells up to it.
  private var inked = (end: 0, width: 0)
  /// The last place where the line may break: where the next begins, the cells up to there, and
  /// the line that would end there.
  private var opportunity: (next: Int, width: Int, line: CellLine)?

  init(text: CellText, limit: Int) {
    self.text = text
    self.limit = limit
  }

  mutating func lines() -> [CellLine] {
    for (index, character) in text.characters.enumerated() {
      if character.kind == .newline {
        end(at: index + 1)
        continue
      }
      if text.canBreak(before: index), index > start {
        opportunity = (index, width, inkedLine)
      }
      if character.kind != .space, width + Int(character.width) > limit, index > start {
        makeRoom(at: index)
      }
      width += Int(character.width)
      if character.kind != .space { inked = (index + 1, width) }
    }
    if start < text.characters.count { end(at: text.characters.count) }
    return result
  }

  private var inkedLine: CellLine {
    CellLine(characters: start..<max(start, inked.end), width: inked.width)
  }

  private mutating func end(at next: Int) {
    result.append(inkedLine)
    begin(at: next, width: 0)
  }

  /// Ends the line where it may, else right before the character that has no room.
  private mutating func makeRoom(at index: Int) {
    if let place = opportunity, !place.line.characters.isEmpty {
      result.append(place.line)
      begin(at: place.next, width: width - place.width)
      inked = inkEnd(before: index)
      if limit < width + Int(text.characters[index].width), index > start { end(at: index) }
    } else {
      end(at: index)
    }
  }

  /// Where the line's ink ends before a character, without the spaces in between.
  private func inkEnd(before index: Int) -> (end: Int, width: Int) {
    var ink = (end: index, width: width)
    while ink.end > start, text.characters[ink.end - 1].kind == .space {
      ink.end -= 1
      ink.width -= Int(text.characters[ink.end].width)
    }
    return ink
  }

  private mutating func begin(at next: Int, width: Int) {
    start = next
    self.width = width
    inked = (next, 0)
    opportunity = nil
  }
}
