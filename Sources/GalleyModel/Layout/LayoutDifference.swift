/// What one layout says otherwise than another.
package struct LayoutDifference: Hashable, Sendable {
  /// The layout's name.
  package var layout: String
  /// The keys that lead there: `slots.in_article.placement.gap`; empty for the layout as a whole.
  package let path: String
  /// As YAML on one line; empty where the layout does not say it.
  package let old, new: String

  package init(layout: String = "", path: String, old: String, new: String) {
    self.layout = layout
    self.path = path
    self.old = old
    self.new = new
  }
}
