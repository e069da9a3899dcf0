import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct FingerprintTests {
  /// Finds every `wrong` in a text.
  private func findings(_ text: String, path: String = "layouts/a.yaml") -> [Diagnostic] {
    let file = SourceFile(path: path, text: text)
    let word = Array("wrong".utf8)
    return file.bytes.indices.filter { file.bytes[$0...].starts(with: word) }.map {
      Diagnostic(.badValue, "this is wrong", at: .init(Span(file, $0..<$0 + word.count)))
    }
  }

  private func prints(
    _ text: String, path: String = "layouts/a.yaml", below root: String = ""
  ) -> [String] {
    Fingerprint.all(of: findings(text, path: path), below: root).map(\.description)
  }

  private let text = "a: wrong\nb: wrong\n  c: [wrong, wrong]\nb: wrong\n"

  @Test func eachFindingHasItsOwn() {
    let prints = prints(text)
    #expect(Set(prints).count == 5)
    #expect(prints.map { $0.suffix(2) } == [":1", ":1", ":1", ":2", ":2"])
    #expect(prints.allSatisfy { $0.utf8.count == 18 })
  }

  @Test func theyStayWhenLinesAreInsertedAboveAndWhenTheLineIsIndented() {
    let inserted = (1...10).map { "key\($0): 1\n" }.joined()
    #expect(prints(inserted + text) == prints(text))
    #expect(prints(text.replacing("\n", with: "\n\n")) == prints(text))
    #expect(prints("   a: wrong  \r\n") == prints("a: wrong"))
  }

  @Test func theyChangeWithTheLineTheFileAndTheRule() {
    let usual = prints("a: wrong")
    #expect(prints("b: wrong") != usual)
    #expect(prints("a: wrong", path: "layouts/b.yaml") != usual)
    var other = findings("a: wrong")
    other[0].rule = .badName
    #expect(Fingerprint.all(of: other).map(\.description) != usual)
  }

  @Test func pathsCountFromTheProject() {
    let here = prints("a: wrong")
    #expect(prints("a: wrong", path: "news/layouts/a.yaml", below: "news") == here)
    #expect(prints("a: wrong", path: "./news/./layouts/a.yaml", below: "news/") == here)
    #expect(prints("a: wrong", path: "newspaper/layouts/a.yaml", below: "news") != here)
  }

  @Test func longLinesAreToldApartByWhatIsNear() {
    let line = "[" + (0..<2000).map { "w\($0), wrong, " }.joined() + "]"
    #expect(Set(prints(line)).count == 2000)
  }

  @Test func acceptedFindingsArePassedOver() throws {
    let before = findings(text)
    let file = Baseline.file(of: before, below: "")
    let read = Baseline.read(SourceFile(path: "accepted.json", bytes: file))
    #expect(read.diagnostics.isEmpty)
    let baseline = try #require(read.value)
    var result = baseline.apply(to: before, below: "")
    #expect(result.new.isEmpty && result.accepted == 5 && result.gone == 0)
    result = baseline.apply(to: findings("new: wrong\n\n" + text), below: "")
    #expect(result.new.map(\.primary.span.range) == [5..<10] && result.accepted == 5)
    result = baseline.apply(to: findings("a: wrong"), below: "")
    #expect(result.new.isEmpty && result.accepted == 1 && result.gone == 4)
  }

  @Test(arguments: [
    ("[]", "a baseline"), ("{}", "version"),
    (#"{"version": 2, "findings": []}"#, "1 to 1"),
    (#"{"version": 1, "findings": [{"rule": "x"}]}"#, "fingerprint"),
  ])
  func whatIsNoBaselineIsRefused(_ text: String, _ word: String) {
    let read = Baseline.read(SourceFile(path: "accepted.json", text: text))
    #expect(read.diagnostics.contains { $0.severity == .error && $0.message.contains(word) })
  }

  @Test func aTooLongLogKeepsTheGravest() {
    let file = SourceFile(path: "a", text: String(repeating: "x\n", count: 60))
    let diagnostics = (0..<60).map { index in
      Diagnostic(
        .badValue, index < 20 ? .info : .error, "wrong",
        at: .init(Span(file, 2 * index..<2 * index + 1)))
    }
    let log = String(
      decoding: DiagnosticSARIF.render(diagnostics, version: "1", limit: 50) { _ in
        DiagnosticSARIF.Rule(summary: "", explanation: "", severity: .error)
      }, as: UTF8.self)
    #expect(log.split(separator: "\"ruleId\"").count == 51)
    #expect(log.split(separator: "\"note\"").count == 11)
    #expect(log.contains("10 more findings, of lesser severity, were left out."))
  }
}
