internal import CMD4C
import GalleyModel

/// Tells a builder what md4c meets in Markdown.
///
/// md4c calls back with pieces of the text that it was given, so that the place of each is known; what
/// stands between two pieces, such as the marks of a list, is nowhere told.
struct MarkdownReader {
  private var builder: BodyBuilder
  private var html = HTMLReader()
  private let text: UnsafeBufferPointer<UInt8>
  private var places: PlaceMap
  /// HTML that came in pieces, not yet told: a tag may go over several.
  private var pendingHTML = Pieces()
  private var code = Pieces()
  private var codeLanguage = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Where the last piece of the text ended.
  private var end = 0
  private var isInCodeBlock = false
  private var isFenced = false
  private var isInCodeSpan = false

  /// - Parameters:
  ///   - text: the Markdown; valid UTF-8.
  ///   - places: from it to the file.
  ///   - file: all bytes of the file.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, in file: SourceLines
  ) -> (body: Body, unread: UnreadMarkup) {
    guard MarkdownSource.isNeeded(for: text) else {
      var reader = MarkdownReader(text, places, file)
      reader.parse()
      return reader.builder.finish()
    }
    let source = MarkdownSource(text, places)
    return source.text.withUnsafeBufferPointer { text in
      var reader = MarkdownReader(text, source.places, file)
      reader.parse()
      return reader.builder.finish()
    }
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, _ places: PlaceMap, _ file: SourceLines) {
    self.text = text
    self.places = places
    builder = BodyBuilder(capacity: text.count + text.count / 8, lines: file)
  }

  private mutating func parse() {
    var parser = MD_PARSER()
    parser.flags = UInt32(
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEURLAUTOLINKS
        | MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS)
    parser.enter_block = { kind, detail, reader in
      MarkdownReader.at(reader) { $0.enter(kind, detail) }
    }
    parser.leave_block = { kind, _, reader in MarkdownReader.at(reader) { $0.leave(kind) } }
    parser.enter_span = { kind, detail, reader in
      MarkdownReader.at(reader) { $0.enter(kind, detail) }
    }
    parser.leave_span = { kind, detail, reader in
      MarkdownReader.at(reader) { $0.leave(kind, detail) }
    }
    parser.text = { kind, text, size, reader in
      MarkdownReader.at(reader) { $0.text(kind, text, Int(size)) }
    }
    withUnsafeMutablePointer(to: &self) { reader in
      let text = reader.pointee.text
      text.withMemoryRebound(to: CChar.self) {
        _ = md_parse($0.baseAddress, UInt32(clamping: $0.count), &parser, reader)
      }
    }
    flushHTML()
  }

  private static func at(
    _ reader: UnsafeMutableRawPointer?, _ work: (inout MarkdownReader) -> Void
  ) -> Int32 {
    guard let reader else { return -1 }
    work(&reader.assumingMemoryBound(to: MarkdownReader.self).pointee)
    return 0
  }
}

// MARK: - Blocks

