import GalleyBasics
import GalleyModel

/// Posts as WordPress' REST interface answers with them: one, or a list.
struct WordPressPostReader: ArticleReader {
  func survey(_ file: inout FileChunks) throws(FileProblem) -> ArticleSurvey {
    try JSONPieces.survey(&file, lists: [""])
  }

  func article(
    in piece: SourceFile, of survey: ArticleSurvey, _ extent: ArticleExtent
  ) -> Diagnosed<Article?> {
    JSONStory.read(piece) { story in
      var article = story.article(
        slug: story.root[json: "slug"]?.text, title: Self.rendered(story.root[json: "title"]))
      read(story, into: &article)
      guard extent == .whole, let content = Self.rendered(story.root[json: "content"]) else {
        return article
      }
      article.body = story.body {
        WordPressContent.read(content.value, at: content.span, into: &$0)
      }
      return article
    }
  }

  private func read(_ story: JSONStory, into article: inout Article) {
    let root = story.root
    let excerpt = Self.rendered(root[json: "excerpt"]).map { HTMLText.plain($0.value) }
    article.standfirst = excerpt?.nonEmpty
    article.date = story.date(root[json: "date"])
    article.updated = story.date(root[json: "modified"])
    article.canonical = root[json: "link"]?.text
    article.withheld = Withholding(wordPress: root[json: "status"]?.text ?? "publish")
    // Readers see what a password protects only with it.
    if root[json: "content"]?[json: "protected"]?.scalar?.asFlag == true {
      article.withheld = .said("behind a password")
    }
    guard let embedded = root[json: "_embedded"] else { return }
    article.authors =
      embedded[json: "author"]?.items.compactMap { $0[json: "name"]?.text.map(HTMLText.plain) }
      ?? []
    let terms = embedded[json: "wp:term"]?.items.flatMap(\.items) ?? []
    func names(_ taxonomy: String) -> [String] {
      terms.filter { $0[json: "taxonomy"]?.text == taxonomy }
        .compactMap { $0[json: "name"]?.text.map(HTMLText.plain) }
    }
    let sections = names("category")
    article.section = sections.first { $0 != "Uncategorized" }
    article.tags =
      names("post_tag") + sections.filter { $0 != article.section && $0 != "Uncategorized" }
    guard let picture = embedded[json: "wp:featuredmedia"]?.items.first,
      let source = picture[json: "source_url"], let address = source.text
    else { return }
    var image = Image(
      source: address, alt: Spanned(picture[json: "alt_text"]?.text ?? "", source.span),
      size: picture[json: "media_details"]?.pixelSize, span: source.span)
    image.caption =
      Self.rendered(picture[json: "caption"]).map { HTMLText.plain($0.value) }?.nonEmpty
    article.image = image
  }

  /// The HTML of a field, which may stand in `rendered`.
  private static func rendered(_ node: YAMLNode?) -> Spanned<String>? {
    (node?[json: "rendered"] ?? node)?.spannedText
  }
}

extension JSONPieces.Element {
  var piece: ArticleSurvey.Piece {
    ArticleSurvey.Piece(range: range, firstLine: firstLine, firstColumn: firstColumn)
  }
}

extension JSONPieces {
  /// The elements of a file's lists, each an article; where it has none, it is one itself.
  static func survey(
    _ file: inout FileChunks, lists keys: Set<String>
  ) throws(FileProblem) -> ArticleSurvey {
    var scanner = JSONPieces(of: keys)
    var pieces: [ArticleSurvey.Piece] = []
    while let chunk = try file.next() {
      scanner.read(chunk) {
        pieces.append($0.piece)
      }
    }
    // A file that is one article says itself what is wrong with it.
    guard !pieces.isEmpty else { return ArticleSurvey(pieces: [.wholeFile]) }
    let problem = scanner.problem(tail: file.tail)
    return ArticleSurvey(pieces: pieces, problems: problem.map { [$0] } ?? [])
  }
}
