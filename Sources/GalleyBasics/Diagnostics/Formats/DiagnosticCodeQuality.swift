/// Diagnostics as GitLab's code quality reports, which it shows beside the lines of a merge request.
///
/// <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
package enum DiagnosticCodeQuality {
  /// A JSON array with an object a diagnostic, ending with a line break.
  ///
  /// - Parameters:
  ///   - root: the project's folder, from which fingerprints count.
  ///   - paths: where GitLab finds the files.
  package static func render(
    _ diagnostics: [Diagnostic], below root: String = "", at paths: RepositoryPaths = .asWritten
  ) -> [UInt8] {
    let sorted = DiagnosticPrinter.sorted(diagnostics)
    var maps = LineMaps()
    var json = JSONWriter(pretty: true)
    json.array { json in
      for (diagnostic, print) in zip(sorted, Fingerprint.all(of: sorted, below: root)) {
        json.object { write(diagnostic, print, paths, &maps, &$0) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static func write(
    _ diagnostic: Diagnostic, _ print: Fingerprint, _ paths: RepositoryPaths,
    _ maps: inout LineMaps, _ json: inout JSONWriter
  ) {
    let span = diagnostic.primary.span
    let map = maps[span.file]
    json.field("description", diagnostic.plainText(placing: paths, &maps))
    json.field("check_name", diagnostic.rule.rawValue)
    json.field("fingerprint", "\(print)")
    json.field("severity", severity(diagnostic.severity))
    json.object("location") { json in
      json.field("path", Path.normalized(paths(span.file.path)))
      json.object("lines") {
        $0.field("begin", map.location(of: span.range.lowerBound).line)
        $0.field("end", map.location(of: span.range.upperBound).line)
      }
    }
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
