import Foundation
import GalleyBasics
import GalleyContent
import GalleyModel
import Testing

@testable import GalleyLanguage

/// What the tables of keys say is what the decoders read, what layouts that extend others lay over them, and what the
/// reference lists.
@Suite struct SchemaTests {
  private static let unknown = "zzzzzzzz: 1"

  /// A mapping of each table, with a key that there is not.
  private static let layouts: [(KeyTable.Name, String)] = [
    (.variant, "variants: { a: { \(unknown) } }"),
    (.breakpoint, "breakpoints: { a: { \(unknown) } }"),
    (.grid, "grid: { a: { \(unknown) } }"),
    (.region, "regions: { a: { \(unknown) } }"),
    (.source, "regions: { a: [article_list: { from: { \(unknown) } }] }"),
    (.link, "regions: { a: [menu_links: { links: [{ a: b, \(unknown) }] }] }"),
    (.condition, "regions: { a: [headline: { when: { \(unknown) } }] }"),
    (.articleCondition, "regions: { a: [body: { spot_img: { slot: a, when: { \(unknown) } } }] }"),
    (.bodySlot, "regions: { a: [body: { spot_img: { \(unknown) } }] }"),
    (.insert, "regions: { a: [body: { insert: [{ \(unknown) }] }] }"),
    (.slot, "slots: { a: { \(unknown) } }"),
    (.creative, "slots: { a: { creative: { \(unknown) } } }"),
    (.placement, "slots: { a: { placement: { \(unknown) } } }"),
    (.rules, "slots: { a: { placement: { at: { b: { \(unknown) } } } } }"),
    (.clearance, "slots: { a: { placement: { clear_of: { heading: { \(unknown) } } } } }"),
    (.theme, "theme: { \(unknown) }"), (.fonts, "theme: { fonts: { \(unknown) } }"),
    (.font, "theme: { fonts: { body: { \(unknown) } } }"),
    (.furtherFamily, "theme: { fonts: { body: { also: { \(unknown) } } } }"),
    (.fontFiles, "theme: { fonts: { body: { files: { \(unknown) } } } }"),
    (.fontFile, "theme: { fonts: { body: { files: [{ \(unknown) }] } } }"),
    (.textSizes, "theme: { sizes: { \(unknown) } }"),
    (.lines, "theme: { lines: { \(unknown) } }"),
    (.pictures, "theme: { pictures: { \(unknown) } }"),
    (.lineStyle, "theme: { lines: { body: { \(unknown) } } }"),
    (.palette, "theme: { dark: { \(unknown) } }"), (.policy, "policy: { \(unknown) }"),
    (.layout, unknown),
  ]

  private static let projects: [(KeyTable.Name, String)] = [
    (.project, unknown), (.articleSource, "articles: [{ \(unknown) }]"),
    (.layoutChoice, "layout: [{ \(unknown) }]"), (.fronts, "fronts: { \(unknown) }"),
    (.frontCondition, "layout: [{ use: a, when: { \(unknown) } }]"), (.ads, "ads: { \(unknown) }"),
    (.limit, "ads: { fewer: { \(unknown) } }"),
    (.articleCondition, "ads: { none: { \(unknown) } }"), (.policy, "policy: { \(unknown) }"),
    (.audit, "audit: { \(unknown) }"),
  ]

  private static let sites: [(KeyTable.Name, String)] = [
    (.site, unknown), (.weather, "weather: { \(unknown) }"),
    (.edition, "editions: [{ title: a, \(unknown) }]"),
    (.link, "menu: [{ title: a, \(unknown) }]"),
  ]

