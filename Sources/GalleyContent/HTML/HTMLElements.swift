import GalleyModel

extension BodyBuilder {
  /// Opens an item, closing the one before it; outside of a list it opens a list of bullets too.
  ///
  /// - Parameter number: the one that it says itself.
  mutating func openItem(number: Int? = nil) {
    if let depth = depth(ofOpen: { $0.tag == .li || $0.tag == .ul || $0.tag == .ol }),
      frames[depth].tag == .li
    {
      while frames.count > depth { closeFrame() }
    }
    let top = frames[frames.count - 1]
    if !top.isFlat, top.kind != .list || top.origin != .html {
      openList(start: nil, isTight: true, from: .html, tag: .ul)
    }
    let depth = frames.count
    open(.item, from: .html, tag: .li)
    if frames.count > depth { frames[depth].number = number }
  }

  /// Remembers the name of the note that the item which was just opened is, so that links to it lead there.
  mutating func nameNote(_ name: [UInt8]) {
    let depth = frames.count
    // The page names the items of the first list of its notes.
    guard depth > 3, frames[depth - 1].kind == .item, frames[depth - 2].kind == .list,
      frames[depth - 3].kind == .group(.notes), frames[depth - 3].blocks.isEmpty,
      !name.isEmpty, noteNumbers[name] == nil
    else { return }
    noteNumbers[name] = frames[depth - 2].list.items.count + 1
  }

  /// Whether what is open stands in notes.
  var isInNotes: Bool { frames.contains { $0.kind == .group(.notes) } }

  /// Lets links to the names of notes lead to them by the names that they have on the page.
  mutating func linkNotes() {
    guard !noteNumbers.isEmpty else { return }
    for index in body.links.indices {
      let destination = body.text[body.links[index].destination.indices]
      guard destination.first == UInt8(ascii: "#"),
        let number = noteNumbers[Array(destination.dropFirst())]
      else { continue }
      body.links[index].destination = Array("#note-\(number)".utf8).withUnsafeBufferPointer {
        store($0)
      }
    }
  }

  mutating func startRow() {
    guard closeCell(), table != nil else { return breakBlock() }
    table?.startRow()
  }

  mutating func startCell(_ tag: HTMLTag) {
    guard table?.isRowFull == false, closeCell() else { return breakBlock() }
    openText(.cell, .cell, from: .html, tag: tag)
  }

  /// Closes the cell that is open in the innermost table.
  ///
  /// - Returns: whether a row or a cell may begin here; not in a table within a cell, where there
  ///   can only be text.
  private mutating func closeCell() -> Bool {
    if let depth = depth(ofOpen: { $0.tag == .td || $0.tag == .th || $0.tag == .table }),
      frames[depth].kind == .cell
    {
      while frames.count > depth { closeFrame() }
    }
    return !frames[frames.count - 1].isFlat
  }

  /// Takes the language of preformatted text from the classes of the `code` that begins it:
  /// `language-swift`.
  mutating func nameLanguage(_ classes: [UInt8]) {
    guard case .preformatted = leaf?.kind, body.text.count == leaf?.firstByte else { return }
    let names = classes.split { $0 <= 0x20 }
    guard let name = names.first(where: { $0.starts(with: "language-".utf8) }) else { return }
    let language = name.dropFirst("language-".utf8.count).withUnsafeBufferPointer { store($0) }
    leaf?.kind = .preformatted(language: language)
    leaf?.firstByte = body.text.count
  }

  mutating func addLink(
    to destination: [UInt8], title: [UInt8], relation: BodyLink.Relation = []
  ) -> Int16 {
    let link = destination.withUnsafeBufferPointer { destination in
      title.withUnsafeBufferPointer { addLink(to: destination, title: $0) }
    }
    if link != Run.noLink { body.links[Int(link)].relation = relation }
    return link
  }

  // MARK: Elements that mean something by their class

  /// Opens what an element is for.
  mutating func open(_ role: HTMLRole, _ tag: HTMLTag, _ attributes: HTMLAttributes) {
    switch role {
    case .figure: openFigure(tag, at: attributes.place)
    case .caption: openText(.caption, .caption, from: .html, tag: tag)
    case .group(let kind):
      let depth = frames.count
      open(.group(kind), from: .html, tag: tag)
      if frames.count > depth { frames[depth].place = attributes.place }
      // The list itself says that it is one of notes; its end is that of both.
      if tag == .ol { openList(start: 1, isTight: true, from: .html) }
    case .post:
      let depth = frames.count
      openText(.post, .post, from: .html, tag: tag)
      guard frames.count > depth, frames[depth].kind == .post else { return }
      frames[depth].firstLink = body.links.count
      let names: [StaticString] = [
        "data-href", "cite", "data-instgrm-permalink", "data-text-post-permalink",
      ]
      frames[depth].address = names.lazy.compactMap { attributes[$0] }.first
    }
  }

