package import GalleyBasics
package import GalleyContent
package import GalleyModel

/// Reads layouts, sites and articles from a workspace.
package struct Loader: Sendable {
  let workspace: any Workspace
  /// The folder that no `extends` leads out of.
  let root: String
  /// What all layouts lay their own policies over.
  let policy: PolicyChanges
  /// What is changed about all layouts.
  package var variation = Variation()
  /// The folder that a layout on standard input (`-`) counts as being in.
  package var inputFolder = ""
  /// The layouts that others extend, where each is read once for all of them.
  package var bases: ReadBases?

  package init(
    _ workspace: any Workspace, root: String, policy: PolicyChanges = PolicyChanges()
  ) {
    self.workspace = workspace
    self.root = root
    self.policy = policy
  }

  package func site(at path: String) -> Diagnosed<Site?> {
    var read = decode(path, "a site") { Site($0, $1) }
    if let name = read.value?.timezoneName {
      let zone = zone(name)
      read.value?.timezone = zone.value
      read.diagnostics += zone.diagnostics
    }
    return read
  }

  /// Where the time zone database lies on all systems that have one.
  private static let zones = "/usr/share/zoneinfo"

  /// The rules of a zone: an offset such as `+04:00`, or a name of the database.
  private func zone(_ name: Spanned<String>) -> Diagnosed<ZoneRules?> {
    if let offset = CalendarDate("2000-01-01T00:00\(name.value)")?.time?.offset {
      return Diagnosed(ZoneRules(offset: offset * 60))
    }
    if name.value == "UTC" { return Diagnosed(ZoneRules()) }
    let parts = name.value.split(separator: "/", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    if isName, let file = try? workspace.read(Path.join(Self.zones, name.value), limit: 1 << 20),
      let rules = ZoneRules(file: file)
    {
      return Diagnosed(rules)
    }
    let findings = Findings()
    let hasDatabase = workspace.stamp(of: Self.zones)?.kind == .folder
    findings.reportUnknown(
      .badValue,
      hasDatabase
        ? "no time zone is named" : "this system has no time zone database, so nobody knows of",
      name, among: zoneNames(beside: parts), severity: hasDatabase ? .error : .warning)
    return Diagnosed(nil, findings.diagnostics)
  }

  /// The names of zones, as far as they may be meant by one of some parts.
  private func zoneNames(beside parts: [Substring]) -> [String] {
    let top = (try? workspace.names(in: Self.zones)) ?? []
    let regions = top.filter { $0.hasSuffix("/") && $0 != "posix/" && $0 != "right/" }
    let places = top.filter { $0.first?.isUppercase == true && !$0.hasSuffix("/") }
    guard parts.count > 1 else { return places }
    return regions.flatMap { region in
      ((try? workspace.names(in: Path.join(Self.zones, region))) ?? [])
        .filter { !$0.hasSuffix("/") }.map { region + $0 }
    } + places
  }

  package func config(at path: String) -> Diagnosed<ProjectConfig?> {
    decode(path, "a project", empty: ProjectConfig()) { ProjectConfig($0, $1) }
  }

  /// Reads a file and decodes its root node; an empty file is an error unless `empty` stands for it.
  ///
  /// - Parameter check: looks for further mistakes in what can be read of a file with syntax errors, which has
  ///   no value; `nil` for what `decode` finds.
  func decode<Value>(
    _ path: String, _ what: String, empty: Value? = nil,
    check: ((YAMLNode, Findings) -> Void)? = nil,
    _ decode: (YAMLNode, Findings) -> Value?
  ) -> Diagnosed<Value?> {
    let findings = Findings()
    guard let file = read(path, limit: YAMLLimits.standard.bytes, findings) else {
      return Diagnosed(nil, findings.diagnostics)
    }
    let reading = YAMLReading(file)
    findings.report(contentsOf: reading.diagnostics)
    guard let root = reading.root else {
      let isTold = reading.diagnostics.contains { $0.severity == .error }
      if !isTold, empty == nil {
        findings.report(.emptyFile, "the file is empty, expected \(what)", at: file.span)
      }
      return Diagnosed(empty, findings.diagnostics)
    }
    root.reportOutdents(findings)
    guard reading.isWhole else {
      let rest = Findings()
      if let check { check(root, rest) } else { _ = decode(root, rest) }
      return Diagnosed(empty, findings.diagnostics + rest.diagnostics.filter(\.holdsOfAPart))
    }
    return Diagnosed(decode(root, findings), findings.diagnostics)
  }

  func read(_ path: String, limit: Int, _ findings: Findings) -> SourceFile? {
    do throws(FileProblem) {
      if workspace.leadsOut(path, of: root) { throw .leadsOut }
      return SourceFile(path: path, bytes: try workspace.read(path, limit: limit))
    } catch {
      findings.report(.unreadable(path, error))
      return nil
    }
  }
}

extension Loader {
  /// The most layouts below each other.
  private static let deepest = 32
  /// The most scalars, lists and mappings that a layout inherits. Many may extend one; a newspaper's has 1,000.
  private static let mostInherited = 10_000
  /// The most of them that all variants of a layout have together.
  private static let mostInVariants = 500_000

  /// Reads a layout with all that it extends, and resolves it.
  package func layout(at path: String) -> Diagnosed<ResolvedLayout?> {
    let findings = Findings()
    var overlay = Overlay(findings)
    guard let tree = tree(at: path, chain: [], &overlay, findings) else {
      return Diagnosed(nil, findings.diagnostics)
    }
    let root =
      tree.isWhole && !variation.isEmpty ? tree.root.varied(by: variation, &overlay) : tree.root
    guard let layout = Layout(root, findings) else { return Diagnosed(nil, findings.diagnostics) }
    guard tree.isWhole else {
      // What the base would have said is not missing.
      return Diagnosed(nil, findings.diagnostics.filter { $0.rule != .missingKey })
    }
    layout.reportLocked(root, findings)
    var resolved = resolve(layout, overlay, findings)
    resolved.files = tree.files
    resolved.fontFiles = fonts(of: resolved.theme, findings)
    if variation.variant == nil {
      resolved.variants = variants(of: layout, root, tree.files, overlay, findings)
    }
    return Diagnosed(resolved, findings.diagnostics)
  }

  private func resolve(
    _ layout: Layout, _ overlay: Overlay, _ findings: Findings
  ) -> ResolvedLayout {
    var layout = layout
    layout.policy = layout.policy.overriding(policy)
    layout.takenAway = Layout.TakenAway(overlay.takenAway)
    layout.fill({ markup(of: $0, findings) }, { ranking($0, findings) })
    let resolved = layout.resolve()
    if layout.hasAllNames { findings.report(contentsOf: resolved.diagnostics) }
    return resolved.value
  }

  /// The variants of a layout, each checked; what is found in the layout itself is not told again.
  private func variants(
    of layout: Layout, _ root: YAMLNode, _ files: [String], _ overlay: Overlay, _ findings: Findings
  ) -> [ResolvedVariant] {
    guard !layout.variants.isEmpty else { return [] }
    guard !layout.variants.isEmpty else { return [] }
    let known = findings.diagnostics
    let nodes = root.withoutVariants.nodeCount(upTo: Self.mostInVariants) * layout.variants.count
    if nodes > Self.mostInVariants, let span = root["variants"]?.start {
      findings.report(
        .tooManyNodes,
        "the variants are \(decimal(layout.variants.count)) times as much as the layout, more than "
          + "\(decimal(Self.mostInVariants)) lists, mappings and texts", at: span)
      return []
    }
    return root.variantChanges.compactMap { told in
      guard let variant = layout.variants[named: told.name.value] else { return nil }
      let own = Findings()
      var continued = Overlay(own, continuing: overlay)
      let tree = root.changed(by: told.changes, &continued).withoutVariants
      guard let changed = Layout(tree, own) else { return nil }
      var resolved = resolve(changed, continued, own)
      resolved.files = files
      resolved.fontFiles = fonts(of: resolved.theme, own)
      findings.report(
        contentsOf: own.diagnostics.filter { found in !known.contains { $0.isSame(as: found) } })
      return ResolvedVariant(
        name: variant.name, share: variant.share?.value ?? 0, layout: resolved)
    }
  }

  /// What a layout says, with all that it extends and all that is changed about it; `nil` where it cannot be
  /// read.
  package func tree(ofLayoutAt path: String) -> YAMLNode? {
    let findings = Findings()
    var overlay = Overlay(findings)
    guard let tree = tree(at: path, chain: [], &overlay, findings), tree.isWhole else { return nil }
    return tree.root.varied(by: variation, &overlay)
  }

  /// The names of a layout's variants.
  package func variantNames(ofLayoutAt path: String) -> [String] {
    let findings = Findings()
    var overlay = Overlay(findings)
    return tree(at: path, chain: [], &overlay, findings)?.root.variantChanges.map(\.name.value)
      ?? []
  }

  /// The tree of a layout with all that it extends.
  private struct Tree {
    let root: YAMLNode
    /// Whether the layout that it extends, if any, could be read.
    let isWhole: Bool
    /// Its own, then those of the layouts that it extends.
    let files: [String]
  }

  /// The tree of a layout, laid over that of the layout which it extends.
  private func tree(
    at path: String, chain: [(path: String, extends: Spanned<String>)], _ overlay: inout Overlay,
    _ findings: Findings
  ) -> Tree? {
    let read = read(layoutAt: path, for: chain.isEmpty ? nil : bases)
    findings.report(contentsOf: read.diagnostics)
    guard let own = read.value, let node = own["extends"], let name = node.scalar, !name.isNull
    else { return read.value.map { Tree(root: $0, isWhole: true, files: [path]) } }
    let extends = Spanned(name.text, node.span)
    guard let base = base(of: extends, from: path, chain, &overlay, findings), base.isWhole
    else { return Tree(root: own.withoutNulls, isWhole: false, files: [path]) }
    guard base.root.nodeCount(upTo: Self.mostInherited + 1) <= Self.mostInherited else {
      findings.report(
        .tooManyNodes,
        "'\(excerpt(extends.value))' has more than \(decimal(Self.mostInherited)) lists, mappings and texts",
        at: extends.span, "a layout may inherit no more")
      return Tree(root: own.withoutNulls, isWhole: false, files: [path])
    }
    return Tree(
      root: overlay.lay(own, over: base.root), isWhole: true, files: [path] + base.files)
  }

  /// - Parameter bases: where it may be known.
  private func read(layoutAt path: String, for bases: ReadBases?) -> Diagnosed<YAMLNode?> {
    if let known = bases?[path] { return known }
    let read = decode(path, "a layout", check: { _ = Layout($0.withoutNulls, $1) }) { root, _ in
      root
    }
    bases?[path] = read
    return read
  }

  private func base(
    of extends: Spanned<String>, from path: String,
    _ chain: [(path: String, extends: Spanned<String>)], _ overlay: inout Overlay,
    _ findings: Findings
  ) -> Tree? {
    guard let basePath = basePath(of: extends, from: path, findings) else { return nil }
    let chain = chain + [(path, extends)]
    if let start = chain.firstIndex(where: { $0.path == basePath }) {
      reportCycle(chain[start...].map(\.extends), back: basePath, findings)
      return nil
    }
    guard chain.count <= Self.deepest else {
      findings.report(
        .nestingTooDeep,
        "more than \(Self.deepest) layouts extend each other; no more are read",
        at: extends.span)
      return nil
    }
    return tree(at: basePath, chain: chain, &overlay, findings)
  }

  /// The file that `extends` means: a name beside the layout, or a path from it.
  private func basePath(
    of extends: Spanned<String>, from path: String, _ findings: Findings
  ) -> String? {
    let folder = path == "-" ? inputFolder : Path.folder(of: path)
    let isPath = extends.value.contains("/") || extends.value.hasSuffix(".yaml")
    let target = Path.normalized(
      Path.join(folder, isPath ? extends.value : "\(extends.value).yaml"))
    // A layout from elsewhere extends only what is in its own folder.
    let home = path == "-" || workspace.isInside(path, root) ? root : folder
    guard !extends.value.hasPrefix("/"), workspace.isInside(target, home) else {
      findings.report(
        .outsideProject, "'\(excerpt(extends.value))' is not inside the project",
        at: extends.span,
        "layouts extend only layouts of the same project")
      return nil
    }
    let place = Path.folder(of: target)
    let names = (try? workspace.names(in: place.isEmpty ? "." : place)) ?? []
    guard names.contains(Path.name(of: target)) else {
      findings.reportUnknown(
        .unknownLayout, isPath ? "there is no layout at" : "no layout is named", extends,
        among: isPath ? [] : names.compactMap { $0.dropping(suffix: ".yaml") })
      return nil
    }
    return target
  }

  private func reportCycle(_ chain: [Spanned<String>], back: String, _ findings: Findings) {
    let names = [Path.stem(of: back)] + chain.map(\.value)
    guard let last = chain.last else { return }
    findings.report(
      Diagnostic(
        .extendsCycle, .error, "layouts extend each other: \(names.joined(separator: " → "))",
        at: Diagnostic.Label(last.span, "leads back to '\(last.value)'"),
        also: chain.dropLast().map { Diagnostic.Label($0.span, "extends '\($0.value)'") }))
  }
}

extension Diagnostic {
  /// Whether another one says the same of the same place.
  fileprivate func isSame(as other: Diagnostic) -> Bool {
    rule == other.rule && message == other.message && primary.span == other.primary.span
  }
}

extension Layout.TakenAway {
  /// - Parameter paths: of all keys that were taken away.
  fileprivate init(_ paths: Set<[String]>) {
    func names(in section: String) -> Set<String> {
      Set(paths.filter { $0.count == 2 && $0[0] == section }.map { $0[1] })
    }
    self.init()
    breakpoints = names(in: "breakpoints")
    regions = names(in: "regions")
    slots = names(in: "slots")
  }
}

extension Loader {
  /// Reads an article.
  ///
  /// - Parameter head: what `entry` read of it before.
  package func article(at path: String, knowing head: ArticleHead? = nil) -> Diagnosed<Article?> {
    read(path) { Article.parse($0, knowing: head) }
  }

  /// Reads an article's front matter for an archive's index.
  ///
  /// - Parameters:
  ///   - folder: the article's folder below the articles' folder.
  ///   - usualLayout: the layout of an article that names none.
  ///   - keepsHead: whether the article itself will be read too.
  package func entry(
    at path: String, in folder: String, usualLayout: (Article) -> String, keepsHead: Bool = false
  ) -> Diagnosed<ArticleEntry?> {
    let read = read(path) { Article.parseFrontMatter($0) }
    let entry = read.value.map { article in
      var entry = ArticleEntry(article, in: folder, usualLayout: usualLayout(article))
      if keepsHead, read.diagnostics.isEmpty { entry.head = ArticleHead(article) }
      return entry
    }
    return Diagnosed(entry, read.diagnostics)
  }

  /// Finds the articles of a file.
  ///
  /// - Parameter format: as the project says it; else it shows in the file.
  /// - Returns: `nil` where no reader takes the file, with a finding where it cannot be read.
  package func articleFile(at path: String, as format: ArticleFormat?) -> Diagnosed<ArticleFile?> {
    do throws(FileProblem) {
      if workspace.leadsOut(path, of: root) { throw .leadsOut }
      let isExport = ArticleFormat.isNeeded(startOf: path)
      let length = format == nil ? ArticleFormat.startLength : 4
      let start = isExport ? try workspace.read(path, part: 0..<length) : []
      if let finding = Diagnostic.wideEncoding(path, start: start) {
        return Diagnosed(nil, [finding])
      }
      guard let format = format ?? ArticleFormat(fileName: path, start: start) else {
        return Diagnosed(nil)
      }
      let file = try ArticleFile(path, format, in: workspace)
      return Diagnosed(file, file.diagnostics)
    } catch {
      return Diagnosed(nil, [.unreadable(path, error)])
    }
  }

  /// Reads an article of a file.
  package func article(
    at index: Int, of file: ArticleFile, _ extent: ArticleExtent = .whole
  ) -> Diagnosed<Article?> {
    do throws(FileProblem) {
      return try file.article(at: index, extent, in: workspace)
    } catch {
      return Diagnosed(nil, [.unreadable(file.path, error)])
    }
  }

  private func read(
    _ path: String, _ parse: (SourceFile) -> Diagnosed<Article?>
  ) -> Diagnosed<Article?> {
    let findings = Findings()
    guard let file = read(path, limit: Article.byteLimit, findings) else {
      return Diagnosed(nil, findings.diagnostics)
    }
    return parse(file)
  }
}

/// What an archive's index needs to know of an article, without its body.
package struct ArticleEntry: Sendable {
  package var summary: ArticleSummary
  /// Where its page is.
  package var address: PageAddress
  package var tags: [String]
  /// As the article writes them.
  package var authors: [Spanned<String>]
  /// The layout that the article asks for, and the one that it gets where it asks for none.
  package var layout: Spanned<String>?
  package var usualLayout: String
  /// Why it is not for readers, as far as its source says so.
  package var withheld: Withholding?
  package var publicTime: PublicTime
  /// Whether no list shows it.
  package var isUnlisted: Bool
  /// The front matter, where it is kept.
  package var head: ArticleHead?

  /// The entry of an article.
  ///
  /// - Parameter folder: the article's folder below the articles' folder, empty for that one itself.
  package init(_ article: Article, in folder: String, usualLayout: String) {
    self.usualLayout = usualLayout
    address = PageAddress(article.slug, in: folder)
    summary = ArticleSummary(article, link: address.path)
    tags = article.tags
    authors = article.writtenAuthors
    layout = article.layout
    withheld = article.withheld
    publicTime = article.publicTime
    isUnlisted = article.isUnlisted
  }
}
