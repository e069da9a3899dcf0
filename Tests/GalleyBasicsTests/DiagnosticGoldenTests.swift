import GalleyBasics
import GalleyTestSupport
import Testing

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
