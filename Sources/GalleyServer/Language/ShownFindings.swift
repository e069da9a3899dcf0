import Galley
import GalleyBasics

/// What the editor was told of the findings in each file, open or closed.
struct ShownFindings {
  private struct Shown: Equatable {
    var findings: JSONValue
    var version: Int?
  }

  private var shown: [String: Shown] = [:]

  /// What there is to tell of every file where that has changed, as the protocol has it.
  mutating func news(
    of documents: [String: OpenDocument], _ writer: DiagnosticWriter
  ) -> [JSONValue] {
    var writer = writer
    var found: [String: [Diagnostic]] = [:]
    for path in documents.keys { found[path] = [] }
    // What is found in a layout is found again in those that extend it.
    let all = documents.keys.sorted().flatMap { documents[$0]?.diagnostics ?? [] }
    for finding in Report(all).withoutRepetition.diagnostics {
      found[finding.primary.span.file.path, default: []].append(finding)
    }
    return Set(found.keys).union(shown.keys).sorted().compactMap { path -> JSONValue? in
      let document = documents[path]
      let list = (found[path] ?? []).sorted {
        $0.primary.span.range.lowerBound < $1.primary.span.range.lowerBound
      }
      let now = Shown(
        findings: .array(list.map { writer.json($0) }), version: document?.version)
      let isGone = document == nil && list.isEmpty
      let last = shown[path]
      shown[path] = isGone ? nil : now
      guard now != last, !(isGone && last == nil) else { return nil }
      return .known([
        "uri": .string(writer.address(path)), "version": document?.version.map { JSONValue($0) },
        "diagnostics": now.findings,
      ])
    }
  }
}