extension MarkdownReader {
  private mutating func enter(_ kind: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch kind {
    case MD_BLOCK_P: builder.openBlock(.paragraph, from: .markdown)
    case MD_BLOCK_H:
      let level = detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1
      builder.openBlock(.heading(level: Int(level)), from: .markdown)
    case MD_BLOCK_QUOTE: builder.open(.quote, from: .markdown)
    case MD_BLOCK_UL:
      let isTight = detail?.load(as: MD_BLOCK_UL_DETAIL.self).is_tight != 0
      builder.openList(start: nil, isTight: isTight, from: .markdown)
    case MD_BLOCK_OL:
      guard let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self) else { return }
      builder.openList(start: Int(list.start), isTight: list.is_tight != 0, from: .markdown)
    case MD_BLOCK_LI: enterItem(detail?.load(as: MD_BLOCK_LI_DETAIL.self))
    case MD_BLOCK_CODE:
      guard let info = detail?.load(as: MD_BLOCK_CODE_DETAIL.self).lang else { return }
      codeLanguage = Self.bytes(info.text, Int(info.size))
      isFenced = detail?.load(as: MD_BLOCK_CODE_DETAIL.self).fence_char != 0
      isInCodeBlock = true
    case MD_BLOCK_HR: addDivider()
    case MD_BLOCK_TABLE: builder.open(.table, from: .markdown)
    case MD_BLOCK_TR: builder.table?.startRow()
    case MD_BLOCK_TH:
      builder.table?.align(Table.Alignment(detail?.load(as: MD_BLOCK_TD_DETAIL.self).align))
      builder.openText(.cell, .cell, from: .markdown)
    case MD_BLOCK_TD: builder.openText(.cell, .cell, from: .markdown)
    default: break
    }
  }

  private mutating func leave(_ kind: MD_BLOCKTYPE) {
    flushHTML()
    switch kind {
    case MD_BLOCK_P, MD_BLOCK_H:
      html.endBlock(in: &builder)
      builder.closeMarkdownBlock()
    case MD_BLOCK_HTML: html.endBlock(in: &builder)
    case MD_BLOCK_CODE: leaveCode()
    case MD_BLOCK_QUOTE, MD_BLOCK_UL, MD_BLOCK_OL, MD_BLOCK_TABLE, MD_BLOCK_TH, MD_BLOCK_TD:
      html.endBlock(in: &builder)
      builder.closeMarkdownContainer()
    case MD_BLOCK_LI:
      html.endBlock(in: &builder)
      builder.closeMarkdownContainer()
    default: break
    }
  }

  private mutating func enterItem(_ item: MD_BLOCK_LI_DETAIL?) {
    builder.open(.item, from: .markdown)
    guard let item, item.is_task != 0 else { return }
    let isDone = item.task_mark != CChar(bitPattern: UInt8(ascii: " "))
    builder.place = places.place(of: Int(item.task_mark_offset))
    builder.appendMark(isDone ? "☑ " : "☐ ")
  }

  /// md4c does not tell where a divider stands: it is on the next line of nothing but its marks.
  private mutating func addDivider() {
    var start = end
    for _ in 0..<32 {
      guard let lineEnd = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? nonEmptyEnd(start)
      else {
        break
      }
      if Self.isDivider(text[start..<lineEnd]) {
        builder.place = places.place(of: start)
        end = lineEnd
        break
      }
      start = lineEnd + 1
    }
    builder.addDivider()
  }

  private func nonEmptyEnd(_ start: Int) -> Int? { start < text.count ? text.count : nil }

  private static func isDivider(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let marks = line.filter { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    guard marks.count >= 3, let first = marks.first else { return false }
    return marks.allSatisfy { $0 == first }
      && (first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "_"))
  }

  private mutating func leaveCode() {
    isInCodeBlock = false
    let (start, pieces) = (code.start, code.take(from: text))
    if let start { builder.place = places.place(of: isFenced ? lineBefore(start) : start) }
    pieces.withUnsafeBufferPointer { builder.addCode($0, language: codeLanguage) }
  }

  /// The end of the line before one: that of a fence, whose place md4c does not tell.
  private func lineBefore(_ offset: Int) -> Int {
    text[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? offset
  }
}

// MARK: - Spans and text

extension MarkdownReader {
  private mutating func enter(_ kind: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    flushHTML()
    switch kind {
    case MD_SPAN_EM: builder.push(.emphasis, from: .markdown)
    case MD_SPAN_STRONG: builder.push(.strong, from: .markdown)
    case MD_SPAN_DEL: builder.push(.strikethrough, from: .markdown)
    case MD_SPAN_CODE: isInCodeSpan = true
    case MD_SPAN_A:
      guard let link = detail?.load(as: MD_SPAN_A_DETAIL.self) else { return }
      builder.push(link: addLink(link.href, link.title), from: .markdown)
    case MD_SPAN_IMG: builder.openImage()
    default: break
    }
  }

