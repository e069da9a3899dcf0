/// A page whose slots stand once each and whose body has none: it can be laid out and its ads can be
/// placed, but it cannot be rendered.
package struct UnplacedPage: Sendable {
  /// What is laid out to find the places.
  package var page: Page

  package init(_ page: Page) { self.page = page }
}
