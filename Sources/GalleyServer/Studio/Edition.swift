import Galley

/// A page as it was last made, and what was found when it was last tried.
struct Edition: Sendable {
  /// The newest page without errors, which may be older than the findings; `nil` before the first.
  var proof: Proof?
  /// Tells one page from the next.
  var number: Int
  /// The layout's name and the article's file that were meant.
  var layout: String
  var article: String?
  var report = Report()
  /// Why the page could not even be begun.
  var problem: String?
  /// Whether what is shown is older than the files, as these have errors.
  var isHeld = false
}
