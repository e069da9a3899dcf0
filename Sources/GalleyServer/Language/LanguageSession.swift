package import GalleyBasics
import Galley
import GalleyContent
import GalleyLanguage

/// A language server's side of a conversation with an editor, by the Language Server Protocol 3.17: bytes in,
/// messages out. It waits for nothing and knows no other way to the editor.
///
/// What is answered depends on the messages and the files alone. Findings come in two steps: those of a file
/// by itself as soon as no message waits, those that need the pages of the project afterwards, page by page;
/// the next message comes between.
package final class LanguageSession {
  /// What the session cannot do itself.
  package enum Errand: Hashable, Sendable {
    /// Start the live preview of the project in a folder, and open a page of it.
    ///
    /// - `editor`: what opens places of the page, as the editor told when it began; `nil` for the usual.
    case preview(folder: String, query: String, editor: String?)
  }

  enum Phase { case fresh, running, ending, ended }

  private let version: String
  private let files: OpenFiles
  private var stream = MessageStream()
  private var waiting: [ClientMessage] = []
  private var cancelled: Set<JSONValue> = []
  private var outgoing: [JSONValue] = []
  private(set) var phase = Phase.fresh
  private var encoding = DocumentText.Encoding.utf16
  private var client = ClientAbilities()
  private var wishes = ClientWishes()
  private var projects: [String: LanguageProject] = [:]
  private var documents: [String: OpenDocument] = [:]
  /// Of closed and open files, what the editor shows of them.
  private var published: [String: Published] = [:]
  private var lastRequest = 0
  /// By the path of the open file that is to be reviewed next, first.
  private var reviews: [String] = []

  package private(set) var errands: [Errand] = []
  /// Set once the editor has said goodbye, or the stream cannot be read any more.
  package private(set) var exitStatus: Int32?

  private struct Published: Equatable {
    var findings: JSONValue
    var version: Int?
  }

  package init(_ disk: any Workspace, version: String) {
    files = OpenFiles(disk)
    self.version = version
  }

  // MARK: In and out

  /// Takes bytes from the editor.
  package func receive(_ bytes: some Sequence<UInt8>) {
    stream.append(bytes)
    do throws(MessageStream.Broken) {
      while let message = try stream.next() { take(message) }
    } catch {
      outgoing.append(ClientMessage.refusal(nil, .init(.parseError, error.description)))
      exitStatus = 1
    }
  }

  /// Whether there is nothing to do before the editor says something.
  package var isIdle: Bool {
    waiting.isEmpty && !isUnsettled && reviews.isEmpty && outgoing.isEmpty
  }

  /// Does the next small piece of what there is to do; returns what is to be sent, as bytes.
  package func proceed() -> [UInt8] {
    if exitStatus == nil {
      if !waiting.isEmpty {
        handle(waiting.removeFirst())
      } else if isUnsettled {
        settle()
      } else {
        review()
      }
    }
    defer { outgoing = [] }
    return outgoing.flatMap(MessageStream.framed)
  }

  /// The errands that came up since this was asked last.
  package func takeErrands() -> [Errand] {
    defer { errands = [] }
    return errands
  }

  private func take(_ bytes: [UInt8]) {
    let value: JSONValue
    do throws(JSONValue.Problem) {
      value = try JSONValue(bytes)
    } catch {
      return outgoing.append(
        ClientMessage.refusal(nil, .init(.parseError, error.description)))
    }
    guard let message = ClientMessage(value) else {
      let id = value["id"].flatMap { id in
        id.string ?? id.integer.map(String.init) == nil ? nil : id
      }
      return outgoing.append(
        ClientMessage.refusal(id, .init(.invalidRequest, "this is no message of JSON-RPC 2.0")))
    }
    if message.method == "$/cancelRequest" {
      if let id = message.params["id"] { cancelled.insert(id) }
    } else {
      waiting.append(message)
    }
    if waiting.isEmpty { cancelled = [] }
  }

  private func handle(_ message: ClientMessage) {
    defer { if waiting.isEmpty { cancelled = [] } }
    guard let method = message.method else { return }
    guard let id = message.id else { return notice(method, message.params) }
    if cancelled.contains(id) {
      return outgoing.append(
        ClientMessage.refusal(id, .init(.requestCancelled, "the request was taken back")))
    }
    do throws(ClientMessage.Failure) {
      outgoing.append(ClientMessage.answer(id, try answer(method, message.params)))
    } catch {
      outgoing.append(ClientMessage.refusal(id, error))
    }
  }

  private func send(_ method: String, _ params: JSONValue) {
    outgoing.append(ClientMessage.notification(method, params))
  }

  /// Asks the editor for something; what it answers is of no interest.
  private func request(_ method: String, _ params: JSONValue) {
    lastRequest += 1
    outgoing.append([
      "jsonrpc": "2.0", "id": .string("galley-\(lastRequest)"), "method": .string(method),
      "params": params,
    ])
  }

  /// Has the editor open an address in a browser.
  package func open(_ address: String) {
    if client.showsDocuments {
      request("window/showDocument", ["uri": .string(address), "external": true])
    } else {
      send("window/showMessage", ["type": 3, "message": .string("The preview is at \(address)")])
    }
  }

  /// Whether the editor shows places itself, and nothing else is to open them.
  package var showsPlaces: Bool { client.showsDocuments && wishes.editor == nil }

  /// Has the editor show a place, from any thread: bytes to be sent.
  ///
  /// - Parameter number: tells this from the others.
  package static func showing(_ path: String, _ place: Location, number: Int) -> [UInt8] {
    let start: JSONValue = [
      "line": JSONValue(place.line - 1), "character": JSONValue(place.column - 1),
    ]
    return MessageStream.framed([
      "jsonrpc": "2.0", "id": .string("galley-place-\(number)"), "method": "window/showDocument",
      "params": [
        "uri": .string(FileAddress.of(path)), "takeFocus": true,
        "selection": ["start": start, "end": start],
      ],
    ])
  }

  package func warn(_ message: String) {
    send("window/showMessage", ["type": 1, "message": .string(message)])
  }

  // MARK: Notifications

  private func notice(_ method: String, _ params: JSONValue) {
    if method == "exit" {
      exitStatus = phase == .ending ? 0 : 1
      phase = .ended
      return
    }
    guard phase == .running else { return }
    switch method {
    case "initialized": registerForChanges()
    case "textDocument/didOpen": open(params["textDocument"] ?? .null)
    case "textDocument/didChange": change(params)
    case "textDocument/didClose": close(params)
    case "textDocument/didSave": lookAtDisk()
    case "workspace/didChangeWatchedFiles":
      let paths = (params["changes"]?.items ?? []).compactMap { change in
        change["uri"]?.string.flatMap(FileAddress.path)
      }
      changed(Set(paths.filter { documents[$0] == nil }))
    default: return
    }
  }

  private func registerForChanges() {
    guard client.registersWatchers else { return }
    request(
      "client/registerCapability",
      [
        "registrations": [
          [
            "id": "files", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": ["watchers": [["globPattern": "**/*.{yaml,md}"]]],
          ]
        ]
      ])
  }

  private func open(_ item: JSONValue) {
    guard let address = item["uri"]?.string, let path = FileAddress.path(address),
      let text = item["text"]?.string
    else { return }
    documents[path] = OpenDocument(
      address: address, version: item["version"]?.integer,
      text: DocumentText(SourceFile(path: path, text: text), encoding),
      home: home(of: path))
    files.show(Array(text.utf8), at: path)
    lookAtDisk()
    changed([path, Path.folder(of: path)])
  }

  private func change(_ params: JSONValue) {
    guard let item = params["textDocument"],
      let path = item["uri"]?.string.flatMap(FileAddress.path),
      let old = documents[path]?.text,
      let text = documents[path]?.text.applying(params["contentChanges"]?.items ?? [])
    else { return }
    documents[path]?.text = text
    documents[path]?.version = item["version"]?.integer
    documents[path]?.isStale = true
    files.show(text.file.bytes, at: path)
    changed(
      [path], onlyBodies: isArticle(path) && FrontMatter.isSame(in: old.file, and: text.file))
  }

  private func isArticle(_ path: String) -> Bool {
    guard let home = documents[path]?.home, case .article = project(home).desk.kind(of: path) else {
      return false
    }
    return true
  }

  private func close(_ params: JSONValue) {
    guard let path = params["textDocument"]?["uri"]?.string.flatMap(FileAddress.path) else {
      return
    }
    documents[path] = nil
    reviews.removeAll { $0 == path }
    files.show(nil, at: path)
    lookAtDisk()
    changed([path, Path.folder(of: path)])
    let used = Set(documents.values.map(\.home))
    projects = projects.filter { used.contains($0.key) }
    publish()
  }

  private func lookAtDisk() {
    changed(projects.values.reduce(into: []) { $0.formUnion($1.changesOnDisk()) })
  }

  /// The folder of the project that a file belongs to; a file of none is one by itself.
  private func home(of path: String) -> String {
    var folder = Path.folder(of: path)
    while true {
      if files.exists(Path.join(folder, ProjectConfig.fileName)) { return folder }
      let above = Path.folder(of: folder)
      guard above != folder, !above.isEmpty else { return Path.folder(of: path) }
      folder = above
    }
  }

  private func project(_ folder: String) -> LanguageProject {
    if let known = projects[folder] { return known }
    let project = LanguageProject(folder, files)
    projects[folder] = project
    return project
  }

  /// Takes notice of files that are no longer what they were.
  ///
  /// - Parameter onlyBodies: whether they are articles whose front matter is what it was.
  private func changed(_ paths: Set<String>, onlyBodies: Bool = false) {
    guard !paths.isEmpty else { return }
    let isProjectOther = paths.contains { Path.name(of: $0) == ProjectConfig.fileName }
    if isProjectOther { moveHomes() }
    for project in projects.values { project.forget(paths, onlyBodies: onlyBodies) }
    for (path, document) in documents {
      // What a file is, the project says.
      if isProjectOther || !document.inputs.isDisjoint(with: paths) {
        documents[path]?.isStale = true
      }
      documents[path]?.review = nil
    }
    // What was just written is reviewed first.
    let first = documents.keys.filter(paths.contains).sorted()
    reviews = first + documents.keys.filter { !paths.contains($0) }.sorted()
  }

  /// A file may belong to another project now.
  private func moveHomes() {
    for (path, document) in documents {
      let home = home(of: path)
      if home != document.home { documents[path]?.home = home }
    }
  }

  // MARK: Findings

  private var isUnsettled: Bool { documents.values.contains(where: \.isStale) }

  /// Checks the files that have changed, each by itself, and says what was found.
  private func settle() {
    for path in documents.keys.sorted() { refresh(path) }
    publish()
  }

  private func refresh(_ path: String) {
    guard let document = documents[path], document.isStale else { return }
    let desk = project(document.home).desk
    guard let kind = kind(of: path, document, desk) else {
      documents[path]?.settle([], inputs: [path, Path.join(document.home, ProjectConfig.fileName)])
      return
    }
    let (found, inputs) = FileTrace.tracing { desk.findings(in: path, kind) }
    documents[path]?.settle(found, inputs: inputs)
  }

  /// Reviews a page more of the open file whose turn it is: what is typed meanwhile waits no longer than that.
  private func review() {
    guard let path = reviews.first, let document = documents[path] else {
      if !reviews.isEmpty { reviews.removeFirst() }
      return
    }
    let desk = project(document.home).desk
    guard let kind = kind(of: path, document, desk) else {
      documents[path]?.take([])
      return finishReview()
    }
    let review = document.review ?? desk.review(path, kind)
    documents[path]?.review = review
    review.proceed()
    guard review.isDone else { return }
    documents[path]?.review = nil
    documents[path]?.take(review.diagnostics)
    finishReview()
  }

  private func finishReview() {
    reviews.removeFirst()
    publish()
    if reviews.isEmpty { refreshNotes() }
  }

  /// A layout may stand anywhere, where no project says what it is.
  private func kind(
    of path: String, _ document: OpenDocument, _ desk: EditorDesk
  ) -> EditorDesk.Kind? {
    if let kind = desk.kind(of: path) { return kind }
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return nil }
    return document.text.looksLikeLayout ? .layout : nil
  }

  /// Tells the editor what there is to tell of every file, where that has changed.
  private func publish() {
    var found: [String: [Diagnostic]] = [:]
    for path in documents.keys { found[path] = [] }
    // What is found in a layout is found again in those that extend it.
    let all = documents.keys.sorted().flatMap { documents[$0]?.diagnostics ?? [] }
    for finding in Report(all).withoutRepetition.diagnostics {
      found[finding.primary.span.file.path, default: []].append(finding)
    }
    for path in Set(found.keys).union(published.keys).sorted() {
      let document = documents[path]
      var texts = DiagnosticWriter(
        encoding: encoding, documentation: client.showsCodes ? wishes.documentation : nil,
        address: address)
      let list = (found[path] ?? []).sorted {
        $0.primary.span.range.lowerBound < $1.primary.span.range.lowerBound
      }
      let now = Published(
        findings: .array(list.map { texts.json($0) }), version: document?.version)
      let isGone = document == nil && list.isEmpty
      let last = published[path]
      published[path] = isGone ? nil : now
      guard now != last, !(isGone && last == nil) else { continue }
      send(
        "textDocument/publishDiagnostics",
        .known([
          "uri": .string(address(path)), "version": document?.version.map { JSONValue($0) },
          "diagnostics": now.findings,
        ]))
    }
  }

  /// The address that the editor knows a file by.
  private func address(_ path: String) -> String {
    documents[path]?.address ?? FileAddress.of(path)
  }

  /// Hints and lenses come from pages, which may be others now.
  private func refreshNotes() {
    if client.refreshesHints { request("workspace/inlayHint/refresh", .null) }
    if client.refreshesLenses { request("workspace/codeLens/refresh", .null) }
  }

  // MARK: Requests

  private func answer(
    _ method: String, _ params: JSONValue
  ) throws(ClientMessage.Failure) -> JSONValue {
    switch (method, phase) {
    case ("initialize", .fresh): return initialize(params)
    case ("initialize", _): throw .init(.invalidRequest, "the server is initialized already")
    case (_, .fresh): throw .init(.serverNotInitialized, "'initialize' comes first")
    case (_, .ending), (_, .ended): throw .init(.invalidRequest, "the server is shutting down")
    case ("shutdown", .running):
      phase = .ending
      return .null
    case ("workspace/executeCommand", _): return try execute(params)
    default: break
    }
    guard let feature = LanguageFeature.named(method) else {
      throw .init(.methodNotFound, "there is no method '\(excerpt(method))'")
    }
    guard let address = params["textDocument"]?["uri"]?.string else {
      throw .init(.invalidParams, "the request names no file")
    }
    guard let view = view(address) else { return feature.nothing }
    let path = view.path
    refresh(path)
    return try feature.answer(
      LanguageQuestion(view: view, params: params, diagnostics: documents[path]?.diagnostics ?? []))
  }

  private func view(_ address: String) -> FileView? {
    guard let path = FileAddress.path(address), let document = documents[path] else { return nil }
    let desk = project(document.home).desk
    return kind(of: path, document, desk).map {
      FileView(path: path, kind: $0, text: document.text, desk: desk)
    }
  }

  private func initialize(_ params: JSONValue) -> JSONValue {
    phase = .running
    client = ClientAbilities(params["capabilities"] ?? .null)
    wishes = ClientWishes(params["initializationOptions"] ?? .null)
    encoding = client.encoding
    return [
      "capabilities": LanguageFeature.capabilities(encoding),
      "serverInfo": ["name": "galley", "version": .string(version)],
    ]
  }

  private func execute(_ params: JSONValue) throws(ClientMessage.Failure) -> JSONValue {
    let arguments = params["arguments"]?.items ?? []
    guard let address = arguments.first?.string, let view = view(address) else {
      throw .init(.invalidParams, "the command needs the address of an open file of a project")
    }
    switch params["command"]?.string {
    case "galley.preview":
      let place = arguments.dropFirst().first.flatMap { view.text.offset($0) }
      errands.append(
        .preview(
          folder: view.desk.project.folder, query: PageNotes.query(view, at: place),
          editor: wishes.editor))
      return .null
    case "galley.why":
      let answer = try PageNotes.why(view, breakpoint: arguments.dropFirst().first?.string)
      send("window/showMessage", ["type": 3, "message": .string(answer.summary)])
      return .string(answer.text)
    case let other:
      throw .init(.invalidParams, "there is no command '\(excerpt(other ?? ""))'")
    }
  }
}

/// A file that the editor has open.
struct OpenDocument {
  /// As the editor writes it.
  let address: String
  var version: Int?
  var text: DocumentText
  /// The folder of its project.
  var home: String
  /// Whether it has to be checked again.
  var isStale = true
  /// What its own findings were made from.
  private(set) var inputs: Set<String> = []
  private var found: [Diagnostic] = []
  /// What the project said when it was last asked, besides what the file tells by itself.
  private var reviewed: [Diagnostic] = []
  var review: Review?

  init(address: String, version: Int?, text: DocumentText, home: String) {
    self.address = address
    self.version = version
    self.text = text
    self.home = home
  }

  mutating func settle(_ found: [Diagnostic], inputs: Set<String>) {
    self.found = found
    self.inputs = inputs
    isStale = false
    // No page is made of what has errors.
    if found.contains(where: { $0.severity == .error }) { reviewed = [] }
  }

  /// Takes what the project says. What the file tells by itself too is left out, as the next change may put it
  /// right.
  mutating func take(_ reviewed: [Diagnostic]) {
    let own = Set(found)
    self.reviewed = reviewed.filter { !own.contains($0) }
  }

  var diagnostics: [Diagnostic] { Report(found + reviewed).withoutRepetition.diagnostics }
}

extension DocumentText {
  /// Whether YAML says that it is a layout: `layout:` begins a line, as no other file here has it.
  var looksLikeLayout: Bool {
    (0..<lineCount).contains { file.bytes[range(ofLine: $0)].starts(with: "layout:".utf8) }
  }
}

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

/// Writes findings as the protocol has them.
struct DiagnosticWriter {
  private let encoding: DocumentText.Encoding
  private let documentation: String?
  private let address: (String) -> String
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
