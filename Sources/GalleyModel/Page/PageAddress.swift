import GalleyBasics

/// A page's name and place: one value for every link, file and address that is made of them.
package struct PageAddress: Hashable, Sendable {
  /// The page's folder below the output folder; empty for that one itself.
  package let folder: String
  /// The page's name in addresses, without an ending.
  package let slug: String

  package init(_ slug: String, in folder: String = "") {
    self.slug = slug
    self.folder = folder
  }

  /// The page's file below the output folder.
  package var path: String { Path.join(folder, "\(slug).html") }

  /// How to get from the page to the output folder, such as `../`.
  package var root: String { Path.relative(from: folder, to: "") }
}