  /// The keys that may stand where the unknown one stands, and what the mapping is called.
  private func read(
    _ source: String, _ decode: (YAMLNode, Findings) -> Void
  ) throws -> (what: Substring, keys: Set<String>) {
    let root = try #require(YAMLNode.parse(SourceFile(path: "a", text: source)).value)
    let findings = Findings()
    decode(root, findings)
    let found = try #require(
      findings.diagnostics.first { $0.rule == .unknownKey && $0.message.contains("zzzzzzzz") })
    let note = try #require(found.notes.first)
    let what = try #require(found.message.split(separator: " has no key").first)
    return (what, Set(note.dropFirst("known here: ".count).split(separator: ", ").map(String.init)))
  }

  private func expect(_ name: KeyTable.Name, _ read: (what: Substring, keys: Set<String>)) {
    let table = KeyTable.named(name)
    #expect(read.keys == Set(table.keys.map(\.name)), "\(name)")
    #expect(read.what == table.what)
  }

  /// A decoder that asks for a key which its table lacks, or leaves one unread, fails an assertion here.
  @Test func decodersReadTheKeysOfTheirTables() throws {
    for (name, source) in Self.layouts {
      expect(name, try read(source) { _ = Layout($0, $1) })
    }
    for (name, source) in Self.projects {
      expect(name, try read(source) { _ = ProjectConfig($0, $1) })
    }
    for (name, source) in Self.sites {
      expect(name, try read(source) { _ = Site($0, $1) })
    }
    let tested = Set((Self.layouts + Self.projects + Self.sites).map(\.0))
    // Those of articles have a test of their own.
    #expect(tested.union([.article, .image]) == Set(KeyTable.Name.allCases))
  }

  /// Front matter may have any key, so a decoder's keys show in those that it takes slips for.
  @Test func articlesReadTheKeysOfTheirTables() throws {
    func found(_ line: String) -> [Diagnostic] {
      let text = "---\ntitle: A\n\(line)\n---\n"
      return Article.parse(SourceFile(path: "a.md", text: text)).diagnostics
    }
    for key in KeyTable.named(.article).keys {
      let slip = found("\(key.name)x: 1").first
      #expect(slip?.rule == .unknownKey && slip?.fixIt?.replacement == key.name, "\(key.name)")
    }
    let note = try #require(found("image: { src: a.jpg, \(Self.unknown) }").first?.notes.first)
    let known = note.dropFirst("known here: ".count).split(separator: ", ").map(String.init)
    #expect(Set(known) == Set(KeyTable.named(.image).keys.map(\.name)))
  }

  @Test(arguments: BlockName.allCases) func blocksHaveTheirKeys(_ name: BlockName) throws {
    let read = try read("regions: { a: [\(name.rawValue): { \(Self.unknown) }] }") {
      _ = Layout($0, $1)
    }
    #expect(read.keys == Set((name.keys + Key.ofEveryBlock).map(\.name)))
    if let shorthand = name.shorthand { #expect(name.keys.contains { $0.name == shorthand }) }
  }

  // MARK: Merging

  /// What lays a placement's rules over those of its preset, or of a smaller breakpoint, knows all keys.
  @Test(arguments: KeyTable.named(.rules).keys.map(\.name))
  func rulesAreLaidOverOthers(_ name: String) throws {
    let shape = try #require(Shape.keys(.rules).key(name)?.shape)
    let file = SourceFile(path: "a", text: "\(name): \(Self.sample(shape))")
    let findings = Findings()
    let own = try #require(YAMLNode.parse(file).value.flatMap { Constraints($0, findings) })
    #expect(findings.diagnostics.isEmpty)
    #expect("\(own)" != "\(Constraints())")
    #expect("\(own.overriding(Constraints()))" == "\(own)")
    #expect("\(Constraints().overriding(own))" == "\(own)")
  }

  /// A theme of each key alone, laid over the usual one: `dark: { ink: "#010203" }`.
  private static let themes = themes(KeyTable.named(.theme).keys)

  private static func themes(_ keys: [Key]) -> [String] {
    keys.flatMap { key -> [String] in
      if case .keys(let name) = key.shape {
        return themes(KeyTable.named(name).keys).map { "\(key.name): { \($0) }" }
      }
      let value = key.range.map { "\($0.lowerBound + 1)px" } ?? sample(key.shape)
      return ["\(key.name): \(value)"]
    }
  }

  /// What lays a theme over the usual one knows all keys.
  @Test(arguments: themes) func themesAreLaidOverTheUsualOne(_ theme: String) throws {
    let file = SourceFile(path: "a", text: "layout: a\nregions: { a: [date] }\ntheme: { \(theme) }")
    let findings = Findings()
    let layout = try #require(YAMLNode.parse(file).value.flatMap { Layout($0, findings) })
    #expect(findings.diagnostics.isEmpty)
    #expect(layout.theme.applied(to: Theme()) != Theme())
  }

  /// What lays a layout's policy over the project's knows all keys.
  @Test(arguments: KeyTable.named(.policy).keys.map(\.name))
  func policiesAreLaidOverOthers(_ name: String) throws {
    let shape = try #require(Shape.keys(.policy).key(name)?.shape)
    let value = name == "rules" ? "{ top-heavy: off }" : Self.sample(shape)
    let text = "layout: a\nregions: { a: [date] }\npolicy: { \(name): \(value) }"
    let findings = Findings()
    let root = YAMLNode.parse(SourceFile(path: "a", text: text)).value
    let own = try #require(root.flatMap { Layout($0, findings) }).policy
    #expect(findings.diagnostics.isEmpty)
    #expect("\(own)" != "\(PolicyChanges())")
    #expect("\(own.overriding(PolicyChanges()))" == "\(own)")
    #expect("\(PolicyChanges().overriding(own))" == "\(own)")
  }

  /// A value that may stand at a place, as YAML; none that is the usual one.
  private static func sample(_ shape: Shape) -> String {
    switch shape {
    case .form(Pattern.color, _): "\"#010203\""
    case .form(_, let examples): examples.first ?? "1"
    case .integer(let range), .number(let range): "\(range.lowerBound)"
    case .flag: "true"
    case .word(let words): words[words.count - 1]
    case .list(let item, _), .oneOrMore(let item): "[\(sample(item))]"
    case .names(let value, _, let key, _):
      // Of a choice of keys, the first.
      "{ \(key.dropFirst(2).prefix { $0 != "|" }): \(sample(value)) }"
    case .either(let shapes): sample(shapes[0])
    case .text, .name, .keys, .block, .options: "a"
    }
  }

  // MARK: The reference

  private static func place(of page: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/\(page).md")
  }

  private static func lines(of page: String) throws -> [String] {
    try String(contentsOf: place(of: page), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The line above each table of keys in the reference, and what the keys in it are of.
  private static let sections: [(line: String, name: KeyTable.Name)] = [
    ("## The file", .layout), ("## Variants", .variant), ("## Breakpoints", .breakpoint),
    ("## Grid", .grid), ("## Regions", .region), ("### Blocks in a body", .insert),
    ("## Conditions", .condition), ("## Slots", .slot), ("## Placement", .placement),
    ("## Theme", .theme), ("### Lines", .lineStyle), ("### Pictures", .pictures),
    ("### Fonts", .font),
    ("#### Font files", .fontFile), ("## Policy", .policy), ("## The project file", .project),
    ("## The site file", .site),
  ]

  private static let tables: [(line: String, keys: [Key])] =
    sections.map { (line: $0.line, keys: KeyTable.named($0.name).keys) } + [
      (
        line: "`article_list` takes:",
        keys: BlockName.articleList.keys.filter { $0.name != "title" }
      )
    ]

  /// The tables of keys in the reference say what the tables in the source say; `GALLEY_RECORD=1` writes them anew.
  @Test func theReferenceIsFresh() throws {
    let recorded = try Self.lines(of: "layout-language")
    var fresh = recorded
    for table in Self.tables {
      let place = try #require(fresh.firstIndex(of: table.line), "\(table.line)")
      let head = try #require(fresh[place...].firstIndex { $0.hasPrefix("|") })
      let end = fresh[head...].firstIndex { !$0.hasPrefix("|") } ?? fresh.endIndex
      let columns = fresh[head].split(separator: "|").count
      fresh.replaceSubrange(head + 2..<end, with: table.keys.map { $0.row(columns: columns) })
    }
    let blocks = try #require(fresh.firstIndex(of: "| block | shows | options |"))
    for block in BlockName.allCases {
      let place = try #require(
        fresh[blocks...].firstIndex { $0.hasPrefix("| `\(block.rawValue)` |") }, "\(block)")
      let options = fresh[place].split(separator: " |", maxSplits: 2).last ?? ""
      fresh[place] = "| `\(block.rawValue)` | \(block.words) |\(options)"
    }
    if ProcessInfo.processInfo.environment["GALLEY_RECORD"] == "1" {
      try fresh.joined(separator: "\n").write(
        to: Self.place(of: "layout-language"), atomically: true, encoding: .utf8)
    } else {
      #expect(recorded == fresh, "run the tests once with GALLEY_RECORD=1")
    }
  }

  /// Keys without a row of their own stand in code: `{ headline, body, interface }`.
  @Test(arguments: KeyTable.Name.allCases) func theReferenceNamesEveryKey(
    _ name: KeyTable.Name
  ) throws {
    let pages = ["layout-language", "articles", "ads", "audit"]
    let code = try pages.flatMap { Self.code(in: try Self.lines(of: $0)) }
    let words = Set(
      code.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }.map(String.init))
    for key in KeyTable.named(name).keys { #expect(words.contains(key.name), "\(name)") }
  }

  /// Who reads of a key reads all words that may stand behind it.
  @Test(arguments: tables.indices) func rowsNameTheWordsOfTheirKeys(_ index: Int) {
    for key in Self.tables[index].keys {
      for case .word(let words) in key.shape.alternatives {
        for word in words where !["off", "none"].contains(word) {
          #expect("\(key.words) \(key.usual)".contains("`\(word)`"), "\(key.name)")
        }
      }
    }
  }

  /// What stands in backquotes, and the lines between fences.
  private static func code(in lines: [String]) -> [Substring] {
    var isFenced = false
    return lines.flatMap { line -> [Substring] in
      if line.hasPrefix("```") { isFenced.toggle() }
      guard !isFenced else { return [line[...]] }
      return line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    }
  }

  /// The words in backquotes in some columns of the first table below a line.
  private func words(
    below line: String, columns: Int = 1, in page: String = "layout-language"
  ) throws -> [[String]] {
    let rows = try Self.lines(of: page).drop { $0 != line }.drop { !$0.hasPrefix("|") }
      .prefix { $0.hasPrefix("|") }.dropFirst(2)
    return rows.map { row in
      Self.code(in: row.split(separator: "|").prefix(columns).map(String.init)).map(String.init)
    }
  }

  @Test func theReferenceListsTheKeysOfArticles() throws {
    let listed = Set(
      try words(below: "| key | also read | value |", columns: 2, in: "articles").joined())
    let other: Set = ["hide_ads", "no_ads", "show_ads"]
    #expect(listed.subtracting(other) == Set(KeyTable.named(.article).keys.map(\.name)))
  }

  @Test func theReferenceListsTheBlocks() throws {
    let rows = try words(below: "## Blocks", columns: 3)
    #expect(rows.map(\.first) == BlockName.allCases.map(\.rawValue))
    for (name, row) in zip(BlockName.allCases, rows) where name != .articleList {
      for key in name.keys { #expect(row.contains(key.name), "\(name.rawValue)") }
    }
  }
}

extension Key {
  /// A row of the reference, with as many columns as its table has: key, value, default.
  fileprivate func row(columns: Int) -> String {
    let name = isRequired ? "`\(name)`, required" : "`\(name)`"
    let end = columns < 3 ? "" : usual.isEmpty ? " |" : " \(usual) |"
    return "| \(name) | \(words) |\(end)"
  }
}
