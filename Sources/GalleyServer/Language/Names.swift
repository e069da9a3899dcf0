import Galley
import GalleyBasics
import GalleyLanguage
import GalleyModel

/// The layouts that a layout shares names with, since they extend each other.
struct LayoutFamily {
  struct Member {
    let path: String
    let view: FileView
    let walk: SchemaWalk
    /// The file that it extends.
    let base: String?
  }

  /// The layout, then the one that it extends, and so on.
  private(set) var aboveAndSelf: [Member] = []
  /// By their paths.
  private var members: [String: Member] = [:]

  /// - Parameter view: a layout.
  init(of view: FileView) {
    guard view.kind == .layout else { return }
    let paths = view.desk.layoutPaths
    for path in paths.contains(view.path) ? paths : paths + [view.path] {
      if let member = Self.member(path, view) { members[path] = member }
    }
    var path = view.path
    while let member = members[path], !aboveAndSelf.contains(where: { $0.path == path }) {
      aboveAndSelf.append(member)
      guard let base = member.base else { break }
      path = base
    }
  }

  /// The layouts in which a name means the same: the topmost that has it, and all that extend that one. Layouts
  /// beside each other may have the same names for different things.
  func sharing(_ use: SchemaWalk.NameUse) -> [Member] {
    let top = aboveAndSelf.last { member in
      member.walk.names.contains { $0.naming == use.naming && $0.name == use.name }
    }
    guard let top else { return [] }
    return members.values.filter { extends($0, top.path) }.sorted { $0.path < $1.path }
  }

  /// Whether layouts that do not share a name have one that is written like it.
  func hasStrangers(to use: SchemaWalk.NameUse) -> Bool {
    let own = Set(sharing(use).map(\.path))
    return members.values.contains { member in
      !own.contains(member.path)
        && member.walk.names.contains { $0.naming == use.naming && $0.name == use.name }
    }
  }

  private func extends(_ member: Member, _ path: String) -> Bool {
    var (next, seen) = (member.path, Set<String>())
    while seen.insert(next).inserted {
      if next == path { return true }
      guard let base = members[next]?.base else { return false }
      next = base
    }
    return false
  }

  private static func member(_ path: String, _ view: FileView) -> Member? {
    guard let other = view.other(path) else { return nil }
    guard let root = other.root else { return nil }
    let extends = root["extends"]?.scalar.flatMap { $0.isNull ? nil : $0.text }
    let base = extends.map { name in
      let file = name.contains("/") || name.hasSuffix(".yaml") ? name : "\(name).yaml"
      return Path.normalized(Path.join(Path.folder(of: path), file))
    }
    return Member(path: path, view: other, walk: SchemaWalk(root, as: .layout), base: base)
  }

}

/// Where names are defined and used.
enum Names {
  static func use(_ question: LanguageQuestion) -> SchemaWalk.NameUse? {
    guard let offset = question.offset else { return nil }
    return question.view.walk?.names.first {
      $0.span.range.contains(offset) || $0.span.range.upperBound == offset
    }
  }

  static func definition(_ question: LanguageQuestion) -> JSONValue? {
    guard let use = use(question) else { return nil }
    let view = question.view
    if let path = file(use, view) {
      return ["uri": .string(FileAddress.of(path)), "range": start]
    }
    let family = LayoutFamily(of: view)
    for member in family.aboveAndSelf + family.sharing(use) {
      let found = member.walk.names.first {
        $0.isDefinition && $0.naming == use.naming && $0.name == use.name
      }
      if let found { return member.view.location(found.span) }
    }
    return nil
  }

  /// The beginning of a file.
  private static let start: JSONValue = [
    "start": ["line": 0, "character": 0], "end": ["line": 0, "character": 0],
  ]

  /// The file that a name means.
  static func file(_ use: SchemaWalk.NameUse, _ view: FileView) -> String? {
    let project = view.desk.project
    switch use.naming {
    case .file:
      let path = project.path(use.name)
      return project.workspace.stamp(of: path)?.kind == .file ? path : nil
    case .article: return view.desk.path(ofArticle: use.name)
    case .layout:
      guard !use.isDefinition else { return nil }
      if use.name.contains("/") || use.name.hasSuffix(".yaml") {
        let path = Path.normalized(Path.join(Path.folder(of: view.path), use.name))
        return project.workspace.exists(path) ? path : nil
      }
      let beside = Path.join(Path.folder(of: view.path), "\(use.name).yaml")
      if view.kind == .layout, project.workspace.exists(beside) { return beside }
      return view.desk.layoutPaths.first { Path.stem(of: $0) == use.name }
    case .breakpoint, .region, .slot, .sizeList, .section, .tag, .author, .rule, .key: return nil
    }
  }

