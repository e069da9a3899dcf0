/// A distance within an article's body.
package struct Distance: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case pixels = "px"
    case screens
    case paragraphs
    case words
    /// Of the body's height.
    case percent = "%"
  }

  package var amount: Double
  package var unit: Unit

  package init(_ amount: Double, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }
}
