import Galley
import GalleyBasics

/// Writes findings as the protocol has them.
struct DiagnosticWriter {
  private let encoding: DocumentText.Encoding
  private let documentation: String?
  /// The address that the editor knows a file by.
  let address: (String) -> String
  private var texts: [SourceFile: DocumentText] = [:]

  /// - Parameters:
  ///   - documentation: the address of what is said of all rules; `nil` for none.
  ///   - address: that of a file.
  init(
    encoding: DocumentText.Encoding, documentation: String? = nil,
    address: @escaping (String) -> String
  ) {
    self.encoding = encoding
    self.documentation = documentation
    self.address = address
  }

  mutating func json(_ diagnostic: Diagnostic) -> JSONValue {
    let others = diagnostic.secondary.map { label -> JSONValue in
      [
        "location": [
          "uri": .string(address(label.span.file.path)), "range": range(label.span),
        ],
        "message": .string(label.text.isEmpty ? "this" : label.text),
      ]
    }
    return .known([
      "range": range(diagnostic.primary.span),
      "severity": JSONValue(Self.number(of: diagnostic.severity)),
      "code": .string(diagnostic.rule.rawValue),
      "codeDescription": documentation.map { address -> JSONValue in
        ["href": .string("\(address)#\(diagnostic.rule.rawValue)")]
      },
      "source": "galley",
      "message": .string(diagnostic.plainText),
      "relatedInformation": others.isEmpty ? nil : .array(others),
    ])
  }

  private mutating func range(_ span: Span) -> JSONValue {
    let text = texts[span.file] ?? DocumentText(span.file, encoding)
    texts[span.file] = text
    return text.range(span.range)
  }

  private static func number(of severity: Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}

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
