import GalleyBasics
import GalleyModel
import GalleyPages

/// Writes one page; each family of blocks is an extension in its own file.
struct PageWriter: ~Copyable {
  let page: Page
  /// The rules for the theme's fonts, where it has any.
  let fontFaces: Stylesheet?
  let fonts: FontPlace
  let stylesheet: Stylesheet
  let slots: SlotContent
  /// What is known of the page's ads, where a script fills them.
  let plan: AdPlan?
  let outline: PageOutline
  var html: HTMLWriter
  var shared: SharedMarkup
  /// What the landmarks written so far are called, so that no two are called the same, each with the number that
  /// the next of its name may have.
  var landmarkLabels: [String: Int] = [:]
  /// How many newsletter forms are written, by which their fields are told apart.
  var formCount = 0

  /// - Parameter capacity: how many bytes the page will probably have.
  init(
    _ page: Page, _ fontFaces: Stylesheet?, _ fonts: FontPlace, stylesheet: Stylesheet,
    slots: SlotContent, plan: AdPlan?,
    shared: consuming SharedMarkup, capacity: Int
  ) {
    self.page = page
    self.fontFaces = fontFaces
    self.fonts = fonts
    self.slots = slots
    self.plan = plan
    self.stylesheet = stylesheet
    self.shared = shared
    outline = PageOutline(page)
    html = HTMLWriter(capacity: capacity)
  }

  /// - Parameter annotations: what is drawn over the page.
  mutating func document(_ annotations: [Annotation]) {
    html.raw("<!doctype html>\n<html")
    html.attribute("lang", page.language.tag)
    if page.isRightToLeft { html.raw(" dir=\"rtl\"") }
    html.raw(">\n")
    head(isAnnotated: !annotations.isEmpty)
    html.raw("<body>\n<a class=\"skip\" href=\"#content\">")
    html.text(page.phrases[.skipToContent])
    html.raw("</a>\n<div class=\"page\">\n")
    if outline.main == nil { emptyMain() }
    for index in page.regions.indices { region(at: index) }
    html.raw("</div>\n")
    for overlay in page.overlays { self.overlay(overlay.place) }
    annotate(annotations)
    stateMark()
    adScript()
    html.raw("</body>\n</html>\n")
  }

  /// Says of a page that readers may not see that it is none for them.
  private mutating func stateMark() {
    guard let withheld = page.article?.withheld else { return }
    html.raw("<aside class=\"withheld\" lang=\"en\" dir=\"ltr\" aria-label=\"State\">")
    html.text(withheld.words)
    html.raw("</aside>\n")
  }

  /// The attributes of a link to something in a language, where that is not the page's.
  mutating func foreignLanguage(_ language: LanguageTag?) {
    guard let language, language != page.language else { return }
    html.attribute("lang", language.tag)
    if language.isRightToLeft != page.isRightToLeft {
      html.raw(language.isRightToLeft ? " dir=\"rtl\"" : " dir=\"ltr\"")
    }
  }

  /// ` hide-…` for each breakpoint of `where` at which something is not shown.
  mutating func hiddenClasses(_ visible: BreakpointSet, where all: BreakpointSet) {
    let hidden = all.subtracting(visible)
    guard !hidden.isEmpty else { return }
    for (index, breakpoint) in page.layout.breakpoints.enumerated()
    where hidden.contains(index: index) {
      html.raw(" hide-")
      html.attributeValue(breakpoint.name.value)
    }
  }

  /// A label for a landmark that no other landmark of the page has: "News", then "News 2".
  mutating func uniqueLabel(_ label: String) -> String {
    guard var number = landmarkLabels[label] else {
      landmarkLabels[label] = 2
      return label
    }
    while landmarkLabels["\(label) \(number)"] != nil { number += 1 }
    landmarkLabels[label] = number + 1
    landmarkLabels["\(label) \(number)"] = 2
    return "\(label) \(number)"
  }
}

extension PageWriter {
  mutating func region(at index: Int) {
    let region = page.regions[index]
    let meant = page.layout.regions[region.region]
    let element = element(of: index, meant: meant, blocks: region.blocks)
    let rail = page.railParts(ofRegion: index)
    open(element, index, meant: meant, isRail: !rail.isEmpty)
    if index == outline.main, outline.headline == nil { hiddenHeadline() }
    if rail.isEmpty {
      blocks(region.blocks.indices, of: region, at: index, visible: meant.visible)
    } else {
      parts(rail, of: region, at: index, visible: meant.visible)
    }
    close(element)
  }

  /// A `main` for a page that shows no region.
  private mutating func emptyMain() {
    html.raw("<main id=\"content\" class=\"region\">\n")
    hiddenHeadline()
    html.raw("</main>\n")
  }

  /// The element that a region becomes.
  ///
  /// A second `header`, `main` or `footer` is a section, as is a region without a landmark whose
  /// blocks would be outside of all landmarks.
  private func element(of index: Int, meant: ResolvedRegion, blocks: [PageBlock]) -> Landmark {
    if index == outline.main { return .main }
    switch meant.landmark {
    case .header: return index == outline.header ? .header : .section
    case .footer: return index == outline.footer ? .footer : .section
    case .main: return .section
    case .section, .aside:
      return meant.label == nil && blocks.allSatisfy { $0.content.isLandmark }
        ? .none : meant.landmark
    case .none: return blocks.allSatisfy { $0.content.isLandmark } ? .none : .section
    case .nav: return .nav
    }
  }

