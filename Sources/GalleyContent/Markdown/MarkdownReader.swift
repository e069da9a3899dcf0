internal import CCMarkGFM
import GalleyModel

/// Walks cmark-gfm's tree and tells a builder what it meets.
struct MarkdownReader {
  private var builder: BodyBuilder
  private var html = HTMLReader()
  /// The author's own text, and what signs in the read one stand for.
  private let source: UnsafeBufferPointer<UInt8>
  private let masks: Masks
  private var notes = NoteOrder()
  private var lines: MarkdownLines
  private var places: PlaceMap
  private var slips: MarkdownSlips
  /// The line of the text that the walk has come to, from 1.
  private var line = 1
  /// The box of a task, until its text begins.
  private var taskMark: StaticString?
  /// Whether a piece is read that stands within a line, so that its paragraph is none.
  private var isWithinLine = false
  /// How many bytes of text come that say what kind of box a quotation is, and are no text.
  private var alertMark = 0

  /// - Parameters:
  ///   - text: the Markdown; valid UTF-8.
  ///   - places: from it to the file.
  ///   - file: all bytes of the file.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, in file: SourceLines
  ) -> (body: Body, unread: UnreadMarkup) {
    var builder = BodyBuilder(capacity: text.count + text.count / 8, lines: file)
    if let (limit, place) = MarkdownEffort.excess(of: text) {
      var places = places
      builder.unread.pass(limit, at: places.place(of: place))
      return builder.finish()
    }
    var reader: MarkdownReader
    if MarkdownSource.isNeeded(for: text) {
      let ready = MarkdownSource(text, places)
      reader = MarkdownReader(of: text, ready.masks, builder)
      ready.text.withUnsafeBufferPointer { reader.read($0, ready.places) }
      reader.read(ready.notes, ready.surplus)
    } else {
      reader = MarkdownReader(of: text, Masks(), builder)
      reader.read(text, places)
    }
    reader.html.finish(in: &reader.builder)
    return reader.builder.finish()
  }

  /// Reads HTML, in which the tags of a site generator mean what they mean in Markdown.
  static func read(
    html text: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, in file: SourceLines
  ) -> (body: Body, unread: UnreadMarkup) {
    let ready = MarkdownSource(html: text, places)
    var reader = MarkdownReader(
      of: text, ready.masks, BodyBuilder(capacity: text.count + text.count / 8, lines: file))
    ready.text.withUnsafeBufferPointer { reader.blockHTML($0, ready.places) }
    reader.html.finish(in: &reader.builder)
    return reader.builder.finish()
  }

  /// Reads Markdown that stands within another text, all of it for one place of the file.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, at place: Int, into builder: consuming BodyBuilder
  ) -> BodyBuilder {
    if let (limit, _) = MarkdownEffort.excess(of: text) {
      var builder = builder
      builder.unread.pass(limit, at: Int32(clamping: place))
      return builder
    }
    let ready = MarkdownSource(text, PlaceMap(standingAt: place))
    var reader = MarkdownReader(of: text, ready.masks, builder)
    ready.text.withUnsafeBufferPointer { reader.read($0, PlaceMap(standingAt: place)) }
    reader.read(ready.notes, ready.surplus)
    reader.html.finish(in: &reader.builder)
    return reader.builder
  }

  private init(
    of source: UnsafeBufferPointer<UInt8>, _ masks: Masks, _ builder: consuming BodyBuilder
  ) {
    self.source = source
    self.masks = masks
    self.builder = builder
    html.masks = masks
    lines = MarkdownLines()
    places = PlaceMap()
    slips = MarkdownSlips(in: UnsafeBufferPointer(start: nil, count: 0))
  }

  /// Reads Markdown into what is open, which is not always the body.
  private mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ itsPlaces: PlaceMap, withinLine: Bool = false
  ) {
    let outer = (lines, places, line, builder.markdownBase, isWithinLine, slips)
    (lines, places, line, isWithinLine) = (MarkdownLines(text), itsPlaces, 1, withinLine)
    slips = MarkdownSlips(in: text)
    builder.markdownBase = builder.inlineCount
    parse(text)
    tellSlips()
    (lines, places, line, builder.markdownBase, isWithinLine, slips) = outer
  }

  /// Tells what Markdown makes of the text otherwise than its author meant.
  private mutating func tellSlips() {
    slips.finish()
    for slip in slips.found.sorted(by: { $0.place.lowerBound < $1.place.lowerBound }) {
      let start = Int(places.place(of: slip.place.lowerBound))
      let end = max(start, Int(places.place(of: slip.place.upperBound)))
      builder.unread.misread(slip.message, slip.advice, at: start..<end)
    }
  }

  private mutating func parse(_ text: UnsafeBufferPointer<UInt8>) {
    guard let document = MarkdownDocument(text), let walk = cmark_iter_new(document.root) else {
      return
    }
    defer { cmark_iter_free(walk) }
    if document.syntax.contains(.tooManyCells) {
      builder.unread.pass(.cells, at: places.place(of: 0))
    }
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
      address(of: node) {
        $1.closeImage(source: $0, title: Self.bytes(cmark_node_get_title(node)))
      }
    case CMARK_NODE_PARAGRAPH where isWithinLine: break
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
  private static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
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
    case CMARK_NODE_TEXT: text(Self.bytes(cmark_node_get_literal(node)))
    case CMARK_NODE_CODE: code(Self.bytes(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK:
      go(to: line + 1)
      if !html.isSkipping { builder.appendSpace() }
    case CMARK_NODE_LINEBREAK:
      go(to: line + 1)
      if !html.isSkipping { builder.appendLineBreak() }
    case CMARK_NODE_HTML_INLINE: inlineHTML(Self.bytes(cmark_node_get_literal(node)))
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      slips.emphasis(node, lines.range(of: line))
      builder.push(type == CMARK_NODE_EMPH ? .emphasis : .strong, from: .markdown)
    case CMARK_NODE_LINK:
      slips.link(node, lines.range(of: line))
      address(of: node) {
        let link = $1.addLink(to: $0, title: Self.bytes(cmark_node_get_title(node)))
        $1.push(link: link, from: .markdown)
      }
    case CMARK_NODE_IMAGE: builder.openImage()
    default: break
    }
  }

  private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    if alertMark > 0 {
      let skipped = min(alertMark, text.count)
      alertMark -= skipped
      return self.text(UnsafeBufferPointer(rebasing: text[skipped...]))
    }
    if !html.isSkipping { slips.words(text, lines.range(of: line)) }
    var rest = text
    while let (range, mask) = masks.first(in: rest) {
      plainText(UnsafeBufferPointer(rebasing: rest[..<range.lowerBound]))
      stand(for: mask)
      rest = UnsafeBufferPointer(rebasing: rest[range.upperBound...])
    }
    plainText(rest)
  }

  private mutating func plainText(_ text: UnsafeBufferPointer<UInt8>) {
    html.isSkipping ? html.skip(text) : builder.appendMarkdown(text)
  }

  private mutating func code(_ text: UnsafeBufferPointer<UInt8>) {
    if html.isSkipping { return html.skip(text) }
    written(text) { $1.append($0, adding: .code) }
  }

  /// Tells the builder of code, as its author wrote it.
  private mutating func written(
    _ code: UnsafeBufferPointer<UInt8>,
    _ tell: (UnsafeBufferPointer<UInt8>, inout BodyBuilder) -> Void
  ) {
    guard let written = masks.written(in: code, of: source) else { return tell(code, &builder) }
    written.withUnsafeBufferPointer { tell($0, &builder) }
  }

  /// Tells the builder of where a link or a picture leads.
  private mutating func address(
    of node: OpaquePointer, _ tell: (UnsafeBufferPointer<UInt8>, inout BodyBuilder) -> Void
  ) {
    let url = Self.bytes(cmark_node_get_url(node))
    guard let address = masks.addresses(in: url, &builder.unread) else {
      return tell(url, &builder)
    }
    address.withUnsafeBufferPointer { tell($0, &builder) }
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
    slips.begin()
    switch type {
    case CMARK_NODE_PARAGRAPH where isWithinLine: break
    case CMARK_NODE_PARAGRAPH:
      slips.paragraph(lines, line...max(line, Int(cmark_node_get_end_line(node))))
      builder.openBlock(.paragraph, from: .markdown)
      if let mark { builder.appendMark(mark) }
    case CMARK_NODE_HEADING:
      let level = Int(cmark_node_get_heading_level(node))
      slips.heading(lines.range(of: line))
      builder.openBlock(.heading(level: level), from: .markdown)
    case CMARK_NODE_BLOCK_QUOTE: openQuote(node)
    case CMARK_NODE_LIST: openList(node)
    case CMARK_NODE_ITEM: openItem(node)
    case CMARK_NODE_CODE_BLOCK: codeBlock(node)
    case CMARK_NODE_THEMATIC_BREAK: if !html.isSkipping { builder.addDivider() }
    case CMARK_NODE_HTML_BLOCK: blockHTML(Self.bytes(cmark_node_get_literal(node)))
    case galley_node_table(): openTable(node)
    case galley_node_table_row():
      builder.table?.startRow()
      slips.row(rest(of: line, from: node), columns: builder.table?.alignments.count ?? 0)
    case galley_node_table_cell(): builder.openText(.cell, .cell, from: .markdown)
    default: break
    }
  }

  /// Opens a quotation, or the box that GitHub makes of one which begins with `[!NOTE]` and its like.
  private mutating func openQuote(_ node: OpaquePointer) {
    guard !html.isSkipping, let kind = alert(in: node) else {
      return builder.open(.quote, from: .markdown)
    }
    builder.open(.group(.box), from: .markdown)
    builder.openBlock(.paragraph, from: .markdown)
    builder.push(.strong, from: .markdown)
    builder.append(kind.title)
    builder.popMarkdown()
    builder.closeMarkdownBlock()
    alertMark = kind.title.utf8CodeUnitCount + 3
  }

  /// The kind of box that the first line of a quotation names, and nothing else.
  private func alert(in node: OpaquePointer) -> Alert? {
    // No more is read than the mark's own width, since a line may open as many quotations as it has bytes.
    let line = lines.bytes(of: rest(of: line, from: node))
    let words = line.dropFirst().prefix(Self.widestAlertMark).drop { $0 <= 0x20 }
    guard line.first == UInt8(ascii: ">"), words.starts(with: "[!".utf8),
      let close = words.firstIndex(of: UInt8(ascii: "]")),
      line[(close + 1)...].allSatisfy({ $0 <= 0x20 })
    else { return nil }
    let name = String(decoding: words[(words.startIndex + 2)..<close], as: UTF8.self)
    return Alert(rawValue: name.lowercased())
  }

  /// Of `    [!IMPORTANT]`, which is the longest.
  private static let widestAlertMark = 16

  private mutating func openList(_ node: OpaquePointer) {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    if isOrdered { slips.list(node, lines) }
    builder.openList(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0, from: .markdown)
  }

  private mutating func openItem(_ node: OpaquePointer) {
    builder.open(.item, from: .markdown)
    guard galley_is_task(node) else { return }
    taskMark = cmark_gfm_extensions_get_tasklist_item_checked(node) ? "☑ " : "☐ "
  }

  /// A line from where a node begins in it.
  private func rest(of line: Int, from node: OpaquePointer) -> Range<Int> {
    let whole = lines.range(of: line)
    let column = max(0, Int(cmark_node_get_start_column(node)) - 1)
    return min(whole.lowerBound + column, whole.upperBound)..<whole.upperBound
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

  private mutating func codeBlock(_ node: OpaquePointer) {
    let text = Self.bytes(cmark_node_get_literal(node))
    if html.isSkipping { return html.skip(text) }
    let language = Self.bytes(cmark_node_get_fence_info(node)).prefix { $0 > 0x20 }
    written(text) { $1.addCode($0, language: UnsafeBufferPointer(rebasing: language)) }
  }

  /// Reads a block of HTML, and what signs in it stand for.
  private mutating func blockHTML(_ text: UnsafeBufferPointer<UInt8>) {
    blockHTML(text, placesOfLines(of: text))
  }

  private mutating func blockHTML(
    _ text: UnsafeBufferPointer<UInt8>, _ itsPlaces: PlaceMap?
  ) {
    var (tokens, itsPlaces) = (HTMLTokenizer(text), itsPlaces)
    let start = builder.place
    while let mask = html.read(&tokens, &itsPlaces, at: start, into: &builder) { stand(for: mask) }
    html.endBlock(in: &builder)
  }

  /// The places of HTML whose lines are those of the text, but for signs and for what stands before them
  /// in a list or a quote; `nil` where it stands in the text as it is.
  private mutating func placesOfLines(of text: UnsafeBufferPointer<UInt8>) -> PlaceMap? {
    if masks.isEmpty, lines.have(text, from: line) { return nil }
    var itsPlaces = PlaceMap()
    itsPlaces.add(0, is: Int(builder.place))
    var next = line
    for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      next += 1
      itsPlaces.add(offset + 1, is: Int(places.place(of: lines.start(of: next))))
    }
    return itsPlaces
  }
}

