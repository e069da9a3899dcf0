import ArgumentParser
import Galley
import GalleyBasics

/// How findings are shown, and which of them count.
struct FindingOptions: ParsableArguments {
  /// The form of a list of findings.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json, github
  }

  @Option(help: "How findings are written.")
  var format = Format.human

  @Option(name: .long, help: "The least severity that makes the command fail.")
  var failOn = Severity.error

  /// Writes the findings; throws the exit status 1 where one counts.
  func finish(_ report: Report, checked: String) throws {
    switch format {
    case .human: writeForPeople(report, checked: checked)
    case .json: Terminal.output.write(DiagnosticJSON.render(report.diagnostics))
    case .github:
      Terminal.output.write(Array(DiagnosticAnnotations.render(report.diagnostics).utf8))
    }
    if report.diagnostics.contains(where: { $0.severity >= failOn }) { throw ExitCode(1) }
  }

  private func writeForPeople(_ report: Report, checked: String) {
    Terminal.output.show(report)
    let summary =
      report.diagnostics.isEmpty
      ? "no findings" : DiagnosticPrinter.summary(of: report.diagnostics)
    Terminal.error.line("\(checked): \(summary)")
  }
}

extension Severity: ExpressibleByArgument {}

extension Terminal {
  /// Draws findings with the lines that they speak of.
  func show(_ report: Report) {
    guard !report.diagnostics.isEmpty else { return }
    write(Array(DiagnosticPrinter(style: diagnosticStyle).render(report.diagnostics).utf8))
  }

  /// How findings and rules are drawn here.
  var diagnosticStyle: DiagnosticStyle {
    DiagnosticStyle(
      width: min(width, 120), color: wantsColor, unicode: isInteractive && Self.hasUnicode)
  }
}
