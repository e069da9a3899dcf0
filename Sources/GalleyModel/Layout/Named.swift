package import GalleySyntax

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
    base.map { element in self[named: element.name.value].map { merge($0, element) } ?? element }
      + filter { base[named: $0.name.value] == nil }
  }
}
