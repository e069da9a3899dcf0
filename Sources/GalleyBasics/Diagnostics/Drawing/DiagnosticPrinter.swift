/// Draws diagnostics for people.
package struct DiagnosticPrinter: Sendable {
  package var style: DiagnosticStyle

  package init(style: DiagnosticStyle = DiagnosticStyle()) {
    self.style = style
  }

  /// All diagnostics, an empty line between two, each ending with a line break.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    var maps = LineMaps()
    return Self.sorted(diagnostics).map { draw($0, &maps) }.joined(separator: "\n")
  }

  /// "2 errors, 1 warning in 3 files"; "no problems" when there are none.
  package static func summary(of diagnostics: [Diagnostic]) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : Self.count(count, severity == .info ? "remark" : severity.rawValue)
    }
    guard !counts.isEmpty else { return "no problems" }
    let files = Set(diagnostics.map(\.primary.span.file.path)).count
    return counts.joined(separator: ", ") + " in " + count(files, "file")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(decimal(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// By file in the order of their first diagnostic, then by place; equals stay in order.
  package static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var ranks: [SourceFile: Int] = [:]
    for diagnostic in diagnostics {
      let file = diagnostic.primary.span.file
      if ranks[file] == nil { ranks[file] = ranks.count }
    }
    func key(_ index: Int) -> (Int, Int, Int) {
      let span = diagnostics[index].primary.span
      return (ranks[span.file] ?? 0, span.range.lowerBound, index)
    }
    return diagnostics.indices.sorted { key($0) < key($1) }.map { diagnostics[$0] }
  }
}
