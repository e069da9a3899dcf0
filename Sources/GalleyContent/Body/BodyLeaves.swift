import GalleyModel

extension BodyBuilder {
  /// Opens a paragraph or a heading; where blocks cannot stand, it breaks the line instead.
  mutating func openBlock(_ kind: Leaf.Kind, from origin: Origin) {
    breakBlock()
    if origin == .markdown { markdownBase = inlines.count }
    guard !frames[frames.count - 1].isFlat else { return }
    closeLeaf()
    openLeaf(kind, from: origin)
  }

  /// Closes Markdown's paragraph or heading, and the styles that HTML left on in it.
  mutating func closeMarkdownBlock() {
    endBlock()
    truncateInlines(to: markdownBase)
    while let last = spoken.last, last.tag.isInline { endSpeech(of: last.tag, whole: true) }
  }

  /// Closes the leaf though it may be empty, or breaks the line in one that goes on.
  mutating func endBlock() {
    breakBlock()
    if !frames[frames.count - 1].isFlat { closeLeaf() }
  }

  /// Where one block ends and another may begin: closes the leaf if it has text, or breaks the line
  /// in one that goes on.
  mutating func breakBlock() {
    guard let open = leaf else { return }
    if frames[frames.count - 1].isFlat {
      leaf?.needsBreak = true
    } else if body.runs.count > open.firstRun {
      closeLeaf()
    }
  }

  mutating func openLeaf(_ kind: Leaf.Kind, from origin: Origin, isImplicit: Bool = false) {
    counter.separate()
    if !imageLinks.isEmpty { imageLinks.removeAll() }
    (ruby, quotationDepth) = (nil, 0)
    leaf = Leaf(
      kind: kind, origin: origin, isImplicit: isImplicit, line: line, firstRun: body.runs.count,
      firstByte: body.text.count, firstWord: counter.words, inlineBase: inlines.count,
      speech: speech)
  }

  mutating func closeLeaf() {
    guard let open = leaf.take() else { return }
    ruby = nil
    let outer = speech
    speech = open.speech
    defer { speech = outer }
    counter.separate()
    if open.origin == .html, !open.isImplicit { truncateInlines(to: open.inlineBase) }
    if case .preformatted(let language) = open.kind { return closePreformatted(open, language) }
    if open.hasEmptyRuns { removeEmptyRuns(from: open) }
    trimEnd(of: open)
    let text = RichText(runs: Int32(open.firstRun)..<Int32(body.runs.count))
    switch open.kind {
    case .cell: closeCell(text, line: open.line)
    case .caption: closeCaption(text, line: open.line)
    case .title: closeTitle(text, line: open.line)
    case .term: closeTerm(text, line: open.line)
    case .post: postText = text
    case .paragraph, .preformatted: closeParagraph(open, text)
    case .heading(let level):
      if !text.isEmpty { add(.heading(level: level, text), line: open.line) }
    }
  }

  private mutating func closeCell(_ text: RichText, line: Int32) {
    if table != nil {
      table?.add(text)
    } else if !text.isEmpty {
      add(.paragraph(text), line: line)
    }
  }

  private mutating func closeCaption(_ text: RichText, line: Int32) {
    guard !text.isEmpty else { return }
    let outer = frames.count - 1
    if frames[outer].takesCaption, frames[outer].caption == nil {
      frames[outer].caption = text
    } else {
      add(.paragraph(text), line: line)
    }
  }

  private mutating func closeTitle(_ text: RichText, line: Int32) {
    guard !text.isEmpty else { return }
    let outer = frames.count - 1
    if frames[outer].kind == .group(.details), frames[outer].title == nil {
      frames[outer].title = text
    } else {
      add(.paragraph(text), line: line)
    }
  }

  private mutating func closeTerm(_ text: RichText, line: Int32) {
    guard !text.isEmpty else { return }
    let outer = frames.count - 1
    guard frames[outer].kind == .definitions else { return add(.paragraph(text), line: line) }
    if let last = frames[outer].entries.indices.last, frames[outer].entries[last].blocks.isEmpty {
      frames[outer].entries[last].terms.append(text)
    } else if mayAddBlock() {
      frames[outer].entries.append(Definition(terms: [text], blocks: []))
    }
  }

