import GalleyBasics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A project as it was at a revision of its git repository, in a folder that is taken away afterwards.
package final class GitRevision: Sendable {
  /// As it was asked for.
  package let name: String
  /// The project's folder.
  package let folder: String
  /// The folder that holds it.
  private let place: String

  /// Writes the files of a revision out. Neither the repository nor its work tree is changed.
  ///
  /// - Parameters:
  ///   - name: as git understands it: a branch, a tag, `main~1`.
  ///   - project: the folder of the project as it is.
  /// - Throws: an error where there is no git, no repository, or no such revision with the project in it.
  package init(_ name: String, of project: String) throws(GalleyError) {
    let project = project.isEmpty ? "." : project
    self.name = name
    guard !name.hasPrefix("-") else { throw GalleyError("'\(excerpt(name))' is no revision") }
    place = try Self.makeFolder()
    folder = Path.join(place, "project")
    // An index of its own: the one of the work tree stays as it is.
    let index = "GIT_INDEX_FILE=" + Path.join(place, "index")
    let tree = "\(name):./"
    guard try Self.git(["-C", project, "read-tree", tree], index) == 0 else {
      let isRepository = try Self.git(["-C", project, "rev-parse", "--git-dir"], index) == 0
      throw GalleyError(
        isRepository
          ? "git knows no '\(excerpt(name))' that has the project in it"
          : "the project is not in a git repository")
    }
    guard mkdir(folder, 0o700) == 0,
      try Self.git(["-C", project, "--work-tree", folder, "checkout-index", "--all"], index) == 0
    else { throw GalleyError("git cannot write the files of '\(excerpt(name))' to '\(folder)'") }
  }

  /// A text in which the folder that the files are written to gives way to the revision's name, as git writes it:
  /// `main:layouts/article.yaml`.
  package func rename(_ text: String) -> String {
    text.replacing(folder + "/", with: "\(name):").replacing(folder, with: "\(name):./")
  }

  deinit { remove() }

  /// Takes its files away.
  package func remove() {
    for path in [Path.join(place, "index"), Path.join(place, "index.lock")] { unlink(path) }
    Self.remove(place)
  }

  private static func makeFolder() throws(GalleyError) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array(Path.join(parent, "galley-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw GalleyError("cannot make a folder in '\(parent)': \(FileProblem(code: errno))")
    }
    let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
    return DiskWorkspace().absolute(String(decoding: bytes, as: UTF8.self))
  }

  /// Removes a folder with all in it; links are not followed.
  private static func remove(_ folder: String) {
    for entry in (try? DiskWorkspace().entries(in: folder)) ?? [] {
      let path = Path.join(folder, entry.name)
      if unlink(path) != 0 { remove(path) }
    }
    rmdir(folder)
  }

  /// Runs git; what it says is not shown.
  ///
  /// - Parameter variable: one more of the environment.
  /// - Returns: its exit status.
  /// - Throws: an error where there is no git.
  private static func git(
    _ arguments: [String], _ variable: String
  ) throws(GalleyError) -> Int32 {
    let words: [UnsafeMutablePointer<CChar>?] = (["git"] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = [strdup(variable)]
    if var next = environ as UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
      while let entry = next.pointee {
        variables.append(strdup(entry))
        next += 1
      }
    }
    variables.append(nil)
    defer { (words + variables).forEach { free($0) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Whoever waits for the signals that end a process keeps them from git no longer.
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    for descriptor: Int32 in [0, 1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var process = pid_t()
    guard posix_spawnp(&process, "git", &actions, &attributes, words, variables) == 0 else {
      throw GalleyError("cannot run 'git', which is needed to look at a revision")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return -1 }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
  }
}
