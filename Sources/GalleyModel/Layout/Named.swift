package import GalleyBasics

/// Something that a layout knows by name.
package protocol Named {
  var name: Spanned<String> { get }
}

extension Array where Element: Named {
  /// The element of that name.
  package subscript(named name: String) -> Element? {
    first { $0.name.value == name }
  }

  /// The base's elements in their order, each with the own one of its name on top, then the rest.
  package func overriding(_ base: [Element]) -> [Element] {
    let own = Dictionary(map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    let replaced = Set(base.map(\.name.value))
    return base.map { own[$0.name.value] ?? $0 } + filter { !replaced.contains($0.name.value) }
  }
}
