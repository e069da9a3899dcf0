package import GalleyBasics

/// A place for an advertisement, as written.
package struct Slot: Sendable, Named {
  package var name: Spanned<String>
  /// The words that stand above the advertisement and tell readers what it is.
  package var label: Spanned<String>?
  package var sizes: SlotSizes
  package var reserve: Spanned<Reserve>?
  package var unfilled: Unfilled
  package var creative: Creative?
  /// The ad server's path of the unit.
  package var unit: Spanned<UnitTemplate>?
  package var targeting: [Targeting]
  package var sticky: Bool
  package var lazy: Bool
  package var placement: Placement?
  /// What an advertisement in it is worth: one value for all sizes, or one for each.
  package var value: SlotValue?
  package var allow: [Allowance]

  package init(name: Spanned<String>, sizes: SlotSizes) {
    self.name = name
    self.sizes = sizes
    unfilled = .hold
    targeting = []
    sticky = false
    lazy = false
    allow = []
  }
}

/// The sizes that a slot accepts, its size mapping.
package struct SlotSizes: Sendable {
  /// The sizes from one breakpoint up; `breakpoint` is `nil` where one list serves all.
  package struct Entry: Sendable {
    package var breakpoint: Spanned<String>?
    package var sizes: [Spanned<AdSize>]

    package init(breakpoint: Spanned<String>?, sizes: [Spanned<AdSize>]) {
      self.breakpoint = breakpoint
      self.sizes = sizes
    }
  }

  package var entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }
}

/// A key with the values that the ad server may choose by.
package struct Targeting: Hashable, Sendable {
  package var key: String
  package var values: [String]

  package init(key: String, values: [String]) {
    self.key = key
    self.values = values
  }
}
