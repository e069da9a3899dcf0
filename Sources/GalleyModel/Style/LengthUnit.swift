/// What the lengths of a page are in.
package enum LengthUnit: Hashable, Sendable {
  /// A CSS px.
  case pixel
  /// A cell of a terminal: the room of a narrow character to the right, a line downwards.
  case cell
}
