import GalleyModel

extension BodyWriter {
  /// Runs in a row, elements that neighbours share opened once.
  func runs(_ text: RichText, to html: inout HTMLWriter) {
    var open = Run.Style.plain
    var link = Run.noLink
    for run in body[text] {
      let runLink = run.kind == .image ? Run.noLink : run.link
      if runLink != link {
        close(open, to: &html)
        open = .plain
        if link != Run.noLink { html.raw("</a>") }
        link = self.link(runLink, to: &html)
      }
      if run.style != open {
        close(open, to: &html)
        self.open(run.style, to: &html)
        open = run.style
      }
      content(of: run, to: &html)
    }
    close(open, to: &html)
    if link != Run.noLink { html.raw("</a>") }
  }

  private func content(of run: Run, to html: inout HTMLWriter) {
    switch run.kind {
    case .text: html.text(run.text, of: body)
    case .lineBreak: html.raw("<br>\n")
    case .image: inlineImage(run, to: &html)
    }
  }

  /// - Returns: the link that is open now, `Run.noLink` for an unsafe one.
  private func link(_ index: Int16, to html: inout HTMLWriter) -> Int16 {
    guard let link = body.link(at: index) else { return Run.noLink }
    guard LinkDestination(body.text[link.destination.indices]) != .unsafe else {
      return Run.noLink
    }
    html.raw("<a")
    html.link("href", link.destination, of: body, root: root)
    if !link.title.isEmpty {
      html.raw(" title=\"")
      html.attributeValue(link.title, of: body)
      html.raw("\"")
    }
    write(link.relation, to: &html)
    html.raw(">")
    return index
  }

  private func write(_ relation: BodyLink.Relation, to html: inout HTMLWriter) {
    guard !relation.isEmpty else { return }
    html.raw(" rel=\"")
    var isFirst = true
    for (word, name): (BodyLink.Relation, StaticString) in [
      (.sponsored, "sponsored"), (.userGenerated, "ugc"), (.notFollowed, "nofollow"),
    ] where relation.contains(word) {
      if !isFirst { html.raw(" ") }
      html.raw(name)
      isFirst = false
    }
    html.raw("\"")
  }

  private func open(_ style: Run.Style, to html: inout HTMLWriter) {
    if style.contains(.strong) { html.raw("<strong>") }
    if style.contains(.emphasis) { html.raw("<em>") }
    if style.contains(.strikethrough) { html.raw("<del>") }
    if style.contains(.mark) { html.raw("<mark>") }
    if style.contains(.superscript) { html.raw("<sup>") }
    if style.contains(.subscript) { html.raw("<sub>") }
    if style.contains(.code) { html.raw("<code>") }
  }

  private func close(_ style: Run.Style, to html: inout HTMLWriter) {
    guard style != .plain else { return }
    if style.contains(.code) { html.raw("</code>") }
    if style.contains(.subscript) { html.raw("</sub>") }
    if style.contains(.superscript) { html.raw("</sup>") }
    if style.contains(.mark) { html.raw("</mark>") }
    if style.contains(.strikethrough) { html.raw("</del>") }
    if style.contains(.emphasis) { html.raw("</em>") }
    if style.contains(.strong) { html.raw("</strong>") }
  }
}
