import GalleyBasics
import GalleyContent
import GalleyModel
import Synchronization

// The files of a project that a layout names.
extension Loader {
  /// The bytes of a theme's font files by their paths, with a finding for each that cannot be read.
  func fonts(of theme: Theme, _ findings: Findings) -> [String: FontData] {
    var read: [String: FontData] = [:]
    for source in theme.webFonts.flatMap(\.files) where read[source.path.value] == nil {
      let path = Path.join(root, source.path.value)
      do throws(FileProblem) {
        guard workspace.isInside(path, root) else { throw .leadsOut }
        read[source.path.value] = FontData(
          path: source.path.value, bytes: try workspace.read(path, limit: FontData.sizeLimit))
      } catch {
        report(error, of: source.path, at: path, findings)
      }
    }
    return read
  }

  private func report(
    _ problem: FileProblem, of font: Spanned<String>, at path: String, _ findings: Findings
  ) {
    let meant = problem == .missing ? fileMeant(by: font.value, findings) : nil
    findings.report(
      problem == .leadsOut ? .outsideProject : .unreadableFile,
      "cannot read the font '\(excerpt(font.value))': \(problem)", at: font.span,
      meant.map { "did you mean '\($0)'?" } ?? "a path counts from the project's folder",
      fixIt: meant.flatMap { Diagnostic.FixIt(value: font.span, $0, isGuess: true) })
  }

  /// The file that is probably meant by a path from the project's folder, as such a path too.
  private func fileMeant(by path: String, _ findings: Findings) -> String? {
    let folder = Path.folder(of: path)
    let place = Path.join(root, folder)
    let names = (try? workspace.names(in: place.isEmpty ? "." : place)) ?? []
    return findings.suggestion(for: Path.name(of: path), among: names).map { Path.join(folder, $0) }
  }
}

// Markup of the newsroom's own.
extension Loader {
  /// The most bytes of a file with markup.
  private static let longestMarkup = 65_536

  /// Reads the file of a `custom` block; what is wrong with it is found where the layout names it.
  func markup(of custom: Custom, _ findings: Findings) -> SafeMarkup {
    let path = Path.normalized(custom.html.value)
    guard !path.hasPrefix("/"), workspace.isInside(Path.join(root, path), root) else {
      findings.report(
        .outsideProject, "'\(excerpt(custom.html.value))' is not inside the project",
        at: custom.html.span, "a path from the project's folder")
      return SafeMarkup()
    }
    do throws(FileProblem) {
      let bytes = try workspace.read(Path.join(root, path), limit: Self.longestMarkup)
      let read = SafeMarkup.read(SourceFile(path: Path.join(root, path), bytes: bytes))
      findings.report(contentsOf: read.diagnostics)
      return read.value
    } catch {
      findings.report(
        error.isTooLarge ? .fileTooLarge : .unreadableFile,
        "cannot read '\(excerpt(path))': \(error)", at: custom.html.span,
        fileMeant(by: path, findings).map { "did you mean '\($0)'?" } ?? "")
      return SafeMarkup()
    }
  }
}

// Rankings of articles.
extension Loader {
  private static let longestRanking = 65_536
  /// The most slugs that are read of one.
  private static let mostRanked = 1_000

  /// The slugs of a file, one a line, in its order; empty lines and those that begin with `#` are none.
  func ranking(_ file: Spanned<String>, _ findings: Findings) -> [Spanned<String>] {
    let path = Path.normalized(file.value)
    do throws(FileProblem) {
      guard !path.hasPrefix("/"), workspace.isInside(Path.join(root, path), root) else {
        throw .leadsOut
      }
      let bytes = try workspace.read(Path.join(root, path), limit: Self.longestRanking)
      let source = SourceFile(path: Path.join(root, path), bytes: bytes)
      let lines = source.bytes.split(separator: 0x0A).map { line -> Spanned<String> in
        let text = line.drop { $0 <= 0x20 }
        let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? text.startIndex
        return Spanned(
          String(decoding: text[..<end], as: UTF8.self), Span(source, text.startIndex..<end))
      }
      let slugs = lines.filter { !$0.value.isEmpty && !$0.value.hasPrefix("#") }
      return Array(slugs.prefix(Self.mostRanked))
    } catch {
      findings.report(
        error.isLeadingOut ? .outsideProject : error.isTooLarge ? .fileTooLarge : .unreadableFile,
        "cannot read '\(excerpt(path))': \(error)", at: file.span,
        fileMeant(by: path, findings).map { "did you mean '\($0)'?" }
          ?? "a path counts from the project's folder")
      return []
    }
  }
}

extension FileProblem {
  fileprivate var isLeadingOut: Bool { if case .leadsOut = self { true } else { false } }
  fileprivate var isTooLarge: Bool { if case .tooLarge = self { true } else { false } }
}

extension Layout {
  /// Gives each block what is in its file.
  ///
  /// - Parameters:
  ///   - markup: reads the file of a `custom` block, each once.
  ///   - ranking: reads a file of slugs, each once.
  mutating func fill(
    _ markup: (Custom) -> SafeMarkup, _ ranking: (Spanned<String>) -> [Spanned<String>]
  ) {
    var files: [String: SafeMarkup] = [:]
    var rankings: [String: [Spanned<String>]] = [:]
    for region in regions.indices {
      for block in regions[region].blocks.indices {
        regions[region].blocks[block].kind.fill(
          { custom in files.value(for: custom.html.value) { markup(custom) } },
          { file in rankings.value(for: file.value) { ranking(file) } })
      }
    }
  }
}

extension Dictionary {
  /// What is kept for a key, read if it is not there yet.
  fileprivate mutating func value(for key: Key, _ read: () -> Value) -> Value {
    if let known = self[key] { return known }
    let value = read()
    self[key] = value
    return value
  }
}

extension BlockKind {
  fileprivate mutating func fill(
    _ markup: (Custom) -> SafeMarkup, _ ranking: (Spanned<String>) -> [Spanned<String>]
  ) {
    switch self {
    case .articleList(var list):
      guard case .ranking(let file) = list.query.value else { return }
      list.query = Spanned(.articles(ranking(file)), list.query.span)
      self = .articleList(list)
    case .custom(var custom):
      custom.markup = markup(custom)
      self = .custom(custom)
    case .body(let slot, let when, var inserts):
      for index in inserts.indices { inserts[index].block.kind.fill(markup, ranking) }
      self = .body(slot: slot, when: when, inserts: inserts)
    default: break
    }
  }
}

/// What the files of layouts say that others extend, as long as no file changes.
package final class ReadBases: Sendable {
  private let trees = Mutex<[String: Diagnosed<YAMLNode?>]>([:])

  package init() {}

  subscript(path: String) -> Diagnosed<YAMLNode?>? {
    get { trees.withLock { $0[path] } }
    set { trees.withLock { $0[path] = newValue } }
  }
}

extension YAMLNode {
  /// How many scalars, lists and mappings a tree has, keys among them; no more than a limit are counted.
  func nodeCount(upTo limit: Int) -> Int {
    var count = 0
    var waiting = [self]
    while count < limit, let node = waiting.popLast() {
      count += 1
      switch node.content {
      case .scalar: break
      case .sequence(let items): waiting += items
      case .mapping(let entries):
        count += entries.count
        waiting += entries.map(\.value)
      }
    }
    return min(count, limit)
  }
}
