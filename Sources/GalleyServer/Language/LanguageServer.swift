import FlyingSocks
import Galley
package import GalleyBasics

/// A language server on standard input and output.
package enum LanguageServer {
  /// Runs until the editor says goodbye; returns the status to exit with.
  ///
  /// - Parameters:
  ///   - input: the descriptor that the editor writes to.
  ///   - write: is given what the editor is told.
  package static func run(
    _ workspace: any Workspace, version: String, input: Int32, write: ([UInt8]) -> Void
  ) -> Int32 {
    let session = LanguageSession(workspace, version: version)
    var previews = Previews(workspace)
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      while session.isIdle || Glue.isReadable(input) {
        let read = buffer.withUnsafeMutableBytes { Glue.read(input, into: $0) }
        // An editor that has gone away says no goodbye.
        guard case .success(let count) = read, count > 0 else { return session.exitStatus ?? 1 }
        session.receive(buffer[..<count])
      }
      let output = session.proceed()
      if !output.isEmpty { write(output) }
      for errand in session.takeErrands() { previews.run(errand, session) }
      if let status = session.exitStatus { return status }
    }
  }
}

/// The live previews that an editor has asked for, one for each project.
private struct Previews {
  private let workspace: any Workspace
  private var addresses: [String: String] = [:]

  init(_ workspace: any Workspace) { self.workspace = workspace }

  mutating func run(_ errand: LanguageSession.Errand, _ session: LanguageSession) {
    guard case .preview(let folder, let query, let editor) = errand else { return }
    do {
      session.open(try address(folder, editor) + query)
    } catch {
      session.warn("the preview cannot start: \(error)")
    }
  }

  private mutating func address(
    _ folder: String, _ editor: String?
  ) throws(GalleyError) -> String {
    if let known = addresses[folder] { return known }
    var options = Preview.Options()
    options.editor = editor
    let preview = try Preview(Project.open(folder, in: workspace), options)
    addresses[folder] = preview.address
    Task.detached { try? await preview.run() }
    return preview.address
  }
}
