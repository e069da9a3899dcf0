import GalleyModel

extension PageLayout {
  mutating func masthead(_ role: PlacedBox.Role, _ column: Column) {
    group(role, column, BoxStyle(.sans, 0, 0)) { layout in
      let style = layout.styles[.mastheadName]
      if !layout.medium.isCells, let logo = layout.page.site.logo, !logo.isEmpty,
        LinkDestination(logo) == .local
      {
        layout.flow.place(.picture, column, height: LayoutUnit(style.lineHeight))
      } else {
        let name = layout.measured(layout.page.site.name, style)
        layout.flow.paragraph(.element(.mastheadName), name, column, style)
      }
      guard let tagline = layout.page.site.tagline else { return }
      layout.line(tagline, .tagline, .element(.tagline), column, [])
    }
  }

  mutating func menu(
    _ links: [Link], _ role: PlacedBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.menu].trimmed(edges)
    let row = row(of: links.map(\.title), gap: lengths.menuGap, style, isCentered: true)
    group(role, column, style) { $0.flow.place(row, in: column.inside(style)) }
  }

  mutating func menuLinks(
    _ title: String?, _ links: [Link], _ role: PlacedBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.menuLink]
    let row = row(
      of: links.map(\.title), gap: lengths.menuLinksGap, style, margin: style.marginBottom)
    group(role, column, styles[.panel].trimmed(edges)) { layout in
      layout.listTitle(title ?? "", column)
      layout.flow.place(row, in: column)
    }
  }

  mutating func listTitle(_ title: String, _ column: Column) {
    guard !title.isEmpty else { return }
    line(title, .listTitle, .element(.listTitle), column, [])
  }
}
