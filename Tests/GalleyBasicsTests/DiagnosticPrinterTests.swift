import GalleyBasics
import GalleyTestSupport
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

/// Drawn diagnostics, compared with the files in `Goldens`.
@Suite struct DiagnosticGoldenTests {
  private static let goldens = Goldens()

  private static let recorded = [
    "syntax-errors.txt", "frames.txt", "frames-narrow.txt", "frames-unicode.txt",
    "frames-color.txt", "frames.json", "frames-annotations.txt", "frames-sarif.json",
    "frames-junit.xml", "frames-code-quality.json", "statistics.txt",
  ]

  @Test func syntaxErrors() {
    let drawn = BrokenLayouts.all.map { layout in
      let file = SourceFile(path: "layouts/article.yaml", text: layout.source)
      let diagnostics = YAMLNode.parse(file).diagnostics
      return "# \(layout.name)\n\n" + DiagnosticPrinter().render(diagnostics)
    }
    #expect(
      Self.goldens.difference(drawn.joined(separator: "\n"), from: "syntax-errors.txt") == nil)
  }

  @Test(arguments: [
    ("frames.txt", DiagnosticStyle()),
    ("frames-narrow.txt", DiagnosticStyle(width: 50)),
    ("frames-unicode.txt", DiagnosticStyle(unicode: true)),
    ("frames-color.txt", DiagnosticStyle(color: true)),
  ])
  func frames(_ name: String, _ style: DiagnosticStyle) {
    let drawn = DiagnosticPrinter(style: style).render(SampleDiagnostics.all)
    #expect(Self.goldens.difference(drawn, from: name) == nil)
  }

  @Test func json() {
    let json = String(decoding: DiagnosticJSON.render(SampleDiagnostics.all), as: UTF8.self)
    #expect(Self.goldens.difference(json, from: "frames.json") == nil)
  }

  @Test func annotations() {
    let lines = DiagnosticAnnotations.render(SampleDiagnostics.all)
    #expect(Self.goldens.difference(lines, from: "frames-annotations.txt") == nil)
  }

  @Test func sarif() {
    let log = DiagnosticSARIF.render(SampleDiagnostics.all, version: "1.2.3") { rule in
      DiagnosticSARIF.Rule(
        summary: "What \(rule) is.", explanation: "Why \(rule)\nmatters.", severity: .warning)
    }
    #expect(
      Self.goldens.difference(String(decoding: log, as: UTF8.self), from: "frames-sarif.json")
        == nil)
  }

  @Test func junit() {
    let report = DiagnosticJUnit.render(SampleDiagnostics.all, failOn: .warning)
    #expect(Self.goldens.difference(report, from: "frames-junit.xml") == nil)
  }

  @Test func codeQuality() {
    let report = DiagnosticCodeQuality.render(SampleDiagnostics.all)
    #expect(
      Self.goldens.difference(
        String(decoding: report, as: UTF8.self), from: "frames-code-quality.json") == nil)
  }

  @Test func statistics() {
    let lines = RuleStatistics.render(SampleDiagnostics.all) { "What \($0) is." }
    #expect(Self.goldens.difference(lines, from: "statistics.txt") == nil)
  }

  @Test func everyGoldenIsUsed() {
    #expect(Self.goldens.orphans(besides: Self.recorded).isEmpty)
  }
}

/// One diagnostic for each thing that a code frame can show.
enum SampleDiagnostics {
  static let layout = MarkedSource(
    """
    layout: article
    regions:
      article:
        - headline
        - spot_img: 1️⃣leaderbord2️⃣
      wide: 6️⃣日本語7️⃣ text
    \ttabs:\t8️⃣here9️⃣
    slots:
      3️⃣leaderboard4️⃣:
        sizes: [970x250]
    5️⃣
    """, path: "layouts/article.yaml")

  static let base = MarkedSource(
    "slots:\n  1️⃣rail2️⃣: {}\n", path: "layouts/base.yaml")

  static let long = MarkedSource(
    String(repeating: "word ", count: 60) + "1️⃣here2️⃣ " + String(repeating: "and on ", count: 60),
    path: "layouts/long.yaml")

  static let pair = MarkedSource("{ 1️⃣a2️⃣: 1, 3️⃣a4️⃣: 2 }\n", path: "layouts/pair.yaml")

  static let all: [Diagnostic] = [
    Diagnostic(
      "unknown-slot", "no slot is named 'leaderbord'",
      at: .init(layout.span(1, 2), "did you mean 'leaderboard'?"),
      also: [.init(layout.span(3, 4), "defined here")],
      fixIt: .init(layout.span(1, 2), "leaderboard")),
    Diagnostic(
      "bad-value", .warning, "wide characters take two cells",
      at: .init(layout.span(6, 7), "six cells"),
      notes: [
        "a note that is long enough to be broken into several lines, since it says rather more than anybody wants to know about the width of characters"
      ]),
    Diagnostic("list-in-text", .info, "tabs are expanded", at: .init(layout.span(8, 9), "here")),
    Diagnostic(
      "size-too-wide", "the slot 'rail' of the base layout is in the way",
      at: .init(layout.span(3, 4), "this one"),
      also: [.init(base.span(1, 2), "and that one")]),
    Diagnostic(
      "missing-key", "a span of several lines is underlined on its first",
      at: .init(Span(layout.file, layout.offset(3)..<layout.offset(5)), "from here on")),
    Diagnostic(
      "yaml-syntax", "the file's end has a place too", at: .init(layout.span(5, 5), "here"),
      fixIt: .init(layout.span(5, 5), "theme: {}")),
    Diagnostic(
      "bad-length", "a long line is shown in part",
      at: .init(
        long.span(1, 2), "with a label that is too long to stand beside the mark on narrow screens")
    ),
    Diagnostic(
      "duplicate-key", "labels of one line hang below each other",
      at: .init(pair.span(3, 4), "again"),
      also: [.init(pair.span(1, 2), "first")], fixIt: .init(pair.span(3, 4), "")),
    Diagnostic(
      "empty-file", "an empty file has no frame",
      at: .init(SourceFile(path: "layouts/empty.yaml", text: "").span, "nothing"),
      notes: ["but notes"]),
  ]
}
