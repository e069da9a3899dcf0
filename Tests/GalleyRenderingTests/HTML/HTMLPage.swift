import GalleyModel
import GalleyBasics

@testable import GalleyRendering

/// A rendered page, to look things up in.
struct HTMLPage {
  let text: String

  init(_ page: Page, annotations: [Annotation] = []) {
    let bytes = HTMLRenderer(page.layout).render(page, annotations: annotations)
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// A page with one region of these blocks, on an article with this body.
  init(
    blocks: String, body: Body = Body(), site: Site = Site(),
    _ change: (inout Article) -> Void = { _ in }
  )
    throws
  {
    let file = SourceFile(path: "a.md", text: "")
    var article = Article(file: file, slug: "a", title: Spanned("A title", file.span))
    article.body = body
    change(&article)
    let layout = "layout: l\nregions:\n  content:\n" + blocks
    self.init(try SamplePage.page(of: article, layout: layout, site: site))
  }

  /// What stands between the page's only `<style>` tags.
  var style: String { between("<style>\n", "</style>") }

  /// The document without the stylesheet.
  var document: String {
    text.replacing(style, with: "…\n")
  }

  /// What stands inside `main`.
  var main: String { between("<main id=\"content\"", "</main>").drop(through: ">\n") }

  func count(_ needle: String) -> Int { text.ranges(of: needle).count }

  private func between(_ start: String, _ end: String) -> String {
    guard let from = text.firstRange(of: start),
      let to = text[from.upperBound...].firstRange(of: end)
    else { return "" }
    return String(text[from.upperBound..<to.lowerBound])
  }
}

extension String {
  fileprivate func drop(through end: String) -> String {
    firstRange(of: end).map { String(self[$0.upperBound...]) } ?? self
  }
}
