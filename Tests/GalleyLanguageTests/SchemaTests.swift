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

  /// A value that may stand at a place, as YAML.
  private static func sample(_ shape: Shape) -> String {
    switch shape {
    case .form(_, let examples): examples.first ?? "1"
    case .integer(let range), .number(let range): "\(range.lowerBound)"
    case .flag: "true"
    case .word(let words): words[0]
    case .list(let item, _), .oneOrMore(let item): "[\(sample(item))]"
    case .names(let value, _, let key, _):
      // Of a choice of keys, the first.
      "{ \(key.dropFirst(2).prefix { $0 != "|" }): \(sample(value)) }"
    case .either(let shapes): sample(shapes[0])
    case .text, .name, .keys, .block, .options: "a"
    }
  }

  // MARK: The reference

  private static func page(_ name: String) -> String {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/\(name).md")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }

  /// The words in backquotes in some columns of the first table below a heading.
  private func words(
    below heading: String, columns: Int = 1, in page: String = "layout-language"
  ) -> [String] {
    let lines = Self.page(page).split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != heading }
    let rows = lines.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2)
    return rows.flatMap { row -> [String] in
      row.split(separator: "|").prefix(columns).flatMap { cell in
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
      }
    }
  }

  @Test(arguments: [
    ("## The file", KeyTable.Name.layout), ("## Variants", .variant),
    ("## Breakpoints", .breakpoint), ("## Grid", .grid),
    ("## Regions", .region), ("## Conditions", .condition), ("## Slots", .slot),
    ("## Placement", .placement), ("## Theme", .theme), ("### Lines", .lineStyle),
    ("## Policy", .policy),
    ("## The project file", .project), ("## The site file", .site),
  ])
  func theReferenceListsTheKeys(_ heading: String, _ name: KeyTable.Name) {
    #expect(Set(words(below: heading)) == Set(KeyTable.named(name).keys.map(\.name)))
  }

  @Test func theReferenceListsTheKeysOfArticles() {
    let listed = Set(words(below: "| key | also read | value |", columns: 2, in: "articles"))
    let other: Set = ["hide_ads", "no_ads", "show_ads"]
    #expect(listed.subtracting(other) == Set(KeyTable.named(.article).keys.map(\.name)))
  }

  @Test func theReferenceListsTheBlocks() {
    #expect(words(below: "## Blocks") == BlockName.allCases.map(\.rawValue))
  }
}