// MARK: - What is not Markdown's

extension MarkdownReader {
  /// Tells the builder what a sign stands for.
  private mutating func stand(for mask: Mask) {
    builder.place = Int32(clamping: mask.place.lowerBound)
    for piece in mask.pieces {
      if html.isSkipping, case .html = piece {} else if html.isSkipping { continue }
      switch piece {
      case .html(var html):
        let place = builder.place
        html.withUTF8 { self.html.read($0, at: place, into: &builder) }
      case .markdown(var text):
        let places = PlaceMap(standingAt: Int(builder.place))
        text.withUTF8 { read($0, places, withinLine: true) }
      case .code(var language, var text):
        text.withUTF8 { text in language.withUTF8 { builder.addCode(text, language: $0) } }
      case .address(var text): text.withUTF8 { builder.append($0) }
      case .note(let index): builder.appendNoteMark(notes.number(of: index))
      case .definition: builder.startDefinition()
      case .place(let place): builder.placeLastImage(at: place)
      case .unread(let kind, let name, let words):
        builder.unread.add(kind, name, at: mask.place, words: words)
      }
    }
  }

  /// Reads the notes, in the order in which the text refers to them; those that nothing refers to last.
  private mutating func read(_ all: [Int: MarkdownSource.Note], _ surplus: [MarkdownSource.Note]) {
    guard !all.isEmpty else { return }
    html.endBlock(in: &builder)
    builder.endBlock()
    if let first = (notes.order.first ?? all.keys.min()).flatMap({ all[$0] }) {
      builder.place = Int32(clamping: first.place)
    }
    builder.open(.group(.notes), from: .markdown)
    builder.openList(start: 1, isTight: true, from: .markdown)
    var next = 0
    while next < notes.order.count {
      if let note = all[notes.order[next]] { read(note) }
      next += 1
    }
    for index in all.keys.sorted() where !notes.isReferred(to: index) {
      if let note = all[index] { read(note) }
    }
    for note in surplus { read(note) }
    builder.closeMarkdownContainer()
    builder.closeMarkdownContainer()
  }

