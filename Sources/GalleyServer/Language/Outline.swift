import Galley
import GalleyBasics
import GalleyContent

/// The outline of a file, and what of it may be folded away.
struct Outline {
  /// The numbers that the protocol has for what a symbol is.
  private enum Kind: Int {
    case module = 2
    case string = 15
    case number = 16
    case boolean = 17
    case array = 18
    case object = 19
  }

  /// How deep the outline goes.
  private static let deepest = 5

  private let view: FileView

  static func symbols(_ question: LanguageQuestion) -> JSONValue? {
    let outline = Outline(view: question.view)
    let keys = question.view.root.map { outline.symbols($0, depth: 0) } ?? []
    return .array(keys + outline.headings().map(outline.symbol))
  }

  private func symbols(_ node: YAMLNode, depth: Int) -> [JSONValue] {
    guard depth < Self.deepest else { return [] }
    switch node.content {
    case .scalar: return []
    case .mapping(let entries):
      return entries.compactMap { entry in
        let name = entry.key.scalar?.text ?? ""
        let last = max(entry.value.span.range.upperBound, entry.key.span.range.upperBound)
        // What an alias repeats stands elsewhere.
        guard !name.isEmpty, isOwn(entry.key.span), last >= entry.key.span.range.upperBound else {
          return nil
        }
        return symbol(
          name, entry.value, entry.key.span.range, entry.key.span.range.lowerBound..<last,
          symbols(entry.value, depth: depth + 1))
      }
    case .sequence(let items):
      return items.flatMap { item -> [JSONValue] in
        if let scalar = item.scalar {
          let name = excerpt(scalar.text)
          return name.isEmpty || !isOwn(item.span) || item.span.range.isEmpty
            ? [] : [symbol(name, item, item.span.range, item.span.range, [])]
        }
        return symbols(item, depth: depth + 1)
      }
    }
  }

  private func isOwn(_ span: Span) -> Bool { span.range.upperBound <= view.file.bytes.count }

  private func symbol(
    _ name: String, _ value: YAMLNode, _ selection: Range<Int>, _ range: Range<Int>,
    _ children: [JSONValue]
  ) -> JSONValue {
    let kind: Kind
    switch value.content {
    case .mapping: kind = .object
    case .sequence: kind = .array
    case .scalar(let scalar):
      kind =
        scalar.style == .plain && Double(scalar.text) != nil
        ? .number : scalar.text == "true" || scalar.text == "false" ? .boolean : .string
    }
    let detail = value.scalar.map { excerpt($0.text) }
    return .known([
      "name": .string(name),
      "detail": detail == nil || detail == "" || detail == name ? nil : .string(detail ?? ""),
      "kind": JSONValue(kind.rawValue),
      "range": view.text.range(range),
      "selectionRange": view.text.range(selection),
      "children": children.isEmpty ? nil : .array(children),
    ])
  }

  // MARK: Headings

  private struct Heading {
    var level: Int
    var title: String
    var line: Range<Int>
    /// To the next heading of its level.
    var end: Int
    var inside: [Heading] = []
  }

  /// The headings of an article's text, each with those below it.
  private func headings() -> [Heading] {
    guard case .article = view.kind else { return [] }
    var flat = flatHeadings()
    for index in flat.indices.reversed() {
      let next = flat[(index + 1)...].first { $0.level <= flat[index].level }
      flat[index].end = next?.line.lowerBound ?? view.file.bytes.count
    }
    return Self.nested(flat[...])
  }

  private static func nested(_ flat: ArraySlice<Heading>) -> [Heading] {
    var rest = flat
    var result: [Heading] = []
    while var first = rest.popFirst() {
      let inside = rest.prefix { $0.level > first.level }
      rest = rest.dropFirst(inside.count)
      first.inside = nested(inside)
      result.append(first)
    }
    return result
  }

