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

  @Test func onlyWhatSteersATerminalIsReplaced() {
    let harmless = "“Marée” – 潮\u{A0}e\u{301}…"
    #expect(printableLine(harmless) == harmless)
    #expect(printableLine("a\nb\r\nc\u{85}d\u{2028}e\u{FEFF}f\u{7F}") == "a�b��c�d�e�f�")
    #expect(printable("a\nb\tc") == "a\nb�c")
  }

  @Test func noLineIsWiderThanAsked() {
    let drawn = DiagnosticPrinter(style: .init(width: 60)).render(SampleDiagnostics.all)
    let headers = SampleDiagnostics.all.map(\.rule)
    for line in drawn.split(separator: "\n")
    where !headers.contains(where: { line.hasSuffix("[\($0)]") }) {
      #expect(DisplayWidth.of(line) <= 60, "\(line)")
    }
  }

  @Test func behindAThousandEachIsALine() {
    let file = SourceFile(path: "a.yaml", text: String(repeating: "x\n", count: 1100))
    let diagnostics = (0..<1100).map { diagnostic("wrong", file, 2 * $0) }
    let lines = DiagnosticPrinter().render(diagnostics).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count { $0.contains("^") } == 1000)
    #expect(
      lines.suffix(103).prefix(4) == [
        "The lines of the first 1,000 findings were shown; there are more:", "",
        "a.yaml:1001:1: error: wrong [\(diagnostics[0].rule)]",
        "a.yaml:1002:1: error: wrong [\(diagnostics[0].rule)]",
      ])
    #expect(lines.last == "" && lines[lines.count - 2].hasPrefix("a.yaml:1100:1:"))
  }

  @Test func ofManyPlacesSomeAreDrawn() {
    let file = SourceFile(path: "a.yaml", text: String(repeating: "x ", count: 100))
    var one = diagnostic("wrong", file, 0)
    one.secondary = (1..<20).map { .init(Span(file, 2 * $0..<2 * $0 + 1), "place \($0)") }
    let drawn = DiagnosticPrinter().render([one])
    #expect(drawn.contains("place 12") && !drawn.contains("place 13"))
    #expect(drawn.hasSuffix("= note: and at 7 more places\n"))
  }

  @Test func whatIsToldOnOneLineStaysOnIt() {
    let file = SourceFile(path: "a\n::error::b.yaml", text: "text")
    let drawn = DiagnosticPrinter().render([diagnostic("no\r\n::error::file", file, 0)])
    #expect(!drawn.contains("\n::"))
  }

  /// What is shown of a long line is the same, however long it is.
  @Test func longLinesAreShownAroundThePlace() {
    for (word, mark) in [("word ", "here"), ("日本語 ", "ここ"), ("🏳️‍🌈 ", "🏴‍☠️")] {
      let drawings = [40, 4000].map { count in
        let text = String(repeating: word, count: count)
        let file = SourceFile(path: "a", text: text + mark + " " + text)
        return DiagnosticPrinter(style: .init(width: 80)).render([
          Diagnostic(
            .badName, "wrong",
            at: .init(Span(file, text.utf8.count..<text.utf8.count + mark.utf8.count), "this"))
        ]).split(separator: "\n").dropFirst().joined(separator: "\n")
      }
      #expect(drawings[0] == drawings[1])
      #expect(drawings[0].contains(mark))
    }
  }
}
