import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRendering
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The figures of a project's articles as the last audit found them, each with what it was made of.
///
/// They lie below `.galley/` in the project, a line an article, in the order of the articles: so they are read and
/// written as the audit goes on, and none of it is kept in memory. An article's line counts only where nothing has
/// changed that its page is made of.
struct KeptFigures: Sendable {
  /// The folder of the files of lines, in the project's.
  private static let folder = ".galley"
  /// The file of the lines.
  private let path: String
  /// Of all that articles' pages have in common.
  private let common: Digest
  private let project: Project
  /// Those that an article may name.
  private let files: NamedFiles

  /// - Parameters:
  ///   - before: the digest of the project's own files before the desk was made.
  ///   - identity: what else the figures depend on.
  /// - Returns: `nil` where nothing can be kept: a project that is not on a disk, has no `galley.yaml`, or is being
  ///   changed.
  init?(of desk: Desk, before: Digest, identity: String) {
    project = desk.project
    guard project.workspace is DiskWorkspace, Project.isProject(project.folder),
      let program = Self.program, Self.digest(of: project).text == before.text
    else { return nil }
    var digest = Digest()
    digest.add(program)
    digest.add(identity)
    var name = Digest()
    name.add(identity)
    path = project.path("\(Self.folder)/audit-\(name.text.prefix(8)).kept")
    guard let files = desk.addCommon(to: &digest) else { return nil }
    self.files = files
    common = digest
  }

  /// Whether a link stands where the lines of a project would be kept: what it leads to is not the audit's to write.
  static func isLink(in project: Project) -> Bool {
    project.workspace is DiskWorkspace && DiskWorkspace().isLink(project.path(folder))
  }

  /// The digest of what a project's own files say: `galley.yaml`, its site and its layouts.
  static func digest(of project: Project) -> Digest {
    var digest = Digest()
    let layouts = ((try? project.layoutFiles()) ?? []).map {
      Path.join(project.layoutsFolder, $0)
    }
    for path in [project.path(ProjectConfig.fileName), project.sitePath] + layouts {
      digest.add(path)
      digest.add((try? project.workspace.read(path, limit: YAMLLimits.standard.bytes)) ?? [])
    }
    return digest
  }

  /// What tells this program from others that count otherwise: its file's stamp.
  private static var program: String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var buffer = [CChar](repeating: 0, count: Int(size) + 1)
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      let path = String(
        decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      let path = "/proc/self/exe"
    #endif
    return DiskWorkspace().stamp(of: path).map { "\($0.size) \($0.modified)" }
  }

  /// The lines of the last audit, from the first on.
  func reader() -> Reader {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    return Reader(descriptor: descriptor)
  }

  /// Reads the lines in the order of the articles, as far as they are asked for.
  struct Reader: Sendable {
    private let descriptor: Int32
    private var lines: LineReader
    private var next: Line?

    /// A line, and the article that it is of.
    struct Line: Sendable {
      let file: String
      let bytes: [UInt8]
    }

    fileprivate init(descriptor: Int32) {
      self.descriptor = descriptor
      lines = LineReader(descriptor: descriptor, limit: 1 << 26)
      if descriptor >= 0 { advance() }
    }

    private mutating func advance() {
      next = nil
      while let line = lines.next() {
        guard case .bytes(let bytes) = line, let file = Self.file(bytes) else { continue }
        next = Line(file: file, bytes: bytes)
        return
      }
      close(descriptor)
    }

    /// The line of an article; articles are asked for in their order.
    mutating func line(of file: String) -> [UInt8]? {
      while let line = next, line.file < file { advance() }
      guard let line = next, line.file == file else { return nil }
      advance()
      return line.bytes
    }

    /// What stands between the key and the figures.
    private static func file(_ line: [UInt8]) -> String? {
      guard line.count > Digest.length + 1, line[Digest.length] == UInt8(ascii: " "),
        let end = line.firstIndex(of: UInt8(ascii: "\t"))
      else { return nil }
      return String(decoding: line[(Digest.length + 1)..<end], as: UTF8.self)
    }
  }

