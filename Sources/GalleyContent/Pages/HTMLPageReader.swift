import GalleyBasics
import GalleyModel

/// An article as an HTML file: the article alone, below front matter or not, or in a whole page with all that stands around it.
struct HTMLPageReader: ArticleReader {
  func article(
    in piece: SourceFile, of survey: ArticleSurvey, _ extent: ArticleExtent
  ) -> Diagnosed<Article?> {
    if let article = Article.parse(html: piece, extent) { return article }
    // The tags of a page are looked through for problems once, as a page is parsed.
    let document = extent == .whole ? piece.bytes.withUnsafeBufferPointer { HTMLDocument($0) } : nil
    let head = piece.bytes.withUnsafeBufferPointer { PageHead($0, isSound: document != nil) }
    guard let head, extent == .head || document != nil else { return unread(piece) }
    let name = Slug.name(of: piece.path)
    var article = Article(
      file: piece, slug: Slug.make(name),
      title: Spanned(head.title ?? name, Span(piece, head.titlePlace..<head.titlePlace)))
    head.read(into: &article)
    guard let document else { return Diagnosed(article) }
    var content = PageArticle(document, title: head.hasHead ? head.title : nil)
    if !head.hasHead, let headline = document.headline { content.remove(headline) }
    let read = FragmentReader.body(in: piece) { reader in
      for part in content.parts { reader.read(document, part, without: content.removed) }
    }
    article.body = read.value
    return Diagnosed(article, read.diagnostics)
  }

  private func unread(_ page: SourceFile) -> Diagnosed<Article?> {
    let problem = page.bytes.withUnsafeBufferPointer(HTMLDocument.problem) ?? .tooDeep
    return Diagnosed(
      nil,
      [
        Diagnostic(
          problem == .tooDeep ? .nestingTooDeep : .tooManyNodes, problem.rawValue,
          at: Diagnostic.Label(Span(page, 0..<0)))
      ])
  }
}

extension FragmentReader {
  /// Reads a part of a page.
  ///
  /// - Parameters:
  ///   - node: the outermost element of the part; its own tag is read only where it is a block of text.
  ///   - removed: by node, whether it is left out with all that stands in it.
  mutating func read(_ document: HTMLDocument, _ node: Int, without removed: [Bool]) {
    var open: [Int] = []
    var index = node
    let end = document.nodes[node].end
    while index < end {
      while let last = open.last, document.nodes[last].end <= index {
        close(document, open.removeLast())
      }
      if removed[index] {
        index = document.nodes[index].end
        continue
      }
      let next = document.nodes[index]
      switch next.content {
      case .text: text(document.bytes[next.text], at: next.place)
      case .comment: comment(document.bytes[next.text], at: next.place)
      case .element:
        start(document, index)
        open.append(index)
      }
      index += 1
    }
    while let last = open.popLast() { close(document, last) }
    endBlock()
  }

  private mutating func start(_ document: HTMLDocument, _ node: Int) {
    builder.place = document.nodes[node].place
    guard let tag = document.tag(node) else { return }
    html.start(tag, HTMLAttributes(document, node), in: &builder)
  }

  private mutating func close(_ document: HTMLDocument, _ node: Int) {
    guard let tag = document.tag(node), !tag.isVoid else { return }
    html.end(tag, in: &builder)
  }

  private mutating func text(_ bytes: ArraySlice<UInt8>, at place: Int32) {
    builder.place = place
    bytes.withUnsafeBufferPointer { bytes in
      if html.isSkipping { html.skip(bytes) } else { builder.append(bytes) }
    }
  }

  private mutating func comment(_ bytes: ArraySlice<UInt8>, at place: Int32) {
    builder.place = place
    html.comment(Array(bytes), in: &builder)
  }
}