  private func flatHeadings() -> [Heading] {
    let text = view.text
    let body = FrontMatter(view.file).body
    var headings: [Heading] = []
    var fence: ArraySlice<UInt8>?
    for line in text.line(at: body.lowerBound)..<text.lineCount {
      let range = text.range(ofLine: line)
      let content = view.file.bytes[range].drop { $0 == UInt8(ascii: " ") }
      let mark = content.prefix { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }
      if mark.count >= 3 {
        if let open = fence {
          if mark.first == open.first, mark.count >= open.count { fence = nil }
        } else {
          fence = mark
        }
        continue
      }
      let level = content.prefix { $0 == UInt8(ascii: "#") }.count
      guard fence == nil, (1...6).contains(level), content.dropFirst(level).first == 0x20 else {
        continue
      }
      var title = content.dropFirst(level + 1)
      while title.last == UInt8(ascii: "#") || title.last == 0x20 { title.removeLast() }
      guard !title.isEmpty else { continue }
      headings.append(
        Heading(
          level: level, title: excerpt(String(decoding: title, as: UTF8.self)), line: range,
          end: range.upperBound))
    }
    return headings
  }

  private func symbol(_ heading: Heading) -> JSONValue {
    .known([
      "name": .string(heading.title),
      "kind": JSONValue(Kind.string.rawValue),
      "range": view.text.range(heading.line.lowerBound..<heading.end),
      "selectionRange": view.text.range(heading.line),
      "children": heading.inside.isEmpty ? nil : .array(heading.inside.map(symbol)),
    ])
  }

  // MARK: Folding

  static func folds(_ question: LanguageQuestion) -> JSONValue? {
    let outline = Outline(view: question.view)
    var folds: Set<Range<Int>> = []
    if let root = question.view.root { outline.collect(root, &folds) }
    outline.collect(outline.headings(), &folds)
    let comments = outline.comments()
    let sorted = folds.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    return .array(
      sorted.map {
        ["startLine": JSONValue($0.lowerBound), "endLine": JSONValue($0.upperBound)]
      }
        + comments.map {
          [
            "startLine": JSONValue($0.lowerBound), "endLine": JSONValue($0.upperBound),
            "kind": "comment",
          ]
        })
  }

  private func collect(_ node: YAMLNode, _ folds: inout Set<Range<Int>>) {
    switch node.content {
    case .scalar: return
    case .mapping(let entries):
      for entry in entries {
        add(entry.key.span.range.lowerBound, entry.value.span.range.upperBound, &folds)
        collect(entry.value, &folds)
      }
    case .sequence(let items):
      for item in items {
        if item.scalar == nil {
          add(item.span.range.lowerBound, item.span.range.upperBound, &folds)
        }
        collect(item, &folds)
      }
    }
  }

  private func collect(_ headings: [Heading], _ folds: inout Set<Range<Int>>) {
    for heading in headings {
      add(heading.line.lowerBound, max(heading.line.upperBound, heading.end - 1), &folds)
      collect(heading.inside, &folds)
    }
  }

  private func add(_ start: Int, _ end: Int, _ folds: inout Set<Range<Int>>) {
    guard start <= end else { return }
    let (first, last) = (view.text.line(at: start), view.text.line(at: end))
    if last > first { folds.insert(first..<last) }
  }

  /// Comments of several lines.
  private func comments() -> [Range<Int>] {
    guard let yaml = view.yaml, !yaml.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var start: Int?
    let lines = view.text.line(at: yaml.lowerBound)...view.text.line(at: yaml.upperBound)
    for line in lines {
      let content = view.file.bytes[view.text.range(ofLine: line)].drop { $0 == 0x20 }
      let isComment = content.first == UInt8(ascii: "#")
      if isComment, start == nil { start = line }
      if let first = start, !isComment || line == lines.upperBound {
        let last = isComment ? line : line - 1
        if last > first { found.append(first..<last) }
        start = nil
      }
    }
    return found
  }
}
