package import GalleyGeometry
package import GalleyPlacement
package import GalleyModel
package import GalleyBasics

/// All rules, and the one entry to checking by them.
package enum RuleRegistry {
  /// Every rule there is, by id.
  package static let all: [any Rule.Type] = RuleID.allCases.map(rule)

  private static let checks = all.flatMap { $0.checks }
  static let layoutRules = checks.compactMap {
    if case .layout(let rule) = $0 { rule } else { nil }
  }
  static let articleRules = checks.compactMap {
    if case .article(let rule) = $0 { rule } else { nil }
  }
  static let siteRules = checks.compactMap { if case .site(let rule) = $0 { rule } else { nil } }
  static let pageRules = checks.compactMap { if case .page(let rule) = $0 { rule } else { nil } }
  static let bodyRules = checks.compactMap { if case .body(let rule) = $0 { rule } else { nil } }
  static let archiveRules = checks.compactMap {
    if case .archive(let rule) = $0 { rule } else { nil }
  }
  static let projectRules = checks.compactMap {
    if case .project(let rule) = $0 { rule } else { nil }
  }

  /// The rule that people call by a name.
  package static func rule(named name: String) -> (any Rule.Type)? {
    RuleID(rawValue: name).map(rule)
  }

  /// The files that show what a rule is against.
  package static func wrongExample(of id: String) -> Example? { rule(named: id)?.wrong }

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
    AllowanceCheck(layout).report(&findings)
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
  ///
  /// - Parameter policy: that of the project.
  package static func check(_ site: Site, policy: Policy? = nil) -> [Diagnostic] {
    var findings = RuleFindings(policy: policy)
    for rule in siteRules where findings.begin(rule) { rule.check(site, &findings) }
    return findings.diagnostics
  }

  /// What a layout names that its project does not have.
  package static func check(
    _ layout: ResolvedLayout, in project: ProjectContents
  ) -> [Diagnostic] {
    var findings = RuleFindings(policy: layout.policy, everywhere: layout.allow)
    for rule in projectRules where findings.begin(rule) {
      rule.check(layout, in: project, &findings)
    }
    return findings.diagnostics
  }

  /// What an article names that its project does not have.
  ///
  /// - Parameters:
  ///   - page: the article's page below the output folder.
  ///   - policy: that of the layout which shows the article, where one is known.
  package static func check(
    _ article: Article, at page: String, in project: ProjectContents, policy: Policy? = nil
  ) -> [Diagnostic] {
    var findings = RuleFindings(policy: policy)
    for rule in projectRules where findings.begin(rule) {
      rule.check(article, at: page, in: project, &findings)
    }
    return findings.diagnostics
  }

  /// What a site names that its project does not have.
  ///
  /// - Parameter policy: that of the project.
  package static func check(
    _ site: Site, in project: ProjectContents, policy: Policy? = nil
  ) -> [Diagnostic] {
    var findings = RuleFindings(policy: policy)
    for rule in projectRules where findings.begin(rule) { rule.check(site, in: project, &findings) }
    return findings.diagnostics
  }

  /// What a project's policy names in vain.
  package static func check(_ policy: Policy) -> [Diagnostic] {
    var findings = RuleFindings(policy: policy)
    AllowanceCheck.report(policy, &findings)
    return findings.diagnostics
  }

  /// What the conditions of a project, such as which article gets which layout, name in vain.
  ///
  /// - Parameter policy: that of the project.
  package static func check(
    _ conditions: [Condition], in project: ProjectContents, policy: Policy? = nil
  ) -> [Diagnostic] {
    var findings = RuleFindings(policy: policy)
    guard findings.begin(NamesNoArticle.self) else { return [] }
    NamesNoArticle.check(conditions, in: project, &findings)
    return findings.diagnostics
  }

  /// Whether the policy of a layout leaves a rule on.
  package static func isChecked(_ id: RuleID, in layout: ResolvedLayout) -> Bool {
    var findings = RuleFindings(policy: layout.policy)
    return findings.begin(rule(id))
  }

  /// Checks a page at one breakpoint by every rule for pages.
  ///
  /// - Parameter body: how the ads in its body were placed.
  package static func findings(in page: MeasuredPage, _ body: BodyAds? = nil) -> RuleFindings {
    let layout = page.page.layout
    var findings = RuleFindings(policy: layout.policy, everywhere: layout.allow)
    for rule in pageRules where findings.begin(rule) { rule.check(page, &findings) }
    guard let body else { return findings }
    for rule in bodyRules where findings.begin(rule) { rule.check(body, of: page, &findings) }
    return findings
  }

  /// A page as it comes to look when its ads come late, once for each way to fill them; `nil` where that moves nothing.
  /// Whoever lays these out anyway spares the rules doing so: `MeasuredPage.late`.
  ///
  /// - Returns: the page with the slots that are of another height than the layout says, by their indices in it.
  package static func latePages(of page: MeasuredPage) -> [(page: Page, changed: Set<Int>)?] {
    LateAds.all(on: page).map { $0.map { ($0.latePage, $0.grown) } }
  }

  /// How far late advertisements shift a page on its worst screen, as `layout-shift` measures it.
  package static func layoutShift(of page: MeasuredPage) -> Double {
    LayoutShift.worst(on: page)?.score ?? 0
  }

  /// The most that a good page shifts.
  package static var layoutShiftLimit: Double { LayoutShift.limit }

  /// The rule of an id: the one list of them all.
  package static func rule(_ id: RuleID) -> any Rule.Type {
    switch id {
    case .adDensityDesktop: AdDensityDesktop.self
    case .adDensityMobile: AdDensityMobile.self
    case .adLabel: AdLabel.self
    case .adMarkUnread: AdMarkUnread.self
    case .adNearControls: AdNearControls.self
    case .adsCrowd: AdsCrowd.self
    case .aliasExpansion: AliasExpansion.self
    case .areaNotRectangular: AreaNotRectangular.self
    case .areaWithoutRegion: AreaWithoutRegion.self
    case .badFont: BadFont.self
    case .badDate: BadDate.self
    case .badLength: BadLength.self
    case .badName: BadName.self
    case .badSize: BadSize.self
    case .badValue: BadValue.self
    case .blockedName: BlockedName.self
    case .columnsMismatch: ColumnsMismatch.self
    case .commentAsValue: CommentAsValue.self
    case .controlCharacter: ControlCharacter.self
    case .duplicateKey: DuplicateKey.self
    case .duplicateLandmark: DuplicateLandmark.self
    case .duplicateSlug: DuplicateSlug.self
    case .emptyFile: EmptyFile.self
    case .extendsCycle: ExtendsCycle.self
    case .fileTooLarge: FileTooLarge.self
    case .fluidAboveFold: FluidAboveFold.self
    case .fontSwapShift: FontSwapShift.self
    case .frontMatterUnterminated: FrontMatterUnterminated.self
    case .headingSkipped: HeadingSkipped.self
    case .hiddenText: HiddenText.self
    case .imageWithoutAlt: ImageWithoutAlt.self
    case .invalidKey: InvalidKey.self
    case .invalidMerge: InvalidMerge.self
    case .jsonSyntax: JSONSyntax.self
    case .largeStickyAd: LargeStickyAd.self
    case .layoutShift: LayoutShift.self
    case .listInText: ListInText.self
    case .misreadMarkdown: MisreadMarkdown.self
    case .missingFile: MissingFile.self
    case .missingGlyph: MissingGlyph.self
    case .missingKey: MissingKey.self
    case .namesNoArticle: NamesNoArticle.self
    case .nestingTooDeep: NestingTooDeep.self
    case .noReservedSpace: NoReservedSpace.self
    case .notUTF8: NotUTF8.self
    case .outsideProject: OutsideProject.self
    case .pictureWidthUnread: PictureWidthUnread.self
    case .placementRuleDead: PlacementRuleDead.self
    case .placementUnproven: PlacementUnproven.self
    case .placementUnread: PlacementUnread.self
    case .placementUnsatisfiable: PlacementUnsatisfiable.self
    case .regionWithoutArea: RegionWithoutArea.self
    case .repeatedStories: RepeatedStories.self
    case .severalDocuments: SeveralDocuments.self
    case .shortArticleAds: ShortArticleAds.self
    case .sidebarLongerThanArticle: SidebarLongerThanArticle.self
    case .sizeTooWide: SizeTooWide.self
    case .slotNeverPlaced: SlotNeverPlaced.self
    case .slotPlacedTwice: SlotPlacedTwice.self
    case .tomlSyntax: TOMLSyntax.self
    case .tooManyNodes: TooManyNodes.self
    case .topHeavy: TopHeavy.self
    case .twoAdsOneScreen: TwoAdsOneScreen.self
    case .unevenRows: UnevenRows.self
    case .unfitFont: UnfitFont.self
    case .unknownAuthor: UnknownAuthor.self
    case .unknownBlock: UnknownBlock.self
    case .unknownBreakpoint: UnknownBreakpoint.self
    case .unknownKey: UnknownKey.self
    case .unknownLayout: UnknownLayout.self
    case .unknownPreset: UnknownPreset.self
    case .unknownRegion: UnknownRegion.self
    case .unknownRule: UnknownRule.self
    case .unknownSize: UnknownSize.self
    case .unknownSlot: UnknownSlot.self
    case .unreachableWhen: UnreachableWhen.self
    case .unreadFile: UnreadFile.self
    case .unreadMarkup: UnreadMarkup.self
    case .unreadableFile: UnreadableFile.self
    case .unsafeLink: UnsafeLink.self
    case .unusedAllow: UnusedAllow.self
    case .unwritableFile: UnwritableFile.self
    case .wrongType: WrongType.self
    case .xmlSyntax: XMLSyntax.self
    case .yamlSyntax: YAMLSyntax.self
    case .yamlTag: YAMLTag.self
    }
  }
}
