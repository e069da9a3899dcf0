import Galley
import GalleyBasics
import GalleyLanguage
import GalleyModel

/// What may be written at a place.
struct Completion {
  /// The numbers that the protocol has for what a proposal is.
  private enum Kind: Int {
    case property = 10
    case value = 12
    case enumMember = 20
    case reference = 18
    case color = 16
    case file = 17
    case module = 9
  }

  private let view: FileView
  private let cursor: YAMLCursor
  private let names: NameList
  private var items: [JSONValue] = []
  private var labels: Set<String> = []

  static func answer(_ question: LanguageQuestion) -> JSONValue? {
    guard let offset = question.offset, let yaml = question.view.yaml,
      yaml.contains(offset) || yaml.upperBound == offset
    else { return nil }
    let cursor = YAMLCursor(question.view.file, in: yaml, at: offset)
    var completion = Completion(
      view: question.view, cursor: cursor, names: NameList(question.view))
    completion.collect()
    return .array(completion.items)
  }

  private init(view: FileView, cursor: YAMLCursor, names: NameList) {
    self.view = view
    self.cursor = cursor
    self.names = names
  }

  private mutating func collect() {
    let shapes = cursor.path.reduce(view.subject.shape.alternatives) { shapes, step in
      switch step {
      case .key(let key): shapes.flatMap { $0.behind(key) }
      case .item: shapes.flatMap(\.item)
      }
    }
    switch cursor.role {
    case .nothing: return
    case .key: for shape in shapes { addKeys(shape) }
    case .item:
      for shape in shapes {
        addValues(shape)
        if !cursor.isInBrackets { addKeys(shape) }
      }
    case .value: for shape in shapes { addValues(shape) }
    }
  }

  // MARK: Keys

  private mutating func addKeys(_ shape: Shape) {
    switch shape {
    case .names(let value, .of(let naming), _, _):
      for name in names.all(naming) where !cursor.siblings.contains(name.text) {
        add(name.text, .reference, name.detail, insert: keyText(name.text, value))
      }
    case .names(let value, let keys, let pattern, _):
      if case .defining(let naming) = keys {
        for name in names.inherited(naming) where !cursor.siblings.contains(name.text) {
          add(name.text, .reference, name.detail, insert: keyText(name.text, value))
        }
      }
      for word in words(of: pattern) where !cursor.siblings.contains(word) {
        add(word, .property, nil, insert: keyText(word, value))
      }
    case .block where !cursor.isInBrackets && cursor.role == .key:
      addBlocks()
    default:
      for key in shape.keys ?? [] where !cursor.siblings.contains(key.name) {
        add(
          key.name, .property, key.shape.words, key.plainWords,
          insert: keyText(key.name, key.shape), isDeprecated: false)
      }
    }
  }

  /// A key with its colon, where there is none yet.
  private func keyText(_ name: String, _ shape: Shape) -> String {
    if cursor.hasColon { return name }
    return shape.isOnlyNested && !cursor.isInBrackets ? "\(name):" : "\(name): "
  }

  private mutating func addBlocks() {
    // In a body only some may stand.
    let isInBody = cursor.path.contains(.key("insert"))
    for name in BlockName.allCases where !isInBody || BlockName.insertable.contains(name) {
      let needsMore = name.keys.contains(where: \.isRequired)
      add(
        name.rawValue, .module, name.keys.isEmpty ? "a block" : "a block with options",
        name.plainWords,
        insert: needsMore && !cursor.hasColon ? "\(name.rawValue): " : name.rawValue)
    }
  }

  /// The words of a pattern that lists them, `^(one|two)$`, and what is usual of sizes and numbers.
  private func words(of pattern: String) -> [String] {
    if pattern == Pattern.adSize { return names.sizes(ofSlot: slot).map(\.text) }
    if pattern == Pattern.adNumber { return ["2", "3", "4"] }
    guard pattern.hasPrefix("^("), pattern.hasSuffix(")$") else { return [] }
    let words = pattern.dropFirst(2).dropLast(2).split(separator: "|").map(String.init)
    return words.allSatisfy { $0.allSatisfy { $0.isLetter || $0 == "_" } } ? words : []
  }

  // MARK: Values

