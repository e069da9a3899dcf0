import GalleyModel

extension Page {
  /// The page's own address, where the article or the site says it.
  var address: String? { article?.canonical ?? site.url.map { "\($0)/\(path)" } }

  /// The address of a project's file: with the site's origin, where that is known.
  func absolute(_ source: String) -> String {
    guard LinkDestination(source) == .local else { return source }
    guard let origin = site.url else { return root + source }
    return source.utf8.first == UInt8(ascii: "/") ? origin + source : "\(origin)/\(source)"
  }
}
