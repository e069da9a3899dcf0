internal import CGumbo
import GalleyModel

/// An HTML page as a browser understands it: a tree, whatever is wrong with the tags.
///
/// The nodes stand in one list in the order of the page, each with the index behind its last descendant,
/// so that a part of the page is a range and nothing of it is ever copied.
struct HTMLDocument {
  struct Node {
    enum Content {
      /// `nil` for an element that means nothing in an article.
      case element(HTMLTag?, name: Range<Int>)
      /// Text with its character references decoded.
      case text
      case comment
    }

    var content: Content
    /// Index of the node that it stands in; -1 for the outermost.
    var parent: Int
    /// Index behind its last descendant.
    var end: Int
    /// Where it stands in the file.
    var place: Int32
    /// Of text, its bytes among the document's.
    var text: Range<Int>
    /// Of an element, its attributes among the document's.
    var attributes: Range<Int>
  }

  struct Attribute {
    /// In lower case.
    var name: Range<Int>
    var value: Range<Int>
  }

  private(set) var nodes: [Node] = []
  private(set) var attributes: [Attribute] = []
  /// The bytes of all texts, names and values, decoded.
  private(set) var bytes: [UInt8] = []

  /// The most elements that may stand in each other: the parser frees a tree by recursion.
  private static let depthLimit = 512

  /// - Returns: `nil` for a page that has a problem, and where memory ends.
  init?(_ source: UnsafeBufferPointer<UInt8>) {
    guard Self.problem(of: source) == nil else { return nil }
    var options = galley_gumbo_options()
    options.max_errors = 0
    let output = source.withMemoryRebound(to: CChar.self) {
      gumbo_parse_with_options(&options, $0.baseAddress, $0.count)
    }
    guard let output else { return nil }
    defer { gumbo_destroy_output(&options, output) }
    bytes.reserveCapacity(source.count)
    add(output.pointee.root, of: source)
  }

  /// Why a page is not read, by the tags as they are written: the parser would not end well, or not soon.
  static func problem(of source: UnsafeBufferPointer<UInt8>) -> Problem? {
    var tokens = HTMLTokenizer(source)
    var depth = 0
    var isInDrawing = false
    while let token = tokens.next() {
      switch token {
      case .start(let name, let attributes):
        let text = UnsafeBufferPointer(rebasing: source[name])
        if source.hasManyAttributes(attributes) { return .tooManyAttributes }
        let tag = HTMLTag(text)
        isInDrawing = tag == .svg || isInDrawing && text.isShape
        if isInDrawing, source.isClosed(attributes) {
          isInDrawing = tag != .svg
          continue
        }
        if text.opens(tag) { depth += 1 }
        if depth > depthLimit { return .tooDeep }
      case .end(let name):
        depth = max(0, depth - 1)
        isInDrawing = isInDrawing && UnsafeBufferPointer(rebasing: source[name]).isShape
      case .text, .comment: break
      }
    }
    return nil
  }

  enum Problem: String {
    case tooDeep = "the elements of the page stand too deep in each other to be read"
    case tooManyAttributes = "an element of the page has more than 1,024 attributes"
  }

  /// Adds a tree, without recursion.
  private mutating func add(
    _ root: UnsafeMutablePointer<GumboNode>?, of source: UnsafeBufferPointer<UInt8>
  ) {
    guard let root else { return }
    var waiting: [(node: UnsafeMutablePointer<GumboNode>?, parent: Int)] = [(root, -1)]
    while let (node, parent) = waiting.popLast() {
      guard let node else {
        nodes[parent].end = nodes.count
        continue
      }
      let index = nodes.count
      switch node.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        addElement(node.pointee.v.element, parent, of: source)
        waiting.append((nil, index))
        let children = node.pointee.v.element.children
        for child in (0..<Int(children.length)).reversed() {
          let child = children.data[child]?.assumingMemoryBound(to: GumboNode.self)
          if let child { waiting.append((child, index)) }
        }
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        addText(node.pointee.v.text, .text, parent)
      case GUMBO_NODE_COMMENT: addText(node.pointee.v.text, .comment, parent)
      default: break
      }
    }
  }

  private mutating func addElement(
    _ element: GumboElement, _ parent: Int, of source: UnsafeBufferPointer<UInt8>
  ) {
    let first = attributes.count
    for index in 0..<Int(element.attributes.length) {
      guard let data = element.attributes.data[index] else { continue }
      let attribute = data.assumingMemoryBound(to: GumboAttribute.self).pointee
      attributes.append(Attribute(name: store(attribute.name), value: store(attribute.value)))
    }
    let name = store(gumbo_normalized_tagname(element.tag))
    let tag = bytes.withUnsafeBufferPointer { HTMLTag(UnsafeBufferPointer(rebasing: $0[name])) }
    nodes.append(
      Node(
        content: .element(tag, name: name), parent: parent, end: nodes.count + 1,
        place: Int32(clamping: Int(element.start_pos.offset)), text: 0..<0,
        attributes: first..<attributes.count))
  }

  private mutating func addText(_ text: GumboText, _ content: Node.Content, _ parent: Int) {
    nodes.append(
      Node(
        content: content, parent: parent, end: nodes.count + 1,
        place: Int32(clamping: Int(text.start_pos.offset)), text: store(text.text),
        attributes: 0..<0))
  }

  private mutating func store(_ text: UnsafePointer<CChar>?) -> Range<Int> {
    let start = bytes.count
    guard var next = text else { return start..<start }
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return start..<bytes.count
  }
}

