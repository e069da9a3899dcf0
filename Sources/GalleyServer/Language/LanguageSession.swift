import Galley
package import GalleyBasics

/// A language server's side of a conversation with an editor, by the Language Server Protocol 3.17: bytes in,
/// messages out. It waits for nothing and knows no other way to the editor.
///
/// What is answered depends on the messages and the files alone. Findings come in two steps: those of a file by
/// itself before anything else is answered, those that need the pages of the project afterwards, page by page; the
/// next message comes between.
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
  private let now: () -> ContinuousClock.Instant
  private let bench: Workbench
  private var shown = ShownFindings()
  private var stream = MessageStream()
  private var waiting: [ClientMessage] = []
  private var cancelled: Set<JSONValue> = []
  private var outgoing: [JSONValue] = []
  private(set) var phase = Phase.fresh
  private var client = ClientAbilities()
  private var wishes = ClientWishes()
  private var lastRequest = 0

  package private(set) var errands: [Errand] = []
  /// Set once the editor has said goodbye, or the stream cannot be read any more.
  package private(set) var exitStatus: Int32?

  /// - Parameter now: the time, by which pages are judged once nothing has been typed for a moment.
  package init(
    _ disk: any Workspace, version: String,
    now: @escaping () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    bench = Workbench(disk)
    self.version = version
    self.now = now
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

  /// How long there is nothing to do while the editor says nothing: `.zero` where there is something now, `nil`
  /// where only the editor can change that.
  package var pause: Duration? {
    let isBusy = !waiting.isEmpty || bench.isUnsettled || !outgoing.isEmpty
    return isBusy ? .zero : bench.reviews.pause(now())
  }

  /// Does the next small piece of what there is to do; returns what is to be sent, as bytes.
  package func proceed() -> [UInt8] {
    if exitStatus == nil {
      // Mistakes that were just typed are told before anything else is answered.
      if bench.isUnsettled, waiting.first?.isRequest ?? true {
        bench.settle()
        publish()
      } else if !waiting.isEmpty {
        handle(waiting.removeFirst())
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
    case "textDocument/didClose":
      if let path = path(params) { bench.close(path) }
      publish()
    case "textDocument/didSave": bench.lookAtDisk()
    case "workspace/didChangeWatchedFiles":
      let paths = (params["changes"]?.items ?? []).compactMap { change in
        change["uri"]?.string.flatMap(FileAddress.path)
      }
      bench.changedOnDisk(Set(paths))
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
            "registerOptions": ["watchers": [["globPattern": "**/*.{yaml,md,markdown,mdown,mkd}"]]],
          ]
        ]
      ])
  }

  private func open(_ item: JSONValue) {
    guard let address = item["uri"]?.string, let path = FileAddress.path(address),
      let text = item["text"]?.string
    else { return }
    bench.open(
      DocumentText(SourceFile(path: path, text: text), client.encoding), address: address,
      version: item["version"]?.integer)
  }

  private func change(_ params: JSONValue) {
    guard let path = path(params) else { return }
    bench.change(
      path, params["contentChanges"]?.items ?? [],
      version: params["textDocument"]?["version"]?.integer, at: now())
  }

  /// The file that a message is about.
  private func path(_ params: JSONValue) -> String? {
    params["textDocument"]?["uri"]?.string.flatMap(FileAddress.path)
  }

  // MARK: Findings

  private func publish() {
    let documents = bench.documents
    let writer = DiagnosticWriter(
      encoding: client.encoding, documentation: client.showsCodes ? wishes.documentation : nil
    ) { documents[$0]?.address ?? FileAddress.of($0) }
    for news in shown.news(of: documents, writer) {
      send("textDocument/publishDiagnostics", news)
    }
  }

  private func review() {
    guard bench.review(now()) else { return }
    publish()
    if bench.reviews.isEmpty { refreshNotes() }
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
    let diagnostics = bench.documents[view.path]?.diagnostics ?? []
    return try feature.answer(
      LanguageQuestion(view: view, params: params, diagnostics: diagnostics))
  }

  private func view(_ address: String) -> FileView? {
    FileAddress.path(address).flatMap(bench.view)
  }

  private func initialize(_ params: JSONValue) -> JSONValue {
    phase = .running
    client = ClientAbilities(params["capabilities"] ?? .null)
    wishes = ClientWishes(params["initializationOptions"] ?? .null)
    return [
      "capabilities": LanguageFeature.capabilities(client.encoding),
      "serverInfo": ["name": "galley", "version": .string(version)],
    ]
  }

  private func execute(_ params: JSONValue) throws(ClientMessage.Failure) -> JSONValue {
    let name = params["command"]?.string ?? ""
    guard let command = LanguageFeature.Command(rawValue: name) else {
      let known = LanguageFeature.Command.allCases.map(\.rawValue).joined(separator: ", ")
      throw .init(.invalidParams, "there is no command '\(excerpt(name))'; there are: \(known)")
    }
    let arguments = params["arguments"]?.items ?? []
    guard let address = arguments.first?.string, let view = view(address) else {
      throw .init(.invalidParams, "the command needs the address of an open file of a project")
    }
    switch command {
    case .preview:
      let place = arguments.dropFirst().first.flatMap { view.text.offset($0) }
      errands.append(
        .preview(
          folder: view.desk.project.folder, query: PageNotes.query(view, at: place),
          editor: wishes.editor))
      return .null
    case .why:
      let answer = try PageNotes.why(view, breakpoint: arguments.dropFirst().first?.string)
      send("window/showMessage", ["type": 3, "message": .string(answer.summary)])
      return .string(answer.text)
    }
  }
}

/// What the editor wants otherwise than usual, its `initializationOptions`.
private struct ClientWishes {
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
private struct ClientAbilities {
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
