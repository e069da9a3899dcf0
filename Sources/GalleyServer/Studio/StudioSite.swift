import Galley
import GalleyBasics
import GalleyModel

/// What stands at each address of the preview.
struct StudioSite: Sendable {
  let studio: Studio
  let workspace: any Workspace
  let gate: RequestGuard
  let editor: EditorLink
  let reveal: Preview.Reveal?
  /// Tells this server from one that ran before it at the same address.
  private let instance = String(UInt64.random(in: 0 ... .max), radix: 36)
  private let changes: Broadcast

  /// - Parameter reveal: shows places in an editor itself, in the place of links to one.
  init(
    studio: Studio, workspace: any Workspace, gate: RequestGuard, editor: EditorLink,
    reveal: Preview.Reveal? = nil
  ) async {
    self.studio = studio
    self.workspace = workspace
    self.gate = gate
    self.editor = reveal == nil ? editor : .studio
    self.reveal = reveal
    changes = Broadcast(first: Self.message(instance, await studio.revision))
  }

  func answer(_ request: HTTPRequest) async -> HTTPResponse {
    if let refusal = gate.refusal(of: request) { return HTTPResponse(refusal) }
    if let file = StudioFiles.file(at: request.path) {
      return HTTPResponse(.ok, file.type, policy: file.policy, .bytes(file.bytes))
    }
    switch request.path {
    case "/state": return await state(request)
    case "/text": return await text(request)
    case "/audit": return await audit()
    case EditorLink.path: return HTTPResponse(showPlace(request) ? .noContent : .notFound)
    case "/events": return HTTPResponse(.ok, ContentType.events, .events(changes.listen()))
    default: return await asset(request.path)
    }
  }

  private func choice(_ request: HTTPRequest) -> Choice {
    let direction = request.parameter("direction")
    let layout = request.parameter("layout") ?? ""
    return Choice(
      layout: layout.isEmpty ? nil : layout, article: request.parameter("article"),
      isRightToLeft: direction.flatMap { $0 == "rtl" ? true : $0 == "ltr" ? false : nil },
      isBlocked: request.parameter("ads") == "blocked")
  }

  /// Everything that the page shows; the HTML and the catalog only where the client has not got them
  /// already.
  private func state(_ request: HTTPRequest) async -> HTTPResponse {
    let edition = await studio.edition(choice(request))
    let catalog = await studio.currentCatalog()
    let (revision, assets) = await (studio.revision, studio.assetRevision)
    let catalogRevision = await "\(studio.catalogRevision)"
    let isKnown = request.parameter("instance") == instance
    let known = { (name: String) in isKnown ? request.parameter(name) : nil }
    var json = JSONWriter()
    var writer = StudioJSON(workspace: workspace, editor: editor)
    json.object { json in
      json.field("instance", instance)
      json.field("revision", revision)
      json.field("assetRevision", assets)
      writer.write(edition, to: &json)
      json.field("catalogRevision", catalogRevision)
      if known("catalog") != catalogRevision { StudioJSON.write(catalog, to: &json) }
      if let proof = edition.proof, known("edition") != "\(edition.number)" {
        json.field("html", String(decoding: proof.html, as: UTF8.self))
      }
    }
    return HTTPResponse(.ok, ContentType.json, .bytes(json.bytes))
  }

  private func text(_ request: HTTPRequest) async -> HTTPResponse {
    let breakpoint = request.parameter("breakpoint").flatMap { Int($0) } ?? 0
    guard let proof = await studio.edition(choice(request)).proof else {
      return HTTPResponse(.notFound)
    }
    return HTTPResponse(.ok, ContentType.text, .bytes(proof.text(at: breakpoint)))
  }

  /// The report on all articles, or why there is none.
  private func audit() async -> HTTPResponse {
    switch await studio.audit() {
    case .success(let report):
      HTTPResponse(.ok, ContentType.html, policy: .report, .bytes(report))
    case .failure(let error):
      HTTPResponse(
        .ok, ContentType.text, policy: .report, .bytes(Array("\(error.description)\n".utf8)))
    }
  }

  /// Has the editor show a place in a file of the project. The answer has no content, so that the browser stays where
  /// it is.
  private func showPlace(_ request: HTTPRequest) -> Bool {
    guard let reveal, let file = request.parameter("file"),
      let line = request.parameter("line").flatMap({ Int($0) }),
      let column = request.parameter("column").flatMap({ Int($0) }),
      (1...1 << 24).contains(line), (1...1 << 24).contains(column),
      workspace.isInside(file, studio.home)
    else { return false }
    reveal(file, Location(line: line, column: column))
    return true
  }

  /// Takes notice of changes, and tells all who listen of those that concern them.
  func apply(_ files: FileChanges) async {
    guard await studio.apply(files) else { return }
    changes.send(Self.message(instance, await studio.revision))
  }

  /// Says the same again, so that a connection whose other end is gone is found.
  func keepAlive() {
    changes.sendAgain()
  }

  /// What every listener is told: which server this is, and how many changes it has seen.
  private static func message(_ instance: String, _ revision: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("instance", instance)
      json.field("revision", revision)
    }
    let data = String(decoding: json.bytes, as: UTF8.self)
    return ServerSentEvent(name: "revision", data: data, retry: 400).bytes
  }

  private func asset(_ path: String) async -> HTTPResponse {
    if let font = await studio.font(at: path) {
      return HTTPResponse(.ok, font.format.contentType.description, .bytes(font.bytes))
    }
    guard let file = await studio.assets.file(for: path), let type = ContentType.asset(file),
      let bytes = try? workspace.read(file, limit: AssetCopy.sizeLimit)
    else { return HTTPResponse(.notFound) }
    return HTTPResponse(.ok, type, .bytes(bytes))
  }
}