extension HTMLDocument {
  func tag(_ node: Int) -> HTMLTag? {
    if case .element(let tag, _) = nodes[node].content { tag } else { nil }
  }

  func isElement(_ node: Int) -> Bool {
    if case .element = nodes[node].content { true } else { false }
  }

  func isText(_ node: Int) -> Bool {
    if case .text = nodes[node].content { true } else { false }
  }

  func name(_ node: Int) -> String {
    guard case .element(_, let name) = nodes[node].content else { return "" }
    return string(name)
  }

  func name(of node: Int, isOneOf names: [StaticString]) -> Bool {
    guard case .element(_, let name) = nodes[node].content else { return false }
    return names.contains { equals(name, $0) }
  }

  private func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    var offset = 0
    while offset < range.count, bytes[range.lowerBound + offset] == text.utf8Start[offset] {
      offset += 1
    }
    return offset == range.count
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func attribute(_ name: StaticString, of node: Int) -> Range<Int>? {
    attributes[nodes[node].attributes].first { equals($0.name, name) }?.value
  }

  func text(_ name: StaticString, of node: Int) -> String? {
    attribute(name, of: node).map { string($0).trimmed.nonEmpty } ?? nil
  }

  /// The children of a node.
  func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < nodes[node].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }

  /// The text of all that stands in a node, white space folded.
  func words(of node: Int) -> String {
    var text: [UInt8] = []
    for index in node..<nodes[node].end where isText(index) { text += bytes[nodes[index].text] }
    return String(decoding: text, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The first headline that says something.
  var headline: Int? { all(.h1).first { !words(of: $0).isEmpty } }

  /// The nodes with a tag, in the order of the page.
  func all(_ tag: HTMLTag, in range: Range<Int>? = nil) -> [Int] {
    (range ?? nodes.indices).filter { self.tag($0) == tag }
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension UnsafeBufferPointer<UInt8> {
  private static var shapeNames: [StaticString] {
    [
      "path", "g", "circle", "rect", "line", "polygon", "polyline", "ellipse", "use", "defs",
      "stop", "symbol", "mask", "clippath", "lineargradient", "radialgradient", "text", "tspan",
      "filter", "animate",
    ]
  }

  /// Whether it names an element of a drawing (SVG), where a tag that ends in `/>` needs no other: elsewhere
  /// browsers do not look at that.
  fileprivate var isShape: Bool { Self.shapeNames.contains(where: self.is) }

  /// Elements that hold nothing and mean nothing in an article.
  private static var voidNames: [StaticString] {
    [
      "meta", "link", "input", "base", "area", "param", "track", "col", "keygen", "frame",
      "basefont",
      "bgsound",
    ]
  }

  /// Whether an element of this name may hold others that do not end with the next of its kind.
  fileprivate func opens(_ tag: HTMLTag?) -> Bool {
    switch tag {
    case .p, .li, .td, .tr: false
    case let tag?: !tag.isVoid
    case nil: !Self.voidNames.contains(where: self.is)
    }
  }

  /// Whether a tag ends in `/>`.
  fileprivate func isClosed(_ attributes: Range<Int>) -> Bool {
    attributes.upperBound > 0 && self[attributes.upperBound - 1] == UInt8(ascii: "/")
  }

  /// Whether a tag has more than 1,024 attributes: the parser compares each with all before it.
  fileprivate func hasManyAttributes(_ attributes: Range<Int>) -> Bool {
    guard attributes.count > 4096 else { return false }
    var (count, quote, isSpace) = (0, UInt8(0), true)
    for byte in self[attributes] {
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte <= 0x20 {
        isSpace = true
      } else {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        if isSpace { count += 1 }
        isSpace = false
      }
    }
    return count > 1024
  }
}
