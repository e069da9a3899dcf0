import GalleyModel
import GalleyBasics

extension Condition {
  /// Whether the condition holds for an article; what it says of breakpoints is bound already.
  func holds(for article: Article?) -> Bool {
    guard !sections.isEmpty || !tags.isEmpty || !words.isEmpty else { return true }
    guard let article else { return false }
    return (sections.isEmpty || sections.contains { $0.value == article.section })
      && (tags.isEmpty || tags.contains { article.tags.contains($0.value) })
      && words.allSatisfy { $0.value.holds(for: article.body.wordCount) }
  }
}
