import GalleyLanguage
import GalleyModel
import GalleyPlacement

extension PageAssembly {
  /// The page of an article with the advertisements in its body placed.
  func placedPage(
    for article: Article?, path: String, root: String, previous: PreviousPlacement? = nil
  ) -> PagePlacement {
    PagePlacement(page(for: article, path: path, root: root), previous: previous)
  }
}
