package import GalleyModel
import GalleyBasics

/// An article without its body, kept from when its front matter was read for the lists, so that it is
/// not read again for the article's own page.
///
/// It holds no more of the file than the front matter.
package final class ArticleHead: Sendable {
  private let article: Article

  /// - Parameter article: as `Article.parseFrontMatter` read it, without a finding.
  package init(_ article: Article) {
    let file = article.file
    let front = file.bytes[..<FrontMatter(file).body.lowerBound]
    self.article = article.moved(to: SourceFile(path: file.path, bytes: Array(front)))
  }

  /// The article in a file, if its front matter is still the same.
  func article(in file: SourceFile, frontMatter: FrontMatter) -> Article? {
    let known = article.file.bytes
    let front = file.bytes[..<frontMatter.body.lowerBound]
    return front.count == known.count && front.elementsEqual(known) ? article.moved(to: file) : nil
  }
}

extension Article {
  /// The same article with all its places in another file.
  fileprivate func moved(to file: SourceFile) -> Article {
    var moved = self
    moved.file = file
    moved.title.span = Span(file, title.span.range)
    if let layout { moved.layout = Spanned(layout.value, Span(file, layout.span.range)) }
    moved.writtenAuthors = []
    moved.image = image?.moved(to: file)
    moved.pictures = pictures.map { $0.moved(to: file) }
    return moved
  }
}

extension Image {
  fileprivate func moved(to file: SourceFile) -> Image {
    var moved = self
    moved.span = Span(file, span.range)
    moved.alt = alt.map { Spanned($0.value, Span(file, $0.span.range)) }
    return moved
  }
}
