package import GalleyLanguage
package import GalleyModel
import GalleySyntax

extension Project {
  /// The articles that some lists show: those of the project, or else those beside the article.
  ///
  /// An article that cannot be read is left out: it is reported where it is itself the subject.
  package func index(for lists: [ArticleList], beside article: Article?) -> ArticleIndex {
    var index = ArticleIndex(for: lists)
    guard !lists.isEmpty, let (folder, files) = articles(beside: article) else { return index }
    for file in files {
      guard let entry = loader.entry(at: Path.join(folder, file), in: Path.folder(of: file)).value
      else {
        continue
      }
      index.insert(entry.summary, tags: entry.tags)
    }
    return index
  }

  private func articles(beside article: Article?) -> (folder: String, files: [String])? {
    if let files = try? articleFiles() { return (articlesFolder, files) }
    guard let article, article.file.path != "-" else { return nil }
    let folder = Path.folder(of: article.file.path)
    let names = try? workspace.names(in: folder.isEmpty ? "." : folder)
    return names.map { (folder, $0.filter { $0.hasSuffix(".md") }) }
  }
}
