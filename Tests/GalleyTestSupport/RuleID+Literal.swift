package import GalleyBasics

/// Tests call rules by the names that people read.
extension RuleID: ExpressibleByStringLiteral {
  package init(stringLiteral name: String) { self = RuleID(rawValue: name)! }
}
