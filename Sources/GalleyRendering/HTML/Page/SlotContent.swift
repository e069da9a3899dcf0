/// What the slots of a page hold.
package enum SlotContent: Hashable, Sendable {
  /// For those who lay pages out: the house ad, or else what will stand there.
  case preview
  /// Published without an ad server: the house ad, or nothing.
  case house
  /// Published, as readers get it whose browsers block its ads: the house ad where a slot says so, else nothing.
  case blocked
  /// Published with the Google Publisher Tag: elements that a script fills.
  case gpt
  /// Published with Prebid.js before the Google Publisher Tag.
  case prebid

  /// Whether a script fills the slots.
  package var isServed: Bool { self == .gpt || self == .prebid }
}
