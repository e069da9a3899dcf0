package import GalleyBasics

/// One entry of a region: what is shown there, and when.
package struct Block: Sendable {
  package var kind: BlockKind
  /// The block's name in the source.
  package var span: Span
  package var when: Condition
  /// Breakpoints at which the block is not shown.
  package var hidden: [Spanned<String>]
  package var allow: [Allowance]

  package init(_ kind: BlockKind, span: Span) {
    self.kind = kind
    self.span = span
    when = Condition()
    hidden = []
    allow = []
  }
}
