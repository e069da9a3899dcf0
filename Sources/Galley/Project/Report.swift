package import GalleyBasics

/// All that was found while something was done.
public struct Report: Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics
  }

  /// The findings in the order of files, then places.
  public var findings: [Finding] { DiagnosticPrinter.sorted(diagnostics).map(Finding.init) }

  /// Whether there is a finding that keeps a page from being made.
  public var hasErrors: Bool { diagnostics.hasErrors }

  /// The findings as they are printed on a terminal without colours, with the lines they speak of.
  public var text: String { DiagnosticPrinter().render(diagnostics) }

  package static func + (a: Report, b: Report) -> Report { Report(a.diagnostics + b.diagnostics) }
}

extension [Diagnostic] {
  /// Whether there is a finding that keeps a page from being made.
  var hasErrors: Bool { contains { $0.severity == .error } }
}
