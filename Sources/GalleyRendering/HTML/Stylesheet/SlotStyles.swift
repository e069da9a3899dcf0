import GalleyBasics
import GalleyModel

extension CSSWriter {
  mutating func slots(_ content: SlotContent) {
    raw(
      """
      .slot{text-align:center}
      .slot-label,.slot .slot-label{color:var(--muted)}
      .slot-box{display:flex;align-items:center;justify-content:center;margin:0 auto;\
      max-width:100%;overflow:hidden}

      """)
    switch content {
    case .preview: placeholders()
    case .house, .blocked:
      raw(".held,.slot>.slot-label{visibility:hidden}\n")
      houseLabels()
    case .gpt, .prebid: servedSlots()
    }
    raw(
      """
      .creative img{width:auto;object-fit:contain}
      .sticky{position:sticky;
      """)
    declare("top", px: FixedLengths.stickyTop)
    raw("}\n")
  }

  /// Slots as previews show them.
  private mutating func placeholders() {
    raw(
      """
      .slot-box{background:var(--slot)}
      .vacant{color:var(--rule);box-shadow:inset 0 0 0 1px var(--rule);background-image:\
      repeating-linear-gradient(135deg,transparent,transparent 7px,currentColor 7px,currentColor 8px)}
      .slot .slot-face{margin:0;overflow:hidden;background:var(--slot);color:var(--muted)}
      .slot-face b{color:var(--ink);font-family:var(--mono)}
      .slot-size{display:block;direction:ltr;unicode-bidi:isolate;font-variant-numeric:tabular-nums}

      """)
  }

  /// Slots that are not in the flow of the page, as previews show them: what covers the screen lets it be seen.
  mutating func overlays() {
    raw(
      """
      .slot.overlay{position:fixed;z-index:2;margin:0}
      .anchor-top,.anchor-bottom{left:0;right:0;background:var(--paper)}
      .anchor-top{top:0}
      .anchor-bottom{bottom:0}
      .side-rail{right:0}
      .side-rail-left{left:0}
      .side-rail,.side-rail-left{
      """)
    declare("top", px: FixedLengths.stickyTop)
    raw(
      """
      }
      .interstitial{top:0;right:0;bottom:0;left:0;pointer-events:none;box-shadow:inset 0 0 0 4px var(--rule)}
      .slot.out-of-page{position:absolute;top:0;left:0;width:0;height:0}
      .out-of-page .slot-face{position:fixed;top:0;left:0}

      """)
  }

  /// Slots whose ad stands still behind the page, in the middle of the screen, and is seen where the page has their
  /// window. The element that an ad server knows is the window, so that it stands where the ad is seen.
  mutating func interscrollers() {
    raw(
      """
      .interscroller .slot-box{clip-path:inset(0)}
      .interscroller .slot-box>div{align-self:stretch;display:flex;justify-content:center;width:100%}
      .interscroller .slot-box>div>*,.interscroller .creative{position:fixed;top:50%;transform:translateY(-50%)}
      .interscroller .creative img{max-height:100vh}
      .slot.interscroller[id]>.slot-label,.open.interscroller[data-filled=no][data-unfilled=house]>.slot-label\
      {visibility:visible}

      """)
  }

  /// The label of a house ad stands above its box, where the slot keeps room for it, and is as wide as the ad's picture:
  /// where a browser takes that away, nothing is labelled one.
  private mutating func houseLabels() {
    raw(
      """
      .slot:not([data-filled=yes])>.labelled{overflow:visible}
      .creative{position:relative;display:flex;align-items:center;align-self:stretch}
      .slot .creative>.slot-label{position:absolute;bottom:100%;left:0;width:100%;overflow:hidden;white-space:nowrap}

      """)
  }

  /// Slots that a script fills, which notes at their frames whether there is an ad. A label is seen with its ad
  /// alone: where a reader blocks ads, nothing is labelled one.
  private mutating func servedSlots() {
    raw(
      """
      .open .slot-label{visibility:hidden}
      .open .creative,.open[data-filled=no] .slot-box>div{display:none}
      .open[data-filled=yes]>.slot-label,.open .creative>.slot-label{visibility:visible}
      .open[data-filled=no] .creative{display:flex}
      .open[data-filled=no][data-unfilled=collapse]{display:none}

      """)
    houseLabels()
  }

