import GalleyBasics
import GalleyModel

/// Where the words of a layout stand, for those that stand elsewhere.
enum KeyHomes {
  /// The tables whose mappings stand in layouts.
  static let tables = Set(KeyTable.layoutTables.map(\.name))

  /// How many places are told of one key.
  private static let most = 3

  /// What is told of a word that is no key or block where it stands.
  @Sendable static func hint(for word: String) -> KeyHint? {
    if let query = queries[word] {
      return KeyHint("write it as a block: 'article_list: { from: \(query) }'", isSure: true)
    }
    if BlockName(rawValue: word) != nil {
      return KeyHint("it is a block, and stands in a list of blocks", isSure: false)
    }
    guard let owners = owners[word], owners.count <= most else { return nil }
    let names =
      owners.count == 1
      ? owners[0] : owners.dropLast().joined(separator: ", ") + " and \(owners[owners.count - 1])"
    return KeyHint("it is a key of \(names)", isSure: word == "insert")
  }

  /// The `from` of the list that other systems have a word for.
  static let queries: [String: String] = {
    let lists = [
      "next": ["next_article", "next_story", "read_next"],
      "previous": ["previous_article", "previous_story"],
      "{ ranking: most-read.txt }": ["most_read", "most_popular", "popular", "trending"],
      "same_section": ["related", "related_articles", "related_stories", "related_list"],
      "latest": ["latest_articles", "latest_news"],
    ]
    return Dictionary(
      lists.flatMap { from, words in words.map { ($0, from) } },
      uniquingKeysWith: { first, _ in first })
  }()

  /// What has a key, for each key of a layout.
  private static let owners: [String: [String]] = {
    let lists = KeyTable.layoutTables.map(\.list) + BlockName.allCases.map(\.list)
    var owners: [String: [String]] = [:]
    for list in lists {
      for key in list.names where owners[key]?.contains(list.what) != true {
        owners[key, default: []].append(list.what)
      }
    }
    return owners
  }()
}

extension Mapping {
  /// Reads a node that must be a mapping with the keys of a table; fails, with a finding, where it is not.
  init?(
    _ node: YAMLNode, _ table: KeyTable.Name, expected: String? = nil, at span: Span? = nil,
    _ findings: Findings
  ) {
    self.init(node, of: KeyTable.named(table).list, expected: expected, at: span, findings)
    if KeyHomes.tables.contains(table) { home = KeyHomes.hint }
  }

  init(
    _ entries: [YAMLEntry], _ table: KeyTable.Name, at span: Span, _ findings: Findings
  ) {
    self.init(entries, of: KeyTable.named(table).list, at: span, findings)
    if KeyHomes.tables.contains(table) { home = KeyHomes.hint }
  }
}
