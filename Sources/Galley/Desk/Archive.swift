import GalleyBasics
import GalleyContent
package import GalleyLanguage
package import GalleyModel
package import GalleyPages

/// What the front matter of a project's articles tells: which pages there are, and what lists show.
package struct Archive: Sendable {
  /// An article of the archive.
  package struct Entry: Sendable {
    /// The article's file, below the articles' folder.
    package let file: String
    package fileprivate(set) var address: PageAddress
    /// The name of the layout that the article asks for or gets.
    package fileprivate(set) var layout: String
    /// Its front matter, where it is kept.
    var head: ArticleHead?
    /// Why it gets no page, as far as that lies with the archive.
    var problems: [Diagnostic] = []
    /// Why readers may not see it: then it has no page in a build and stands in no list.
    package fileprivate(set) var withheld: Withholding?

    package var isPublic: Bool { withheld == nil }
  }

  /// A page that leads to articles and shows none.
  struct Front: Sendable {
    let address: PageAddress
    /// The one that it is the front of; `nil` for the whole paper's.
    let section: String?
    /// That of its articles, where they have one in common.
    let language: LanguageTag?
    /// Its layout's name.
    let layout: String
  }

  /// In the order of their files.
  package private(set) var entries: [Entry] = []
  package private(set) var index: ArticleIndex
  /// What files may name of it.
  package private(set) var names = ArticleNames()
  /// The paper's front, then those of its sections in the order of their names.
  private(set) var fronts: [Front] = []
  /// The sections of the articles that are public, with the articles' languages.
  private var sections: [String: Set<LanguageTag>] = [:]
  /// What is wrong with the archive as a whole.
  private(set) var diagnostics: [Diagnostic] = []
  /// The layouts that `galley.yaml` names for articles and that are not there.
  private(set) var configFindings: [Diagnostic] = []
  /// Whether an article names no layout.
  private var needsDefault = false
  /// The layouts that articles ask for and that are another system's.
  private var strangeLayouts = StrangeNames()
  /// The authors that articles name and that the project's register does not have.
  private var strangeAuthors = StrangeNames()
  private let publication: Publication

  /// How many articles' front matter is kept for their pages, at about 2 KB each; that of others is
  /// read a second time, so that memory does not grow with the archive.
  private static let keptHeads = 1 << 14
  /// The most authors of whom none is known that are each compared with all of the register.
  private static let mostCompared = 256

  /// Reads the front matter of articles, on all cores.
  ///
  /// - Parameters:
  ///   - files: as paths below the folder.
  ///   - folder: the articles' folder.
  ///   - lists: what will be asked of the index.
  ///   - language: the site's.
  ///   - layouts: the names of all layouts.
  ///   - publication: when articles are published.
  init(
    _ files: [String], in folder: String, of project: Project, lists: [ArticleList],
    language: LanguageTag, layouts: [String], publication: Publication
  ) {
    self.init(
      index: ArticleIndex(for: lists, usualLanguage: language), publication: publication)
    let empty = self
    // What a memo notes belongs to the thread that asks.
    let workers = project.memo == nil ? Workers.count : 1
    let parts = Workers.run(count: files.count, workers: workers, state: { empty }) { part, index in
      part.read(
        files[index], in: folder, project, layouts, keepsHead: workers > 1 && index < Self.keptHeads
      )
    }
    for part in parts { add(part) }
    index.arrange()
    entries.sort { $0.file < $1.file }
    reportSharedPages(in: folder, of: project)
    makeFronts(project.config.fronts, layouts)
    for choice in project.config.layoutChoices.dropLast() where !layouts.contains(choice.use.value)
    {
      configFindings.append(.unknownLayout(choice.use, among: layouts))
    }
    for name in project.config.layoutNames.values.sorted(by: { $0.value < $1.value })
    where !layouts.contains(name.value) {
      configFindings.append(.unknownLayout(name, among: layouts))
    }
    diagnostics += strangeLayouts.findings(Diagnostic.strangeLayout)
    let isCrowd = strangeAuthors.count > Self.mostCompared
    diagnostics += strangeAuthors.findings { name, count in
      .unknownAuthor(name, of: count, in: project, comparing: !isCrowd)
    }
    if needsDefault, !layouts.contains(project.config.layout) {
      if let span = project.config.layoutSpan {
        let usual = Spanned(project.config.layout, span)
        configFindings.append(.unknownLayout(usual, among: layouts))
      } else {
        diagnostics.append(.noDefaultLayout(project, among: layouts))
      }
    }
  }

  private init(index: ArticleIndex, publication: Publication) {
    self.index = index
    self.publication = publication
  }

  /// Drops what is said of layouts that are not there, as nobody can tell which there are.
  mutating func forgetUnknownLayouts() {
    func isOther(_ finding: Diagnostic) -> Bool { finding.rule != .unknownLayout }
    diagnostics = diagnostics.filter(isOther)
    configFindings = configFindings.filter(isOther)
    for index in entries.indices {
      entries[index].problems = entries[index].problems.filter(isOther)
    }
  }

  /// Drops some articles, and the fronts.
  mutating func keep(_ isKept: (Entry) -> Bool) {
    entries.removeAll { !isKept($0) }
    fronts = []
  }

  /// The articles that readers may see.
  package var publicEntries: [Entry] { entries.filter(\.isPublic) }

  /// The articles that readers may see, or all of them.
  func entries(withheldToo: Bool) -> [Entry] { withheldToo ? entries : publicEntries }

  /// How many of them readers may not see, of every so many-th article from one on where these are given.
  func withheld(of part: Audit.Part? = nil) -> WithheldArticles {
    var withheld = WithheldArticles()
    for (index, entry) in entries.enumerated()
    where part == nil || index % (part?.of ?? 1) + 1 == part?.number {
      if let reason = entry.withheld { withheld.add(reason) }
    }
    return withheld
  }

  /// The files of all pages that readers may see, below the output folder.
  var pages: [String] {
    publicEntries.map(\.address.path) + fronts.map(\.address.path)
  }

  /// The entry of a file, given as a path below the articles' folder.
  package func entry(of file: String) -> Entry? {
    var range = entries.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if entries[middle].file == file { return entries[middle] }
      range =
        entries[middle].file < file ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  private mutating func read(
    _ file: String, in folder: String, _ project: Project, _ layouts: [String], keepsHead: Bool
  ) {
    let place = project.pageFolder(of: file)
    // What is wrong with an article is said when its page is made.
    guard let head = project.entry(of: file, in: folder, keepsHead: keepsHead) else {
      entries.append(
        Entry(
          file: file, address: PageAddress(Path.stem(of: file), in: place),
          layout: project.config.layout))
      return
    }
    let layout = project.layout(of: head, among: layouts)
    needsDefault = needsDefault || layout.isUsual && layout.name == project.config.layout
    var entry = Entry(file: file, address: head.address, layout: layout.name, head: head.head)
    let isCrowd = head.authors.count > Self.mostCompared
    for author in head.authors where !project.authors.isEmpty {
      if project.authors.misses(author.value, comparing: !isCrowd) {
        strangeAuthors.add(author, of: file)
      }
    }
    if let wanted = head.layout {
      if layout.isUsual {
        strangeLayouts.add(wanted, of: file)
      } else if !layouts.contains(layout.name) {
        entry.problems = [.unknownLayout(wanted, among: layouts)]
      }
    }
    entry.withheld = head.withheld ?? publication.withholding(of: head.publicTime)
    entries.append(entry)
    if entry.isPublic, !head.isUnlisted {
      index.insert(head.summary, tags: head.tags)
      if let section = head.summary.section {
        sections[section, default: []].formUnion([head.summary.language].compactMap(\.self))
      }
    }
    names.insert(head.summary, tags: head.tags)
  }

  private mutating func add(_ other: Archive) {
    entries += other.entries
    index.add(other.index)
    names.add(other.names)
    sections.merge(other.sections) { $0.union($1) }
    needsDefault = needsDefault || other.needsDefault
    strangeLayouts.add(other.strangeLayouts)
    strangeAuthors.add(other.strangeAuthors)
  }

  /// Has all pages made by one layout, and leaves out the articles that have none of some layouts, if any has one.
  mutating func use(layout: String, whereNamed names: [String]) {
    if entries.contains(where: { names.contains($0.layout) }) {
      entries.removeAll { !names.contains($0.layout) }
    }
    for index in entries.indices { entries[index].layout = layout }
  }

  /// An article that has the page of a front keeps it.
  private mutating func makeFronts(_ wanted: FrontLayouts, _ layouts: [String]) {
    var taken: [String: String] = [:]
    for entry in entries { taken[entry.address.path] = entry.file }
    for layout in wanted.all where !layouts.contains(layout.value) {
      configFindings.append(.unknownLayout(layout, among: layouts))
    }
    func add(_ section: String?, _ languages: Set<LanguageTag>, _ layout: Spanned<String>) {
      guard layouts.contains(layout.value) else { return }
      let address = PageAddress(frontOf: section)
      if let owner = taken.updateValue(section ?? "", forKey: address.path) {
        configFindings.append(.frontIsTaken(address.path, by: owner, of: section, layout.span))
      } else {
        fronts.append(
          Front(
            address: address, section: section,
            language: languages.count == 1 ? languages.first : nil, layout: layout.value))
        names.insert(page: address.path)
      }
    }
    if let layout = wanted.index { add(nil, [], layout) }
    guard let layout = wanted.sections else { return }
    for (section, languages) in sections.sorted(by: { $0.key < $1.key }) {
      add(section, languages, layout)
    }
  }

  /// No two articles have one page: the first has it. The second in an export gets another one.
  private mutating func reportSharedPages(in folder: String, of project: Project) {
    var owners: [String: String] = [:]
    // By page, the number of the last article that got another one.
    var numbers: [String: Int] = [:]
    for index in entries.indices {
      let page = entries[index].address.path
      guard let owner = owners.updateValue(entries[index].file, forKey: page) else { continue }
      owners[page] = owner
      let names = (Path.join(folder, entries[index].file), Path.join(folder, owner))
      guard !project.isMarkdown(names.0) else {
        entries[index].problems.append(.samePage(page, of: names.0, as: names.1))
        continue
      }
      // Who exports an archive cannot give one of two another name there.
      let free = freeAddress(like: entries[index].address, owners, &numbers[page, default: 1])
      owners[free.path] = entries[index].file
      let id = ArticleID(named: names.0)
      let place = project.fileOfArticles(at: id.path).value?.firstLine(of: id.index)
      entries[index].problems.append(
        .samePage(page, of: names.0, as: names.1, instead: free.path, line: place ?? 1))
      entries[index].address = free
      guard entries[index].isPublic,
        let head = project.entry(of: entries[index].file, in: folder, keepsHead: false)
      else { continue }
      self.index.move(head.summary, to: free.path)
      self.names.insert(page: free.path)
    }
  }

  private func freeAddress(
    like address: PageAddress, _ owners: [String: String], _ number: inout Int
  ) -> PageAddress {
    while true {
      number += 1
      let free = PageAddress("\(address.slug)-\(number)", in: address.folder)
      if owners[free.path] == nil { return free }
    }
  }
}

/// Names in articles that mean nothing in the project, each told once.
private struct StrangeNames: Sendable {
  private var names: [String: (wanted: Spanned<String>, file: String, count: Int)] = [:]

  var count: Int { names.count }

  mutating func add(_ wanted: Spanned<String>, of file: String, count: Int = 1) {
    guard let known = names[wanted.value] else {
      names[wanted.value] = (wanted, file, count)
      return
    }
    let first = known.file < file ? (known.wanted, known.file) : (wanted, file)
    names[wanted.value] = (first.0, first.1, known.count + count)
  }

  mutating func add(_ other: StrangeNames) {
    for known in other.names.values { add(known.wanted, of: known.file, count: known.count) }
  }

  /// - Parameter finding: what is said of a name that so many articles have.
  func findings(_ finding: (Spanned<String>, Int) -> Diagnostic) -> [Diagnostic] {
    names.values.sorted { ($0.file, $0.wanted.value) < ($1.file, $1.wanted.value) }.map {
      finding($0.wanted, $0.count)
    }
  }
}

extension Project {
  /// The layout that an article gets: the one that it asks for, by the project's name for it, or the usual one
  /// where no layout is named nearly so.
  package func layout(
    of entry: ArticleEntry, among layouts: [String]
  ) -> (name: String, isUsual: Bool) {
    guard let wanted = entry.layout?.value else { return (entry.usualLayout, true) }
    let name = config.layoutNames[wanted]?.value ?? wanted
    let isMeant = layouts.contains(name) || Suggestion.nearest(to: name, among: layouts) != nil
    return isMeant ? (name, false) : (entry.usualLayout, true)
  }

  /// What the archive needs to know of an article; `nil` where its front matter cannot be read.
  ///
  /// - Parameters:
  ///   - file: its path below the folder of articles.
  ///   - folder: that folder.
  ///   - keepsHead: whether the article itself will be read too.
  package func entry(
    of file: String, in folder: String, keepsHead: Bool = false
  ) -> ArticleEntry? {
    let path = Path.join(folder, file)
    return remembered(.entry, path) {
      var entry = readEntry(of: file, at: path, keepsHead: keepsHead)
      if let title = entry?.summary.title,
        let typography = typography(in: entry?.summary.language)
      {
        entry?.summary.title = typography.applied(to: title)
      }
      return entry
    }
  }

  private func readEntry(of file: String, at path: String, keepsHead: Bool) -> ArticleEntry? {
    if isMarkdown(path) {
      return loader.entry(
        at: path, in: pageFolder(of: file), usualLayout: config.layout(for:), keepsHead: keepsHead
      ).value
    }
    let id = ArticleID(named: path)
    return fileOfArticles(at: id.path).value.flatMap {
      loader.article(at: id.index, of: $0, .head).value
    }
    .map { ArticleEntry($0, in: pageFolder(of: file), usualLayout: config.layout(for: $0)) }
  }
}

extension Diagnostic {
  /// An article asks for a layout that the project does not have.
  static func unknownLayout(_ wanted: Spanned<String>, among layouts: [String]) -> Diagnostic {
    var diagnostic = Diagnostic(
      .unknownLayout, .error, "no layout is named '\(wanted.value)'", at: Label(wanted.span))
    if let likely = Suggestion.nearest(to: wanted.value, among: layouts) {
      diagnostic.primary.text = "did you mean '\(likely)'?"
      diagnostic.fixIt = FixIt(value: wanted.span, likely, isGuess: true)
    } else {
      diagnostic.notes = known(layouts)
    }
    return diagnostic
  }

  /// Articles ask for a layout of another system.
  fileprivate static func strangeLayout(_ wanted: Spanned<String>, of count: Int) -> Diagnostic {
    let more = count == 1 ? "" : ", as \(decimal(count - 1)) more ask for it"
    return Diagnostic(
      .unknownLayout, .warning,
      "no layout is named '\(excerpt(wanted.value))': the article gets the project's\(more)",
      at: Label(wanted.span),
      notes: ["'layout_names' in galley.yaml says which layout it is here"])
  }

  /// Articles name an author whom the project's register does not have.
  fileprivate static func unknownAuthor(
    _ wanted: Spanned<String>, of count: Int, in project: Project, comparing: Bool
  ) -> Diagnostic {
    let others = count == 2 ? "1 more article names" : "\(decimal(count - 1)) more articles name"
    let more = count == 1 ? "" : ", whom \(others)"
    var diagnostic = Diagnostic(
      .unknownAuthor, .warning,
      "'\(project.authorsPath ?? "")' has no author '\(excerpt(wanted.value))'\(more)",
      at: Label(wanted.span))
    if comparing, let likely = project.authors.suggestion(for: wanted.value) {
      diagnostic.primary.text = "did you mean '\(likely)'?"
      diagnostic.fixIt = FixIt(value: wanted.span, likely, isGuess: true)
    }
    return diagnostic
  }

  /// Some articles ask for no layout, and the one that they would get is not there.
  fileprivate static func noDefaultLayout(
    _ project: Project, among layouts: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownLayout, .error,
      "no layout is named '\(project.config.layout)', which articles get that name none",
      at: Label(SourceFile(path: project.path(ProjectConfig.fileName), bytes: []).span),
      notes: known(layouts))
  }

  private static func known(_ layouts: [String]) -> [String] {
    layouts.isEmpty ? [] : ["known here: \(layouts.joined(separator: ", "))"]
  }

  fileprivate static func frontIsTaken(
    _ page: String, by owner: String, of section: String?, _ span: Span
  ) -> Diagnostic {
    let front = section.map { "the section '\($0)'" } ?? "the paper"
    return Diagnostic(
      .duplicateSlug, .warning, "'\(page)' is the page of '\(owner)' already",
      at: Label(span, "so \(front) gets no front"))
  }

  fileprivate static func samePage(
    _ page: String, of path: String, as other: String, instead: String? = nil, line: Int = 1
  ) -> Diagnostic {
    let outcome = instead.map { "; the first's page is '\($0)' instead" } ?? ""
    return Diagnostic(
      .duplicateSlug, instead == nil ? .error : .warning,
      "'\(path)' and '\(other)' would both be written to '\(page)'\(outcome)",
      at: Label(SourceFile(path: ArticleID(named: path).path, bytes: [], firstLine: line).span))
  }
}