  /// Rails: what is left over beside longer columns is shared by the slots, each in its own turn.
  mutating func rails(gap: Int) {
    raw(
      """
      .rail{display:flex;flex-direction:column;
      """)
    declare("row-gap", px: gap)
    raw(
      """
      }
      .stack{display:flow-root}
      .stack>:first-child,.turn>.slot{margin-top:0}
      .stack>:last-child,.turn>.slot{margin-bottom:0}
      .turn{flex:1 0 auto}

      """)
  }
}

extension CSSWriter {
  /// The space that each slot keeps free at each breakpoint, so that a late advertisement moves nothing.
  mutating func slotSpaces(of layout: ResolvedLayout) {
    for index in layout.breakpoints.indices {
      media(
        from: layout.breakpoints[index].from.value, until: layout.end(ofBreakpoint: index)
      ) { css in
        for slot in layout.slots { css.space(of: slot, at: index, measure: layout.theme.measure) }
        css.limitedSpaces(of: layout, at: index)
        css.bleeds(of: layout, at: index)
      }
    }
  }

  /// Lets a slot that is wider than a column with the whole page to itself reach over the margins.
  private mutating func bleeds(of layout: ResolvedLayout, at breakpoint: Int) {
    let grid = layout.grids[breakpoint]
    for area in grid.areas {
      let region = layout.regions[area.region]
      for slot in Set(region.blocks.compactMap(\.slot)).sorted()
      where layout.reachesOverMargins(slot, in: area, at: breakpoint) {
        raw(".area-")
        name(region.name.value)
        raw(" .galley-")
        name(layout.slots[slot].name)
        raw("{")
        declare("margin-left", px: -grid.margin)
        declare("margin-right", px: -grid.margin)
        raw("}\n")
      }
    }
  }

  private mutating func space(of slot: ResolvedSlot, at breakpoint: Int, measure: Int) {
    let fit = slot.fits[breakpoint]
    guard slot.visible.contains(index: breakpoint) else {
      unit(slot)
      return raw("{display:none}\n")
    }
    if let position = slot.position { overlay(slot, fit, position) }
    box(fit, isWindow: slot.slot.interscroller != nil) { $0.unit(slot) }
    if let width = fit.width, width <= measure { return }
    unit(slot)
    raw("{max-width:none}\n")
  }

  private mutating func overlay(
    _ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit, _ position: SlotPosition
  ) {
    if position.isSideRail {
      unit(slot)
      raw("{")
      declare("width", px: fit.width ?? FixedLengths.fluidSideRail)
      raw("}\n")
    }
  }

  /// The space of placed slots where there is no room for all of their sizes.
  private mutating func limitedSpaces(of layout: ResolvedLayout, at breakpoint: Int) {
    for slot in layout.placedSlots.map({ layout.slots[$0] }) {
      for limit in slot.limits(at: breakpoint) {
        box(slot.fit(at: breakpoint, limitedTo: limit)) { css in
          css.unit(slot)
          css.raw(".at-most-")
          css.number(limit)
          css.raw("-")
          css.name(layout.breakpoints[breakpoint].name.value)
        }
      }
    }
  }

  private mutating func unit(_ slot: ResolvedSlot) {
    raw(".galley-")
    name(slot.name)
  }

  /// The space that is kept free in the slots that a selector means.
  private mutating func box(
    _ fit: ResolvedSlot.Fit, isWindow: Bool = false, of selector: (inout CSSWriter) -> Void
  ) {
    selector(&self)
    raw(" .slot-box{")
    if let width = fit.width { declare("width", px: width) }
    guard let height = fit.reservedHeight else { return raw("}\n") }
    declare("min-height", px: height)
    raw("}\n")
    // What stands in until the advertisement comes takes no more; the advertisement takes what it needs.
    selector(&self)
    raw(" .slot-face")
    if !isWindow {
      raw(",")
      selector(&self)
      raw(" .creative img")
    }
    raw("{")
    declare("max-height", px: height)
    raw("}\n")
  }
}
