import GalleyLanguage
package import GalleyModel
package import GalleyPlacement
import GalleyRendering
import GalleyRules
import GalleyBasics

extension Project {
  /// Renders one page.
  ///
  /// - Throws: an error where a name in the request means nothing; mistakes in the files that it
  ///   means are findings of the result.
  public func render(_ request: RenderRequest) throws(GalleyError) -> Rendering {
    let made = try placement(request)
    guard let placement = made.placement else { return Rendering(bytes: nil, report: made.report) }
    return Rendering(bytes: try draw(placement, request), report: made.report)
  }

  /// Makes the page that a request asks for; `nil` where there are errors.
  package func page(_ request: RenderRequest) throws(GalleyError) -> (page: Page?, report: Report) {
    let made = try placement(request)
    return (made.placement?.page, made.report)
  }

  /// Makes the page that a request asks for, and tells how its ads were placed; `nil` where there are
  /// errors.
  package func placement(
    _ request: RenderRequest
  ) throws(GalleyError) -> (placement: PageAds?, report: Report) {
    let made = try uncheckedPlacement(request)
    guard let placement = made.placement else { return made }
    let all = made.report + Report(PageFindings(placement).diagnostics)
    return (all.hasErrors ? nil : placement, all)
  }

  /// The page before the rules look at where its boxes land.
  func uncheckedPlacement(
    _ request: RenderRequest
  ) throws(GalleyError) -> (placement: PageAds?, report: Report) {
    guard !findings.hasErrors else { return (nil, Report(findings)) }
    let path = try layoutPath(request.layout)
    let layout = check(layout: path)
    let site = try loadSite(request.site)
    var diagnostics = findings + site.diagnostics
    diagnostics += try layout.diagnostics.reading(path)
    var article: Article?
    if let name = request.article {
      let path = try articlePath(name)
      let read = remembered(.article, path) { loader.article(at: path) }
      article = read.value
      diagnostics += try read.diagnostics.reading(path)
      if let article { diagnostics += RuleRegistry.check(article, policy: layout.layout?.policy) }
    }
    let report = Report(diagnostics)
    guard var resolved = layout.layout, let site = site.value, !report.hasErrors else {
      return (nil, report)
    }
    if let preset = request.placementPreset { try resolved.place(byPreset: preset) }
    let previous = try request.previousPlacement.map { path throws(GalleyError) in
      try EarlierAds(reading: path, of: resolved, in: workspace)
    }
    var page = PageAssembly(
      layout: resolved, site: site, index: index(for: resolved.articleLists, beside: article)
    ).page(
      for: article, path: article.map { "\($0.slug).html" } ?? "\(resolved.name.value).html",
      root: Path.relative(
        from: workspace.absolute(request.outputFolder), to: workspace.absolute(folder)))
    if let isRightToLeft = request.isRightToLeft { page.isRightToLeft = isRightToLeft }
    return (PageAds(page, previous: previous), report)
  }

  func loadSite(_ path: String?) throws(GalleyError) -> Diagnosed<Site?> {
    if let path {
      let site = check(site: path)
      return Diagnosed(site.value, try site.diagnostics.reading(path))
    }
    guard hasSite else { return Diagnosed(Site()) }
    return check(site: sitePath)
  }

  private func draw(
    _ placement: PageAds, _ request: RenderRequest
  ) throws(GalleyError) -> [UInt8] {
    let page = placement.page
    let named = try request.breakpoint.map { name throws(GalleyError) in
      try breakpoint(name, of: page.layout)
    }
    switch request.format {
    case .html:
      return HTMLRenderer(page.layout)
        .render(page, annotations: request.isAnnotated ? Annotation.all(of: placement) : [])
    case .json: return PageJSON().render(page)
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
