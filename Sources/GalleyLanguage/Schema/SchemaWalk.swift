package import GalleyBasics
package import GalleyModel

extension Shape {
  /// That of its values that are no mapping.
  var scalars: Shape {
    guard case .either(let shapes) = self else { return self }
    return .either(
      shapes.filter { if case .keys = $0 { false } else { true } })
  }

  /// All that may stand there, each of one kind: text, list or mapping.
  package var alternatives: [Shape] {
    switch self {
    case .either(let shapes): shapes.flatMap(\.alternatives)
    case .oneOrMore(let item): [.list(item)] + item.alternatives
    case .options(let name):
      [self] + (name.shorthandKey?.shape.scalars.alternatives ?? [])
    default: [self]
    }
  }

  /// The keys of a mapping that has keys of the language.
  package var keys: [Key]? {
    switch self {
    case .keys(let name): KeyTable.named(name).keys
    case .options(let name): name.keys + Key.ofEveryBlock
    default: nil
    }
  }

  /// A key of a mapping that has keys of the language.
  func key(_ name: String) -> Key? { keys?.first { $0.name == name } }

  /// What may stand behind a key.
  package func behind(_ key: String) -> [Shape] {
    switch self {
    case .names(let value, _, _, _): value.alternatives
    case .block: BlockName(rawValue: key).map { Shape.options($0).alternatives } ?? []
    default: self.key(key)?.shape.alternatives ?? []
    }
  }

  /// What the items of a list may be.
  package var item: [Shape] {
    if case .list(let item, _) = self { item.alternatives } else { [] }
  }
}

extension BlockName {
  /// The key that a value by itself stands for.
  package var shorthandKey: Key? { keys.first { $0.name == shorthand } }
}

extension JSONSchema.Subject {
  /// What the file as a whole is.
  package var shape: Shape {
    switch self {
    case .layout: .keys(.layout)
    case .site: .keys(.site)
    case .project: .keys(.project)
    case .article: .keys(.article)
    }
  }
}

/// What the tables say of each key and each name of a file, in the order of writing.
package struct SchemaWalk {
  /// A key of the language, or the name of a block.
  package struct KeyUse: Sendable {
    package enum Meaning: Sendable {
      case key(Key)
      case block(BlockName)
    }

    package let meaning: Meaning
    package let span: Span
  }

  /// A name where it is written, without quotes.
  package struct NameUse: Hashable, Sendable {
    package let naming: Naming
    package let name: String
    package let span: Span
    package let isDefinition: Bool
    /// What it defines, with the name itself; the name alone where it defines nothing.
    package let whole: Span
  }

  package private(set) var keys: [KeyUse] = []
  package private(set) var names: [NameUse] = []
  /// The colours, as `#rrggbb` or `#rgb`.
  package private(set) var colors: [Spanned<String>] = []
  /// What was seen already: an alias repeats it.
  private var seen: Set<Range<Int>> = []

  package init(_ root: YAMLNode, as subject: JSONSchema.Subject) {
    visit(root, subject.shape.alternatives)
    if subject == .layout, case .mapping(let entries) = root.content,
      let name = entries.first(where: { $0.key.isScalar("layout") })?.value
    {
      add(name, .layout, defining: root.span)
    }
  }

  private mutating func visit(_ node: YAMLNode, _ shapes: [Shape]) {
    if shapes.isEmpty { return }
    switch node.content {
    case .scalar(let scalar): visit(scalar, node, shapes)
    case .sequence(let items):
      let shapes = shapes.flatMap(\.item)
      for item in items { visit(item, shapes) }
    case .mapping(let entries):
      for entry in entries {
        guard let key = entry.key.scalar?.text else { continue }
        visit(key, entry, shapes)
        visit(entry.value, shapes.flatMap { $0.behind(key) })
      }
    }
  }

  private mutating func visit(_ scalar: YAMLScalar, _ node: YAMLNode, _ shapes: [Shape]) {
    for shape in shapes {
      switch shape {
      // A size is no name of a list of sizes.
      case .form(Pattern.adSize, _):
        guard scalar.text != "fluid", scalar.text.first?.isNumber != true else { return }
      case .name(let naming): return add(node, naming)
      case .block:
        guard let name = BlockName(rawValue: scalar.text) else { continue }
        return add(.block(name), node.span)
      case .form(Pattern.color, _): return colors.append(Spanned(scalar.text, node.span))
      default: continue
      }
    }
  }

  private mutating func visit(_ key: String, _ entry: YAMLEntry, _ shapes: [Shape]) {
    for shape in shapes {
      switch shape {
      case .names(_, .of(let naming), _, _): return add(entry.key, naming)
      case .names(_, .defining(let naming), _, _):
        let whole = entry.key.span.range.lowerBound..<entry.value.span.range.upperBound
        return add(entry.key, naming, defining: Span(entry.key.span.file, whole))
      case .block:
        guard let name = BlockName(rawValue: key) else { continue }
        return add(.block(name), entry.key.span)
      default:
        guard let known = shape.key(key) else { continue }
        return add(.key(known), entry.key.span)
      }
    }
  }

  private mutating func add(_ meaning: KeyUse.Meaning, _ span: Span) {
    guard seen.insert(span.range).inserted else { return }
    keys.append(KeyUse(meaning: meaning, span: span))
  }

  /// Adds the names in a text: those of regions may be several.
  private mutating func add(_ node: YAMLNode, _ naming: Naming, defining whole: Span? = nil) {
    guard let scalar = node.scalar, let range = node.textRange,
      seen.insert(node.span.range).inserted
    else { return }
    let file = node.span.file
    if naming == .key { return addNames(inKey: range, of: file) }
    guard naming == .region else {
      let span = Span(file, range)
      names.append(
        NameUse(
          naming: naming, name: scalar.text, span: span, isDefinition: whole != nil,
          whole: whole ?? span))
      return
    }
    for word in file.bytes[range].split(separator: UInt8(ascii: " ")) where word != [0x2E] {
      let span = Span(file, word.startIndex..<word.endIndex)
      names.append(
        NameUse(
          naming: naming, name: span.text, span: span, isDefinition: whole != nil,
          whole: whole ?? span))
    }
  }

  /// Adds the names that lead to a key of the layout: `rail` in `slots.rail.sizes`.
  private mutating func addNames(inKey range: Range<Int>, of file: SourceFile) {
    var shapes = [Shape.keys(.layout)]
    for word in file.bytes[range].split(separator: UInt8(ascii: ".")) {
      let span = Span(file, word.startIndex..<word.endIndex)
      for case .names(_, let keys, _, _) in shapes {
        switch keys {
        case .defining(let naming), .of(let naming):
          names.append(
            NameUse(naming: naming, name: span.text, span: span, isDefinition: false, whole: span))
        case .free: break
        }
      }
      shapes = shapes.flatMap { $0.behind(span.text) }
    }
  }
}

extension YAMLNode {
  /// Where a text stands as it is, without quotes; `nil` where it is written otherwise.
  package var textRange: Range<Int>? {
    guard let scalar, !scalar.isNull else { return nil }
    let count = scalar.text.utf8.count
    var range = span.range
    switch scalar.style {
    case .plain: break
    case .singleQuoted, .doubleQuoted:
      guard range.count >= 2 else { return nil }
      range = range.lowerBound + 1..<range.upperBound - 1
    case .literal, .folded: return nil
    }
    guard range.count == count, span.file.bytes[range].elementsEqual(scalar.text.utf8) else {
      return nil
    }
    return range
  }
}
