import GalleyLanguage
import GalleyModel
import GalleyBasics
import GalleyTestSupport
import Testing

/// A layout read from a source with markers.
struct ReadLayout {
  let source: MarkedSource
  /// As written; nil where the root is not even a mapping.
  let layout: Layout?
  let resolved: ResolvedLayout?
  /// Of parsing, decoding and resolving, in this order.
  let diagnostics: [Diagnostic]

  init(_ marked: String) {
    source = MarkedSource(marked)
    let tree = YAMLNode.parse(source.file)
    let findings = Findings()
    layout = tree.value.flatMap { Layout($0, findings) }
    let resolving = layout?.resolve()
    resolved = resolving?.value
    diagnostics =
      tree.diagnostics + findings.diagnostics
      + (layout?.hasAllNames == true ? resolving?.diagnostics ?? [] : [])
  }

  /// What was found, as `rule: the text underlined`.
  var found: [String] { diagnostics.map { "\($0.rule): \($0.primary.span.text)" } }

  /// The findings as they are printed.
  var printed: String { DiagnosticPrinter().render(diagnostics) }
}

/// A piece of a layout with one mistake, which is between the markers 1️⃣ and 2️⃣.
struct Mistake: Sendable, CustomTestStringConvertible {
  let rule: RuleID
  let marked: String

  init(_ rule: RuleID, _ marked: String) {
    self.rule = rule
    self.marked = marked
  }

  var testDescription: String { "\(rule): \(marked)" }

  /// Expects that exactly this is found when the piece is put where `%` stands in a layout.
  func expect(in frame: String) {
    let read = ReadLayout(frame.replacing("%", with: marked))
    #expect(read.diagnostics.map(\.rule) == [rule], "\(read.printed)")
    #expect(
      read.diagnostics.first?.primary.span.range == read.source.range(1, 2), "\(read.printed)")
  }
}

/// Expects that nothing is found when a piece is put where `%` stands in a layout.
func expectClean(_ piece: String, in frame: String) -> ReadLayout {
  let read = ReadLayout(frame.replacing("%", with: piece))
  #expect(read.diagnostics.isEmpty, "\(read.printed)")
  return read
}
