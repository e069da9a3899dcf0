import GalleyBasics

/// What an editor asks about an open file.
struct LanguageQuestion {
  let view: FileView
  let params: JSONValue
  /// What was found so far with the file open; some of it may stand in other files.
  let diagnostics: [Diagnostic]

  /// The place that is asked about.
  var offset: Int? { view.text.offset(params["position"]) }

  /// The part that is asked about; the whole file where none is named.
  var range: Range<Int> {
    view.text.offsets(params["range"]) ?? 0..<view.file.bytes.count
  }

  /// Whether a place lies in the part that is asked about.
  func isAbout(_ span: Span) -> Bool {
    range.overlaps(span.range.lowerBound..<span.range.upperBound + 1)
  }
}

/// One kind of question.
struct LanguageFeature: Sendable {
  let method: String
  /// What is answered where there is nothing to say.
  let nothing: JSONValue
  private let ask: @Sendable (LanguageQuestion) throws(ClientMessage.Failure) -> JSONValue?

  func answer(_ question: LanguageQuestion) throws(ClientMessage.Failure) -> JSONValue {
    try ask(question) ?? nothing
  }

  private init(
    _ method: String, else nothing: JSONValue = [],
    _ ask: @escaping @Sendable (LanguageQuestion) throws(ClientMessage.Failure) -> JSONValue?
  ) {
    self.method = "textDocument/\(method)"
    self.nothing = nothing
    self.ask = ask
  }

  /// What an editor may have done (`workspace/executeCommand`).
  enum Command: String, CaseIterable {
    case preview = "galley.preview"
    case why = "galley.why"
  }

  private static let all: [LanguageFeature] = [
    LanguageFeature("completion") { Completion.answer($0) },
    LanguageFeature("hover", else: .null) { Hover.answer($0) },
    LanguageFeature("definition", else: .null) { Names.definition($0) },
    LanguageFeature("references") { Names.references($0) },
    LanguageFeature("prepareRename", else: .null) { Names.prepareRename($0) },
    LanguageFeature("rename", else: .null) { question throws(ClientMessage.Failure) in
      try Names.rename(question)
    },
    LanguageFeature("documentSymbol") { Outline.symbols($0) },
    LanguageFeature("foldingRange") { Outline.folds($0) },
    LanguageFeature("documentLink") { Marks.links($0) },
    LanguageFeature("documentColor") { Marks.colors($0) },
    LanguageFeature("colorPresentation") { Marks.presentations($0) },
    LanguageFeature("codeAction") { Fixes.actions($0) },
    LanguageFeature("inlayHint") { PageNotes.hints($0) },
    LanguageFeature("codeLens") { PageNotes.lenses($0) },
  ]

  private static let byMethod = Dictionary(uniqueKeysWithValues: all.map { ($0.method, $0) })

  static func named(_ method: String) -> LanguageFeature? { byMethod[method] }

  static func capabilities(_ encoding: DocumentText.Encoding) -> JSONValue {
    let synchronization: JSONValue = [
      "openClose": true, "change": 2, "save": ["includeText": false],
    ]
    let commands: JSONValue = [
      "commands": .array(Command.allCases.map { .string($0.rawValue) })
    ]
    return [
      "positionEncoding": .string(encoding.rawValue),
      "textDocumentSync": synchronization,
      "completionProvider": ["triggerCharacters": [":", " ", "-", "{", "[", ",", "\""]],
      "hoverProvider": true,
      "definitionProvider": true,
      "referencesProvider": true,
      "renameProvider": ["prepareProvider": true],
      "documentSymbolProvider": true,
      "foldingRangeProvider": true,
      "documentLinkProvider": ["resolveProvider": false],
      "colorProvider": true,
      "codeActionProvider": ["codeActionKinds": ["quickfix", "source.fixAll"]],
      "inlayHintProvider": true,
      "codeLensProvider": ["resolveProvider": false],
      "executeCommandProvider": commands,
    ]
  }
}
