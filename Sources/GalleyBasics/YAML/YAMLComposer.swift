/// Builds the node tree from libyaml's events.
struct YAMLComposer: ~Copyable {
  /// A node with what the limits need to know of it, all aliases expanded.
  struct Composed {
    var node: YAMLNode
    /// How many nodes it is made of, itself included.
    var size = 1
    /// How many lists and mappings stand inside each other in it.
    var height = 0
  }

  /// Thrown after the diagnostic that says why reading ends here.
  struct Halt: Error {}

  let source: UnsafeBufferPointer<UInt8>
  let file: SourceFile
  /// Where the source starts in the file.
  let base: Int
  let limits: YAMLLimits
  private var parser: YAMLEventParser
  var cursor: ScalarCursor
  private(set) var anchors: [String: Composed] = [:]
  private(set) var openAnchors: [String] = []
  private var nodeCount = 0
  private var aliasNodeCount = 0
  var diagnostics: [Diagnostic] = []

  init?(
    _ source: UnsafeBufferPointer<UInt8>, isASCII: Bool, file: SourceFile, base: Int,
    limits: YAMLLimits
  ) {
    guard let parser = YAMLEventParser(source) else { return nil }
    self.source = source
    self.file = file
    self.base = base
    self.limits = limits
    self.parser = parser
    self.cursor = ScalarCursor(source, isASCII: isASCII)
  }

  /// Reads the first document; says so if there are more.
  consuming func compose() -> Diagnosed<YAMLNode?> {
    do throws(Halt) {
      let root = try document()
      return Diagnosed(root, diagnostics)
    } catch {
      return Diagnosed(nil, diagnostics)
    }
  }

  private mutating func document() throws(Halt) -> YAMLNode? {
    _ = try next()
    guard case .documentStart = try next().kind else { return nil }
    let root = try node(from: try next(), depth: 0).node
    _ = try next()
    let following = try next()
    if case .documentStart = following.kind { report(secondDocument: following) }
    if root.isNull, root.span.range.isEmpty { return nil }
    return root
  }

  // MARK: Nodes

  private mutating func node(from event: YAMLEvent, depth: Int) throws(Halt) -> Composed {
    nodeCount += 1
    if nodeCount > limits.nodes { throw refuse(tooManyNodes: span(event)) }
    if case .alias(let name) = event.kind { return try alias(name, event, depth: depth) }
    if let anchor = event.anchor { openAnchors.append(anchor) }
    if let tag = event.tag { warn(ofTag: tag, at: event) }
    let composed: Composed
    switch event.kind {
    case .scalar(let scalar):
      composed = Composed(node: YAMLNode(.scalar(scalar), span(event)))
      if event.isMultiline, scalar.style == .plain { warn(ofListIn: composed.node.span) }
    case .sequenceStart: composed = try sequence(event, depth: depth + 1)
    default: composed = try mapping(event, depth: depth + 1)
    }
    if let anchor = event.anchor {
      openAnchors.removeLast()
      anchors[anchor] = composed
    }
    return composed
  }

  private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(Halt) -> Composed {
    if depth > limits.depth { throw refuse(depth: depth, span(start)) }
    let lower = contentStart(start)
    var items: [YAMLNode] = []
    var size = 1
    var height = 0
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind {
        let span = span(from: lower, to: event, last: items.last?.span)
        return Composed(node: YAMLNode(.sequence(items), span), size: size, height: height + 1)
      }
      let item = try node(from: event, depth: depth)
      size += item.size
      height = max(height, item.height)
      items.append(item.node)
    }
  }

  private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(Halt) -> Composed {
    if depth > limits.depth { throw refuse(depth: depth, span(start)) }
    let lower = contentStart(start)
    var builder = YAMLMappingBuilder()
    var size = 1
    var height = 0
    while true {
      let event = try next()
      if case .mappingEnd = event.kind {
        let span = span(from: lower, to: event, last: builder.lastSpan)
        let entries = builder.finish(&diagnostics)
        return Composed(node: YAMLNode(.mapping(entries), span), size: size, height: height + 1)
      }
      var key = try node(from: event, depth: depth)
      var value = try node(from: try next(), depth: depth)
      if value.node.isNull { repair(&key.node, &value.node, inMappingAt: lower) }
      size += key.size + value.size
      height = max(height, key.height, value.height)
      builder.add(key.node, value.node, &diagnostics)
    }
  }

  private mutating func alias(
    _ name: String, _ event: YAMLEvent, depth: Int
  ) throws(Halt) -> Composed {
    let place = span(event)
    guard var target = anchors[name] else {
      report(undefinedAlias: name, place)
      return Composed(node: YAMLNode(.scalar(YAMLScalar("")), place))
    }
    let (total, overflow) = aliasNodeCount.addingReportingOverflow(target.size)
    aliasNodeCount = total
    if overflow || total > limits.aliasNodes {
      throw refuse(expansion: overflow ? .max : total, place)
    }
    if depth + target.height > limits.depth { throw refuse(depth: depth + target.height, place) }
    target.node.span = place
    return target
  }

  // MARK: Events and places

  private mutating func next() throws(Halt) -> YAMLEvent {
    do throws(YAMLProblem) {
      return try parser.next()
    } catch {
      let syntaxError = YAMLSyntaxError(
        problem: error.problem, place: base + cursor.byteOffset(ofScalar: error.place),
        context: error.context ?? "",
        contextPlace: base + cursor.byteOffset(ofScalar: error.contextPlace),
        source: YAMLText(file, base..<base + source.count))
      diagnostics.append(syntaxError.diagnostic)
      throw Halt()
    }
  }

  mutating func span(_ event: YAMLEvent) -> Span {
    let start = contentStart(event)
    let end = cursor.byteOffset(ofScalar: event.end)
    return Span(file, base + start..<base + trimmed(start, end))
  }

  /// The span of a list or mapping: to its bracket, or to the end of its last content, since libyaml
  /// ends a block only where the next token starts.
  private mutating func span(from lower: Int, to end: YAMLEvent, last: Span?) -> Span {
    let upper = cursor.byteOffset(ofScalar: end.end)
    let isBracketed =
      lower < source.count && upper > lower
      && ((source[lower] == UInt8(ascii: "[") && source[upper - 1] == UInt8(ascii: "]"))
        || (source[lower] == UInt8(ascii: "{") && source[upper - 1] == UInt8(ascii: "}")))
    if isBracketed { return Span(file, base + lower..<base + upper) }
    return Span(file, base + lower..<max(base + lower, last?.range.upperBound ?? 0))
  }

  /// Where a node's content starts, behind its anchor and tag.
  private mutating func contentStart(_ event: YAMLEvent) -> Int {
    var offset = cursor.byteOffset(ofScalar: event.start)
    guard event.anchor != nil || event.tag != nil else { return offset }
    let end = cursor.byteOffset(ofScalar: event.end)
    while offset < end, source[offset] == UInt8(ascii: "&") || source[offset] == UInt8(ascii: "!") {
      while offset < end, !source[offset].isBlank { offset += 1 }
      offset = firstContent(from: offset, to: end)
    }
    return offset
  }

  private func firstContent(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      if source[offset] == UInt8(ascii: "#") {
        while offset < end, !source[offset].isLineBreak { offset += 1 }
      } else if source[offset].isBlank {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, source[end - 1].isBlank { end -= 1 }
    return end
  }
}