  /// All places of a name in the files that share it: those of layouts in the layouts that extend each other,
  /// all others in the layouts and the project's file.
  private static func uses(
    _ use: SchemaWalk.NameUse, _ view: FileView
  ) -> [(view: FileView, use: SchemaWalk.NameUse)] {
    let views: [(FileView, SchemaWalk)]
    switch use.naming {
    case .breakpoint, .region, .slot, .sizeList:
      views = LayoutFamily(of: view).sharing(use).map { ($0.view, $0.walk) }
    default:
      let project = view.desk.project.path(ProjectConfig.fileName)
      let paths = view.desk.layoutPaths + [project]
      views = (paths.contains(view.path) ? paths : paths + [view.path]).compactMap { path in
        view.other(path).flatMap { other in other.walk.map { (other, $0) } }
      }
    }
    return views.flatMap { view, walk in
      walk.names.filter { $0.naming == use.naming && $0.name == use.name }.map { (view, $0) }
    }
  }

  static func references(_ question: LanguageQuestion) -> JSONValue? {
    guard let use = use(question) else { return nil }
    let wantsDefinition = question.params["context"]?["includeDeclaration"]?.bool ?? true
    return .array(
      uses(use, question.view).filter { wantsDefinition || !$0.use.isDefinition }
        .map { $0.view.location($0.use.span) })
  }

  // MARK: Renaming

  private static func renamable(_ question: LanguageQuestion) -> SchemaWalk.NameUse? {
    guard let use = use(question), question.view.kind == .layout else { return nil }
    return [.breakpoint, .region, .slot, .sizeList].contains(use.naming) ? use : nil
  }

  static func prepareRename(_ question: LanguageQuestion) -> JSONValue? {
    renamable(question).map {
      ["range": question.view.text.range($0.span.range), "placeholder": .string($0.name)]
    }
  }

  static func rename(_ question: LanguageQuestion) throws(ClientMessage.Failure) -> JSONValue? {
    guard let use = renamable(question) else {
      throw .init(.requestFailed, "only regions, slots and breakpoints can be renamed here")
    }
    guard let name = question.params["newName"]?.string, isName(name) else {
      throw .init(
        .invalidParams,
        "a name is letters, digits, '_' and '-', a letter first, 64 at the most, and not 'null'")
    }
    if name == use.name { return nil }
    let family = LayoutFamily(of: question.view)
    let isTaken = (family.aboveAndSelf + family.sharing(use)).contains { member in
      member.walk.names.contains { $0.isDefinition && $0.naming == use.naming && $0.name == name }
    }
    if isTaken { throw .init(.requestFailed, "\(use.naming.words) is named '\(name)' already") }
    var edits: [String: [JSONValue]] = [:]
    for (view, use) in uses(use, question.view) {
      edits[FileAddress.of(view.path), default: []].append([
        "range": view.text.range(use.span.range), "newText": .string(name),
      ])
    }
    for span in bids(for: use, of: family, in: question.view) {
      let text = DocumentText(span.file, question.view.text.encoding)
      edits[FileAddress.of(span.file.path), default: []].append([
        "range": text.range(span.range), "newText": .string(name),
      ])
    }
    return [
      "changes": .object(
        edits.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .array($0.value)) })
    ]
  }

  /// Where the project's file of bids names a slot, unless layouts of another family have one of that name too.
  private static func bids(
    for use: SchemaWalk.NameUse, of family: LayoutFamily, in view: FileView
  ) -> [Span] {
    let workspace = view.desk.project.workspace
    guard use.naming == .slot, let path = view.desk.bidsPath,
      !family.hasStrangers(to: use),
      let bytes = try? workspace.read(path, limit: YAMLLimits.standard.bytes),
      let root = YAMLReading(SourceFile(path: path, bytes: bytes)).root,
      case .mapping(let entries) = root.content
    else { return [] }
    return entries.filter { $0.key.isScalar(use.name) }.compactMap { entry in
      entry.key.textRange.map { Span(entry.key.span.file, $0) }
    }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
    // YAML reads "null" as nothing.
    return first.isASCIILetterOrDigit && !(48...57).contains(first) && text.lowercased() != "null"
      && text.utf8.allSatisfy { $0.isASCIILetterOrDigit || $0 == 0x5F || $0 == 0x2D }
  }
}