  private mutating func leave(_ kind: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    flushHTML()
    switch kind {
    case MD_SPAN_CODE: isInCodeSpan = false
    case MD_SPAN_IMG:
      guard let image = detail?.load(as: MD_SPAN_IMG_DETAIL.self) else { return }
      setPlace(image.src.text)
      Self.with(image.src) { source in
        Self.with(image.title) { builder.closeImage(source: source, title: $0) }
      }
    case MD_SPAN_EM, MD_SPAN_STRONG, MD_SPAN_DEL, MD_SPAN_A: builder.popMarkdown()
    default: break
    }
  }

  private mutating func text(_ kind: MD_TEXTTYPE, _ start: UnsafePointer<CChar>?, _ size: Int) {
    let piece = Self.bytes(start, size)
    if let offset = text.offset(of: piece) { end = offset + size }
    if isInCodeBlock { return code.append(piece, in: text) }
    if kind == MD_TEXT_HTML { return pendingHTML.append(piece, in: text) }
    flushHTML()
    if html.isSkipping { return html.skip(piece) }
    setPlace(start)
    switch kind {
    case MD_TEXT_NORMAL: builder.append(piece)
    case MD_TEXT_CODE: builder.append(piece, adding: .code)
    case MD_TEXT_SOFTBR: builder.appendSpace()
    case MD_TEXT_BR: builder.appendLineBreak()
    case MD_TEXT_ENTITY: HTMLEntity.decoded(piece).withUnsafeBufferPointer { builder.append($0) }
    default: builder.append("\u{FFFD}")
    }
  }

  private mutating func flushHTML() {
    guard let start = pendingHTML.start else { return }
    let place = places.place(of: start)
    if let range = pendingHTML.takeRange() {
      html.read(UnsafeBufferPointer(rebasing: text[range]), at: place, into: &builder)
    } else {
      pendingHTML.take(from: text).withUnsafeBufferPointer {
        html.read($0, at: place, into: &builder)
      }
    }
  }

  private mutating func addLink(_ href: MD_ATTRIBUTE, _ title: MD_ATTRIBUTE) -> Int16 {
    setPlace(href.text)
    return Self.with(href) { href in Self.with(title) { builder.addLink(to: href, title: $0) } }
  }

  /// Calls a function with an attribute's bytes, its entities decoded.
  private static func with<Result>(
    _ attribute: MD_ATTRIBUTE, _ work: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let whole = bytes(attribute.text, Int(attribute.size))
    guard whole.contains(UInt8(ascii: "&")) || whole.contains(0),
      let offsets = attribute.substr_offsets, let kinds = attribute.substr_types
    else { return work(whole) }
    var decoded: [UInt8] = []
    var index = 0
    while offsets[index] < attribute.size {
      let piece = whole[Int(offsets[index])..<Int(offsets[index + 1])]
      if kinds[index] == MD_TEXT_NORMAL {
        decoded.append(contentsOf: piece)
      } else {
        decoded += HTMLEntity.decoded(UnsafeBufferPointer(rebasing: piece))
      }
      index += 1
    }
    return decoded.withUnsafeBufferPointer(work)
  }

  private static func bytes(_ start: UnsafePointer<CChar>?, _ size: Int) -> UnsafeBufferPointer<
    UInt8
  > {
    UnsafeBufferPointer(
      start: start.map { UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self) }, count: size)
  }

  /// The place of a piece, if it is one of the text and not one of md4c's own.
  private mutating func setPlace(_ start: UnsafePointer<CChar>?) {
    guard let start, let base = text.baseAddress else { return }
    let offset = UnsafeRawPointer(start) - UnsafeRawPointer(base)
    if offset >= 0, offset < text.count { builder.place = places.place(of: offset) }
  }
}

extension Table.Alignment {
  fileprivate init(_ alignment: MD_ALIGN?) {
    switch alignment {
    case MD_ALIGN_LEFT: self = .left
    case MD_ALIGN_CENTER: self = .center
    case MD_ALIGN_RIGHT: self = .right
    default: self = .natural
    }
  }
}
