package import GalleyBasics

/// Something that a layout knows by name, so that a layout which extends another can replace it.
package protocol Named {
  var name: Spanned<String> { get }
}

extension Array where Element: Named {
  /// The element of that name.
  package subscript(named name: String) -> Element? {
    first { $0.name.value == name }
  }

  /// The base's elements in their order, each with the own one of its name on top, then the rest.
  ///
  /// - Parameter merge: puts an own element on top of the base's; by default it replaces it.
  package func overriding(
    _ base: [Element], _ merge: (Element, Element) -> Element = { own, _ in own }
  ) -> [Element] {
    let own = Dictionary(map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    let replaced = Set(base.map(\.name.value))
    return base.map { element in own[element.name.value].map { merge($0, element) } ?? element }
      + filter { !replaced.contains($0.name.value) }
  }
}
