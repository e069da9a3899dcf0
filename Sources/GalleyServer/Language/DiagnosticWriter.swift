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
