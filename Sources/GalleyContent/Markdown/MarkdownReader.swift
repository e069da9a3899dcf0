internal import CCMarkGFM
import GalleyModel

/// Walks cmark-gfm's tree and tells a builder what it meets.
struct MarkdownReader {
  private var builder: BodyBuilder
  private var html = HTMLReader()
  private let lines: MarkdownLines
  private var places: PlaceMap
  /// The line of the text that the walk has come to, from 1.
  private var line = 1
  /// The box of a task, until its text begins.
  private var taskMark: StaticString?

  /// - Parameters:
  ///   - text: the Markdown; valid UTF-8.
  ///   - places: from it to the file.
  ///   - file: all bytes of the file.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, in file: SourceLines
  ) -> (body: Body, unread: UnreadMarkup) {
    var reader = MarkdownReader(text, places, file)
    reader.parse(text)
    return reader.builder.finish()
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, _ file: SourceLines) {
    lines = MarkdownLines(text)
    self.places = places
    builder = BodyBuilder(capacity: text.count + text.count / 8, lines: file)
  }

  private mutating func parse(_ text: UnsafeBufferPointer<UInt8>) {
    guard let document = MarkdownDocument(text), let walk = cmark_iter_new(document.root) else {
      return
    }
    defer { cmark_iter_free(walk) }
    while true {
      switch cmark_iter_next(walk) {
      case CMARK_EVENT_ENTER: enter(cmark_iter_get_node(walk))
      case CMARK_EVENT_EXIT: exit(cmark_iter_get_node(walk))
      default: return
      }
    }
  }

  private mutating func enter(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    if type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == CMARK_NODE_TEXT.rawValue
      & UInt32(CMARK_NODE_TYPE_MASK)
    {
      enterInline(node, type)
    } else {
      go(to: Int(cmark_node_get_start_line(node)))
      enterBlock(node, type)
    }
  }

  private mutating func go(to line: Int) {
    self.line = max(line, 1)
    builder.place = places.place(of: lines.start(of: self.line))
  }

  private mutating func exit(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK: builder.popMarkdown()
    case CMARK_NODE_IMAGE:
      builder.closeImage(
        source: bytes(cmark_node_get_url(node)), title: bytes(cmark_node_get_title(node)))
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      html.endBlock(in: &builder)
      builder.closeMarkdownBlock()
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM, galley_node_table(),
      galley_node_table_cell():
      html.endBlock(in: &builder)
      builder.closeMarkdownContainer()
    default: break
    }
  }

  /// The bytes of a string of cmark's, which ends in a NUL and lives as long as its node.
  private func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    let length = galley_length(string)
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self), count: length)
  }
}

// MARK: - Within lines

extension MarkdownReader {
  private mutating func enterInline(_ node: OpaquePointer, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_TEXT: text(bytes(cmark_node_get_literal(node)))
    case CMARK_NODE_CODE: code(bytes(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK:
      go(to: line + 1)
      if !html.isSkipping { builder.appendSpace() }
    case CMARK_NODE_LINEBREAK:
      go(to: line + 1)
      if !html.isSkipping { builder.appendLineBreak() }
    case CMARK_NODE_HTML_INLINE: inlineHTML(bytes(cmark_node_get_literal(node)))
    case CMARK_NODE_EMPH: builder.push(.emphasis, from: .markdown)
    case CMARK_NODE_STRONG: builder.push(.strong, from: .markdown)
    case CMARK_NODE_LINK:
      let link = builder.addLink(
        to: bytes(cmark_node_get_url(node)), title: bytes(cmark_node_get_title(node)))
      builder.push(link: link, from: .markdown)
    case CMARK_NODE_IMAGE: builder.openImage()
    default: break
    }
  }

  private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    html.isSkipping ? html.skip(text) : builder.appendMarkdown(text)
  }

  private mutating func code(_ text: UnsafeBufferPointer<UInt8>) {
    html.isSkipping ? html.skip(text) : builder.append(text, adding: .code)
  }

