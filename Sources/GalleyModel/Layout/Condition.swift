package import GalleyBasics

/// When a block is shown: all that is said must hold, and of a list any entry.
package struct Condition: Sendable {
  package var sections: [Spanned<String>] = []
  package var tags: [Spanned<String>] = []
  /// Comparisons with the number of words in the body.
  package var words: [Spanned<Comparison>] = []
  package var breakpoints: [Spanned<String>] = []

  package init() {}
}

/// A comparison with a number, such as `>= 600`.
package struct Comparison: Hashable, Sendable {
  package enum Operator: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case moreThan = ">"
    case lessThan = "<"
    case equal = "="
  }

  package var op: Operator
  package var number: Int

  package init(_ op: Operator, _ number: Int) {
    self.op = op
    self.number = number
  }

  package func holds(for value: Int) -> Bool {
    switch op {
    case .atLeast: value >= number
    case .atMost: value <= number
    case .moreThan: value > number
    case .lessThan: value < number
    case .equal: value == number
    }
  }
}
