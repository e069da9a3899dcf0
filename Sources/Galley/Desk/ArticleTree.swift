package import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import Synchronization

/// The articles of a project, wherever they lie.
struct ArticleTree: Sendable {
  /// The names of all articles: the paths of their files below the folder that they are named from, with a
  /// number behind where a file holds many.
  fileprivate(set) var files: [String] = []
  /// What could not be looked at or read.
  fileprivate(set) var findings: [Diagnostic] = []
}

extension Project {
  /// The project's articles, by their names.
  package func articleFiles() throws(FileProblem) -> [String] { try articleTree().files }

  /// Where the articles lie: folders and files.
  package var articlePlaces: Set<String> {
    Set(config.articles.map { path($0.path) })
  }

  /// - Throws: why the only folder that there is cannot be looked at.
  func articleTree() throws(FileProblem) -> ArticleTree {
    try remembered(.articleFiles, articlesFolder) {
      Result { () throws(FileProblem) in try lookForArticles() }
    }.get()
  }

  private func lookForArticles() throws(FileProblem) -> ArticleTree {
    var tree = ArticleTree()
    var unread = UnreadFiles()
    for source in config.articles {
      let place = path(source.path)
      guard workspace.stamp(of: place.isEmpty ? "." : place)?.kind == .file else {
        let found: FileTree
        do {
          found = try FileTree(below: place, endings: [], root: folder, in: workspace)
        } catch {
          // A place that the project names and that is not there has a finding of its own.
          if config.articles.count == 1 { throw error }
          continue
        }
        tree.findings += found.findings
        for file in found.files {
          add(Path.join(place, file), of: source, to: &tree, &unread)
        }
        continue
      }
      add(place, of: source, isNamed: true, to: &tree, &unread)
    }
    tree.files.sort()
    tree.findings += unread.findings
    return tree
  }

  private func add(
    _ path: String, of source: ArticleSource, isNamed: Bool = false, to tree: inout ArticleTree,
    _ unread: inout UnreadFiles
  ) {
    let name = Path.name(of: path)
    let ending = Path.fileExtension(of: name).lowercased()
    let wanted = source.format.flatMap { ArticleFormat(word: $0, fileName: name) }
    if let wanted, !isNamed, !wanted.endings.contains(ending) {
      return unread.addStranger(path, to: source.format)
    }
    guard
      wanted ?? ArticleFormat(fileName: name, start: []) != nil
        || ArticleFormat.isNeeded(startOf: name)
    else {
      if isNamed { unread.add(path) } else { unread.addStranger(path) }
      return
    }
    // What is one article by its name alone is not opened before it is needed.
    if wanted ?? ArticleFormat(fileName: name, start: []) == .markdown {
      tree.files.append(nameBelowArticles(path))
      return
    }
    let read = fileOfArticles(at: path)
    tree.findings += read.diagnostics
    guard let file = read.value else {
      if read.diagnostics.isEmpty { unread.add(path) }
      return
    }
    if file.count == 0, read.diagnostics.isEmpty { unread.add(path) }
    tree.files += file.names.map(nameBelowArticles)
  }

  private func nameBelowArticles(_ path: String) -> String { articleFile(at: path) ?? path }

  /// A file of articles, looked through once.
  func fileOfArticles(at path: String) -> Diagnosed<ArticleFile?> {
    let read = { loader.articleFile(at: path, as: format(of: path)) }
    return memo == nil ? shelf.file(path, read) : remembered(.articleFile, path, read)
  }

  /// Whether a path lies where the project has articles in Markdown: other files below its folder are none.
  func hasArticles(inMarkdownAt path: String) -> Bool {
    let path = Path.normalized(path)
    return config.articles.contains { source in
      let place = self.path(source.path)
      guard place == "." || path == place || path.hasPrefix("\(place)/") else { return false }
      return source.format.map { ArticleFormat(word: $0, fileName: path) == .markdown } ?? true
    }
  }

  /// The format that the project says for a file.
  private func format(of path: String) -> ArticleFormat? {
    let path = Path.normalized(path)
    let source = config.articles.first { source in
      let place = self.path(source.path)
      return source.format != nil && (path == place || path.hasPrefix(place + "/"))
    }
    return source?.format.flatMap { ArticleFormat(word: $0, fileName: path) }
  }