  /// The key of an article's figures: `nil` where it cannot be told what they are made of.
  func key(of entry: Archive.Entry) -> [UInt8]? {
    let path = Path.join(project.articlesFolder, entry.file)
    guard project.isMarkdown(path), entry.problems.isEmpty,
      !entry.file.utf8.contains(where: { $0 < 0x20 }),
      let bytes = try? project.workspace.read(path, limit: Article.byteLimit)
    else { return nil }
    var digest = common
    digest.add(entry.file)
    digest.add(entry.layout)
    digest.add(entry.address.path)
    digest.add(entry.isPublic ? "public" : "")
    digest.add(bytes)
    files.add(namedIn: bytes, to: &digest)
    return Array(digest.text.utf8)
  }

  /// The figures of a line, if it has a key and is as it was written.
  static func figures(_ line: [UInt8]?, ifKey key: [UInt8]) -> ArticleFigures? {
    guard let line, line.starts(with: key), let tab = line.firstIndex(of: UInt8(ascii: "\t"))
    else { return nil }
    let told = line[(tab + 1)...]
    let figures = told.dropFirst(Digest.length)
    guard told.starts(with: checksum(of: figures)) else { return nil }
    return KeptFiguresJSON.read(Array(figures))
  }

  static func line(_ figures: ArticleFigures, of entry: Archive.Entry, key: [UInt8]) -> [UInt8] {
    let json = KeptFiguresJSON.write(figures)
    let start = key + Array(" \(entry.file)\t".utf8) + checksum(of: json[...])
    return start + json + [UInt8(ascii: "\n")]
  }

  /// What tells that a line is as it was written, whatever became of the disk.
  private static func checksum(of figures: ArraySlice<UInt8>) -> [UInt8] {
    var digest = Digest()
    digest.add(figures)
    return Array(digest.text.utf8)
  }

  /// Where the lines of this audit are written to; `nil` where that is not possible.
  func writer() -> Writer? { Writer(path) }

  /// Writes lines to a file that takes the place of the last audit's when all are there.
  final class Writer: Sendable {
    private struct State: ~Copyable {
      let file: TemporaryFile
      var buffer: [UInt8] = []
      var isBroken = false

      mutating func flush() {
        do { try file.write(buffer) } catch { isBroken = true }
        buffer.removeAll(keepingCapacity: true)
      }
    }

    private let path: String
    private let state: Mutex<State>

    fileprivate init?(_ path: String) {
      let folder = Path.folder(of: path)
      let ignoring = Path.join(folder, ".gitignore")
      do throws(FileProblem) {
        try AtomicFile.makeFolder(folder)
        TemporaryFile.clearAway(in: folder)
        if !DiskWorkspace().exists(ignoring) {
          try AtomicFile.write(Array("*\n".utf8), to: ignoring, followsLinks: false)
        }
        self.path = path
        state = Mutex(State(file: try TemporaryFile(in: folder)))
      } catch {
        return nil
      }
    }

    func add(_ line: [UInt8]) {
      guard !line.isEmpty else { return }
      state.withLock { state in
        state.buffer += line
        if state.buffer.count > 1 << 20 { state.flush() }
      }
    }

    /// Puts the file into its place.
    func finish() {
      state.withLock { state in
        state.flush()
        if state.isBroken || rename(state.file.path, path) != 0 { unlink(state.file.path) }
      }
    }
  }
}

/// Tells what builds have written from the project's own files.
private struct OutputFolders {
  private let project: Project
  /// Whether a folder, by its path below the project's, belongs to a build's output.
  private var known: [String: Bool] = ["": false]

  init(_ project: Project) { self.project = project }

  mutating func contain(_ file: String) -> Bool {
    let folder = Path.folder(of: file)
    if let known = known[folder] { return known }
    let record = Path.join(project.path(folder), BuildRecord.fileName)
    let isOutput = contain(folder) || project.workspace.exists(record)
    known[folder] = isOutput
    return isOutput
  }
}

