import GalleyBasics
import Testing

@testable import GalleyLanguage

/// What an import makes of a text: the slots as YAML, and the findings with their lines.
func readImport(
  _ text: String, _ format: ImportedSlots.Format, layout: String? = nil
) -> (yaml: String, found: [String]) {
  let (slots, findings) = ImportedSlots.read(
    SourceFile(path: "in", bytes: Array(text.utf8)), as: format, ofLayout: layout)
  let lines = findings.map { finding in
    let line = LineMap(finding.primary.span.file)
      .location(of: finding.primary.span.range.lowerBound).line
    return "\(line): \(finding.message)"
  }
  return (String(decoding: slots.yaml(), as: UTF8.self), lines)
}
