import GalleyBasics
import GalleyModel

/// A news item in the IPTC's ninjs 2 and 3: a file each, or a list of them.
struct NinjsReader: ArticleReader {
  func survey(_ file: inout FileChunks) throws(FileProblem) -> ArticleSurvey {
    try JSONPieces.survey(&file, lists: ["", "items", "_items"])
  }

  func article(
    in piece: SourceFile, of survey: ArticleSurvey, _ extent: ArticleExtent
  ) -> Diagnosed<Article?> {
    JSONStory.read(piece) { story in
      let root = story.root
      let name =
        root[json: "slugline"]?.text
        ?? root[json: "uri"]?.text?.split { "/:".contains($0) }.last.map(String.init)
      var article = story.article(
        slug: name,
        title: Self.main(of: root[json: "headlines"]) ?? root[json: "headline"]?.spannedText)
      read(story, into: &article)
      if extent == .whole { article.body = body(story) }
      return article
    }
  }

  private func read(_ story: JSONStory, into article: inout Article) {
    let root = story.root
    let description =
      Self.main(of: root[json: "descriptions"]) ?? root[json: "description_text"]?.spannedText
    article.standfirst = description.map { HTMLText.plain($0.value) }?.nonEmpty
    article.authors =
      (root[json: "by"] ?? root[json: "byline"])?.text.map { [HTMLText.plain($0)] } ?? []
    article.date = story.date(
      root[json: "firstCreated"] ?? root[json: "firstcreated"] ?? root[json: "versionCreated"]
        ?? root[json: "versioncreated"])
    article.updated = story.date(root[json: "versionCreated"] ?? root[json: "versioncreated"])
    article.language = story.language(root[json: "language"])
    func names(_ keys: String...) -> [String] {
      keys.lazy.compactMap { root[json: $0]?.items }.first?.compactMap {
        ($0[json: "name"] ?? $0[json: "literal"])?.text ?? $0.text
      } ?? []
    }
    let subjects = names("subjects", "subject")
    article.section = names("sections", "section").first ?? subjects.first
    article.tags = subjects.filter { $0 != article.section } + names("keywords")
    let status = root[json: "pubStatus"]?.text ?? root[json: "pubstatus"]?.text ?? "usable"
    if status != "usable" { article.withheld = .said(status) }
    let associations = root[json: "associations"]
    article.image = Self.items(of: associations).lazy.compactMap(image).first
  }

  /// The value whose role is `main`, or the first that is no HTML.
  private static func main(of list: YAMLNode?) -> Spanned<String>? {
    let items = list?.items ?? []
    let main =
      items.first { $0[json: "role"]?.text == "main" }
      ?? items.first { $0[json: "contentType"]?.text != "text/html" } ?? items.first
    return main?[json: "value"]?.spannedText
  }

  /// The associated items: a list, or as in ninjs 2 a mapping by name.
  private static func items(of node: YAMLNode?) -> [YAMLNode] {
    guard case .mapping(let entries) = node?.content else { return node?.items ?? [] }
    return entries.map(\.value)
  }

  private func image(_ item: YAMLNode) -> Image? {
    guard item[json: "type"]?.text == "picture" || item[json: "type"]?.text == "graphic" else {
      return nil
    }
    let renditions = Self.items(of: item[json: "renditions"])
    let largest = renditions.max {
      ($0[json: "width"]?.integer ?? 0) < ($1[json: "width"]?.integer ?? 0)
    }
    guard let rendition = largest, let address = rendition[json: "href"], let source = address.text
    else {
      return nil
    }
    let words =
      Self.main(of: item[json: "descriptions"])?.value ?? item[json: "description_text"]?.text ?? ""
    var image = Image(
      source: source,
      alt: Spanned(item[json: "altText"]?.text ?? HTMLText.plain(words), address.span),
      size: rendition.pixelSize, span: address.span)
    image.caption = HTMLText.plain(words).nonEmpty
    image.credit = item[json: "creditline"]?.text ?? item[json: "by"]?.text
    return image
  }

  /// The body: of several the one in HTML, and of these the main one.
  private func body(_ story: JSONStory) -> Body {
    let root = story.root
    let bodies = Self.items(of: root[json: "bodies"]).filter { $0[json: "value"]?.text != nil }
    func isHTML(_ body: YAMLNode) -> Bool {
      body[json: "contentType"]?.text?.contains("html")
        ?? (body[json: "role"]?.text?.contains("html") == true)
    }
    func words(_ body: YAMLNode) -> Int { HTMLText.words(in: body[json: "value"]?.text ?? "") }
    func role(_ body: YAMLNode) -> String? { body[json: "role"]?.text }
    func isOther(_ body: YAMLNode, _ chosen: YAMLNode) -> Bool {
      if words(body) > words(chosen) + words(chosen) / 10 { return true }
      // The same text in another notation is no loss.
      return isHTML(body) == isHTML(chosen) && role(body) != role(chosen)
        && HTMLText.plain(body[json: "value"]?.text ?? "")
          != HTMLText.plain(chosen[json: "value"]?.text ?? "")
    }
    let pages = bodies.filter(isHTML)
    let chosen =
      pages.first { role($0) == "main" } ?? pages.max { words($0) < words($1) }
      ?? bodies.first { role($0) == "main" } ?? bodies.max { words($0) < words($1) }
    return story.body { reader in
      if let chosen, let value = chosen[json: "value"]?.spannedText {
        read(value, isHTML: isHTML(chosen), &reader)
        for other in bodies where isOther(other, chosen) {
          let name = other[json: "role"]?.text ?? "body"
          reader.unread(.block, name, words: words(other), at: other.start)
        }
      } else if let value = root[json: "body_xhtml"]?.spannedText
        ?? root[json: "body_html"]?.spannedText
      {
        read(value, isHTML: true, &reader)
      } else if let value = root[json: "body_text"]?.spannedText {
        read(value, isHTML: false, &reader)
      }
      tellAssociations(root[json: "associations"], &reader)
      for other in Self.items(of: root[json: "subheadlines"]) {
        guard let value = (other[json: "value"] ?? other).spannedText else { continue }
        reader.unread(
          .block, "subheadlines", words: HTMLText.words(in: value.value), at: value.span)
      }
    }
  }

  /// Tells what goes with the item and is not shown: all but its first picture.
  private func tellAssociations(_ list: YAMLNode?, _ reader: inout FragmentReader) {
    var hasPicture = false
    for item in Self.items(of: list) {
      if !hasPicture, image(item) != nil {
        hasPicture = true
        continue
      }
      let type = item[json: "type"]?.text ?? "item"
      let words = Self.main(of: item[json: "headlines"]) ?? item[json: "headline"]?.spannedText
      let more =
        Self.main(of: item[json: "descriptions"]) ?? item[json: "description_text"]?.spannedText
      reader.unread(
        .block, "associated \(type)",
        words: [words, more].reduce(0) { $0 + HTMLText.words(in: $1?.value ?? "") },
        at: item[json: "type"]?.span ?? item.start)
    }
  }

  private func read(_ value: Spanned<String>, isHTML: Bool, _ reader: inout FragmentReader) {
    if isHTML {
      reader.read(html: value.value, at: value.span)
    } else {
      reader.paragraphs(value.value, at: value.span)
    }
  }
}
