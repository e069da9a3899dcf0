/// Diagnostics as SARIF 2.1.0, which GitHub's code scanning and other tools take.
///
/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. It keeps to what GitHub takes:
/// <https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>.
package struct DiagnosticSARIF {
  /// What is said of a rule, whatever it finds.
  package struct Rule: Sendable {
    package var summary: String
    package var explanation: String
    package var severity: Severity

    package init(summary: String, explanation: String, severity: Severity) {
      self.summary = summary
      self.explanation = explanation
      self.severity = severity
    }
  }

  /// The most findings that GitHub takes at a time.
  package static let resultLimit = 25_000
  /// The most other places of a finding; GitHub shows a hundred, and refuses more than a thousand.
  private static let placeLimit = 100
  /// The most letters of a rule's summary.
  private static let summaryLimit = 1024

  private let rules: [RuleID]
  private let describe: (RuleID) -> Rule
  private let paths: RepositoryPaths
  private var maps = LineMaps()

  /// A log with one run, ending with a line break.
  ///
  /// - Parameters:
  ///   - version: that of Galley.
  ///   - root: the project's folder, from which fingerprints count.
  ///   - paths: where the reader finds the files.
  ///   - limit: the most findings that are kept.
  package static func render(
    _ diagnostics: [Diagnostic], version: String, below root: String = "",
    at paths: RepositoryPaths = .asWritten, limit: Int = resultLimit,
    rule describe: @escaping (RuleID) -> Rule
  ) -> [UInt8] {
    let sorted = DiagnosticPrinter.sorted(diagnostics)
    let prints = Fingerprint.all(of: sorted, below: root)
    let kept = kept(sorted, limit).map { (sorted[$0], prints[$0]) }
    var log = DiagnosticSARIF(
      rules: Set(kept.map(\.0.rule)).sorted { $0.rawValue < $1.rawValue }, describe: describe,
      paths: paths)
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.field("version", "2.1.0")
      json.array("runs") { json in
        json.object { log.writeRun(kept, leftOut: sorted.count - kept.count, version, &$0) }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private init(
    rules: [RuleID], describe: @escaping (RuleID) -> Rule, paths: RepositoryPaths
  ) {
    self.rules = rules
    self.paths = paths
    self.describe = describe
  }

  /// The indices of the diagnostics that are kept: the gravest, in their order.
  private static func kept(_ diagnostics: [Diagnostic], _ limit: Int) -> [Int] {
    guard diagnostics.count > limit else { return Array(diagnostics.indices) }
    let gravest = diagnostics.indices.sorted { a, b in
      (diagnostics[b].severity, a) < (diagnostics[a].severity, b)
    }
    return gravest.prefix(limit).sorted()
  }

  // MARK: The run

  private mutating func writeRun(
    _ results: [(Diagnostic, Fingerprint)], leftOut: Int, _ version: String,
    _ json: inout JSONWriter
  ) {
    json.object("tool") { json in
      json.object("driver") { json in
        json.field("name", "Galley")
        json.field("semanticVersion", version)
        json.array("rules") { json in
          for rule in rules { json.object { write(rule, &$0) } }
        }
      }
    }
    json.object("originalUriBaseIds") {
      $0.object("%SRCROOT%") {
        $0.object("description") { $0.field("text", "The root of the repository.") }
      }
    }
    json.array("invocations") { json in
      json.object { json in
        json.field("executionSuccessful", true)
        guard leftOut > 0 else { return }
        json.array("toolExecutionNotifications") { json in
          json.object { json in
            json.field("level", "warning")
            json.object("message") {
              $0.field(
                "text", "\(decimal(leftOut)) more findings, of lesser severity, were left out.")
            }
          }
        }
      }
    }
    json.field("columnKind", "utf16CodeUnits")
    json.array("results") { json in
      for (diagnostic, print) in results { json.object { write(diagnostic, print, &$0) } }
    }
  }

  private func write(_ id: RuleID, _ json: inout JSONWriter) {
    let rule = describe(id)
    let help = "\(rule.summary)\n\n\(rule.explanation)\n\nSee also: galley explain \(id)"
    json.field("id", id.rawValue)
    json.object("shortDescription") {
      $0.field("text", excerpt(rule.summary, limit: Self.summaryLimit))
    }
    json.object("fullDescription") {
      $0.field("text", excerpt(rule.explanation.oneLine, limit: Self.summaryLimit))
    }
    json.object("help") {
      $0.field("text", help)
      $0.field("markdown", help)
    }
    json.object("defaultConfiguration") { $0.field("level", Self.level(rule.severity)) }
    json.object("properties") {
      $0.field("precision", "very-high")
      $0.field(
        "problem.severity", rule.severity == .info ? "recommendation" : rule.severity.rawValue)
    }
  }

  private static func level(_ severity: Severity) -> String {
    severity == .info ? "note" : severity.rawValue
  }

  // MARK: A result

  private mutating func write(
    _ diagnostic: Diagnostic, _ print: Fingerprint, _ json: inout JSONWriter
  ) {
    json.field("ruleId", diagnostic.rule.rawValue)
    if let index = rules.firstIndex(of: diagnostic.rule) { json.field("ruleIndex", index) }
    json.field("level", Self.level(diagnostic.severity))
    json.object("message") { $0.field("text", diagnostic.plainText) }
    json.array("locations") { json in
      json.object { json in
        json.object("physicalLocation") { write(diagnostic.primary.span, &$0) }
      }
    }
    let places = diagnostic.secondary.prefix(Self.placeLimit)
    if !places.isEmpty {
      json.array("relatedLocations") { json in
        for (index, label) in places.enumerated() {
          json.object { json in
            json.field("id", index + 1)
            json.object("message") {
              $0.field("text", label.text.isEmpty ? "see also" : label.text)
            }
            json.object("physicalLocation") { write(label.span, &$0) }
          }
        }
      }
    }
    json.object("partialFingerprints") { $0.field("primaryLocationLineHash", "\(print)") }
    if let fix = diagnostic.fixIt { write(fix, &json) }
  }

  private mutating func write(_ fix: Diagnostic.FixIt, _ json: inout JSONWriter) {
    json.array("fixes") { json in
      json.object { json in
        json.object("description") {
          $0.field("text", fix.isGuess ? "What was probably meant" : "What was meant")
        }
        json.array("artifactChanges") { json in
          json.object { json in
            writeFile(fix.span.file, &json)
            json.array("replacements") { json in
              json.object { json in
                json.object("deletedRegion") { writeRegion(fix.span, &$0) }
                json.object("insertedContent") { $0.field("text", fix.replacement) }
              }
            }
          }
        }
      }
    }
  }

  // MARK: Places

  private mutating func write(_ span: Span, _ json: inout JSONWriter) {
    writeFile(span.file, &json)
    json.object("region") { writeRegion(span, &$0) }
  }

  private func writeFile(_ file: SourceFile, _ json: inout JSONWriter) {
    let path = paths(file.path)
    json.object("artifactLocation") {
      $0.field("uri", Self.address(of: path))
      if !path.hasPrefix("/") { $0.field("uriBaseId", "%SRCROOT%") }
    }
  }

  private mutating func writeRegion(_ span: Span, _ json: inout JSONWriter) {
    let map = maps[span.file]
    let start = map.utf16Location(of: span.range.lowerBound)
    let end = map.utf16Location(of: span.range.upperBound)
    json.field("startLine", start.line)
    json.field("startColumn", start.column)
    json.field("endLine", end.line)
    json.field("endColumn", end.column)
  }

  /// A path as a URI: relative where the path is.
  private static func address(of path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes = Array((path.hasPrefix("/") ? "file://" : "").utf8)
    for byte in Path.normalized(path).utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// Its lines as one.
  fileprivate var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
