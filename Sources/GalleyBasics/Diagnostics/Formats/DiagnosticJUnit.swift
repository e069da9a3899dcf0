/// Diagnostics as a report of tests in the XML of JUnit, which most build servers show.
///
/// <https://github.com/testmoapp/junitxml> describes what they agree on.
package enum DiagnosticJUnit {
  /// A suite for each file with a failed test for each finding that counts, and a passed one for each other.
  ///
  /// - Parameters:
  ///   - failOn: the least severity that counts.
  ///   - paths: where the build server finds the files.
  package static func render(
    _ diagnostics: [Diagnostic], failOn: Severity, at paths: RepositoryPaths = .asWritten
  ) -> String {
    var maps = LineMaps()
    var suites: [(path: String, cases: [Case])] = []
    for diagnostic in DiagnosticPrinter.sorted(diagnostics) {
      let path = paths(diagnostic.primary.span.file.path)
      if suites.last?.path != path { suites.append((path, [])) }
      suites[suites.count - 1].cases.append(
        Case(diagnostic, in: path, failOn: failOn, paths, &maps))
    }
    let cases = suites.flatMap(\.cases)
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += "<testsuites name=\"galley\" \(counts(cases))>\n"
    for (path, cases) in suites { text += suite(path, cases) }
    if suites.isEmpty {
      text += #"<testsuite name="galley" tests="1" failures="0" errors="0">"# + "\n"
      text += #"<testcase name="no findings" classname="galley"/>"# + "\n</testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  /// A finding.
  private struct Case {
    let name: String
    /// The severity and what is wrong.
    let message: String
    /// Everything that is said of it.
    let text: String
    let rule: RuleID
    let line: Int
    let isFailure: Bool

    init(
      _ diagnostic: Diagnostic, in path: String, failOn: Severity, _ paths: RepositoryPaths,
      _ maps: inout LineMaps
    ) {
      let span = diagnostic.primary.span
      let place = maps[span.file].location(of: span.range.lowerBound)
      name = "\(diagnostic.rule) at \(place.line):\(place.column)"
      message = "\(diagnostic.severity.rawValue): \(diagnostic.message)"
      line = place.line
      text =
        "\(printableLine(path)):\(place.line):\(place.column): \(diagnostic.plainText(placing: paths, &maps))"
      rule = diagnostic.rule
      isFailure = diagnostic.severity >= failOn
    }
  }

  private static func counts(_ cases: [Case]) -> String {
    // A run without findings is one test.
    let tests = max(1, cases.count)
    return #"tests="\#(tests)" failures="\#(cases.count(where: \.isFailure))" errors="0""#
  }

  private static func suite(_ path: String, _ cases: [Case]) -> String {
    var text = "<testsuite name=\"\(attribute(path))\" \(counts(cases))>\n"
    for one in cases {
      let file = attribute(path)
      text += "<testcase name=\"\(attribute(one.name))\" classname=\"\(file)\" file=\"\(file)\""
      text += " line=\"\(one.line)\">"
      if one.isFailure {
        text += "<failure message=\"\(attribute(one.message))\" type=\"\(one.rule)\">"
        text += "\(escaped(one.text))</failure>"
      } else {
        text += "<system-out>\(escaped(one.text))</system-out>"
      }
      text += "</testcase>\n"
    }
    return text + "</testsuite>\n"
  }

  private static func attribute(_ text: String) -> String { escaped(printableLine(text)) }

  /// Text for XML, in which most control characters cannot stand.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
