package import GalleyBasics
import GalleyGeometry
import GalleyLanguage
package import GalleyModel
package import GalleyPages
import GalleyPlacement
import GalleyRendering
import GalleyRules

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

extension Project {
  /// Renders one page.
  ///
  /// - Throws: an error where a name in the request means nothing; mistakes in the files that it
  ///   means are findings of the result.
  public func render(_ request: RenderRequest) throws(GalleyError) -> Rendering {
    let made = try compose(request)
    guard let composition = made.value else {
      return Rendering(bytes: nil, report: Report(made.diagnostics))
    }
    return Rendering(bytes: try draw(composition, request), report: Report(made.diagnostics))
  }

  /// Composes the page that a request asks for, and judges it; `nil` where there are errors.
  package func compose(
    _ request: RenderRequest
  ) throws(GalleyError) -> Diagnosed<Composition?> {
    guard !findings.hasErrors else { return Diagnosed(nil, findings) }
    let path = try layoutPath(request.layout)
    var checked = CheckedLayout(path, named: Path.stem(of: path), of: self)
    let site = try loadSite(request.site)
    try Cancellation.check()
    _ = try checked.diagnostics.reading(path)
    var read: Diagnosed<Article?>?
    let article = try request.article.map { name throws(GalleyError) in try articlePath(name) }
    if let article {
      let own = self.read(article: article)
      read = Diagnosed(own.value, try own.diagnostics.reading(article))
    }
    try Cancellation.check()
    let publication = publication(of: site.value)
    let archive = archive(
      beside: article, lists: checked.layout?.articleLists ?? [],
      language: (site.value ?? Site()).language, publication: publication)
    try Cancellation.check()
    let common = CommonGround(self, site: site, archive: archive)
    checked.check(in: common.contents)
    let entry = article.flatMap(articleFile).flatMap(archive.entry)
    let address =
      entry?.address ?? PageAddress(read?.value?.slug ?? checked.layout?.name.value ?? "")
    let found = findings + common.diagnostics + checked.diagnostics
    if let article = read?.value, article.withheld == nil {
      read?.value?.withheld = publication.withholding(of: article.publicTime)
    }
    var compose: (Article?) -> Composition? = { _ in nil }
    if var layout = checked.layout, let site = site.value, !found.hasErrors {
      if let preset = request.placementPreset { try layout.place(byPreset: preset) }
      let earlier = try request.previousPlacement.map { path throws(GalleyError) in
        try EarlierAds(reading: path, of: layout, in: workspace)
      }
      let composer = Composer(
        layout, in: checked.fonts.set, site: site, index: archive.index, ads: config.ads,
        adServer: adServer)
      let root = Path.relative(
        from: workspace.absolute(request.outputFolder), to: workspace.absolute(folder))
      compose = {
        composer.compose(
          $0, at: address, root: root, isRightToLeft: request.isRightToLeft, earlier: earlier)
      }
    }
    guard let read else {
      let composition = compose(nil)
      let onPage = composition?.findings ?? PageFindings()
      return Diagnosed(onPage.hasErrors ? nil : composition, found + onPage.diagnostics)
    }
    let judged = JudgedPage(
      read, problems: entry?.problems ?? [], policy: checked.policy, at: address,
      in: common.contents, compose: compose)
    try Cancellation.check()
    let pageFindings = judged.composition?.findings.diagnostics ?? []
    return Diagnosed(
      judged.fit, Report(found + judged.diagnostics + pageFindings).withoutRepetition.diagnostics)
  }

  /// The project's articles, or else those beside an article: what lists show.
  private func archive(
    beside article: String?, lists: [ArticleList], language: LanguageTag, publication: Publication
  ) -> Archive {
    let layouts = ((try? layoutFiles()) ?? []).map(Path.stem(of:))
    if let files = try? articleFiles() {
      return Archive(
        files, in: articlesFolder, of: self, lists: lists, language: language, layouts: layouts,
        publication: publication)
    }
    let folder = article.map(Path.folder(of:)) ?? ""
    let names =
      article == nil || article == "-"
      ? [] : try? workspace.names(in: folder.isEmpty ? "." : folder)
    return Archive(
      (names ?? []).filter { $0.hasSuffix(".md") }, in: folder, of: self, lists: lists,
      language: language, layouts: layouts, publication: publication)
  }

