package import GalleyBasics

/// A finding that is accepted on purpose, with the reason why.
package struct Allowance: Sendable, Named {
  /// The rule's id.
  package var name: Spanned<String>
  package var reason: String

  package init(name: Spanned<String>, reason: String) {
    self.name = name
    self.reason = reason
  }
}
