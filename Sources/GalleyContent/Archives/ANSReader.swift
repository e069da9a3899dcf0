import GalleyBasics
import GalleyModel

/// A story of Arc XP, in ANS: a file each.
struct ANSReader: ArticleReader {
  func article(
    in piece: SourceFile, of survey: ArticleSurvey, _ extent: ArticleExtent
  ) -> Diagnosed<Article?> {
    JSONStory.read(piece) { story in
      guard let type = story.kind else { return nil }
      var article = story.article(slug: story.slug, title: story.headline)
      read(story, into: &article)
      guard extent == .whole else { return article }
      article.body = story.body { reader in
        let elements = ANSElements(story.findings)
        if type == "story" || type == "gallery" && story.root[json: "headlines"] != nil {
          ANSChecks(story.findings).check(story.root, type)
          elements.read(story.root[json: "content_elements"], &reader)
          elements.corrections(story.root[json: "corrections"], &reader)
          tellDescription(of: story.root, &reader)
        } else {
          elements.element(story.root, &reader)
        }
      }
      return article
    }
  }

  /// The description of a story that has a subheadline too is not shown.
  private func tellDescription(of root: YAMLNode, _ reader: inout FragmentReader) {
    guard let shown = root[json: "subheadlines"]?[json: "basic"]?.text,
      let other = root[json: "description"]?[json: "basic"], let text = other.text,
      HTMLText.plain(text) != HTMLText.plain(shown)
    else { return }
    reader.unread(.block, "description", words: HTMLText.words(in: text), at: other.span)
  }

  private func read(_ story: JSONStory, into article: inout Article) {
    let root = story.root
    let description =
      root[json: "subheadlines"]?[json: "basic"] ?? root[json: "description"]?[json: "basic"]
    article.standfirst = description?.text.map(HTMLText.plain)?.nonEmpty
    article.kicker = root[json: "label"]?[json: "basic"]?[json: "text"]?.text.map(HTMLText.plain)
    article.authors =
      root[json: "credits"]?[json: "by"]?.items.compactMap {
        ($0[json: "name"] ?? $0[json: "byline"])?.text.map(HTMLText.plain)
      } ?? []
    article.date = story.date(
      root[json: "display_date"] ?? root[json: "first_publish_date"] ?? root[json: "publish_date"])
    article.updated = story.date(root[json: "last_updated_date"])
    let taxonomy = root[json: "taxonomy"]
    let section =
      taxonomy?[json: "primary_section"] ?? taxonomy?[json: "primary_site"]
      ?? taxonomy?[json: "sections"]?.items.first ?? taxonomy?[json: "sites"]?.items.first
    article.section = section?[json: "name"]?.text
    article.tags =
      taxonomy?[json: "tags"]?.items.compactMap { ($0[json: "text"] ?? $0[json: "name"])?.text }
      ?? []
    // That of a piece of code is no language of people.
    if root[json: "type"]?.text == "story" {
      article.language = story.language(root[json: "language"])
    }
    article.canonical = root[json: "canonical_url"]?.text
    if let status = root[json: "status"]?.text, status != "published" {
      article.withheld = .said(status)
    }
    if let picture = root[json: "promo_items"]?[json: "basic"]
      ?? root[json: "promo_items"]?[json: "lead_art"]
    {
      article.image = image(picture)
    }
  }

  private func image(_ picture: YAMLNode) -> Image? {
    let picture =
      picture[json: "type"]?.text == "image"
      ? picture : picture[json: "promo_items"]?[json: "basic"] ?? picture
    guard picture[json: "type"]?.text == "image", let source = picture[json: "url"],
      let address = source.text
    else { return nil }
    let alt = picture[json: "alt_text"]
    var image = Image(
      source: address, alt: Spanned(alt?.text ?? "", alt?.span ?? source.span),
      size: picture.pixelSize,
      span: source.span)
    image.caption = picture[json: "caption"]?.text.map(HTMLText.plain)?.nonEmpty
    image.credit = ANSElements.credit(of: picture)
    return image
  }
}

extension JSONStory {
  /// What the document is; `nil`, with a finding, for what has no text.
  fileprivate var kind: String? {
    guard let type = root[json: "type"] else {
      findings.report(
        .missingKey, "an ANS document needs the key 'type'", at: root.start, "'type' is missing")
      return nil
    }
    let known = ["story"] + ANSElements.kinds
    guard let text = type.text, known.contains(text) else {
      findings.reportUnknown(
        .badValue, "no ANS document is of the type", Spanned(type.text ?? "", type.span),
        among: known)
      return nil
    }
    return text
  }

  fileprivate var slug: String? {
    let address =
      root[json: "websites"]?.firstValue?[json: "website_url"] ?? root[json: "canonical_url"]
    let part = address?.text?.split(separator: "/").last.map(String.init)
    return root[json: "slug"]?.text?.nonEmpty ?? part
  }

  fileprivate var headline: Spanned<String>? {
    let headlines = root[json: "headlines"]
    return
      (headlines?[json: "basic"] ?? headlines?[json: "web"] ?? root[json: "title"]
      ?? headlines?.firstValue)?.spannedText
  }
}

extension YAMLNode {
  /// The value of a mapping's first key.
  fileprivate var firstValue: YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first?.value
  }
}
