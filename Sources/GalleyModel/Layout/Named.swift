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

  /// The base's elements in their order, each replaced by the own one of its name, then the rest.
  package func overriding(_ base: [Element]) -> [Element] {
    base.map { self[named: $0.name.value] ?? $0 }
      + filter { base[named: $0.name.value] == nil }
  }
}
