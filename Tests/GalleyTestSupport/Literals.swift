package import GalleyBasics

/// A text as if it had been written in a file of its own.
extension Spanned: ExpressibleByUnicodeScalarLiteral where Value == String {}
extension Spanned: ExpressibleByExtendedGraphemeClusterLiteral where Value == String {}
extension Spanned: ExpressibleByStringLiteral where Value == String {
  package init(stringLiteral text: String) {
    self.init(text, SourceFile(path: "literal", text: text).span)
  }
}

/// Tests call rules by the names that people read.
extension RuleID: ExpressibleByStringLiteral {
  package init(stringLiteral name: String) { self = RuleID(rawValue: name)! }
}
