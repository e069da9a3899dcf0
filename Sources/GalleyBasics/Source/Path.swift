/// Operations on paths as text, with `/` between their parts.
package enum Path {
  /// One path below another; an absolute one stands for itself.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// All but the last part: `a/b` of `a/b/c.md`, empty for a bare name.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part: `c.md` of `a/b/c.md`.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The last part without its extension: `c` of `a/b/c.md`.
  package static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return name
    }
    return String(name[..<dot])
  }

  /// What stands behind the last dot of the last part: `md` of `a/b/c.md`; empty for none.
  package static func fileExtension(of path: String) -> String {
    let name = name(of: path)
    let stem = stem(of: path)
    return stem == name ? "" : String(name.dropFirst(stem.count + 1))
  }

  /// The path with `.` and `..` worked out as far as the text tells.
  package static func normalized(_ path: String) -> String {
    if isNormalized(path.utf8) { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : (joined.isEmpty ? "." : joined)
  }

  /// Whether there is nothing to work out, as in nearly all paths: no part is empty or begins with a dot.
  private static func isNormalized(_ path: String.UTF8View) -> Bool {
    let isAbsolute = path.first == UInt8(ascii: "/")
    var isPartEmpty = true
    for byte in path.dropFirst(isAbsolute ? 1 : 0) {
      if byte == UInt8(ascii: "/") {
        if isPartEmpty { return false }
        isPartEmpty = true
      } else {
        if isPartEmpty, byte == UInt8(ascii: ".") { return false }
        isPartEmpty = false
      }
    }
    return !isPartEmpty
  }

  /// A path as one from a folder, where it is below it.
  package static func below(_ folder: String, _ path: String) -> String {
    let folder = normalized(folder)
    let path = normalized(path)
    return path.hasPrefix("\(folder)/") ? String(path.dropFirst(folder.count + 1)) : path
  }

  /// How to get from one folder to another, `../` at the front and `/` at the end; empty where they
  /// are the same. Both are absolute, or relative to the same folder.
  package static func relative(from folder: String, to target: String) -> String {
    let from = normalized(folder).split(separator: "/").filter { $0 != "." }
    let to = normalized(target).split(separator: "/").filter { $0 != "." }
    let shared = zip(from, to).prefix { $0 == $1 }.count
    let up = String(repeating: "../", count: from.count - shared)
    return up + to.dropFirst(shared).map { "\($0)/" }.joined()
  }
}

/// Where files stand for those who look for them from the root of a repository, such as a code host.
package struct RepositoryPaths: Sendable {
  /// From where relative paths count; absolute.
  private let here: String
  private let root: String

  /// Paths that stay as they are.
  package static let asWritten = RepositoryPaths(here: "", root: "")

  private init(here: String, root: String) {
    self.here = here
    self.root = root
  }

  /// Those of the repository of git that a folder is in. Where there is none, they count from the current folder, or
  /// from the other one where it is not below that.
  ///
  /// - Parameter folder: a project's.
  package init(around folder: String, in workspace: any Workspace) {
    here = workspace.absolute(".")
    let home = workspace.absolute(folder.isEmpty ? "." : folder)
    var above = home
    while !workspace.exists(Path.join(above, ".git")), above != "/", !above.isEmpty {
      above = Path.folder(of: above)
    }
    if workspace.exists(Path.join(above, ".git")) {
      root = above
    } else {
      root = home == here || !Path.relative(from: here, to: home).hasPrefix("../") ? here : home
    }
  }

  /// A path from the root; an absolute one for a file elsewhere.
  package func callAsFunction(_ path: String) -> String {
    guard here.hasPrefix("/"), path != "-" else { return path }
    let absolute = Path.normalized(path.hasPrefix("/") ? path : Path.join(here, path))
    return root == "/" ? String(absolute.dropFirst()) : Path.below(root, absolute)
  }
}