  private mutating func open(
    _ element: Landmark, _ index: Int, meant: ResolvedRegion, isRail: Bool
  ) {
    let region = page.regions[index]
    html.raw("<")
    tag(element)
    if element == .main { html.raw(" id=\"content\"") }
    html.raw(" class=\"region area-")
    html.attributeValue(meant.name.value)
    if region.blocks.contains(where: { $0.content.isBody }) { html.raw(" story") }
    if isRail { html.raw(" rail") }
    if page.isBare(region: index) { html.raw(" bare") }
    if !region.blocks.contains(where: \.name.isPrinted) { html.raw(" unprinted") }
    hiddenClasses(region.shown.intersection(meant.visible), where: meant.visible)
    html.raw("\"")
    if element == .section || element == .aside || element == .nav {
      html.attribute("aria-label", uniqueLabel(label(of: region, meant: meant)))
    }
    html.raw(">\n")
  }

  private mutating func close(_ element: Landmark) {
    html.raw("</")
    tag(element)
    html.raw(">\n")
  }

  private mutating func tag(_ element: Landmark) {
    switch element {
    case .header: html.raw("header")
    case .nav: html.raw("nav")
    case .main: html.raw("main")
    case .aside: html.raw("aside")
    case .section: html.raw("section")
    case .footer: html.raw("footer")
    case .none: html.raw("div")
    }
  }

  private func label(of region: PageRegion, meant: ResolvedRegion) -> String {
    if let label = meant.label { return label.value }
    for block in region.blocks {
      if let title = block.content.title, !title.isEmpty { return title }
    }
    let words = region.blocks.lazy.compactMap { $0.content.word }.first
    return page.phrases[words ?? .links]
  }

  /// The page's `h1` for those who do not see the masthead, where no block is one.
  private mutating func hiddenHeadline() {
    html.raw("<h1 class=\"unseen\">")
    html.text(page.title)
    html.raw("</h1>\n")
  }
}

extension BlockName {
  /// Whether it is on paper too; the others are those that the stylesheet hides there.
  var isPrinted: Bool {
    switch self {
    case .spotImg, .menu, .menuLinks, .shareLinks, .comments, .newsletter, .appLinks,
      .languageLinks,
      .articleList, .divider:
      false
    default: true
    }
  }
}

extension BlockContent {
  /// The title that the block shows.
  fileprivate var title: String? {
    switch self {
    case .articleList(let list): list.title
    case .comments(let title): title
    case .newsletter(let newsletter): newsletter.title
    case .menuLinks(let title, _), .gallery(let title, _), .author(let title, _): title
    case .sectionLabel(let title): title
    default: nil
    }
  }

  /// The word for a block that shows no title.
  fileprivate var word: Phrase? {
    switch self {
    case .weather: .weather
    case .menu: .menu
    case .breadcrumbs: .breadcrumbs
    case .languageLinks: .languages
    case .tags: .tags
    case .shareLinks: .share
    case .slot: .advertisement
    default: nil
    }
  }
}

extension PageWriter {
  /// The parts of a rail, each in an element of its own that its margins stay in.
  mutating func parts(
    _ rail: [RailPart], of region: PageRegion, at index: Int, visible: BreakpointSet
  ) {
    for part in rail {
      let blocks: Range<Int>
      var isTurn = false
      html.raw("<div class=\"")
      switch part {
      case .stack(let stack):
        blocks = stack
        html.raw("stack")
      case .turn(let block):
        blocks = block..<block + 1
        isTurn = true
        html.raw("turn")
      }
      let shown = blocks.reduce(BreakpointSet()) { $0.union(region.blocks[$1].shown) }
      hiddenClasses(shown, where: visible)
      html.raw("\">\n")
      self.blocks(blocks, of: region, at: index, visible: isTurn ? shown : visible)
      html.raw("</div>\n")
    }
  }
}

/// Markup that many pages of a layout have: made for the first of them, copied for the others.
struct SharedMarkup: Sendable {
  /// What tells two pieces of such markup apart.
  struct Key: Hashable {
    enum Part: Hashable {
      /// What is in a slot, by its index in the layout's slots, where it is shown and with which sizes.
      case slot(Int, BreakpointSet, SizeLimits)
      case list(ArticleListContent)
    }

    var part: Part
    var language: LanguageTag
    var root: String
    var pagesRoot: String
  }

  /// The most pieces that are kept, since an archive may have any number of sections and folders.
  private static let limit = 512
  private var markup: [Key: TrustedMarkup] = [:]

  subscript(_ key: Key) -> TrustedMarkup? { markup[key] }

  mutating func keep(_ made: TrustedMarkup, as key: Key) {
    if markup.count == Self.limit { markup.removeAll(keepingCapacity: true) }
    markup[key] = made
  }
}

extension PageWriter {
  /// Writes a piece that other pages may have too.
  mutating func share(_ part: SharedMarkup.Key.Part, _ write: (inout PageWriter) -> Void) {
    let key = SharedMarkup.Key(
      part: part, language: page.language, root: page.root,
      pagesRoot: page.pagesRoot)
    if let made = shared[key] { return html.raw(made) }
    let start = html.count
    write(&self)
    shared.keep(html.markup(from: start), as: key)
  }
}
