import GalleyModel
import GalleyBasics

/// A picture that nothing describes.
enum ImageWithoutAlt: ArticleRule {
  static let id = RuleID.imageWithoutAlt
  static let severity = Severity.warning
  static let summary = "An image has no alternative text."
  static let explanation = """
    The alternative text is what people hear who cannot see the image, and what is shown while it does
    not load. Say what the picture tells, not that it is one
    (https://www.w3.org/WAI/tutorials/images/).

    In the text it stands in the brackets: `![The ferry at the quay](ferry.jpg)`; for the lead image it
    is `alt`. A lead image that is mere decoration says so with `alt: ""`.
    """
  static let wrong: Example? = .article(
    line: 6,
    """
    ---
    title: The ferry returns
    ---
    It left at six.

    ![](ferry.jpg)
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    ---
    It left at six.

    ![The ferry leaves the quay in the rain](ferry.jpg)
    """)

  static func check(_ article: Article, _ findings: inout RuleFindings) {
    if let image = article.image, image.alt == nil {
      findings.report(
        "the lead image has no alternative text", at: image.span,
        "write it as 'image: { src: …, alt: … }'")
    }
    for picture in article.pictures where picture.alt == nil {
      findings.report(
        "this picture has no alternative text", at: picture.span,
        "write it as '{ src: …, alt: … }'")
    }
    let bare = bareImages(of: article.body)
    guard !bare.isEmpty else { return }
    var search = AddressSearch(article.file)
    for link in bare {
      let source = article.body.text[link.destination.indices]
      findings.report(
        "this image has no alternative text",
        at: search.next(source, inLine: Int(link.line)),
        "describe it in the brackets before: ![…]")
    }
  }

  /// The sources of images without alternative text, in the order of reading.
  private static func bareImages(of body: Body) -> [BodyLink] {
    var bare: [Int16] = []
    for run in body.runs where run.kind == .image && run.text.isEmpty { bare.append(run.link) }
    body.forEachBlock { block in
      guard case .image(let figure) = block.content, figure.alt.isEmpty else { return }
      bare.append(figure.source)
    }
    return Set(bare).filter { body.links.indices.contains(Int($0)) }.sorted()
      .map { body.links[Int($0)] }
  }
}
