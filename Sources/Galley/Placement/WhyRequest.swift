/// For which page it is asked why its in-article ads are where they are.
public struct WhyRequest: Hashable, Sendable {
  /// The form of the answer.
  public enum Format: Hashable, Sendable {
    /// The body with its gaps, for people; `color` marks what was taken and what not.
    case text(width: Int, color: Bool)
    /// For programs.
    case json
  }

  /// The page.
  public var page: RenderRequest
  /// The breakpoints that are asked about, by their names; none for all.
  public var breakpoints: [String]
  /// The form of the answer.
  public var format: Format

  /// Asks why the in-article ads of a page are where they are.
  public init(
    page: RenderRequest, breakpoints: [String] = [],
    format: Format = .text(width: 100, color: false)
  ) {
    self.page = page
    self.breakpoints = breakpoints
    self.format = format
  }
}
