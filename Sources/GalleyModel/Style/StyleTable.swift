/// The style of every element of a page at one breakpoint: the one description of the theme's boxes.
package struct StyleTable: Sendable {
  /// The unit of vertical rhythm, in CSS px.
  package let unit: Int
  /// By the elements' raw values. Nothing else is kept that a copy would have to count.
  private let styles: [BoxStyle]

  /// - Parameter width: the smallest viewport of the breakpoint, in CSS px.
  package init(theme: Theme, fromWidth width: Int) {
    let styles = ThemeStyles(theme: theme, fromWidth: width)
    self.init(unit: theme.spacing) { styles.style(of: $0) }
  }

  /// The styles of a terminal, in cells, whatever the theme.
  package static let cells = StyleTable(unit: Theme().spacing) { .cells($0) }

  private init(unit: Int, _ style: (StyledElement) -> BoxStyle) {
    self.unit = unit
    styles = StyledElement.allCases.map(style)
  }

  package subscript(element: StyledElement) -> BoxStyle { styles[element.rawValue] }
}
