package import GalleyBasics

/// A region with its landmark decided and its blocks bound.
package struct ResolvedRegion: Sendable {
  package var name: Spanned<String>
  package var landmark: Landmark
  /// What assistive technology calls it; `nil` for the page's words.
  package var label: Spanned<String>?
  package var blocks: [ResolvedBlock]
  /// Where it stands in the grid and is not hidden.
  package var visible: BreakpointSet
  package var allow: [Allowance]

  package init(
    name: Spanned<String>, landmark: Landmark, label: Spanned<String>?, blocks: [ResolvedBlock],
    visible: BreakpointSet, allow: [Allowance]
  ) {
    self.name = name
    self.landmark = landmark
    self.label = label
    self.blocks = blocks
    self.visible = visible
    self.allow = allow
  }
}

/// A block with its breakpoints and its slot bound.
package struct ResolvedBlock: Sendable {
  package var kind: BlockKind
  package var span: Span
  package var when: ResolvedCondition
  /// Where its region is shown, it is not hidden itself, and its condition may hold.
  package var visible: BreakpointSet
  /// Index in the layout's slots of the slot that it names.
  package var slot: Int?
  package var allow: [Allowance]

  package init(
    _ kind: BlockKind, span: Span, when: ResolvedCondition, visible: BreakpointSet, slot: Int?,
    allow: [Allowance]
  ) {
    self.kind = kind
    self.span = span
    self.when = when
    self.visible = visible
    self.slot = slot
    self.allow = allow
  }
}
