import GalleyBasics
import GalleyModel
import GalleyPages

extension PageWriter {
  /// A slot of a published page that no ad server fills: its house ad, else its space without anything to
  /// see, or nothing at all where the space closes.
  mutating func houseSlot(_ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet) {
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
  mutating func servedSlot(_ place: PageSlot, _ meant: ResolvedSlot, within all: BreakpointSet) {
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
