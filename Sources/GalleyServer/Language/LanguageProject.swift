import Galley
import GalleyBasics
import GalleyContent
import GalleyLanguage
import Synchronization

/// A project that open files belong to, as its files and the editor say now.
final class LanguageProject {
  /// Absolute.
  let folder: String
  private let files: OpenFiles
  private let workspace: any Workspace
  private let memo = Memo()
  private(set) var desk: EditorDesk
  private var inputs: Set<String> = []
  /// How files that were read looked when somebody last cared.
  private var stamps: [String: FileStamp?] = [:]

  init(_ folder: String, _ files: OpenFiles) {
    self.folder = folder
    self.files = files
    workspace = TracingWorkspace(files)
    desk = EditorDesk(Project(folder: folder, config: ProjectConfig(), workspace: workspace))
    open()
  }

  private func open() {
    let (project, inputs) = FileTrace.tracing {
      (try? Project.open(folder, in: workspace))
        ?? Project(folder: folder, config: ProjectConfig(), workspace: workspace)
    }
    self.inputs = inputs
    desk = EditorDesk(remembering(project))
  }

  private func remembering(_ project: Project) -> Project {
    var project = project
    project.memo = memo
    return project
  }

  /// Takes notice of files that have changed.
  ///
  /// - Parameter onlyBodies: whether they are articles whose front matter is what it was.
  func forget(_ paths: Set<String>, onlyBodies: Bool) {
    guard inputs.isDisjoint(with: paths) else {
      memo.forgetAll()
      return open()
    }
    memo.forget(paths, onlyBodies: onlyBodies)
    if onlyBodies { desk.forgetPages() } else { desk = EditorDesk(desk.project) }
  }

  /// The files that changed on the disk since this was asked last.
  func changesOnDisk() -> Set<String> {
    var changed: Set<String> = []
    for path in memo.inputs.union(inputs) {
      let now = files.stampOnDisk(path)
      if let known = stamps.updateValue(now, forKey: path), known != now { changed.insert(path) }
    }
    return changed
  }
}

/// An open file with all that can be asked about it.
struct FileView {
  let path: String
  let kind: EditorDesk.Kind
  let text: DocumentText
  let desk: EditorDesk

  var file: SourceFile { text.file }

  var subject: JSONSchema.Subject {
    switch kind {
    case .layout: .layout
    case .site: .site
    case .project: .project
    case .article: .article
    }
  }

  /// Where its YAML stands; `nil` where it has none.
  var yaml: Range<Int>? {
    guard case .article = kind else { return 0..<file.bytes.count }
    let front = FrontMatter(file)
    return front.language == .yaml ? front.text : nil
  }

  /// What its YAML says, as far as it can be read.
  var root: YAMLNode? { yaml.flatMap { YAMLReading(file, in: $0).root } }

  var walk: SchemaWalk? { root.map { SchemaWalk($0, as: subject) } }

  /// The same for another file of the project.
  func other(_ path: String) -> FileView? {
    if path == self.path { return self }
    guard let kind = desk.kind(of: path),
      let bytes = try? desk.project.workspace.read(path, limit: YAMLLimits.standard.bytes)
    else { return nil }
    let text = DocumentText(SourceFile(path: path, bytes: bytes), text.encoding)
    return FileView(path: path, kind: kind, text: text, desk: desk)
  }

  /// A place in a file.
  func location(_ span: Span) -> JSONValue {
    let text = span.file === file ? text : DocumentText(span.file, text.encoding)
    return ["uri": .string(FileAddress.of(span.file.path)), "range": text.range(span.range)]
  }
}

/// The files of a disk, with those that an editor has open as the editor shows them.
final class OpenFiles: Workspace {
  private let disk: any Workspace
  private let open = Mutex<[String: [UInt8]]>([:])

  init(_ disk: any Workspace) { self.disk = disk }

  /// Sets what is shown of a file; `nil` where it is closed.
  func show(_ bytes: [UInt8]?, at path: String) { open.withLock { $0[path] = bytes } }

  private func shown(_ path: String) -> [UInt8]? {
    open.withLock { $0.isEmpty ? nil : $0[Path.normalized(path)] }
  }

  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    guard let bytes = shown(path) else { return try disk.read(path, limit: limit) }
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    return bytes
  }

  /// A file that is not saved yet stands in its folder, too.
  func entries(in folder: String) throws(FileProblem) -> [FolderEntry] {
    let place = Path.normalized(folder)
    let names = open.withLock { open in
      open.keys.filter { Path.folder(of: $0) == place }.map(Path.name(of:))
    }
    guard !names.isEmpty else { return try disk.entries(in: folder) }
    let saved = (try? disk.entries(in: folder)) ?? []
    let known = Set(saved.map(\.name))
    let new = names.filter { !known.contains($0) }.map { FolderEntry($0, .file) }
    return new.isEmpty ? saved : (saved + new).sorted { $0.name < $1.name }
  }

  func exists(_ path: String) -> Bool { shown(path) != nil || disk.exists(path) }

  func stamp(of path: String) -> FileStamp? {
    if let stamp = disk.stamp(of: path) { return stamp }
    return shown(path).map { FileStamp(kind: .file, modified: 0, size: $0.count, node: 0) }
  }

  func stampOnDisk(_ path: String) -> FileStamp? { disk.stamp(of: path) }

  func target(ofLink path: String) -> String? { disk.target(ofLink: path) }
  func absolute(_ path: String) -> String { disk.absolute(path) }
  func isInside(_ path: String, _ folder: String) -> Bool { disk.isInside(path, folder) }
}
