import GalleyModel

/// The stylesheet of a layout, made of its theme, its grid and its slots.
struct Stylesheet: Sendable {
  let bytes: [UInt8]

  init(of layout: ResolvedLayout, direction: Direction, slots: SlotContent = .preview) {
    var css = CSSWriter(direction: direction)
    css.palettes(layout.theme)
    css.foundation(layout.theme)
    css.foundation(forFontsOf: layout.theme)
    css.typeScale(layout)
    css.frame()
    css.articleHead(layout.theme)
    css.body()
    css.slots(slots)
    if layout.hasRail {
      css.rails(gap: StyleTable(theme: layout.theme, fromWidth: 0).railGap)
    }
    if layout.hasOverlays, slots == .preview { css.overlays() }
    if layout.hasInterscrollers { css.interscrollers() }
    css.articleLists()
    css.rareBlocks(layout.blockNames)
    css.forms()
    if layout.hasInserts { css.inserts(layout) }
    css.customBoxes(layout)
    css.grids(of: layout)
    css.asides(of: layout)
    css.slotSpaces(of: layout)
    css.printing()
    self.init(css)
  }

  init(_ css: CSSWriter) { bytes = css.bytes }
}
