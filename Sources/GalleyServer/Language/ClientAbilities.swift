import GalleyBasics

/// What the editor wants otherwise than usual, its `initializationOptions`.
struct ClientWishes {
  /// The address of the rules' documentation, to which `#` and a rule's id are added.
  private(set) var documentation: String?
  /// What opens a place of the preview in the editor, with `{file}`, `{line}` and `{column}`.
  private(set) var editor: String?

  init() {}

  init(_ options: JSONValue) {
    documentation = options["documentation"]?.string
    editor = options["editor"]?.string
  }
}

/// What the editor can do, as far as that matters.
struct ClientAbilities {
  private(set) var encoding = DocumentText.Encoding.utf16
  private(set) var showsDocuments = false
  private(set) var registersWatchers = false
  private(set) var refreshesHints = false
  private(set) var refreshesLenses = false
  /// Whether it leads from a finding to an address about its rule.
  private(set) var showsCodes = false

  init() {}

  init(_ abilities: JSONValue) {
    let encodings = (abilities["general"]?["positionEncodings"]?.items ?? []).compactMap(\.string)
    encoding = encodings.lazy.compactMap(DocumentText.Encoding.init).first ?? .utf16
    let workspace = abilities["workspace"]
    showsDocuments = abilities["window"]?["showDocument"]?["support"]?.bool ?? false
    registersWatchers =
      workspace?["didChangeWatchedFiles"]?["dynamicRegistration"]?.bool ?? false
    refreshesHints = workspace?["inlayHint"]?["refreshSupport"]?.bool ?? false
    refreshesLenses = workspace?["codeLens"]?["refreshSupport"]?.bool ?? false
    let findings = abilities["textDocument"]?["publishDiagnostics"]
    showsCodes = findings?["codeDescriptionSupport"]?.bool ?? false
  }
}
