import GalleyBasics
package import GalleyGeometry
package import GalleyModel
package import GalleyPlacement
package import GalleyRules

/// Composes the pages of one layout, one after the other, and owns what they have in common: the
/// typesetter, with all that it keeps from page to page.
///
/// It is a class, so that a composition can ask it for more when somebody wants to know more. Each
/// worker has its own.
package final class Composer {
  package let layout: ResolvedLayout
  private let assembly: PageAssembly
  fileprivate let adServer: AdServer
  fileprivate let fonts: FontSet
  private var typesetter: Typesetter
  /// Whether a rule wants to know how far late ads shift a page.
  private lazy var isShiftAsked = RuleRegistry.isChecked(.layoutShift, in: layout)
  /// Lays pages out as they look until the theme's own fonts are there; `nil` where it has none, or
  /// no rule looks at such pages.
  private lazy var earlyTypesetter: Typesetter? = {
    guard let early = fonts.untilLoaded(layout.theme),
      RuleRegistry.isChecked(.fontSwapShift, in: layout)
    else { return nil }
    return Typesetter(layout, in: early)
  }()

  /// - Parameters:
  ///   - fonts: what the layout's texts are set in; all composers of a layout share it.
  ///   - index: what the layout's lists may show.
  ///   - ads: whose pages have no ads, or fewer.
  ///   - adServer: what the units of ads have in common.
  package init(
    _ layout: ResolvedLayout, in fonts: FontSet = .builtIn, site: Site, index: ArticleIndex,
    ads: AdRules = AdRules(),
    adServer: AdServer = AdServer()
  ) {
    self.adServer = adServer
    self.layout = layout
    self.fonts = fonts
    assembly = PageAssembly(layout: layout, site: site, index: index, ads: ads)
    typesetter = Typesetter(layout, in: fonts)
  }

  /// Composes the page of an article, or one without an article.
  ///
  /// - Parameters:
  ///   - root: how to get from the page to the folder that assets are relative to; `nil` for as its address says.
  ///   - isRightToLeft: `nil` for as the page's language does.
  ///   - earlier: where the ads stood before the article was edited.
  package func compose(
    _ article: Article?, at address: PageAddress, root: String? = nil,
    isRightToLeft: Bool? = nil, earlier: EarlierAds? = nil
  ) -> Composition {
    var unplaced = assembly.page(for: article, path: address.path, root: root ?? address.root)
    if let isRightToLeft { unplaced.page.isRightToLeft = isRightToLeft }
    return Composition(PageAds(unplaced, &typesetter, previous: earlier), by: self)
  }

  /// Composes a page that leads to articles.
  ///
  /// - Parameters:
  ///   - section: the one that it is the front of; `nil` for the whole paper's.
  ///   - language: `nil` for the site's.
  package func compose(
    frontOf section: String?, in language: LanguageTag?, at address: PageAddress
  ) -> Composition {
    let unplaced = assembly.page(
      for: nil, section: section, language: language, path: address.path, root: address.root)
    return Composition(PageAds(unplaced, &typesetter), by: self)
  }

  /// What is found on a page without an article, whose ads need not be placed to know that.
  package func findings(
    frontOf section: String?, in language: LanguageTag?, at address: PageAddress
  ) -> PageFindings {
    PageFindings(
      of: assembly.page(
        for: nil, section: section, language: language, path: address.path, root: address.root
      ).page)
  }

  fileprivate func measure(_ page: Page) -> [MeasuredPage] {
    typesetter.place(page).map { MeasuredPage(page, $0) }
  }

  /// Adds where the boxes of a page stand until its fonts are there, and when its ads come late, where a rule wants to
  /// know: the typesetters know most of them.
  fileprivate func addOthers(to screens: [MeasuredPage]) -> [MeasuredPage] {
    let screens = addEarly(to: screens)
    guard isShiftAsked else { return screens }
    return screens.enumerated().map { index, screen in
      let late = RuleRegistry.latePages(of: screen)
      guard late.contains(where: { $0 != nil }) else { return screen }
      var screen = screen
      screen.late = late.map { late in
        late.flatMap { typesetter.place($0.page, onScreen: index, changed: $0.changed) }
      }
      return screen
    }
  }

  private func addEarly(to screens: [MeasuredPage]) -> [MeasuredPage] {
    guard let page = screens.first?.page, let early = earlyTypesetter?.place(page) else {
      return screens
    }
    return zip(screens, early).map { screen, early in
      var screen = screen
      screen.beforeFonts = early
      return screen
    }
  }
}

/// A finished page with all that is known of it; each part is computed once, when it is first asked for.
package final class Composition {
  /// The page with its ads, and how they were placed.
  package let ads: PageAds
  private let composer: Composer

  fileprivate init(_ ads: PageAds, by composer: Composer) {
    self.ads = ads
    self.composer = composer
  }

  package var page: Page { ads.page }
  /// What its texts are set in.
  package var fonts: FontSet { composer.fonts }

  /// The page on the screen of each breakpoint.
  package private(set) lazy var screens: [MeasuredPage] = composer.measure(page)

  /// The same with all that rules for pages look at.
  package private(set) lazy var judgedScreens: [MeasuredPage] = composer.addOthers(to: screens)

  /// The page as readers get it whose browsers block its ads, on the screen of each breakpoint.
  package private(set) lazy var screensWithoutAds: [MeasuredPage] = composer.measure(
    page.withoutAds)

  /// What is known of each of its ads, on each screen.
  package private(set) lazy var plan = AdPlan(screens, ads, composer.adServer)

  /// What the rules for pages find on it; on a page without an article only whether it is too large.
  package private(set) lazy var findings =
    page.article == nil
    ? PageFindings(of: page) : PageFindings(judgedScreens, ads.bodies)
}
