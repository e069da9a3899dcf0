/// What page is to be measured, and on which screen.
public struct MeasureRequest: Hashable, Sendable {
  /// A screen that a page is laid out for.
  public enum Screen: Hashable, Sendable {
    /// That of a breakpoint of the layout, by its name; `nil` for the smallest.
    case breakpoint(String?)
    /// Width and height in CSS px, each from 1 to 100,000.
    case viewport(width: Int, height: Int)
  }

  /// The form of the result.
  public enum Format: Hashable, Sendable {
    /// Lines for people.
    case table
    /// For programs.
    case json
  }

  /// A system that readers have, by the fonts that come with it.
  public enum Device: String, Hashable, Sendable, CaseIterable {
    case android, ios, windows, mac
  }

  /// The page.
  public var page: RenderRequest
  /// The screens; one result for each.
  public var screens: [Screen]
  /// The form of the result.
  public var format: Format
  /// Whose fonts stand in where the theme has none of its own; `nil` for the built-in families.
  public var device: Device?

  /// Asks where the boxes of a page are.
  public init(
    page: RenderRequest, screens: [Screen], format: Format = .table, device: Device? = nil
  ) {
    self.page = page
    self.screens = screens
    self.format = format
    self.device = device
  }
}
