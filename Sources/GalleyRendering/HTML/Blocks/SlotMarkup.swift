import GalleyBasics
import GalleyModel
import GalleyPages

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
  private mutating func openSlot(
    _ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet
  ) {
    html.raw("<section class=\"slot")
    slotClasses(place, meant, within: all)
    html.raw("\" id=\"")
    html.attributeValue(ResolvedLayout.elementID(of: page.layout.id(of: place)))
    html.raw("\"")
    slotName(place)
    html.raw(">\n")
  }

  /// The classes by which the style sheet knows a slot at its place.
  private mutating func slotClasses(
    _ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet
  ) {
    html.raw(" ")
    html.attributeValue(ResolvedLayout.elementID(of: meant.name))
    if meant.slot.sticky { html.raw(" sticky") }
    if meant.slot.interscroller != nil { html.raw(" interscroller") }
    if let position = meant.position { html.raw(position.classes) }
    limitClasses(place)
    hiddenClasses(place.visible, where: all)
  }

  /// What assistive technology calls a slot.
  private mutating func slotName(_ place: PageSlot) {
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

extension PageWriter {
  /// A slot of a published page that no ad server fills: its house ad, else its space without anything to
  /// see, or nothing at all where the space closes.
  private mutating func houseSlot(
    _ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet
  ) {
    if let creative = meant.slot.creative, html.canShow(creative.image),
      slots == .house || meant.slot.unfilled == .house
    {
      openSlot(place, meant, within: all)
      share(.slot(place.slot, place.visible, place.limits)) { page in
        page.slotLabel(meant)
        page.openHouseBox(meant)
        page.creative(creative, of: meant, label: meant.labelOfPicture)
        page.html.raw("</div>\n")
      }
      html.raw("</section>\n")
    } else if meant.slot.unfilled != .collapse {
      html.raw("<div class=\"slot held")
      slotClasses(place, meant, within: all)
      html.raw("\" aria-hidden=\"true\">\n")
      slotLabel(meant)
      html.raw("<div class=\"slot-box\"></div>\n</div>\n")
    }
  }

  /// A slot of a published page: an element that a script fills, in a box of its own that keeps the space,
  /// so that whatever becomes of the ad, the page stays as high as it is.
  private mutating func servedSlot(
    _ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet
  ) {
    html.raw("<section class=\"slot open")
    slotClasses(place, meant, within: all)
    html.raw("\" data-unfilled=\"")
    html.attributeValue(meant.slot.unfilled.rawValue)
    html.raw("\"")
    slotName(place)
    html.raw(">\n")
    slotLabel(meant)
    let creative = meant.houseAd.flatMap { html.canShow($0.image) ? $0 : nil }
    if creative == nil { html.raw("<div class=\"slot-box\">") } else { openHouseBox(meant) }
    html.raw("<div id=\"")
    html.attributeValue(ResolvedLayout.elementID(of: page.layout.id(of: place)))
    html.raw("\"></div>\n")
    if let creative {
      self.creative(creative, of: meant, label: meant.labelOfPicture)
    }
    html.raw("</div>\n</section>\n")
  }

  /// The box of a house ad, over which its label may stand.
  private mutating func openHouseBox(_ meant: ResolvedSlot) {
    html.raw(
      meant.labelOfPicture == nil
        ? "<div class=\"slot-box\">\n" : "<div class=\"slot-box labelled\">\n")
  }

  /// The page's slots as data, and the script that fills them.
  mutating func adScript() {
    guard slots.isServed, let plan, plan.screens.contains(where: { !$0.ads.isEmpty }) else {
      return
    }
    html.raw("<script type=\"application/json\" data-galley>")
    let isWithPrebid = slots == .prebid
    html.script { json in
      json.object { $0.adData(of: plan, withPrebid: isWithPrebid) }
    }
    html.raw("</script>\n<script defer")
    html.link("src", AdScript.fileName, root: page.root)
    html.raw("></script>\n")
  }
}

extension ResolvedSlot {
  /// The label that goes with the picture of a house ad; that of an interscroller stands above its window.
  fileprivate var labelOfPicture: String? { slot.interscroller == nil ? slot.label?.value : nil }
}