  private mutating func addValues(_ shape: Shape) {
    switch shape {
    case .word(let words): for word in words { add(word, .enumMember, nil) }
    case .flag: for word in ["true", "false"] { add(word, .value, nil) }
    case .form(Pattern.adSize, _):
      for size in names.sizes(ofSlot: slot) { add(size.text, .value, size.detail) }
    case .form(_, let examples): for example in examples { add(example, .value, "for example") }
    case .name(.file): addFiles()
    case .name(let naming):
      for name in names.all(naming) { add(name.text, .reference, name.detail) }
    case .block: addBlocks()
    case .list(let item, _) where cursor.role == .value && item.alternatives.count == 1:
      // A list on the key's own line stands in brackets.
      return
    default: return
    }
  }

  /// The slot that the place is inside of.
  private var slot: String? {
    guard let section = cursor.path.firstIndex(of: .key("slots")),
      case .key(let name)? = cursor.path.dropFirst(section + 1).first
    else { return nil }
    return name
  }

  /// The files in the folder that is written so far.
  private mutating func addFiles() {
    let written = view.file.text(in: cursor.word)
    let folder = Path.folder(of: written)
    let project = view.desk.project
    let place = project.path(folder.isEmpty ? "." : folder)
    for name in (try? project.workspace.names(in: place)) ?? [] where !name.hasPrefix(".") {
      add(Path.join(folder, name), .file, nil)
    }
  }

  private mutating func add(
    _ label: String, _ kind: Kind, _ detail: String?, _ words: String? = nil, insert: String? = nil,
    isDeprecated: Bool = false
  ) {
    guard labels.insert(label).inserted else { return }
    let number = String(items.count)
    items.append(
      .known([
        "label": .string(label),
        "kind": JSONValue(kind.rawValue),
        "detail": detail.map { .string($0) },
        "documentation": words.map { .string($0) },
        // In the order of the reference.
        "sortText": .string(String(repeating: "0", count: max(0, 4 - number.count)) + number),
        "textEdit": [
          "range": view.text.range(cursor.word), "newText": .string(insert ?? label),
        ],
      ]))
  }
}

extension Shape {
  /// Whether only mappings or lists stand there.
  var isOnlyNested: Bool {
    alternatives.allSatisfy { shape in
      switch shape {
      case .keys, .names, .list: true
      default: false
      }
    }
  }

  /// What it is, in a few words.
  var words: String {
    switch self {
    case .text: "text"
    case .name(let naming): naming.words
    case .form(_, let examples):
      examples.isEmpty ? "text" : "such as \(examples.joined(separator: ", "))"
    case .flag: "true or false"
    case .integer(let range), .number(let range):
      "a number from \(range.lowerBound) to \(range.upperBound)"
    case .word(let words):
      words.count > 8
        ? "one of \(words.prefix(8).joined(separator: ", ")), …"
        : words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))"
    case .list(let item, _): "a list (\(item.words))"
    case .oneOrMore(let item): "\(item.words), or a list"
    case .names(_, .of(let naming), _, _): "a mapping: \(naming.words) to what holds there"
    case .names: "a mapping of names"
    case .keys(let name): KeyTable.named(name).what
    case .either(let shapes): Self.joined(shapes.map(\.words))
    case .block: "a block"
    case .options: "options"
    }
  }

  private static func joined(_ words: [String]) -> String {
    words.count > 1
      ? words.dropLast().joined(separator: ", ") + " or \(words[words.count - 1])"
      : words.joined()
  }
}

extension Naming {
  /// What has the name.
  var words: String {
    switch self {
    case .breakpoint: "a breakpoint"
    case .region: "a region"
    case .slot: "a slot"
    case .sizeList: "a list of sizes"
    case .layout: "a layout"
    case .section: "a section"
    case .tag: "a tag"
    case .article: "an article"
    case .author: "an author"
    case .rule: "a rule"
    case .file: "a file"
    case .key: "a key of the layout"
    }
  }
}

/// The names that a file may use.
struct NameList {
  struct Name {
    let text: String
    let detail: String?
  }

  private let view: FileView

  init(_ view: FileView) { self.view = view }