  /// - Parameter place: where the figure says that its picture stands.
  mutating func openFigure(_ tag: HTMLTag, at place: PicturePlace) {
    let depth = frames.count
    open(.figure, from: .html, tag: tag)
    if frames.count > depth { frames[depth].place = place }
  }

  /// Notes an element that means nothing, so that its end is not taken for that of one around it.
  mutating func openNested(_ tag: HTMLTag) {
    if let depth = depth(ofOpen: { $0.tag == tag }) { frames[depth].nested += 1 }
    breakBlock()
  }

  mutating func closeNested(_ tag: HTMLTag) {
    guard let depth = depth(ofOpen: { $0.tag == tag }) else { return breakBlock() }
    guard frames[depth].nested > 0 else { return closeElement(tag) }
    frames[depth].nested -= 1
    breakBlock()
  }

  /// Closes a paragraph or a heading, which may be a caption.
  mutating func closeTextElement(_ tag: HTMLTag) {
    if frames[frames.count - 1].tag == tag { closeElement(tag) } else { endBlock() }
  }

  // MARK: Terms and posts

  mutating func openDefinition(_ tag: HTMLTag) {
    if let depth = depth(ofOpen: { $0.tag == .dt || $0.tag == .dd || $0.tag == .dl }),
      frames[depth].tag != .dl
    {
      while frames.count > depth { closeFrame() }
    }
    if tag == .dt {
      openText(.term, .term, from: .html, tag: tag)
    } else {
      open(.definition, from: .html, tag: tag)
    }
  }

  mutating func closeDefinition(_ frame: Frame) {
    let outer = frames.count - 1
    guard frames[outer].kind == .definitions else {
      for block in frame.blocks { add(again: block) }
      return
    }
    if let last = frames[outer].entries.indices.last {
      frames[outer].entries[last].blocks += frame.blocks
    } else {
      frames[outer].entries.append(Definition(terms: [], blocks: frame.blocks))
    }
  }

  /// Begins what defines the text above it: Markdown's `: …`.
  mutating func startDefinition() {
    guard !frames[frames.count - 1].isFlat, let open = leaf else { return breakBlock() }
    var term: RichText?
    if body.runs.count > open.firstRun, open.kind == .paragraph {
      if open.isDefinition {
        closeLeaf()
      } else {
        leaf?.kind = .term
        term = takeTerm()
      }
    }
    openLeaf(.paragraph, from: .markdown)
    leaf?.isDefinition = true
    leaf?.definedTerm = term
  }

  private mutating func takeTerm() -> RichText? {
    frames.append(
      Frame(.definitions, origin: .markdown, line: leaf?.line ?? 0, inlineBase: inlines.count))
    closeLeaf()
    return frames.popLast()?.entries.first?.terms.first
  }

  /// Adds what defines a term, or what stands above.
  mutating func addDefinition(of term: RichText?, _ text: RichText, line: Int32) {
    let paragraph = BodyBlock(
      .paragraph(text), line: line, wordEnd: Int32(clamping: counter.words))
    let depth = frames.count - 1
    let last = frames[depth].blocks.indices.last
    if let last, case .definitions(var entries) = frames[depth].blocks[last].content,
      !entries.isEmpty
    {
      guard mayAddBlock(), term == nil || mayAddBlock() else { return }
      // The list grows where it lies: no second one is kept meanwhile.
      frames[depth].blocks[last].content = .divider
      if let term {
        entries.append(Definition(terms: [term], blocks: [paragraph]))
      } else {
        entries[entries.count - 1].blocks.append(paragraph)
      }
      frames[depth].blocks[last].content = .definitions(entries)
      frames[depth].blocks[last].wordEnd = paragraph.wordEnd
    } else if let term {
      add(.definitions([Definition(terms: [term], blocks: [paragraph])]), line: line)
    } else if let last, case .paragraph(let above) = frames[depth].blocks[last].content,
      frames[depth].kind != .list
    {
      let line = frames[depth].blocks.removeLast().line
      addDefinition(of: above, text, line: line)
    } else {
      add(.paragraph(text), line: line)
    }
  }

