/// Diagnostics as the workflow commands by which GitHub Actions marks lines of a pull request.
///
/// <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
package enum DiagnosticAnnotations {
  /// A line a diagnostic: `::error file=…,line=…,col=…,…::message`.
  ///
  /// - Parameter paths: where GitHub finds the files.
  package static func render(
    _ diagnostics: [Diagnostic], at paths: RepositoryPaths = .asWritten
  ) -> String {
    var maps = LineMaps()
    return DiagnosticPrinter.sorted(diagnostics).map { line($0, paths, &maps) }.joined()
  }

  private static func line(
    _ diagnostic: Diagnostic, _ paths: RepositoryPaths, _ maps: inout LineMaps
  ) -> String {
    let span = diagnostic.primary.span
    let start = maps[span.file].location(of: span.range.lowerBound)
    let end = maps[span.file].location(of: span.range.upperBound)
    let command = diagnostic.severity == .info ? "notice" : diagnostic.severity.rawValue
    var properties =
      "file=\(property(paths(span.file.path))),line=\(start.line),col=\(start.column)"
    if end.line == start.line { properties += ",endColumn=\(end.column)" }
    return
      "::\(command) \(properties),title=\(property(diagnostic.rule.rawValue))::\(data(diagnostic.plainText(placing: paths, &maps)))\n"
  }

  private static func data(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case _ where isControl(scalar): escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func property(_ text: String) -> String {
    var escaped = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": escaped += "%3A"
      case ",": escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
