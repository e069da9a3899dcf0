import Galley
import GalleyBasics
import GalleyContent
import GalleyLanguage

/// The files that an editor has open, the projects that they belong to, and what is found in them.
final class Workbench {
  private let files: OpenFiles
  private var projects: [String: LanguageProject] = [:]
  /// By their paths.
  private(set) var documents: [String: OpenDocument] = [:]
  private(set) var reviews = ReviewQueue()

  init(_ disk: any Workspace) { files = OpenFiles(disk) }

  // MARK: What the editor tells

  func open(_ text: DocumentText, address: String, version: Int?) {
    let path = text.file.path
    documents[path] = OpenDocument(
      address: address, version: version, text: text, home: home(of: path))
    files.show(text.file.bytes, at: path)
    lookAtDisk()
    changed([path, Path.folder(of: path)])
  }

  func change(
    _ path: String, _ changes: [JSONValue], version: Int?, at now: ContinuousClock.Instant
  ) {
    guard let old = documents[path]?.text, let text = old.applying(changes) else { return }
    documents[path]?.text = text
    documents[path]?.version = version
    documents[path]?.isStale = true
    files.show(text.file.bytes, at: path)
    changed(
      [path], onlyBodies: isArticle(path) && FrontMatter.isSame(in: old.file, and: text.file),
      typedAt: now)
  }

  func close(_ path: String) {
    documents[path] = nil
    files.show(nil, at: path)
    lookAtDisk()
    changed([path, Path.folder(of: path)])
    let used = Set(documents.values.map(\.home))
    projects = projects.filter { used.contains($0.key) }
  }

  /// Takes notice of what changed on the disk.
  func lookAtDisk() {
    changed(projects.values.reduce(into: []) { $0.formUnion($1.changesOnDisk()) })
  }

  /// Takes notice of files that changed on the disk. What the editor shows of one that is open counts for more.
  func changedOnDisk(_ paths: Set<String>) {
    changed(paths.filter { documents[$0] == nil })
  }

  /// Takes notice of files that are no longer what they were.
  ///
  /// - Parameters:
  ///   - onlyBodies: whether they are articles whose front matter is what it was.
  ///   - now: when that was typed; `nil` for what was not.
  private func changed(
    _ paths: Set<String>, onlyBodies: Bool = false, typedAt now: ContinuousClock.Instant? = nil
  ) {
    guard !paths.isEmpty else { return }
    let isProjectOther = paths.contains { Path.name(of: $0) == ProjectConfig.fileName }
    if isProjectOther { moveHomes() }
    for project in projects.values { project.forget(paths, onlyBodies: onlyBodies) }
    for (path, document) in documents {
      // What a file is, the project says.
      if isProjectOther || !document.inputs.isDisjoint(with: paths) {
        documents[path]?.isStale = true
      }
      documents[path]?.review = nil
    }
    let own = documents.keys.filter(paths.contains).sorted()
    let others = documents.keys.filter { !paths.contains($0) }.sorted()
    // A body is one page; anything else may be about all of them.
    reviews.begin(
      onlyBodies ? own : [], then: onlyBodies ? others : own + others,
      from: now.map { $0 + ReviewQueue.rest })
  }

  // MARK: Projects

  /// The folder of the project that a file belongs to; a file of none is one by itself.
  private func home(of path: String) -> String {
    var folder = Path.folder(of: path)
    while true {
      if files.exists(Path.join(folder, ProjectConfig.fileName)) { return folder }
      let above = Path.folder(of: folder)
      guard above != folder, !above.isEmpty else { return Path.folder(of: path) }
      folder = above
    }
  }

  /// A file may belong to another project now.
  private func moveHomes() {
    for (path, document) in documents {
      let home = home(of: path)
      if home != document.home { documents[path]?.home = home }
    }
  }

  private func project(_ folder: String) -> LanguageProject {
    if let known = projects[folder] { return known }
    let project = LanguageProject(folder, files)
    projects[folder] = project
    return project
  }

  private func isArticle(_ path: String) -> Bool {
    guard let home = documents[path]?.home, case .article = project(home).desk.kind(of: path) else {
      return false
    }
    return true
  }