  func all(_ naming: Naming) -> [Name] {
    switch naming {
    case .breakpoint, .region, .slot, .sizeList: return defined(naming)
    case .layout:
      let own = Path.stem(of: view.path)
      return view.desk.layoutNames.filter { view.kind != .layout || $0 != own }
        .map { Name(text: $0, detail: "a layout") }
    case .section: return sorted(view.desk.articleNames.sections, "a section")
    case .tag: return sorted(view.desk.articleNames.tags, "a tag")
    case .article: return sorted(view.desk.articleNames.slugs, "an article")
    case .author: return view.desk.authors.keys.map { Name(text: $0.key, detail: $0.name) }
    case .rule:
      return RuleID.allCases.map {
        Name(text: $0.rawValue, detail: RuleExplanation.words(of: $0.rawValue)?.summary)
      }
    case .file: return []
    case .key: return keys
    }
  }

  private func sorted(_ names: Set<String>, _ detail: String) -> [Name] {
    names.sorted().map { Name(text: $0, detail: detail) }
  }

  /// The keys that the layout and those that it extends have, and that a variant may change.
  private var keys: [Name] {
    let sections = Set(KeyTable.named(.variant).keys.map(\.name))
    var known: Set<String> = []
    var names: [Name] = []
    func add(_ node: YAMLNode, below path: String?) {
      guard case .mapping(let entries) = node.content else { return }
      for entry in entries {
        guard let key = entry.key.scalar?.text, path != nil || sections.contains(key) else {
          continue
        }
        let place = path.map { "\($0).\(key)" } ?? key
        if known.insert(place).inserted { names.append(Name(text: place, detail: nil)) }
        add(entry.value, below: place)
      }
    }
    for layout in LayoutFamily(of: view).aboveAndSelf {
      if let root = layout.view.root { add(root, below: nil) }
    }
    return names
  }

  /// What the layouts that it extends define, and it may change.
  func inherited(_ naming: Naming) -> [Name] {
    defined(naming, in: LayoutFamily(of: view).aboveAndSelf.dropFirst())
  }

  /// What the layout and those that it extends define.
  private func defined(_ naming: Naming) -> [Name] {
    let names = defined(naming, in: LayoutFamily(of: view).aboveAndSelf[...])
    if naming == .breakpoint, names.isEmpty, let layout = view.desk.layout(at: view.path) {
      return layout.breakpoints.map { Name(text: $0.name.value, detail: "a breakpoint") }
    }
    return names
  }

  private func defined(
    _ naming: Naming, in layouts: ArraySlice<LayoutFamily.Member>
  ) -> [Name] {
    var known: Set<String> = []
    var names: [Name] = []
    for layout in layouts {
      for use in layout.walk.names
      where use.isDefinition && use.naming == naming && known.insert(use.name).inserted {
        let place = layout.path == view.path ? "" : ", in \(Path.name(of: layout.path))"
        names.append(Name(text: use.name, detail: naming.words + place))
      }
    }
    return names
  }

  /// The sizes that ad servers have and that there is room for
  /// (https://www.iab.com/guidelines/iab-new-ad-portfolio/ and what the slots have already).
  ///
  /// - Parameter slot: where they would stand; where nobody knows its columns, those of the layout count.
  func sizes(ofSlot slot: String?) -> [Name] {
    let usual = [
      (300, 250), (728, 90), (300, 600), (320, 50), (320, 100), (970, 250), (160, 600), (970, 90),
      (300, 100), (336, 280), (468, 60), (300, 1050),
    ]
    let own = slot.map { view.desk.room(ofSlot: $0, in: view.path) } ?? []
    let widths = own.isEmpty ? columnWidths : own
    return usual.compactMap { size -> Name? in
      let text = "\(size.0)x\(size.1)"
      guard let widths else { return Name(text: text, detail: nil) }
      let fitting = widths.filter { $0.width >= size.0 }.map(\.breakpoint)
      return fitting.isEmpty
        ? nil : Name(text: text, detail: "fits \(fitting.joined(separator: ", "))")
    } + [Name(text: "fluid", detail: "as wide as its column")]
  }

  /// How wide the widest column is at each breakpoint; `nil` where errors forbid to know.
  private var columnWidths: [(breakpoint: String, width: Int)]? {
    view.desk.layout(at: view.path).map { layout in
      zip(layout.breakpoints, layout.grids).map { breakpoint, grid in
        (
          breakpoint.name.value,
          grid.areas.map { grid.width(of: $0.columns, viewport: breakpoint.screen.width) }.max()
            ?? breakpoint.screen.width
        )
      }
    }
  }
}
