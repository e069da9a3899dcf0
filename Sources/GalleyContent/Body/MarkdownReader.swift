internal import CCMarkGFM
import GalleyModel

/// Walks cmark-gfm's tree and tells a builder what it meets.
struct MarkdownReader {
  private var builder: BodyBuilder
  private var html = HTMLReader()
  /// What to add to a line of the Markdown to have the line of the file.
  private let lineOffset: Int32

  init(capacity: Int, lineOffset: Int32) {
    builder = BodyBuilder(capacity: capacity)
    self.lineOffset = lineOffset
  }

  mutating func read(_ root: OpaquePointer) {
    guard let walk = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(walk) }
    while true {
      switch cmark_iter_next(walk) {
      case CMARK_EVENT_ENTER: enter(cmark_iter_get_node(walk))
      case CMARK_EVENT_EXIT: exit(cmark_iter_get_node(walk))
      default: return
      }
    }
  }

  consuming func finish() -> Body { builder.finish() }

  private mutating func enter(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    if type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == CMARK_NODE_TEXT.rawValue
      & UInt32(CMARK_NODE_TYPE_MASK)
    {
      enterInline(node, type)
    } else {
      enterBlock(node, type)
    }
  }

  private mutating func enterInline(_ node: OpaquePointer, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_TEXT:
      if !html.isSkipping { builder.appendMarkdown(bytes(cmark_node_get_literal(node))) }
    case CMARK_NODE_SOFTBREAK:
      builder.line += 1
      builder.appendSpace()
    case CMARK_NODE_LINEBREAK:
      builder.line += 1
      builder.appendLineBreak()
    case CMARK_NODE_CODE: builder.append(bytes(cmark_node_get_literal(node)), adding: .code)
    case CMARK_NODE_HTML_INLINE: html.read(bytes(cmark_node_get_literal(node)), into: &builder)
    case CMARK_NODE_EMPH: builder.push(.emphasis, from: .markdown)
    case CMARK_NODE_STRONG: builder.push(.strong, from: .markdown)
    case CMARK_NODE_LINK: builder.push(link: link(node), from: .markdown)
    case CMARK_NODE_IMAGE: builder.openImage()
    default: break
    }
  }

  private mutating func enterBlock(_ node: OpaquePointer, _ type: cmark_node_type) {
    builder.line = max(cmark_node_get_start_line(node), 1) &+ lineOffset
    switch type {
    case CMARK_NODE_PARAGRAPH: builder.openBlock(.paragraph, from: .markdown)
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      builder.openBlock(.heading(level: level), from: .markdown)
    case CMARK_NODE_BLOCK_QUOTE: builder.open(.quote, from: .markdown)
    case CMARK_NODE_LIST: openList(node)
    case CMARK_NODE_ITEM: builder.open(.item, from: .markdown)
    case CMARK_NODE_CODE_BLOCK:
      builder.addCode(
        bytes(cmark_node_get_literal(node)), language: firstWord(cmark_node_get_fence_info(node)))
    case CMARK_NODE_THEMATIC_BREAK: builder.addDivider()
    case CMARK_NODE_HTML_BLOCK: html.readBlock(bytes(cmark_node_get_literal(node)), into: &builder)
    case galley_node_table(): openTable(node)
    case galley_node_table_row(): builder.table?.startRow()
    case galley_node_table_cell(): builder.openText(.cell, .cell, from: .markdown)
    default: break
    }
  }

  private mutating func exit(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK: builder.popMarkdown()
    case CMARK_NODE_IMAGE: closeImage(node)
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      html.endBlock()
      builder.closeMarkdownBlock()
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM, galley_node_table(),
      galley_node_table_cell():
      html.endBlock()
      builder.closeMarkdownContainer()
    default: break
    }
  }

  private mutating func openList(_ node: OpaquePointer) {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    builder.openList(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0, from: .markdown)
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

  private mutating func link(_ node: OpaquePointer) -> Int16 {
    builder.addLink(to: bytes(cmark_node_get_url(node)), title: bytes(cmark_node_get_title(node)))
  }

  private mutating func closeImage(_ node: OpaquePointer) {
    builder.closeImage(
      source: bytes(cmark_node_get_url(node)), title: bytes(cmark_node_get_title(node)))
  }

  /// The bytes of a string of cmark's, which ends in a NUL and lives as long as its node.
  private func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    let length = galley_length(string)
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self), count: length)
  }

  private func firstWord(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    let bytes = bytes(string)
    return UnsafeBufferPointer(rebasing: bytes.prefix { $0 > 0x20 })
  }
}
