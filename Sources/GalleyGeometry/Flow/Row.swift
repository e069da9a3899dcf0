import GalleyModel

/// Short boxes side by side, in as many lines as they need (CSS `flex-wrap: wrap`).
struct Row: Sendable {
  enum Content: Sendable {
    case text(MeasuredText)
    /// Words in the row's type, of which only the width in one line is known: nearly always they have it.
    case words(String, width: LayoutUnit, isEstimated: Bool)
    case row(Row)
  }

  struct Item: Sendable {
    let content: Content
    var role: PageBox.Role
    /// Whether it stands at the line's end, all free space before it.
    var isAtEnd: Bool
    /// Below it, in CSS px.
    var margin: Int
    /// The width in one line.
    let longest: LayoutUnit

    init(
      content: Content, role: PageBox.Role = .piece, isAtEnd: Bool = false, margin: Int = 0
    ) {
      self.content = content
      self.role = role
      self.isAtEnd = isAtEnd
      self.margin = margin
      longest =
        switch content {
        case .text(let text): text.longestLine
        case .words(_, let width, _): width
        case .row(let row): row.longest
        }
    }
  }

  var items: [Item]
  /// CSS px.
  var gap: Int
  /// The type of all texts in it.
  var style: BoxStyle
  var isCentered = false

  /// The width in one line.
  var longest: LayoutUnit {
    items.reduce(LayoutUnit(gap) * max(0, items.count - 1)) { $0 + $1.longest }
  }

  /// The width below which something no longer fits.
  func narrowest(in fonts: FontSet) -> LayoutUnit {
    items.reduce(.zero) { max($0, $1.narrowest(in: style, fonts)) }
  }
}

extension Row.Item {
  /// The width below which something no longer fits.
  fileprivate func narrowest(in style: BoxStyle, _ fonts: FontSet) -> LayoutUnit {
    switch content {
    case .text(let text): text.longestWord
    case .words(let words, _, _): MeasuredText(words, TextStyle(style), in: fonts).longestWord
    case .row(let row): row.narrowest(in: fonts)
    }
  }
}

extension Flow {
  /// Adds a row's items at the place that the flow has come to.
  mutating func place(_ row: Row, in column: Column) {
    settle()
    let gap = LayoutUnit(row.gap)
    let widths = row.items.map(\.longest)
    var start = 0
    while start < widths.count {
      var end = start + 1
      var used = widths[start]
      while end < widths.count, used + gap + widths[end] <= column.width {
        used += gap + widths[end]
        end += 1
      }
      line(of: row, start..<end, widths, free: max(.zero, column.width - used), column)
      start = end
    }
  }

  private mutating func line(
    of row: Row, _ items: Range<Int>, _ widths: [LayoutUnit], free: LayoutUnit, _ column: Column
  ) {
    let top = y
    var bottom = top
    var x = column.x + (row.isCentered ? free / 2 : .zero)
    for index in items {
      let item = row.items[index]
      if item.isAtEnd { x += free }
      // Only an item with the line to itself can be wider than it; it shrinks to its longest word, and
      // on cells, of which there are no more, breaks that too.
      let fits = widths[index] <= column.width
      let least = fits || medium.isCells ? .zero : item.narrowest(in: row.style, fonts)
      let width = min(widths[index], max(column.width, least))
      move(to: top)
      piece(item, Column(x: x, width: width), row.style)
      bottom = max(bottom, y + LayoutUnit(item.margin))
      x += width + LayoutUnit(row.gap)
    }
    move(to: bottom)
  }

  private mutating func piece(_ item: Row.Item, _ column: Column, _ style: BoxStyle) {
    let index = open(item.role, column, isolated: true)
    switch item.content {
    case .text(let text): set(text, in: index, column, style)
    case .words(let words, let width, let isEstimated):
      let isOneLine = TextExtent(word: .zero, line: width).isOneLine(in: column.width)
      let lines =
        isOneLine
        ? 1 : MeasuredText(words, TextStyle(style), in: fonts).lineCount(width: column.width)
      set(lines: lines, isEstimated: isEstimated, in: index, style)
    case .row(let row): place(row, in: column)
    }
    close(index, isolated: true)
  }
}
