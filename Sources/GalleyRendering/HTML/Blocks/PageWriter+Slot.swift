import GalleyModel
import GalleyBasics

extension PageWriter {
  mutating func slot(_ place: PageSlot, within all: BreakpointSet) {
    let meant = page.layout.slots[place.slot]
    switch slots {
    case .preview: previewSlot(place, meant, within: all)
    case .house, .blocked: houseSlot(place, meant, within: all)
    case .gpt, .prebid: servedSlot(place, meant, within: all)
    }
  }

  /// A slot that is not in the flow of the page. A published page has an element for those alone whose ads make none
  /// of their own.
  mutating func overlay(_ place: PageSlot) {
    let meant = page.layout.slots[place.slot]
    guard let position = meant.position else { return }
    let all = BreakpointSet(first: page.layout.breakpoints.count)
    switch slots {
    case .preview:
      openSlot(place, meant, within: all)
      if position.staysOnScreen {
        inside(of: meant, place)
      } else {
        placeholder(for: meant, place)
      }
      html.raw("</section>\n")
    case .gpt where position == .outOfPage, .prebid where position == .outOfPage:
      html.raw("<div id=\"")
      html.attributeValue(ResolvedLayout.elementID(of: page.layout.id(of: place)))
      html.raw("\"></div>\n")
    case .house, .blocked, .gpt, .prebid: break
    }
  }

  /// A slot as previews show it: its label, and in the space kept free its house advertisement or
  /// what will stand there.
  private mutating func previewSlot(
    _ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet
  ) {
    openSlot(place, meant, within: all)
    share(.slot(place.slot, place.visible, place.limits)) { $0.inside(of: meant, place) }
    html.raw("</section>\n")
  }

  /// The beginning of a slot's frame that has the slot's id.
  mutating func openSlot(_ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet) {
    html.raw("<section class=\"slot")
    slotClasses(place, meant, within: all)
    html.raw("\" id=\"")
    html.attributeValue(ResolvedLayout.elementID(of: page.layout.id(of: place)))
    html.raw("\"")
    slotName(place)
    html.raw(">\n")
  }

  /// The classes by which the style sheet knows a slot at its place.
  mutating func slotClasses(_ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet) {
    html.raw(" ")
    html.attributeValue(ResolvedLayout.elementID(of: meant.name))
    if meant.slot.sticky { html.raw(" sticky") }
    if meant.slot.interscroller != nil { html.raw(" interscroller") }
    if let position = meant.position { html.raw(position.classes) }
    limitClasses(place)
    hiddenClasses(place.visible, where: all)
  }

  /// What assistive technology calls a slot.
  mutating func slotName(_ place: PageSlot) {
    html.raw(" aria-label=\"")
    html.attributeValue(page.phrases[.advertisement])
    html.raw(" ")
    html.number(place.number)
    html.raw("\"")
  }

  mutating func slotLabel(_ meant: ResolvedSlot) {
    guard let label = meant.slot.label else { return }
    html.raw("<p class=\"slot-label\">")
    html.text(label.value)
    html.raw("</p>\n")
  }

  /// The classes by which the stylesheet keeps less than the usual space free.
  private mutating func limitClasses(_ place: PageSlot) {
    guard !place.limits.isEmpty else { return }
    for index in page.layout.breakpoints.indices where place.visible.contains(index: index) {
      guard let limit = place.limits[index] else { continue }
      html.raw(" at-most-")
      html.number(limit)
      html.raw("-")
      html.attributeValue(page.layout.breakpoints[index].name.value)
    }
  }

  private mutating func inside(of meant: ResolvedSlot, _ place: PageSlot) {
    slotLabel(meant)
    if let creative = meant.slot.creative, html.canShow(creative.image) {
      html.raw("<div class=\"slot-box\">\n")
      self.creative(creative, of: meant)
    } else {
      html.raw("<div class=\"slot-box vacant\">\n")
      placeholder(for: meant, place)
    }
    html.raw("</div>\n")
  }

  /// A house ad.
  ///
  /// - Parameter label: what goes with the picture: where a reader's browser takes that away, it is not seen.
  mutating func creative(_ creative: Creative, of slot: ResolvedSlot, label: String? = nil) {
    html.raw("<a class=\"creative\"")
    if let link = creative.link { html.link("href", link, root: page.root) }
    html.raw(">")
    if let label {
      html.raw("<span class=\"slot-label\">")
      html.text(label)
      html.raw("</span>")
    }
    html.raw("<img")
    html.link("src", creative.image, root: page.root)
    html.attribute("alt", creative.alt.isEmpty ? slot.name : creative.alt)
    // Behind the page no picture comes into view: Chromium would never load it.
    if slot.slot.interscroller == nil { html.raw(" loading=\"lazy\"") }
    html.raw("></a>\n")
  }

  private mutating func placeholder(for slot: ResolvedSlot, _ place: PageSlot) {
    html.raw("<p class=\"slot-face\"><b>spot_img</b> <span class=\"slot-name\">")
    html.text(slot.name)
    html.raw("</span>")
    if let position = slot.position {
      html.raw(" ")
      html.text(position.rawValue)
    }
    var remaining = place.visible.intersection(slot.visible)
    for index in page.layout.breakpoints.indices where remaining.contains(index: index) {
      let fit = slot.fit(at: index, for: place)
      let alike = remaining.indices.filter { slot.fit(at: $0, for: place).sizes == fit.sizes }
      let set = BreakpointSet(alike.map(BreakpointSet.init(index:)))
      sizes(fit, shown: set, within: place.visible)
      remaining.subtract(set)
    }
    html.raw("</p>\n")
  }

  private mutating func sizes(
    _ fit: ResolvedSlot.Fit, shown: BreakpointSet, within all: BreakpointSet
  ) {
    html.raw(" <span class=\"slot-size")
    hiddenClasses(shown, where: all)
    html.raw("\">")
    for (index, size) in fit.sizes.enumerated() {
      if index > 0 { html.raw(" · ") }
      if let pixels = size.value.pixels {
        html.number(pixels.width)
        html.raw(" × ")
        html.number(pixels.height)
      } else {
        html.raw("fluid")
      }
    }
    html.raw("</span>")
  }
}

extension SlotPosition {
  /// The classes that the style sheet has for it, behind a space.
  fileprivate var classes: StaticString {
    switch self {
    case .anchorTop: " overlay anchor-top"
    case .anchorBottom: " overlay anchor-bottom"
    case .outOfPage: " overlay out-of-page"
    case .interstitial: " overlay interstitial"
    case .sideRail: " overlay side-rail"
    case .sideRailLeft: " overlay side-rail-left"
    }
  }
}
