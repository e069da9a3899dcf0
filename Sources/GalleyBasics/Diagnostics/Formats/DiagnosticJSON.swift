/// Diagnostics for programs: the shape that `docs/diagnostics.md` describes.
package enum DiagnosticJSON {
  /// A JSON array with an object a diagnostic, sorted by file and place, ending with a line break.
  package static func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var maps = LineMaps()
    var json = JSONWriter(pretty: true)
    json.array {
      for diagnostic in DiagnosticPrinter.sorted(diagnostics) {
        $0.object { write(diagnostic, &maps, &$0) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(
    _ diagnostic: Diagnostic, _ maps: inout LineMaps, _ json: inout JSONWriter
  ) {
    json.field("rule", diagnostic.rule.rawValue)
    json.field("severity", diagnostic.severity.rawValue)
    json.field("message", diagnostic.message)
    write(diagnostic.primary.span, &maps, &json)
    json.field("label", diagnostic.primary.text)
    json.array("labels") {
      for label in diagnostic.secondary {
        $0.object {
          write(label.span, &maps, &$0)
          $0.field("text", label.text)
        }
      }
    }
    json.array("notes") { for note in diagnostic.notes { $0.string(note) } }
    json.array("fixes") { json in
      guard let fix = diagnostic.fixIt else { return }
      json.object {
        write(fix.span, &maps, &$0)
        $0.field("replacement", fix.replacement)
        $0.field("safe", !fix.isGuess)
      }
    }
  }

  private static func write(_ span: Span, _ maps: inout LineMaps, _ json: inout JSONWriter) {
    let map = maps[span.file]
    let start = map.location(of: span.range.lowerBound)
    let end = map.location(of: span.range.upperBound)
    json.field("file", span.file.path)
    json.field("line", start.line)
    json.field("column", start.column)
    json.field("endLine", end.line)
    json.field("endColumn", end.column)
  }
}
