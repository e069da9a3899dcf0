import Galley
import GalleyBasics
import GalleyTestSupport

@testable import GalleyServer

/// An editor that talks with a language server about a project on the disk.
final class LanguageEditor {
  let folder: TemporaryFolder
  private(set) var session: LanguageSession
  /// The server's time; it passes where there is nothing else to do.
  private let clock = TestClock()
  /// What the server said by itself, the newest last.
  private(set) var notices: [JSONValue] = []
  /// Whether it lets time pass after each message.
  var isPatient = true
  private var lastID = 0
  private var versions: [String: Int] = [:]

  static let layout = """
    layout: article
    breakpoints: { phone: 0, desk: 1000 }
    regions:
      story:
        - headline
        - body: { spot_img: in_article }
        - spot_img: end
    slots:
      in_article: { label: Advertisement, sizes: [300x250], placement: { first: 400px, last: 2000px, max: 1 } }
      end: { label: Advertisement, sizes: [300x250] }

    """

  init(capabilities: JSONValue = .object([]), isInitialized: Bool = true) throws {
    folder = try TemporaryFolder()
    session = LanguageSession(DiskWorkspace(), version: "test") { [clock] in clock.now }
    try folder.write("", to: "galley.yaml")
    try folder.write(Self.layout, to: "layouts/article.yaml")
    let text = String(repeating: "Some words of a paragraph that goes on.\n\n", count: 90)
    try folder.write(
      "---\ntitle: The tide\nsection: News\ntags: [sea]\n---\n\(text)## Sea\n\n\(text)",
      to: "articles/tide.md")
    if isInitialized {
      _ = request("initialize", ["capabilities": capabilities])
      notify("initialized", .object([]))
    }
  }

  deinit { folder.remove() }

  func address(_ name: String) -> String { FileAddress.of(folder(name)) }

  /// Sends a message, and takes all that comes back until there is nothing more to do.
  @discardableResult func send(_ message: JSONValue) -> [JSONValue] {
    session.receive(MessageStream.framed(message))
    return run(waits: isPatient)
  }

  /// Takes all that comes until there is nothing more to do.
  ///
  /// - Parameter waits: whether time passes until then, where the server waits for it.
  func run(waits: Bool = true) -> [JSONValue] {
    var stream = MessageStream()
    var messages: [JSONValue] = []
    while let pause = session.pause, session.exitStatus == nil, waits || pause == .zero {
      clock.now += pause
      stream.append(session.proceed())
      while let bytes = try? stream.next(), let message = try? JSONValue(bytes) {
        messages.append(message)
      }
    }
    notices += messages.filter { $0["method"] != nil }
    return messages
  }

  /// The result, or the error with its code.
  @discardableResult func request(_ method: String, _ params: JSONValue) -> JSONValue {
    lastID += 1
    let messages = send([
      "jsonrpc": "2.0", "id": JSONValue(lastID), "method": .string(method), "params": params,
    ])
    let answer = messages.first { $0["id"]?.integer == lastID && $0["method"] == nil }
    return answer?["result"] ?? answer?["error"] ?? .string("no answer")
  }

  func notify(_ method: String, _ params: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  func open(_ name: String, _ text: String? = nil) throws {
    let text = try text ?? folder.text(name)
    versions[name] = 1
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(address(name)), "languageId": "yaml", "version": 1,
          "text": .string(text),
        ]
      ])
  }

  func change(_ name: String, _ text: String) {
    versions[name, default: 1] += 1
    notify(
      "textDocument/didChange",
      [
        "textDocument": [
          "uri": .string(address(name)), "version": JSONValue(versions[name] ?? 1),
        ],
        "contentChanges": [["text": .string(text)]],
      ])
  }

  func ask(_ method: String, _ name: String, _ more: KeyValuePairs<String, JSONValue?> = [:])
    -> JSONValue
  {
    guard case .object(let members) = JSONValue.known(more) else { return .null }
    let file: JSONValue = ["uri": .string(address(name))]
    return request(
      "textDocument/\(method)", .object([JSONValue.Member("textDocument", file)] + members))
  }

  /// What the editor shows below a file: the rules' names, with line and column from 0.
  func findings(_ name: String) -> [String] {
    let last = notices.last {
      $0["method"]?.string == "textDocument/publishDiagnostics"
        && $0["params"]?["uri"]?.string == address(name)
    }
    return (last?["params"]?["diagnostics"]?.items ?? []).map { finding in
      let start = finding["range"]?["start"]
      return
        "\(start?["line"]?.integer ?? -1):\(start?["character"]?.integer ?? -1) "
        + (finding["code"]?.string ?? "")
    }
  }
}

private final class TestClock {
  var now = ContinuousClock.now
}

extension JSONValue {
  /// The texts of the members of a name in a list of objects.
  func texts(_ name: String) -> [String] { (items ?? []).compactMap { $0[name]?.string } }
}