extension Desk {
  /// Adds all that the pages of the project have in common: what its own files say and the files that they name, and what
  /// is known of the articles beside their own text.
  ///
  /// - Returns: the files that an article may name, such as pictures; `nil` where not all could be looked at.
  fileprivate func addCommon(to digest: inout Digest) -> NamedFiles? {
    digest.add(KeptFigures.digest(of: project).text)
    let articles = Set(
      archive.entries.map { Path.join(project.articlesFolder, ArticleID(named: $0.file).path) })
    digest.add(articles.sorted().joined(separator: "\n"))
    guard let files = namedFiles(butFor: articles) else { return nil }
    let layoutFiles = ((try? project.layoutFiles()) ?? []).map {
      Path.join(project.layoutsFolder, $0)
    }
    let own = [project.path(ProjectConfig.fileName), project.sitePath] + layoutFiles
    let others = layouts.layouts.flatMap(\.files) + [project.authorsPath].compactMap(\.self)
    for path in Set(own + others).sorted() {
      let limit = YAMLLimits.standard.bytes
      let bytes = (try? project.workspace.read(path, limit: limit)) ?? []
      digest.add(path)
      digest.add(bytes)
      files.add(namedIn: bytes, to: &digest)
    }
    for names in [
      archive.names.sections, archive.names.tags, archive.names.slugs, archive.names.pages,
    ] {
      digest.add(names.sorted().joined(separator: "\n"))
    }
    digest.add(archive.index.digest)
    return files
  }

  /// The files of the project but its articles and what builds wrote. Pictures are known by their stamps.
  private func namedFiles(butFor articles: Set<String>) -> NamedFiles? {
    guard
      let tree = try? FileTree(
        below: project.folder, endings: [], root: project.folder, in: project.workspace),
      tree.findings.isEmpty
    else { return nil }
    var outputs = OutputFolders(project)
    let files = tree.files.filter { !outputs.contain($0) }
    return NamedFiles(
      files.filter { !articles.contains(project.path($0)) }.map { file in
        let stamp = project.workspace.stamp(of: project.path(file))
        return (file, stamp.map { "\($0.size) \($0.modified)" } ?? "")
      })
  }
}

/// Which files of a project a text may name, without reading what the text means.
///
/// Who names a file writes the last part of its path, so its words stand in the text one behind the other: letters
/// and digits between all else. Where letters may be written as escapes, any file may be meant. So too many are found
/// rather than too few.
private struct NamedFiles: Sendable {
  private struct File: Sendable {
    let path: String
    /// Changes whenever the file does.
    let stamp: String
    /// The hashes of the words of its name.
    let words: [UInt64]
  }

  private let files: [File]
  /// The files by the first words of their names.
  private var byWord: [UInt64: [Int]] = [:]
  /// Those whose names have no word, or letters that may be written in several ways: any text may mean them.
  private var nameless: [Int] = []

  init(_ files: [(path: String, stamp: String)]) {
    self.files = files.map { file in
      File(
        path: file.path, stamp: file.stamp,
        words: Words(Array(Path.name(of: file.path).utf8)).hashes)
    }
    for (index, file) in self.files.enumerated() {
      let isPlain = Path.name(of: file.path).utf8.allSatisfy { $0 < 0x80 }
      if isPlain, let first = file.words.first {
        byWord[first, default: []].append(index)
      } else {
        nameless.append(index)
      }
    }
  }

  /// Adds what is known of the files that a text may name.
  func add(namedIn bytes: [UInt8], to digest: inout Digest) {
    let words = Words(bytes)
    var found = Set(nameless)
    if words.mayEscape {
      found = Set(files.indices)
    } else if !byWord.isEmpty {
      for (place, word) in words.hashes.enumerated() {
        for index in byWord[word] ?? []
        where words.hashes[place...].starts(with: files[index].words) {
          found.insert(index)
        }
      }
    }
    for index in found.sorted() {
      digest.add(files[index].path)
      digest.add(files[index].stamp)
    }
  }
}

/// The runs of ASCII letters and digits of a text, as hashes that take capitals for small letters.
private struct Words {
  private(set) var hashes: [UInt64] = []
  /// Whether letters may be written otherwise: `%61`, `&#97;`, `"\x61"`.
  private(set) var mayEscape = false

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ bytes: [UInt8]) {
    var hash = Self.start
    var last: UInt8 = 0x20
    for byte in bytes {
      if let letter = Self.letter(byte) {
        if last == UInt8(ascii: "%") || last == UInt8(ascii: "&") || last == UInt8(ascii: "\\") {
          mayEscape = true
        }
        hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
      } else {
        if last == UInt8(ascii: "&"), byte == UInt8(ascii: "#") { mayEscape = true }
        if hash != Self.start { hashes.append(hash) }
        hash = Self.start
      }
      last = byte
    }
    if hash != Self.start { hashes.append(hash) }
  }

  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }
}
