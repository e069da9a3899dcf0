package import GalleyBasics

/// The files of a kind in a folder and the folders in it; hidden ones are left out.
package struct FileTree: Sendable {
  /// As paths below the folder, sorted.
  package private(set) var files: [String] = []
  /// What could not be looked at, each at its own path.
  package private(set) var findings: [Diagnostic] = []

  private let folder: String
  private let endings: [String]
  private let root: String
  private let workspace: any Workspace

  /// The most folders below each other.
  package static let deepest = 16

  /// Looks through a folder.
  ///
  /// Links to files are files, unless they lead out of the project. Links to folders are not followed, as
  /// they may lead back to where they stand.
  ///
  /// - Parameters:
  ///   - endings: what the files' names may end with, such as `.md`; none for all files.
  ///   - root: the project's folder.
  /// - Throws: why the folder itself cannot be looked at.
  package init(
    below folder: String, endings: [String], root: String, in workspace: any Workspace
  ) throws(FileProblem) {
    self.folder = folder
    self.endings = endings
    self.root = root
    self.workspace = workspace
    guard !workspace.leadsOut(folder, of: root) else { throw .leadsOut }
    var pending = [(prefix: "", depth: 0)]
    add(try workspace.entries(in: folder.isEmpty ? "." : folder), in: "", 0, &pending)
    pending.removeFirst()
    while let (prefix, depth) = pending.popLast() {
      do {
        add(try workspace.entries(in: Path.join(folder, prefix)), in: prefix, depth, &pending)
      } catch {
        report(prefix, error)
      }
    }
    files.sort()
    findings.sort { $0.primary.span.file.path < $1.primary.span.file.path }
  }

  private mutating func add(
    _ entries: [FolderEntry], in prefix: String, _ depth: Int,
    _ pending: inout [(prefix: String, depth: Int)]
  ) {
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = prefix + entry.name
      if entry.kind == .folder {
        if depth < Self.deepest {
          pending.append((path + "/", depth + 1))
        } else {
          report(tooDeep: path)
        }
      } else if endings.isEmpty || endings.contains(where: entry.name.hasSuffix) {
        add(path, entry.kind)
      } else if entry.kind == .link, workspace.stamp(of: Path.join(folder, path))?.kind == .folder {
        add(path, .link)
      }
    }
  }

  private mutating func add(_ path: String, _ kind: FolderEntry.Kind) {
    switch kind {
    case .file, .folder: files.append(path)
    case .special: report(path, .isSpecial)
    case .misnamed: report(path, .isMisnamed)
    case .link:
      let full = Path.join(folder, path)
      if workspace.leadsOut(full, of: root) { return report(path, .leadsOut) }
      switch workspace.stamp(of: full)?.kind {
      // One that leads nowhere is found out when it is read.
      case .file, nil: files.append(path)
      case .folder: break
      case .other: report(path, .isSpecial)
      }
    }
  }

  private mutating func report(_ path: String, _ problem: FileProblem) {
    findings.append(.unreadable(Path.join(folder, Path.normalized(path)), problem))
  }

  private mutating func report(tooDeep path: String) {
    let path = Path.join(folder, path)
    findings.append(
      Diagnostic(
        .nestingTooDeep, .error,
        "'\(path)' is more than \(Self.deepest) folders deep; no more are looked through",
        at: Diagnostic.Label(SourceFile(path: path, bytes: []).span)))
  }
}
