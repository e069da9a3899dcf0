import GalleyBasics

/// Checks one breakpoint's areas as CSS does: rows of equal length, every name one rectangle.
///
/// The rule is that of CSS `grid-template-areas` (https://www.w3.org/TR/css-grid-1/#valdef-grid-template-areas-string).
struct AreaCheck {
  private let rows: [[Spanned<String>]]
  private let findings: Findings

  init(_ rows: [[Spanned<String>]], _ findings: Findings) {
    self.rows = rows
    self.findings = findings
  }

  func report() {
    reportUnevenRows()
    reportShapes()
  }

  private func reportUnevenRows() {
    guard let first = rows.first, let head = first.first else { return }
    for row in rows.dropFirst() where row.count != first.count {
      guard let word = row.last else { continue }
      findings.report(
        Diagnostic(
          .unevenRows,
          "this row has \(counted(row.count, "cell")), the first has \(first.count)",
          at: Diagnostic.Label(word.span, "write '.' for an empty cell"),
          also: [Diagnostic.Label(head.span, "the first row")]))
    }
  }

  private func reportShapes() {
    var names: [String] = []
    var cells: [String: [(row: Int, column: Int, span: Span)]] = [:]
    for (row, words) in rows.enumerated() {
      for (column, word) in words.enumerated() where word.value != "." {
        if cells[word.value] == nil { names.append(word.value) }
        cells[word.value, default: []].append((row, column, word.span))
      }
    }
    for name in names { reportShape(of: name, cells[name] ?? []) }
  }

  private func reportShape(of name: String, _ cells: [(row: Int, column: Int, span: Span)]) {
    guard let first = cells.first, let last = cells.last else { return }
    let columns = cells.map(\.column)
    let width = (columns.max() ?? 0) - (columns.min() ?? 0) + 1
    let height = last.row - first.row + 1
    guard width * height != cells.count else { return }
    let outlier = cells.first { $0.column != first.column && $0.row != first.row } ?? last
    findings.report(
      Diagnostic(
        .areaNotRectangular, .error, "the area '\(name)' is not a rectangle",
        at: Diagnostic.Label(outlier.span, "this cell is apart"),
        also: [Diagnostic.Label(first.span, "it begins here")]))
  }
}
