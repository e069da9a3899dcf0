/// Why something that was asked for could not even be begun.
public struct GalleyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence for the person who asked.
  public let description: String

  package init(_ description: String) { self.description = description }
}
