import FlyingSocks
import Galley
package import GalleyBasics
import Synchronization

/// A language server on standard input and output.
package enum LanguageServer {
  /// Runs until the editor says goodbye; returns the status to exit with.
  ///
  /// - Parameters:
  ///   - input: the descriptor that the editor writes to.
  ///   - write: is given what the editor is told.
  package static func run(
    _ workspace: any Workspace, version: String, input: Int32,
    write: @escaping @Sendable ([UInt8]) -> Void
  ) -> Int32 {
    let session = LanguageSession(workspace, version: version)
    let output = Output(write)
    var previews = Previews(workspace, output)
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      while Glue.isReadable(input, within: session.pause) {
        let read = buffer.withUnsafeMutableBytes { Glue.read(input, into: $0) }
        // An editor that has gone away says no goodbye.
        guard case .success(let count) = read, count > 0 else { return session.exitStatus ?? 1 }
        session.receive(buffer[..<count])
      }
      let bytes = session.proceed()
      if !bytes.isEmpty { output.write(bytes) }
      for errand in session.takeErrands() { previews.run(errand, session) }
      if let status = session.exitStatus { return status }
    }
  }
}

/// The way to the editor, which the session and the previews share.
private final class Output: Sendable {
  /// How many places were shown. Whoever holds it writes.
  private let places = Mutex(0)
  private let send: @Sendable ([UInt8]) -> Void

  init(_ send: @escaping @Sendable ([UInt8]) -> Void) { self.send = send }

  func write(_ bytes: [UInt8]) { places.withLock { _ in send(bytes) } }

  func show(_ path: String, _ place: Location) {
    places.withLock { places in
      places += 1
      send(LanguageSession.showing(path, place, number: places))
    }
  }
}

/// The live previews that an editor has asked for, one for each project.
private struct Previews {
  private let workspace: any Workspace
  private let output: Output
  private var addresses: [String: String] = [:]

  init(_ workspace: any Workspace, _ output: Output) {
    self.workspace = workspace
    self.output = output
  }

  mutating func run(_ errand: LanguageSession.Errand, _ session: LanguageSession) {
    guard case .preview(let folder, let query, let editor) = errand else { return }
    do {
      session.open(try address(folder, editor, shows: session.showsPlaces) + query)
    } catch {
      session.warn("the preview cannot start: \(error)")
    }
  }

  private mutating func address(
    _ folder: String, _ editor: String?, shows: Bool
  ) throws(GalleyError) -> String {
    if let known = addresses[folder] { return known }
    var options = Preview.Options()
    options.editor = editor
    if shows { options.reveal = { [output] in output.show($0, $1) } }
    let preview = try Preview(Project.open(folder, in: workspace), options)
    addresses[folder] = preview.address
    Task.detached { try? await preview.run() }
    return preview.address
  }
}
