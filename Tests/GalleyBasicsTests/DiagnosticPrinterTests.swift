import GalleyTestSupport
import GalleyBasics
import Testing

@Suite struct DiagnosticPrinterTests {
  private let a = SourceFile(path: "a.yaml", text: "one\ntwo\n")
  private let b = SourceFile(path: "b.yaml", text: "one\ntwo\n")

  private func diagnostic(
    _ message: String, _ severity: Severity = .error, _ file: SourceFile, _ offset: Int
  ) -> Diagnostic {
    Diagnostic("bad-value", severity, message, at: .init(Span(file, offset..<offset + 1)))
  }

  @Test func filesStayInOrderAndPlacesAreSorted() {
    let diagnostics = [
      diagnostic("1", b, 4), diagnostic("2", a, 4), diagnostic("3", b, 0), diagnostic("4", b, 0),
    ]
    #expect(DiagnosticPrinter.sorted(diagnostics).map(\.message) == ["3", "4", "1", "2"])
  }

  private func diagnostic(_ message: String, _ file: SourceFile, _ offset: Int) -> Diagnostic {
    diagnostic(message, .error, file, offset)
  }

  @Test func summaries() {
    #expect(DiagnosticPrinter.summary(of: []) == "no problems")
    #expect(DiagnosticPrinter.summary(of: [diagnostic("1", a, 0)]) == "1 error in 1 file")
    let several = [
      diagnostic("1", a, 0), diagnostic("2", b, 0), diagnostic("3", .warning, a, 0),
      diagnostic("4", .info, a, 0),
    ]
    #expect(DiagnosticPrinter.summary(of: several) == "2 errors, 1 warning, 1 remark in 2 files")
  }

  @Test func sourceCannotSpeakToTheTerminal() {
    let file = SourceFile(path: "a.yaml", text: "a: \u{1B}[31m\u{202E}x")
    var quoting = diagnostic("\u{1B}]0;title\u{7}", file, 0)
    quoting.notes = ["\u{9B}31m"]
    quoting.primary.text = "\u{1B}c"
    let drawn = DiagnosticPrinter().render([quoting])
    #expect(!drawn.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{9B}" })
    #expect(!drawn.unicodeScalars.contains("\u{1B}"))
    #expect(!drawn.unicodeScalars.contains("\u{202E}"))
  }

  @Test func noLineIsWiderThanAsked() {
    let drawn = DiagnosticPrinter(style: .init(width: 60)).render(SampleDiagnostics.all)
    let headers = SampleDiagnostics.all.map(\.rule)
    for line in drawn.split(separator: "\n")
    where !headers.contains(where: { line.hasSuffix("[\($0)]") }) {
      #expect(DisplayWidth.of(line) <= 60, "\(line)")
    }
  }
}
