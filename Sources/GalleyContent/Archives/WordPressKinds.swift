import GalleyBasics

/// The kinds of item in a WordPress export: which of them are articles, and how many items of others there are.
struct WordPressKinds {
  private var leftOut: [(kind: String, count: Int)] = []
  /// Where the first of them begins.
  private var place = (line: 1, column: 1)
  /// The most kinds that are told by name.
  private static let limit = 16

  /// What posts hold or are shown with: it is read where a post has it.
  private static let parts: Set<String> = ["attachment", "wp_block"]

  /// What plugins keep as posts with addresses of their own, and never show to readers.
  private static let privateKinds: Set<String> = [
    "custom_css", "customize_changeset", "feedback", "flamingo_contact", "flamingo_inbound",
    "jp_pay_order", "jp_pay_product", "mc4wp-form", "nav_menu_item", "oembed_cache", "revision",
    "shop_coupon", "shop_order", "shop_order_refund", "shop_subscription", "user_request",
    "wpcf7_contact_form", "wpforms",
  ]

  /// Whether readers are meant to see items of a kind: posts, pages, and what a theme or a plugin gives a path
  /// of its own. WordPress gives none, only a query, to kinds that it keeps for itself.
  static func isPublic(_ kind: String, link: String) -> Bool {
    if kind == "post" || kind == "page" { return true }
    return !parts.contains(kind) && !privateKinds.contains(kind) && !kind.hasPrefix("wp_")
      && !kind.hasPrefix("acf") && !link.isEmpty && !link.contains("?")
  }

  mutating func leaveOut(_ kind: String, line: Int, column: Int) {
    if Self.parts.contains(kind) { return }
    if leftOut.isEmpty { place = (line, column) }
    if let known = leftOut.firstIndex(where: { $0.kind == kind }) {
      leftOut[known].count += 1
    } else if leftOut.count < Self.limit {
      leftOut.append((kind, 1))
    } else {
      leftOut[Self.limit - 1].kind = "…"
      leftOut[Self.limit - 1].count += 1
    }
  }

  /// One for all items that are left out.
  var problems: [SurveyProblem] {
    if leftOut.isEmpty { return [] }
    let kinds = leftOut.map { "\(decimal($0.count)) of the kind '\(excerpt($0.kind))'" }
    return [
      SurveyProblem(
        .unreadFile, .info,
        "items that are no posts or pages are left out: \(kinds.joined(separator: ", "))",
        label: "the first begins here", text: Array("<item>".utf8), line: place.line,
        column: place.column)
    ]
  }
}