  private mutating func read(_ note: MarkdownSource.Note) {
    builder.place = Int32(clamping: note.place)
    builder.open(.item, from: .markdown)
    note.text.withUnsafeBufferPointer { read($0, note.places) }
    builder.closeMarkdownContainer()
  }
}

/// The kinds of box that GitHub knows in quotations.
private enum Alert: String {
  case note, tip, important, warning, caution

  var title: StaticString {
    switch self {
    case .note: "Note"
    case .tip: "Tip"
    case .important: "Important"
    case .warning: "Warning"
    case .caution: "Caution"
    }
  }
}

/// The notes that a text refers to, in the order of its first references.
private struct NoteOrder {
  private(set) var order: [Int] = []
  private var numbers: [Int: Int] = [:]

  /// A note's number, from 1.
  mutating func number(of index: Int) -> Int {
    if let number = numbers[index] { return number }
    order.append(index)
    numbers[index] = order.count
    return order.count
  }

  func isReferred(to index: Int) -> Bool { numbers[index] != nil }
}

/// Where the lines of a Markdown text begin, as cmark-gfm counts them.
struct MarkdownLines {
  private let text: UnsafeBufferPointer<UInt8>
  private var starts = [0]

  /// Those of no text.
  init() { text = UnsafeBufferPointer(start: nil, count: 0) }

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

  func bytes(of range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> { text[range] }

  /// A line without its end.
  func range(of line: Int) -> Range<Int> {
    let start = start(of: line)
    var end = line < starts.count ? starts[max(line, 1)] : text.count
    while end > start, text[end - 1] == UInt8(ascii: "\n") || text[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return start..<end
  }

  /// Whether some bytes stand in the text from the start of a line on.
  func have(_ bytes: UnsafeBufferPointer<UInt8>, from line: Int) -> Bool {
    let start = start(of: line)
    guard start + bytes.count <= text.count, let base = text.baseAddress,
      let other = bytes.baseAddress
    else { return false }
    return galley_are_equal(base + start, other, bytes.count)
  }
}

extension Body {
  /// The version of cmark-gfm that runs.
  package static var libraryVersion: String { String(cString: cmark_version_string()) }
}
