import GalleyBasics
import GalleyModel

/// Ghost's export: tables of posts, tags and authors, and which belongs to which.
struct GhostReader: ArticleReader {
  struct Shared: Sendable {
    /// Names by the rows' ids.
    var tags: [String: String] = [:]
    var authors: [String: String] = [:]
    /// Ids by posts' ids, in the order that they have there.
    var tagsOfPosts: [String: [String]] = [:]
    var authorsOfPosts: [String: [String]] = [:]
    /// What is said of a post's picture, by posts' ids.
    var pictures: [String: (alt: String, caption: String)] = [:]
  }

  private static let tables: Set<String> = [
    "tags", "users", "posts_tags", "posts_authors", "posts_meta",
  ]

  /// Who reads a post that is not for all, in words.
  private static let groups = [
    "members": "members", "paid": "paying members", "tiers": "some members",
    "filter": "some members",
  ]

  func survey(_ file: inout FileChunks) throws(FileProblem) -> ArticleSurvey {
    var scanner = JSONPieces(of: ["posts"], keeping: Self.tables)
    var shared = Shared()
    var pieces: [ArticleSurvey.Piece] = []
    while let chunk = try file.next() {
      scanner.read(chunk) { element in
        if element.key == "posts" {
          pieces.append(element.piece)
        } else if let row = JSONParser.parse(SourceFile(path: "", bytes: element.bytes)).value {
          shared.add(row, of: element.key)
        }
      }
    }
    let problem = scanner.problem(tail: file.tail)
    return ArticleSurvey(pieces: pieces, shared: shared, problems: problem.map { [$0] } ?? [])
  }

  func article(
    in piece: SourceFile, of survey: ArticleSurvey, _ extent: ArticleExtent
  ) -> Diagnosed<Article?> {
    JSONStory.read(piece) { whole in
      // What Ghost's own tools for moving a site write has the post behind this key.
      let story = whole.inside("data")
      let root = story.root
      var article = story.article(
        slug: root[json: "slug"]?.text, title: root[json: "title"]?.spannedText)
      read(story, survey.shared as? Shared ?? Shared(), into: &article)
      if extent == .whole { article.body = body(story) }
      return article
    }
  }

  private func read(_ story: JSONStory, _ shared: Shared, into article: inout Article) {
    let root = story.root
    let id = root[json: "id"]?.text ?? ""
    article.standfirst = root[json: "custom_excerpt"]?.text
    article.date = story.date(root[json: "published_at"] ?? root[json: "created_at"])
    article.updated = story.date(root[json: "updated_at"])
    article.canonical = root[json: "canonical_url"]?.text
    let status = root[json: "status"]?.text ?? "published"
    if status != "published", status != "sent" {
      article.withheld = .said(status)
    } else if let readers = root[json: "visibility"]?.text, readers != "public" {
      article.withheld = .said("for \(Self.groups[readers] ?? readers)")
    }
    let own =
      root[json: "tags"]?.items.compactMap { tag in
        ((tag[json: "data"] ?? tag)[json: "name"] ?? tag).text
      } ?? []
    let tags = own + (shared.tagsOfPosts[id] ?? []).compactMap { shared.tags[$0] }
    // A tag that begins with '#' is Ghost's own mark for something readers do not see.
    article.tags = tags.filter { !$0.hasPrefix("#") }
    article.section = root[json: "primary_tag"]?[json: "name"]?.text ?? article.tags.first
    let people = root[json: "authors"]?.items ?? root[json: "author"].map { [$0] } ?? []
    let authors = people.compactMap {
      ($0[json: "data"] ?? $0)[json: "name"]?.text.map(HTMLText.plain)
    }
    let ids = shared.authorsOfPosts[id] ?? root[json: "author_id"]?.text.map { [$0] } ?? []
    article.authors = authors.isEmpty ? ids.compactMap { shared.authors[$0] } : authors
    guard let source = root[json: "feature_image"], let address = source.text else { return }
    let said = shared.pictures[id]
    var image = Image(
      source: address.withoutGhostMark,
      alt: Spanned(root[json: "feature_image_alt"]?.text ?? said?.alt ?? "", source.span),
      span: source.span)
    let caption = root[json: "feature_image_caption"]?.text ?? said?.caption ?? ""
    image.caption = HTMLText.plain(caption).nonEmpty
    article.image = image
  }

  /// The text: as HTML, or else as the editor keeps it.
  private func body(_ story: JSONStory) -> Body {
    story.body { reader in
      if let html = story.root[json: "html"], let text = html.text {
        reader.read(html: text.withoutGhostMark, at: html.span)
      } else if let lexical = story.root[json: "lexical"], let text = lexical.text {
        LexicalDocument.read(text, at: lexical.span, into: &reader, story.findings)
      } else if let mobiledoc = story.root[json: "mobiledoc"], let text = mobiledoc.text {
        MobileDocument.read(text, at: mobiledoc.span, into: &reader, story.findings)
      } else if let plain = story.root[json: "plaintext"], let text = plain.text {
        reader.paragraphs(text, at: plain.span)
      }
    }
  }
}

extension GhostReader.Shared {
  fileprivate mutating func add(_ row: YAMLNode, of table: String) {
    let id = row[json: "id"]?.text ?? ""
    let post = row[json: "post_id"]?.text ?? ""
    switch table {
    case "tags": tags[id] = row[json: "name"]?.text
    case "users": authors[id] = row[json: "name"]?.text.map(HTMLText.plain)
    case "posts_tags":
      if let tag = row[json: "tag_id"]?.text { tagsOfPosts[post, default: []].append(tag) }
    case "posts_authors":
      if let author = row[json: "author_id"]?.text {
        authorsOfPosts[post, default: []].append(author)
      }
    default:
      pictures[post] = (
        row[json: "feature_image_alt"]?.text ?? "", row[json: "feature_image_caption"]?.text ?? ""
      )
    }
  }
}

extension String {
  /// An address or HTML without the mark that Ghost's exports put for the site's own address.
  fileprivate var withoutGhostMark: String {
    split(separator: "__GHOST_URL__", omittingEmptySubsequences: false).joined()
  }
}

extension FragmentReader {
  /// Text in which an empty line parts paragraphs.
  mutating func paragraphs(_ text: String, at span: Span) {
    var lines: [Substring] = []
    func flush(_ reader: inout FragmentReader) {
      guard !lines.isEmpty else { return }
      reader.text(lines.joined(separator: " "), at: span)
      reader.endBlock()
      lines = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains(where: { !$0.isWhitespace }) { lines.append(line) } else { flush(&self) }
    }
    flush(&self)
  }
}
