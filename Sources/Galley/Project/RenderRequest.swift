/// What page is wanted, and in which form.
public struct RenderRequest: Hashable, Sendable {
  /// The form of a rendered page.
  public enum Format: Hashable, Sendable {
    /// One HTML document for all viewports.
    case html
    /// A drawing for a terminal of `width` cells; `ascii` draws without box characters.
    case text(width: Int, ascii: Bool)
    /// One column in the order of reading, nothing drawn.
    case linear
    /// The page model.
    case json
  }

  /// The layout's name or file.
  public var layout: String
  /// The article's slug or file; `nil` for a page without an article.
  public var article: String?
  /// The site's file; `nil` for the project's.
  public var site: String?
  /// The breakpoint that text is drawn for; `nil` for the one that the width suggests.
  public var breakpoint: String?
  /// The form of the result.
  public var format: Format
  /// Whether the computed boxes, folds and depths are drawn over an HTML page.
  public var isAnnotated: Bool
  /// Whether the page is wanted as it is published for readers whose browsers block its ads: HTML and measurements.
  public var isBlocked: Bool
  /// The folder that the page will be in: links to pictures start there.
  public var outputFolder: String
  /// Whether the page runs from right to left; `nil` for as its language does.
  package var isRightToLeft: Bool?

  /// The preset that in-article ads are placed by; `nil` for the layout's own rules.
  public var placementPreset: String?
  /// A file with the placement of the article's last edition, as `galley why --format json` writes it:
  /// with `keep_stable` ads that need not move stay. It is an error where no body's slot says that.
  public var previousPlacement: String?

  /// Asks for a page of a layout.
  public init(
    layout: String, article: String? = nil, site: String? = nil, breakpoint: String? = nil,
    format: Format = .html, isAnnotated: Bool = false, isBlocked: Bool = false,
    outputFolder: String = "",
    placementPreset: String? = nil, previousPlacement: String? = nil
  ) {
    self.placementPreset = placementPreset
    self.previousPlacement = previousPlacement
    self.layout = layout
    self.article = article
    self.site = site
    self.breakpoint = breakpoint
    self.format = format
    self.isAnnotated = isAnnotated
    self.isBlocked = isBlocked
    self.outputFolder = outputFolder
  }
}

/// A rendered page, where there were no errors, and what was found on the way.
public struct Rendering: Sendable {
  /// The page's bytes, UTF-8.
  public let bytes: [UInt8]?
  /// The findings.
  public let report: Report
}
