package import GalleyLanguage
package import GalleyModel
import GalleyBasics

extension Project {
  /// The articles that some lists show: those of the project, or else those beside the article.
  ///
  /// An article that cannot be read is left out: it is reported where it is itself the subject.
  package func index(for lists: [ArticleList], beside article: Article?) -> ArticleIndex {
    var index = ArticleIndex(for: lists)
    guard !lists.isEmpty, let (folder, files) = articles(beside: article) else { return index }
    for file in files {
      guard let entry = entry(of: file, in: folder) else { continue }
      index.insert(entry.summary, tags: entry.tags)
    }
    return index
  }

  /// What lists show of an article.
  ///
  /// - Parameters:
  ///   - file: its path below the folder of articles.
  ///   - folder: that folder.
  package func entry(of file: String, in folder: String) -> ArticleEntry? {
    let path = Path.join(folder, file)
    return remembered(.entry, path) { loader.entry(at: path, in: Path.folder(of: file)).value }
  }

  private func articles(beside article: Article?) -> (folder: String, files: [String])? {
    if let files = try? articleFiles() { return (articlesFolder, files) }
    guard let article, article.file.path != "-" else { return nil }
    let folder = Path.folder(of: article.file.path)
    let names = try? workspace.names(in: folder.isEmpty ? "." : folder)
    return names.map { (folder, $0.filter { $0.hasSuffix(".md") }) }
  }
}