  private mutating func closePreformatted(_ leaf: Leaf, _ language: TextRange) {
    var end = body.text.count
    if end > leaf.firstByte, body.text[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    guard end > leaf.firstByte else { return }
    let text = Int32(leaf.firstByte)..<Int32(end)
    add(.code(language: language, text: text), line: leaf.line)
  }

  private mutating func closeParagraph(_ leaf: Leaf, _ text: RichText) {
    guard !text.isEmpty else { return }
    let runs = body.runs[leaf.firstRun...]
    if isBlank(runs) {
      body.runs.removeSubrange(leaf.firstRun...)
      return
    }
    if leaf.isDefinition { return addDefinition(of: leaf.definedTerm, text, line: leaf.line) }
    if runs.allSatisfy({ !$0.isText || isSpace($0) }), runs.contains(where: { $0.kind == .image }) {
      return closeFigures(leaf)
    }
    if frames.count == 1, runs.count == 1, let run = runs.first, isBareLink(run) {
      counter.rewind(to: leaf.firstWord)
      let address = body.string(body.links[Int(run.link)].destination)
      let provider = Provider.isShown(address) ? Provider(address: address) : .other
      let kind = provider == .other ? .link : provider.kind
      return add(
        .embed(Embed(kind, link: run.link, words: text, provider: provider)), line: leaf.line)
    }
    add(.paragraph(withoutAsides(leaf, text)), line: leaf.line)
  }

  /// Takes pictures out of a paragraph that stand at a side of the text: each is a block above it.
  private mutating func withoutAsides(_ leaf: Leaf, _ text: RichText) -> RichText {
    func isAside(_ run: Run) -> Bool {
      run.kind == .image && body.link(at: run.link)?.side != nil
    }
    guard frames.count == 1, body.runs[leaf.firstRun...].contains(where: isAside) else {
      return text
    }
    let links = linksOfImages
    for index in leaf.firstRun..<body.runs.count where isAside(body.runs[index]) {
      let count = frames[0].blocks.count
      let image = body.runs[index]
      let link = links[index] ?? Run.noLink
      add(
        .image(
          Figure(
            source: image.link, alt: image.text, caption: RichText(runs: 0..<0), link: link)),
        line: leaf.line)
      guard frames[0].blocks.count > count else { continue }
      frames[0].blocks[count].wordEnd = Int32(clamping: leaf.firstWord)
    }
    let rest = body.runs[leaf.firstRun...].filter { !isAside($0) }
    body.runs.removeSubrange(leaf.firstRun...)
    var endsInSpace = true
    for var run in rest {
      // What stood around a picture meets now.
      if run.kind == .lineBreak, body.runs.count == leaf.firstRun { continue }
      if run.kind == .text, endsInSpace,
        body.text[Int(run.text.lowerBound)] == UInt8(ascii: " ")
      {
        run.text = run.text.lowerBound + 1..<run.text.upperBound
        if run.text.isEmpty { continue }
      }
      endsInSpace =
        run.kind == .lineBreak
        || run.kind == .text && body.text[Int(run.text.upperBound) - 1] == UInt8(ascii: " ")
      body.runs.append(run)
    }
    trimEnd(of: leaf)
    return RichText(runs: Int32(leaf.firstRun)..<Int32(body.runs.count))
  }

  /// Whether nothing is to be seen: spaces that do not break, as editors put them into empty paragraphs.
  private func isBlank(_ runs: ArraySlice<Run>) -> Bool {
    runs.allSatisfy { run in
      switch run.kind {
      case .image: return false
      case .lineBreak: return true
      case .wordBreak: return true
      case .text, .quotationMark, .rubyBase, .annotation:
        guard run.text.count <= 64 else { return false }
        return String(decoding: body.text[run.text.indices], as: UTF8.self).unicodeScalars
          .allSatisfy { $0.properties.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
      }
    }
  }

  func isSpace(_ run: Run) -> Bool {
    run.kind == .text && run.text.count == 1
      && body.text[Int(run.text.lowerBound)] == UInt8(ascii: " ")
  }

  /// Whether the text of a link is its own address.
  private func isBareLink(_ run: Run) -> Bool {
    guard run.kind == .text, run.link != Run.noLink else { return false }
    let text = body.text[run.text.indices]
    let destination = body.text[body.links[Int(run.link)].destination.indices]
    guard destination.starts(with: "http".utf8) else { return false }
    return destination.elementsEqual(text)
      || destination.starts(with: "http://".utf8) && destination.dropFirst(7).elementsEqual(text)
  }

  /// The links around the images of the leaf, by their runs.
  private var linksOfImages: [Int: Int16] {
    Dictionary(imageLinks.map { ($0.run, $0.link) }) { first, _ in first }
  }

  /// A paragraph of nothing but images: each stands alone, its title the caption.
  private mutating func closeFigures(_ leaf: Leaf) {
    let links = linksOfImages
    let images = body.runs[leaf.firstRun...].enumerated().filter { $0.element.kind == .image }
    body.runs.removeSubrange(leaf.firstRun...)
    for (offset, image) in images {
      let first = Int32(body.runs.count)
      let title = body.links[Int(image.link)].title
      if !title.isEmpty {
        body.runs.append(Run(text: title))
        body.text.withUnsafeBufferPointer {
          _ = counter.count(UnsafeBufferPointer(rebasing: $0[title.indices]))
        }
        counter.separate()
      }
      let link = links[leaf.firstRun + offset] ?? Run.noLink
      let figure = Figure(
        source: image.link, alt: image.text,
        caption: RichText(runs: first..<Int32(body.runs.count)), link: link)
      add(.image(figure), line: leaf.line)
    }
  }

  private mutating func removeEmptyRuns(from leaf: Leaf) {
    var kept = leaf.firstRun
    for index in leaf.firstRun..<body.runs.count {
      let run = body.runs[index]
      if run.kind == .text, run.text.isEmpty { continue }
      body.runs[kept] = run
      kept += 1
    }
    body.runs.removeSubrange(kept...)
  }

  private mutating func trimEnd(of leaf: Leaf) {
    while body.runs.count > leaf.firstRun {
      if body.runs[body.runs.count - 1].kind == .lineBreak {
        body.runs.removeLast()
      } else if !trimTrailingSpace() {
        return
      }
    }
  }

  /// Takes the space off the end of the last run, and the run with it if that was all.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  mutating func trimTrailingSpace() -> Bool {
    guard let last = body.runs.last, last.kind == .text,
      last.text.isEmpty || body.text[Int(last.text.upperBound) - 1] == UInt8(ascii: " ")
    else { return false }
    if last.text.count <= 1 {
      body.runs.removeLast()
    } else {
      body.runs[body.runs.count - 1].text = last.text.lowerBound..<last.text.upperBound - 1
    }
    return true
  }
}
