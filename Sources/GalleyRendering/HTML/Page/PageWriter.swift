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