  /// Whether a name is that of an article in Markdown, which is a file alone.
  func isMarkdown(_ name: String) -> Bool {
    let known = format(of: name) ?? ArticleFormat(fileName: name, start: [])
    return known == .markdown
      || known == nil && !ArticleFormat.isNeeded(startOf: ArticleID(named: name).path)
  }

  /// The folder of an article's page below the output folder: as it lies in the place that it comes from.
  func pageFolder(of file: String) -> String {
    let file = ArticleID(named: file).path
    guard !hasOneFolder else { return Path.folder(of: file) }
    let places = config.articles.map(\.path).sorted { $0.utf8.count > $1.utf8.count }
    for place in places where file.hasPrefix(place + "/") {
      return Path.folder(of: String(file.dropFirst(place.count + 1)))
    }
    return config.articles.contains { $0.path == file } ? "" : Path.folder(of: file)
  }
}

/// Files that no reader takes, told once for each ending.
struct UnreadFiles {
  private struct Kind: Hashable {
    let ending: String
    /// The word for the format that the project says for them.
    let format: String?
  }

  private var first: [Kind: (path: String, count: Int)] = [:]

  /// Pictures, films and styles lie beside articles.
  private static let belongToArticles: Set<String> = [
    "jpg", "jpeg", "png", "gif", "svg", "webp", "avif", "heic", "bmp", "ico", "tif", "tiff", "mp4",
    "webm", "mov", "mp3", "m4a", "ogg", "wav", "pdf", "css", "js", "map", "woff", "woff2", "ttf",
    "otf", "csv", "vtt", "srt", "yaml", "yml", "toml",
  ]

  /// - Parameter format: the word for the one that the file was to have.
  mutating func add(_ path: String, to format: String? = nil) {
    first[Kind(ending: Self.ending(of: path), format: format), default: (path, 0)].count += 1
  }

  /// Adds a file unless it is of a kind that lies beside articles.
  mutating func addStranger(_ path: String, to format: String? = nil) {
    if !Self.belongToArticles.contains(Self.ending(of: path)) { add(path, to: format) }
  }

  private static func ending(of path: String) -> String {
    Path.fileExtension(of: Path.name(of: path)).lowercased()
  }

  var findings: [Diagnostic] {
    first.sorted { $0.value.path < $1.value.path }.map { kind, files in
      let more =
        files.count == 1
        ? ""
        : ", nor \(decimal(files.count - 1)) more that end\(files.count == 2 ? "s" : "") like it"
      return .unread(files.path, more, in: kind.format)
    }
  }
}

extension Diagnostic {
  /// A file of articles that no reader takes.
  ///
  /// - Parameter format: the word for the only one whose reader was asked.
  static func unread(_ path: String, _ more: String = "", in format: String? = nil) -> Diagnostic {
    let format = format.map { "articles in '\($0)'" }
    return Diagnostic(
      .unreadFile, .warning, "no reader of \(format ?? "articles") takes '\(path)'\(more)",
      at: Label(SourceFile(path: path, bytes: []).span),
      notes: [
        format == nil
          ? "'articles' in galley.yaml may say the format: '- wordpress: export.xml'"
          : "'articles' in galley.yaml says the format; a folder without one is read by what its files are"
      ])
  }
}

/// What was found out of files that are asked for many times.
final class ArticleShelf: Sendable {
  private let sizes = Mutex<[String: PixelSize?]>([:])
  private let files = Mutex<[String: Diagnosed<ArticleFile?>]>([:])

  func file(
    _ path: String, _ read: () -> Diagnosed<ArticleFile?>
  ) -> Diagnosed<ArticleFile?> {
    if let known = files.withLock({ $0[path] }) { return known }
    let file = read()
    files.withLock { $0[path] = file }
    return file
  }

  /// The size of a picture.
  func size(of path: String, _ read: () -> PixelSize?) -> PixelSize? {
    if let known = sizes.withLock({ $0[path] }) { return known }
    let size = read()
    sizes.withLock { $0[path] = .some(size) }
    return size
  }
}
