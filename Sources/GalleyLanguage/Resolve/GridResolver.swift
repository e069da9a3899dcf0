import GalleyBasics
import GalleyModel

/// Gives every breakpoint its whole grid and checks that the areas are rectangles of known regions.
struct GridResolver {
  /// What a breakpoint has before its areas are bound.
  fileprivate struct Draft {
    var width: Int?
    var margin = 20
    var gap = GridGap(row: 32, column: 32)
    var columns: Spanned<[Spanned<Track>]>?
    var areas: Spanned<[[Spanned<String>]]>?
  }

  private let layout: Layout
  private let order: [Region]
  private let breakpoints: BreakpointTable
  private let findings: Findings

  init(_ layout: Layout, order: [Region], breakpoints: BreakpointTable, _ findings: Findings) {
    self.layout = layout
    self.order = order
    self.breakpoints = breakpoints
    self.findings = findings
  }

  func resolve() -> [ResolvedGrid] {
    for grid in layout.grids { _ = breakpoints.index(of: grid.name) }
    let misspelled = reportUnknownRegions()
    reportRegionsWithoutArea(except: misspelled)
    var draft = Draft()
    return breakpoints.sorted.map { breakpoint in
      let own = layout.grids[named: breakpoint.name.value]
      if let own { draft.apply(own) }
      if let areas = own?.areas { AreaCheck(areas.value, findings).report() }
      if own?.areas != nil || own?.columns != nil { checkColumns(draft) }
      return grid(of: draft)
    }
  }

  private func grid(of draft: Draft) -> ResolvedGrid {
    guard let areas = draft.areas, !areas.value.isEmpty else { return oneColumn(draft) }
    let count = draft.columnCount
    let tracks = draft.columns?.value.map(\.value) ?? []
    let columns = (0..<max(1, count)).map { $0 < tracks.count ? tracks[$0] : .fraction(1) }
    return ResolvedGrid(
      width: draft.width, margin: draft.margin, columns: columns, gap: draft.gap,
      rowCount: areas.value.count, areas: bind(areas.value))
  }

  /// The grid where nothing is said of areas: all regions in one column.
  private func oneColumn(_ draft: Draft) -> ResolvedGrid {
    let areas = order.indices.map {
      ResolvedGrid.Area(region: $0, rows: $0..<$0 + 1, columns: 0..<1)
    }
    return ResolvedGrid(
      width: draft.width, margin: draft.margin, columns: [.fraction(1)], gap: draft.gap,
      rowCount: order.count, areas: areas)
  }

  /// The smallest rectangle around each region's cells, in the order of their first cells.
  private func bind(_ rows: [[Spanned<String>]]) -> [ResolvedGrid.Area] {
    let regions = order.map(\.name.value).firstIndices
    var positions: [Int: Int] = [:]
    var areas: [ResolvedGrid.Area] = []
    for (row, words) in rows.enumerated() {
      for (column, word) in words.enumerated() {
        guard let region = regions[word.value] else { continue }
        if let known = positions[region] {
          areas[known].extend(toRow: row, column: column)
        } else {
          positions[region] = areas.count
          areas.append(
            ResolvedGrid.Area(
              region: region, rows: row..<row + 1, columns: column..<column + 1))
        }
      }
    }
    return areas
  }

  private func checkColumns(_ draft: Draft) {
    let count = draft.columnCount
    guard let columns = draft.columns, columns.value.count != count else { return }
    findings.report(
      .columnsMismatch,
      "\(columns.value.count) column widths, but the areas have \(counted(count, "column"))",
      at: columns.span, "\(count) expected")
  }

  /// Reports each area that names no region, once; returns the regions that were probably meant.
  private func reportUnknownRegions() -> Set<String> {
    let names = layout.regions.map(\.name.value)
    let known = Set(names)
    var reported: Set<String> = []
    var meant: Set<String> = []
    for word in layout.grids.compactMap(\.areas?.value).joined().joined() {
      guard word.value != ".", !known.contains(word.value),
        reported.insert(word.value).inserted
      else { continue }
      guard let likely = findings.suggestion(for: word.value, among: names) else {
        findings.report(
          .areaWithoutRegion, "the area '\(word.value)' has no region of that name",
          at: word.span, "define it under 'regions'")
        continue
      }
      meant.insert(likely)
      findings.reportUnknown(
        .unknownRegion, "no region is named", word, among: names,
        definedAt: { layout.regions[named: $0]?.name.span })
    }
    return meant
  }

  private func reportRegionsWithoutArea(except misspelled: Set<String>) {
    let hasFallback = breakpoints.sorted.first.map {
      layout.grids[named: $0.name.value]?.areas == nil
    }
    guard hasFallback == false else { return }
    let placed = Set(layout.grids.compactMap(\.areas?.value).joined().joined().map(\.value))
    for region in layout.regions
    where !placed.contains(region.name.value) && !misspelled.contains(region.name.value) {
      findings.report(
        .regionWithoutArea, "the region '\(region.name.value)' is in no grid's areas",
        at: region.name.span, "never shown")
    }
  }
}

extension GridResolver.Draft {
  fileprivate var columnCount: Int { areas?.value.map(\.count).max() ?? 1 }

  /// Takes over what a breakpoint says; columns belong to the areas that they were written for.
  fileprivate mutating func apply(_ grid: Grid) {
    width = grid.width?.value ?? width
    margin = grid.margin?.value ?? margin
    gap = grid.gap ?? gap
    if let areas = grid.areas {
      self.areas = areas
      columns = nil
    }
    columns = grid.columns ?? columns
  }
}

extension ResolvedGrid.Area {
  fileprivate mutating func extend(toRow row: Int, column: Int) {
    rows = min(rows.lowerBound, row)..<max(rows.upperBound, row + 1)
    columns = min(columns.lowerBound, column)..<max(columns.upperBound, column + 1)
  }
}

/// "1 column", "2 columns".
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

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