  func loadSite(_ path: String?) throws(GalleyError) -> Diagnosed<Site?> {
    if let path {
      let site = check(site: path)
      return Diagnosed(site.value, try site.diagnostics.reading(path))
    }
    guard hasSite else { return Diagnosed(completed(Site())) }
    return check(site: sitePath)
  }

  /// A site with what the project knows besides its file.
  func completed(_ site: Site) -> Site {
    var site = site
    site.people = authors.people
    site.hasSectionFronts = config.fronts.sections != nil
    return site
  }

  private func draw(
    _ composition: Composition, _ request: RenderRequest
  ) throws(GalleyError) -> [UInt8] {
    let page = request.isBlocked ? composition.page.withoutAds : composition.page
    let named = try request.breakpoint.map { name throws(GalleyError) in
      try breakpoint(name, of: page.layout)
    }
    switch request.format {
    case .html:
      let slots = request.isBlocked ? SlotContent.blocked : .preview
      return HTMLRenderer(page.layout, in: composition.fonts, slots: slots)
        .render(page, annotations: request.isAnnotated ? Annotation.all(of: composition) : [])
    case .json: return PageJSON().render(page, composition.plan)
    case .linear: return LinearTextRenderer(breakpoint: named).render(page)
    case .text(let width, let ascii):
      return TextRenderer(
        width: width, breakpoint: named ?? page.layout.breakpoint(forCells: width),
        style: ascii ? .ascii : .unicode
      ).render(page)
    }
  }

  func breakpoint(
    _ name: String, of layout: ResolvedLayout
  ) throws(GalleyError) -> Int {
    let names = layout.breakpoints.map(\.name.value)
    if let index = names.firstIndex(of: name) { return index }
    let likely = Suggestion.nearest(to: name, among: names)
    throw GalleyError(
      "no breakpoint is named '\(name)'; "
        + (likely.map { "did you mean '\($0)'?" }
          ?? "the layout has: \(names.joined(separator: ", "))"))
  }
}

extension ResolvedLayout {
  /// The breakpoint whose page suits a terminal: about ten px to a cell.
  fileprivate func breakpoint(forCells width: Int) -> Int { breakpoint(forWidth: width * 10) }
}

/// A page with all that a reader of proofs wants to know of it: how it looks, on which screens it is
/// judged, and where its ads stand there.
package struct Proof: Sendable {
  package let page: Page
  /// The page with annotations, UTF-8.
  package let html: [UInt8]
  /// Its ads on the screen of each breakpoint.
  package let plan: AdPlan

  private let annotations: [Annotation]
  private let fonts: FontSet
  private let slots: SlotContent

  /// - Parameter isBlocked: whether it is the page as readers get it whose browsers block its ads; nothing is drawn
  ///   over that.
  init(_ composition: Composition, isBlocked: Bool) {
    page = isBlocked ? composition.page.withoutAds : composition.page
    plan =
      isBlocked
      ? composition.plan.withoutAds(on: composition.screensWithoutAds) : composition.plan
    annotations = isBlocked ? [] : Annotation.all(of: composition)
    slots = isBlocked ? .blocked : .preview
    fonts = composition.fonts
    html = HTMLRenderer(page.layout, in: fonts, slots: slots)
      .render(page, annotations: annotations)
  }

  /// The page in a file of its own, with its fonts in it.
  package var htmlWithFonts: [UInt8] {
    HTMLRenderer(page.layout, in: fonts, slots: slots, at: .page).render(
      page, annotations: annotations)
  }

  /// The page as text for one breakpoint, about ten px to a cell.
  package func text(at breakpoint: Int) -> [UInt8] {
    guard page.layout.breakpoints.indices.contains(breakpoint) else { return [] }
    let width = page.layout.breakpoints[breakpoint].screen.width / 10
    return TextRenderer(width: width, breakpoint: breakpoint).render(page)
  }
}

extension Project {
  /// Reads, renders and measures a page, each once.
  ///
  /// - Throws: as `render`.
  package func proof(
    _ request: RenderRequest
  ) throws(GalleyError) -> (proof: Proof?, report: Report) {
    let made = try compose(request)
    try Cancellation.check()
    return (
      made.value.map { Proof($0, isBlocked: request.isBlocked) }, Report(made.diagnostics)
    )
  }
}
