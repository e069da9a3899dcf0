import GalleyModel

/// A part of the drawn page before anything is known of its place: what is drawn, not where.
indirect enum TextBox {
  case text(CellText, Alignment = .start)
  /// Lines about equally long, with a rule below as long as the longest.
  case title(CellText, rule: Rule, alignment: Alignment = .start)
  /// Items that follow each other on as many lines as they need, unbroken where they fit.
  case flow([CellText], separator: String, Alignment = .start)
  case rule(Rule)
  /// A rule that begins with a text.
  case labelledRule(CellText, Rule)
  /// Two texts at the two ends of a line, or one below the other where that is too short.
  case ends(CellText, CellText)
  case stack([TextBox], spacing: Int = 0)
  /// One below the other, or in columns of at least so many cells where there is room.
  case gallery([TextBox], column: Int, spacing: Int)
  /// Beside a mark on the first line, and another on the following ones.
  case marked(CellText, following: CellText? = nil, TextBox)
  /// Inside a border, with at least so many rows and at most so many cells in all.
  case framed(TextBox, rows: Int = 1, maxCells: Int = .max)
  case spot(SpotBox)
  /// The place of a picture of a size in CSS px, with the words that stand for it.
  case picture(CellText, PixelSize?)
  /// In the middle, and not much wider than so many CSS px.
  case limited(TextBox, pixels: Int)
  case table(TableBox)

  enum Alignment {
    /// Where the page's language begins its lines.
    case start
    case center
    case end
    /// Left whatever the language is, as code is.
    case left
  }
}

/// The place of an advertisement, drawn to scale.
struct SpotBox {
  /// What is written inside, a line each; on one line where the place is too low.
  var words: [CellText]
  /// CSS px; `nil` for as wide as the column.
  var width: Int?
  /// CSS px; `nil` for as high as the words.
  var height: Int?
}

/// A table of measured cells.
struct TableBox {
  var alignments: [TextBox.Alignment]
  var header: [CellText]
  var rows: [[CellText]]
}