  private mutating func inlineHTML(_ text: UnsafeBufferPointer<UInt8>) {
    let start = builder.place
    html.read(text, at: start, into: &builder)
    builder.place = start
    let breaks = text.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    if breaks > 0 { go(to: line + breaks) }
  }
}

// MARK: - Blocks

extension MarkdownReader {
  private mutating func enterBlock(_ node: OpaquePointer, _ type: cmark_node_type) {
    let mark = taskMark.take()
    switch type {
    case CMARK_NODE_PARAGRAPH:
      builder.openBlock(.paragraph, from: .markdown)
      if let mark { builder.appendMark(mark) }
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      builder.openBlock(.heading(level: level), from: .markdown)
    case CMARK_NODE_BLOCK_QUOTE: builder.open(.quote, from: .markdown)
    case CMARK_NODE_LIST: openList(node)
    case CMARK_NODE_ITEM: openItem(node)
    case CMARK_NODE_CODE_BLOCK:
      let language = bytes(cmark_node_get_fence_info(node)).prefix { $0 > 0x20 }
      builder.addCode(
        bytes(cmark_node_get_literal(node)), language: UnsafeBufferPointer(rebasing: language))
    case CMARK_NODE_THEMATIC_BREAK: builder.addDivider()
    case CMARK_NODE_HTML_BLOCK: blockHTML(bytes(cmark_node_get_literal(node)))
    case galley_node_table(): openTable(node)
    case galley_node_table_row(): builder.table?.startRow()
    case galley_node_table_cell(): builder.openText(.cell, .cell, from: .markdown)
    default: break
    }
  }

  private mutating func openList(_ node: OpaquePointer) {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    builder.openList(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0, from: .markdown)
  }

  private mutating func openItem(_ node: OpaquePointer) {
    builder.open(.item, from: .markdown)
    guard galley_is_task(node) else { return }
    taskMark = cmark_gfm_extensions_get_tasklist_item_checked(node) ? "☑ " : "☐ "
  }

  private mutating func openTable(_ node: OpaquePointer) {
    builder.open(.table, from: .markdown)
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return }
    builder.table?.alignments = (0..<columns).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .natural
      }
    }
  }

  /// Reads a block of HTML: its lines are those of the text, without what stands before them in a list
  /// or a quote.
  private mutating func blockHTML(_ text: UnsafeBufferPointer<UInt8>) {
    if lines.have(text, from: line) {
      html.read(text, at: builder.place, into: &builder)
    } else {
      var itsPlaces = PlaceMap()
      itsPlaces.add(0, is: Int(builder.place))
      var next = line
      for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
        next += 1
        itsPlaces.add(offset + 1, is: Int(places.place(of: lines.start(of: next))))
      }
      html.read(text, itsPlaces, into: &builder)
    }
    html.endBlock(in: &builder)
  }
}

/// Where the lines of a Markdown text begin, as cmark-gfm counts them.
private struct MarkdownLines {
  private let text: UnsafeBufferPointer<UInt8>
  private var starts = [0]

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    guard let base = text.baseAddress else { return }
    let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let hasReturns = galley_index_of(carriageReturn, base, text.count) >= 0
    var start = 0
    while start < text.count {
      if hasReturns {
        guard let end = text[start...].firstIndex(where: { $0 == newline || $0 == carriageReturn })
        else { return }
        let isPair = text[end] == carriageReturn && end + 1 < text.count && text[end + 1] == newline
        start = end + (isPair ? 2 : 1)
      } else {
        let found = galley_index_of(newline, base + start, text.count - start)
        if found < 0 { return }
        start += found + 1
      }
      starts.append(start)
    }
  }

  /// - Parameter line: from 1; one behind the last is the last.
  func start(of line: Int) -> Int { starts[min(max(line, 1), starts.count) - 1] }

  /// Whether some bytes stand in the text from the start of a line on.
  func have(_ bytes: UnsafeBufferPointer<UInt8>, from line: Int) -> Bool {
    let start = start(of: line)
    guard start + bytes.count <= text.count, let base = text.baseAddress,
      let other = bytes.baseAddress
    else { return false }
    return galley_are_equal(base + start, other, bytes.count)
  }
}