  /// Adds a post with the text that its source has of it; the last link in it leads there.
  mutating func closePost(_ frame: Frame) {
    let words = postText.take() ?? RichText(runs: 0..<0)
    let own = body.links.indices.dropFirst(frame.firstLink).last { index in
      Provider.isShown(body.string(body.links[index].destination))
    }
    let address =
      own.map { Array(body.text[body.links[$0].destination.indices]) } ?? frame.address
    guard let address else {
      guard !words.isEmpty else { return }
      return add(.quote([BodyBlock(.paragraph(words), line: frame.line)]), line: frame.line)
    }
    let provider = Provider(address: String(decoding: address, as: UTF8.self))
    let link = own.map { Int16($0) } ?? addLink(to: address, title: [])
    add(
      .embed(
        Embed(
          provider.kind == .interactive ? .post : provider.kind, link: link,
          words: words, provider: provider)),
      line: frame.line)
  }
}

// MARK: - Languages and directions

extension BodyBuilder {
  /// Lets a language and a direction hold until the end of an element, or counts an element that says none.
  mutating func startSpeech(_ speech: Speech?, of tag: HTMLTag) {
    if let last = spoken.last, last.tag == tag, tag.endsWithNext, frames.count <= last.depth + 1 {
      endSpeech(of: tag, whole: true)
    }
    guard let speech, !tag.isVoid, spoken.count < Self.depthLimit else {
      if let last = spoken.indices.last, spoken[last].tag == tag { spoken[last].nested += 1 }
      return
    }
    spoken.append(SpokenElement(tag: tag, outer: self.speech, depth: frames.count))
    var whole = speech
    if whole.language.isEmpty { whole.language = body.speech(self.speech)?.language ?? "" }
    whole.direction = whole.direction ?? body.speech(self.speech)?.direction
    if let known = body.speeches.firstIndex(of: whole) {
      self.speech = UInt8(known + 1)
    } else if body.speeches.count < Int(UInt8.max) {
      body.speeches.append(whole)
      self.speech = UInt8(body.speeches.count)
    }
  }

  /// - Parameter whole: whether all elements of the tag that are open in it end too.
  mutating func endSpeech(of tag: HTMLTag, whole: Bool = false) {
    guard let index = spoken.lastIndex(where: { $0.tag == tag }) else { return }
    guard whole || spoken[index].nested == 0 else {
      spoken[index].nested -= 1
      return
    }
    speech = spoken[index].outer
    spoken.removeSubrange(index...)
  }
}

extension Frame {
  /// Whether a caption in it belongs to all that it holds.
  var takesCaption: Bool {
    switch kind {
    case .figure, .group: true
    default: false
    }
  }
}

extension AdMark.Kind {
  /// What a comment says of advertisements; `nil` where it is about something else.
  ///
  /// - Parameter comment: with its `<!--` and `-->`.
  init?(comment: Slice<UnsafeBufferPointer<UInt8>>) {
    guard comment.count >= 7, comment.starts(with: "<!--".utf8) else { return nil }
    let text = comment.dropFirst(4).dropLast(3)
    let words = String(decoding: text.prefix(64), as: UTF8.self).lowercased()
      .split { $0.isWhitespace || $0 == ":" }
    let hasColon = text.contains(UInt8(ascii: ":"))
    switch words {
    case ["/ad"]: self = .end
    case ["ad", "none"] where hasColon: self = .none
    case ["ad", "here"] where hasColon: self = .here
    case _ where words.first == "ad" && hasColon || Self.isMeant(words): self = .unknown
    default: return nil
    }
  }

  /// Whether a short comment is probably a mark with a slip in it: `ads: none`, `no ad`, `/ads`.
  private static func isMeant(_ words: [Substring]) -> Bool {
    let names: Set<Substring> = ["ad", "ads", "adv", "advert", "adverts"]
    guard (1...3).contains(words.count) else { return false }
    if let first = words.first, first.hasPrefix("/") { return names.contains(first.dropFirst()) }
    return words.contains(where: names.contains)
      && words.contains { $0 == "none" || $0 == "here" || $0 == "no" }
  }
}

extension BodyBuilder {
  /// Notes what the author says of advertisements here.
  mutating func mark(_ kind: AdMark.Kind) {
    if leaf?.isImplicit == true, frames.count == 1 { closeLeaf() }
    body.adMarks.append(
      AdMark(
        kind, gap: frames[0].blocks.count, isInside: leaf != nil || frames.count > 1, line: line))
  }
}
