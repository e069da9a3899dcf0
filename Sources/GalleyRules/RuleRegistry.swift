import GalleyGeometry
import GalleyPlacement
package import GalleyModel
package import GalleyBasics

/// All rules, and the one entry to checking by them.
package enum RuleRegistry {
  /// Every rule there is, by id.
  package static let all: [any Rule.Type] = [
    AdDensityDesktop.self,
    AdDensityMobile.self,
    AdLabel.self,
    AdMarkUnread.self,
    AdNearControls.self,
    AdsCrowd.self,
    AliasExpansion.self,
    AreaNotRectangular.self,
    AreaWithoutRegion.self,
    BadDate.self,
    BadLength.self,
    BadName.self,
    BadSize.self,
    BadValue.self,
    ColumnsMismatch.self,
    CommentAsValue.self,
    ControlCharacter.self,
    DuplicateKey.self,
    DuplicateLandmark.self,
    DuplicateSlug.self,
    EmptyFile.self,
    ExtendsCycle.self,
    FileTooLarge.self,
    FluidAboveFold.self,
    FrontMatterUnterminated.self,
    HeadingSkipped.self,
    ImageWithoutAlt.self,
    InvalidKey.self,
    InvalidMerge.self,
    LargeStickyAd.self,
    LayoutShift.self,
    ListInText.self,
    MissingKey.self,
    NestingTooDeep.self,
    NoReservedSpace.self,
    NotUTF8.self,
    OutsideProject.self,
    PlacementRuleDead.self,
    PlacementUnread.self,
    PlacementUnsatisfiable.self,
    RegionWithoutArea.self,
    SeveralDocuments.self,
    ShortArticleAds.self,
    SidebarLongerThanArticle.self,
    SizeTooWide.self,
    SlotNeverPlaced.self,
    SlotPlacedTwice.self,
    TooManyNodes.self,
    TopHeavy.self,
    TwoAdsOneScreen.self,
    UnevenRows.self,
    UnknownBlock.self,
    UnknownBreakpoint.self,
    UnknownKey.self,
    UnknownLayout.self,
    UnknownPreset.self,
    UnknownRegion.self,
    UnknownRule.self,
    UnknownSize.self,
    UnknownSlot.self,
    UnreachableWhen.self,
    UnreadableFile.self,
    UnsafeLink.self,
    UnusedAllow.self,
    UnwritableFile.self,
    WrongType.self,
    YAMLSyntax.self,
    YAMLTag.self,
  ]

  // To ask each of all rules at run time what it conforms to takes longer than to check a layout.

  /// Those of `all` that check layouts.
  static let layoutRules: [any LayoutRule.Type] = [
    AdLabel.self,
    DuplicateLandmark.self,
    NoReservedSpace.self,
    PlacementUnread.self,
    SizeTooWide.self,
    SlotNeverPlaced.self,
    SlotPlacedTwice.self,
    UnknownSize.self,
    UnreachableWhen.self,
    UnsafeLink.self,
  ]

  /// Those of `all` that check articles.
  static let articleRules: [any ArticleRule.Type] = [
    AdMarkUnread.self, HeadingSkipped.self, ImageWithoutAlt.self, UnsafeLink.self,
  ]

  /// Those of `all` that check sites.
  static let siteRules: [any SiteRule.Type] = [UnsafeLink.self]

  /// Those of `all` that check pages.
  static let pageRules: [any PageRule.Type] = [
    AdDensityDesktop.self,
    AdDensityMobile.self,
    AdNearControls.self,
    AdsCrowd.self,
    FluidAboveFold.self,
    LargeStickyAd.self,
    LayoutShift.self,
    SidebarLongerThanArticle.self,
    TopHeavy.self,
    TwoAdsOneScreen.self,
  ]

  /// Those of `all` that check how ads were placed in a body.
  static let placementRules: [any BodyRule.Type] = [
    PlacementUnsatisfiable.self, ShortArticleAds.self,
  ]

  /// Those of `all` that check the rules of placements over all articles.
  static let archiveRules: [any ArchiveRule.Type] = [PlacementRuleDead.self]

  /// The rule of an id.
  package static subscript(id: String) -> (any Rule.Type)? { all.first { $0.id == id } }

  /// The ids of all rules, sorted.
  package static var ids: [String] { all.map { $0.id } }

  /// The files that show what a rule is against.
  package static func wrongExample(of id: String) -> Example? { self[id]?.wrong }

  /// What the rules for layouts find in one that was read without an error.
  package static func check(_ layout: ResolvedLayout) -> [Diagnostic] {
    findings(in: layout).diagnostics
  }

  /// What the rules for articles find.
  ///
  /// - Parameter policy: that of the layout which shows the article, where one is known.
  package static func check(_ article: Article, policy: Policy? = nil) -> [Diagnostic] {
    findings(in: article, policy: policy).diagnostics
  }

  /// Checks a layout by every rule for layouts.
  package static func findings(in layout: ResolvedLayout) -> RuleFindings {
    var findings = RuleFindings(policy: layout.policy, everywhere: layout.allow)
    for rule in layoutRules where findings.begin(rule) { rule.check(layout, &findings) }
    AllowanceCheck(layout, rules: all).report(&findings)
    return findings
  }

  /// Checks an article by every rule for articles.
  ///
  /// - Parameter policy: that of the layout which shows the article.
  package static func findings(in article: Article, policy: Policy? = nil) -> RuleFindings {
    var findings = RuleFindings(policy: policy)
    for rule in articleRules where findings.begin(rule) { rule.check(article, &findings) }
    return findings
  }

  /// What the rules for sites find.
  package static func check(_ site: Site) -> [Diagnostic] {
    var findings = RuleFindings(policy: nil)
    for rule in siteRules where findings.begin(rule) { rule.check(site, &findings) }
    return findings.diagnostics
  }

  /// Checks a page at one breakpoint by every rule for pages.
  ///
  /// - Parameter body: how the ads in its body were placed.
  static func findings(in page: MeasuredPage, _ body: BodyPlacement? = nil) -> RuleFindings {
    let layout = page.page.layout
    var findings = RuleFindings(policy: layout.policy, everywhere: layout.allow)
    for rule in pageRules where findings.begin(rule) { rule.check(page, &findings) }
    guard let body else { return findings }
    for rule in placementRules where findings.begin(rule) { rule.check(body, of: page, &findings) }
    return findings
  }
}
