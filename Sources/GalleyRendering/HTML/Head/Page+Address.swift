import GalleyModel

extension Page {
  /// The page's own address, where the article or the site says a safe one.
  var address: String? {
    let address = article?.canonical ?? site.url.map { "\($0)/\(path)" }
    return address.flatMap { LinkDestination($0) == .unsafe ? nil : $0 }
  }

  /// The address of a project's file, with the site's origin where that is known; `nil` for an
  /// unsafe one.
  func absolute(_ source: String) -> String? {
    switch LinkDestination(source) {
    case .unsafe: return nil
    case .remote, .contact: return source
    case .local: break
    }
    guard let origin = site.url, LinkDestination(origin) != .unsafe else { return root + source }
    return source.utf8.first == UInt8(ascii: "/") ? origin + source : "\(origin)/\(source)"
  }
}
