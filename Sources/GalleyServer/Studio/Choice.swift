/// Which page the studio shows.
struct Choice: Hashable, Sendable {
  /// The layout's name; `nil` for the article's own.
  var layout: String?
  /// The article's file below the folder of articles, empty for a page without one; `nil` for the
  /// newest.
  var article: String?
  /// `nil` for as the page's language does.
  var isRightToLeft: Bool?
}