  /// A layout may stand anywhere, where no project says what it is.
  private func kind(
    of path: String, _ document: OpenDocument, _ desk: EditorDesk
  ) -> EditorDesk.Kind? {
    if let kind = desk.kind(of: path) { return kind }
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return nil }
    return document.text.looksLikeLayout ? .layout : nil
  }

  /// An open file with its project; `nil` for one that no project has a use for.
  func view(_ path: String) -> FileView? {
    guard let document = documents[path] else { return nil }
    let desk = project(document.home).desk
    return kind(of: path, document, desk).map {
      FileView(path: path, kind: $0, text: document.text, desk: desk)
    }
  }

  // MARK: Findings

  /// Whether a file has changed since it was checked by itself.
  var isUnsettled: Bool { documents.values.contains(where: \.isStale) }

  /// Checks the files that have changed, each by itself.
  func settle() {
    for path in documents.keys.sorted() { settle(path) }
  }

  private func settle(_ path: String) {
    guard let document = documents[path], document.isStale else { return }
    let desk = project(document.home).desk
    guard let kind = kind(of: path, document, desk) else {
      documents[path]?.settle([], inputs: [path, Path.join(document.home, ProjectConfig.fileName)])
      return
    }
    let (found, inputs) = FileTrace.tracing { desk.findings(in: path, kind) }
    documents[path]?.settle(found, inputs: inputs)
  }

  /// Judges a page more of the open file whose turn it is: what is typed meanwhile waits no longer than that.
  ///
  /// - Returns: whether all is known of the file now.
  func review(_ now: ContinuousClock.Instant) -> Bool {
    guard let path = reviews.next(now) else { return false }
    guard let review = startedReview(of: path) else {
      documents[path]?.take([])
      reviews.remove(path)
      return true
    }
    review.proceed()
    guard review.isDone else { return false }
    documents[path]?.review = nil
    documents[path]?.take(review.diagnostics)
    reviews.remove(path)
    return true
  }

  private func startedReview(of path: String) -> Review? {
    if let review = documents[path]?.review { return review }
    let review = view(path).map { $0.desk.review(path, $0.kind) }
    documents[path]?.review = review
    return review
  }
}

/// A file that the editor has open.
struct OpenDocument {
  /// As the editor writes it.
  let address: String
  var version: Int?
  var text: DocumentText
  /// The folder of its project.
  var home: String
  /// Whether it has to be checked again.
  var isStale = true
  /// What its own findings were made from.
  private(set) var inputs: Set<String> = []
  private var found: [Diagnostic] = []
  /// What the project said when it was last asked, besides what the file tells by itself.
  private var reviewed: [Diagnostic] = []
  var review: Review?

  init(address: String, version: Int?, text: DocumentText, home: String) {
    self.address = address
    self.version = version
    self.text = text
    self.home = home
  }

  mutating func settle(_ found: [Diagnostic], inputs: Set<String>) {
    self.found = found
    self.inputs = inputs
    isStale = false
    // No page is made of what has errors.
    if found.contains(where: { $0.severity == .error }) { reviewed = [] }
  }

  /// Takes what the project says. What the file tells by itself too is left out, as the next change may put it
  /// right.
  mutating func take(_ reviewed: [Diagnostic]) {
    let own = Set(found)
    self.reviewed = reviewed.filter { !own.contains($0) }
  }

  var diagnostics: [Diagnostic] { Report(found + reviewed).withoutRepetition.diagnostics }
}

extension DocumentText {
  /// Whether YAML says that it is a layout: `layout:` begins a line, as no other file here has it.
  var looksLikeLayout: Bool {
    (0..<lineCount).contains { file.bytes[range(ofLine: $0)].starts(with: "layout:".utf8) }
  }
}

/// Which open files are to be judged with the pages of their project, and when.
///
/// A page that was changed is judged at once. All others wait until nothing has been typed for a moment: they are
/// many, and each change would begin them anew.
struct ReviewQueue {
  /// How long nothing must be typed: longer than between two letters of a word, and too short to be waited for.
  static let rest = Duration.milliseconds(150)

  private var urgent: [String] = []
  private var others: [String] = []
  /// When the turn of the others is; `nil` for at once.
  private var start: ContinuousClock.Instant?

  var isEmpty: Bool { urgent.isEmpty && others.isEmpty }

  /// Begins anew, with these files.
  ///
  /// - Parameter start: when the turn of the others is; `nil` for at once.
  mutating func begin(
    _ urgent: [String], then others: [String], from start: ContinuousClock.Instant?
  ) {
    self.urgent = urgent
    self.others = others
    self.start = start
  }

  /// The file whose turn it is.
  func next(_ now: ContinuousClock.Instant) -> String? {
    urgent.first ?? (pause(now) == .zero ? others.first : nil)
  }

  /// How long no file has its turn; `nil` where none is left.
  func pause(_ now: ContinuousClock.Instant) -> Duration? {
    if isEmpty { return nil }
    guard urgent.isEmpty, let start else { return .zero }
    return max(.zero, now.duration(to: start))
  }

  mutating func remove(_ path: String) {
    urgent.removeAll { $0 == path }
    others.removeAll { $0 == path }
  }
}
