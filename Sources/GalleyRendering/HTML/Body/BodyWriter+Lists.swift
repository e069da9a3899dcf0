import GalleyModel

extension BodyWriter {
  mutating func list(_ list: BodyList, to html: inout HTMLWriter) {
    open(list, to: &html)
    let firstNote = note
    note = nil
    for (index, item) in list.items.enumerated() {
      html.raw("<li")
      if let firstNote {
        html.raw(" id=\"note-")
        html.number(firstNote + index)
        html.raw("\"")
      }
      if let number = list.ownNumbers[index] { html.attribute("value", number) }
      html.raw(">")
      if list.isTight {
        tightItem(item, to: &html)
      } else {
        html.raw("\n")
        write(item, to: &html)
      }
      html.raw("</li>\n")
    }
    html.raw(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  private func open(_ list: BodyList, to html: inout HTMLWriter) {
    guard let start = list.start else {
      html.raw(list.isTight ? "<ul>\n" : "<ul class=\"loose\">\n")
      return
    }
    html.raw("<ol")
    if list.isReversed { html.raw(" reversed") }
    if start != (list.isReversed ? list.items.count : 1) { html.attribute("start", start) }
    html.raw(list.isTight ? ">\n" : " class=\"loose\">\n")
  }

  /// In a tight list a paragraph is the item's own text.
  private mutating func tightItem(_ item: [BodyBlock], to html: inout HTMLWriter) {
    for (index, block) in item.enumerated() {
      if case .paragraph(let text) = block.content {
        if index > 0 { html.raw("<br>") }
        runs(text, to: &html)
      } else {
        html.raw("\n")
        write(block, to: &html)
      }
    }
  }

  func table(_ table: Table, to html: inout HTMLWriter) {
    html.raw("<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead>\n<tr>")
    for (index, cell) in table.header.enumerated() {
      html.raw("<th scope=\"col\"")
      alignment(of: index, in: table, to: &html)
      runs(cell, to: &html)
      html.raw("</th>")
    }
    html.raw("</tr>\n</thead>\n")
    if !table.rows.isEmpty { rows(of: table, to: &html) }
    html.raw("</table>\n</div>\n")
  }

  private func rows(of table: Table, to html: inout HTMLWriter) {
    html.raw("<tbody>\n")
    for row in table.rows {
      html.raw("<tr>")
      for (index, cell) in row.enumerated() {
        html.raw("<td")
        alignment(of: index, in: table, to: &html)
        runs(cell, to: &html)
        html.raw("</td>")
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody>\n")
  }

  private func alignment(of column: Int, in table: Table, to html: inout HTMLWriter) {
    let alignment =
      table.alignments.indices.contains(column) ? table.alignments[column] : .natural
    switch alignment {
    case .natural: html.raw(">")
    case .left: html.raw(" class=\"left\">")
    case .center: html.raw(" class=\"center\">")
    case .right: html.raw(" class=\"right\">")
    }
  }
}
