import GalleyModel
import GalleyBasics

/// Two landmarks that people who cannot see the page cannot tell apart.
enum DuplicateLandmark: LayoutRule {
  static let id = RuleID.duplicateLandmark
  static let severity = Severity.warning
  static let summary = "Two regions are the same landmark with the same name."
  static let explanation = """
    People who use a screen reader jump from landmark to landmark and hear each one's role and name. Two
    asides of one name sound like one; a page has one `main`, one `header` and one `footer`.

    A region's name is its `label`, or else the title of its first block that has one. Regions that are
    never shown at the same breakpoint do not clash. See
    https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/.
    """
  static let wrong: Example? = .layout(
    line: 8,
    """
    layout: article
    regions:
      story: [headline, body]
      left:
        label: More to read
        blocks: [article_list: Latest]
      right:
        label: More to read
        blocks: [article_list: { title: Popular, from: { tag: popular } }]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
      left:
        label: Latest articles
        blocks: [article_list: Latest]
      right:
        label: Popular articles
        blocks: [article_list: { title: Popular, from: { tag: popular } }]
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    var seen: [Key: ResolvedRegion] = [:]
    for region in layout.regions {
      guard let key = Key(region) else { continue }
      guard let other = seen[key], !other.visible.isDisjoint(with: region.visible) else {
        seen[key] = region
        continue
      }
      findings.report(
        message(key), at: region.label?.span ?? region.name.span,
        key.name == nil ? "the second" : "the same name again",
        also: [Diagnostic.Label(other.label?.span ?? other.name.span, "the first")],
        notes: [advice(key)], allowedBy: [region.allow])
    }
  }

  /// What two landmarks must not share.
  private struct Key: Hashable {
    let landmark: Landmark
    /// In lower case; `nil` for landmarks of which a page has only one, however they are called.
    let name: String?

    init?(_ region: ResolvedRegion) {
      landmark = region.landmark
      switch region.landmark {
      case .none: return nil
      case .main, .header, .footer: name = nil
      case .nav, .aside, .section:
        guard let name = region.label?.value ?? region.firstTitle else { return nil }
        self.name = name.lowercased()
      }
    }
  }

  private static func message(_ key: Key) -> String {
    guard let name = key.name else { return "a page has one '\(key.landmark.rawValue)' landmark" }
    return "two '\(key.landmark.rawValue)' landmarks are both named '\(name)'"
  }

  private static func advice(_ key: Key) -> String {
    key.name == nil
      ? "give one of them another landmark, such as 'section' with a label"
      : "give each a 'label' of its own"
  }
}

extension ResolvedRegion {
  /// The first title among its blocks.
  fileprivate var firstTitle: String? {
    blocks.lazy.compactMap { block -> String? in
      switch block.kind {
      case .articleList(let list): list.title
      case .comments(let title), .appLinks(let title), .languageLinks(let title),
        .sectionLabel(let title), .gallery(let title), .author(let title):
        title
      case .shareLinks(let title, _), .menuLinks(let title, _): title
      case .newsletter(let newsletter): newsletter.title
      default: nil
      }
    }.first
  }
}
