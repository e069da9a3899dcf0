import GalleyModel

// Pictures and what stands in for things of other hosts: a page asks no other host for anything.
extension BodyWriter {
  func figure(_ figure: Figure, to html: inout HTMLWriter) {
    html.raw("<figure>\n")
    let isLinked = !figure.alt.isEmpty && openLink(figure.link, to: &html)
    if let source = body.link(at: figure.source), canShow(source.destination) {
      image(source.destination, alt: figure.alt, to: &html)
    } else {
      elsewhere(figure.alt, to: &html)
    }
    html.raw(isLinked ? "</a>\n" : "\n")
    if !figure.caption.isEmpty {
      html.raw("<figcaption>")
      runs(figure.caption, to: &html)
      html.raw("</figcaption>\n")
    }
    html.raw("</figure>\n")
  }

  func inlineImage(_ run: Run, to html: inout HTMLWriter) {
    if let source = body.link(at: run.link), canShow(source.destination) {
      image(source.destination, alt: run.text, to: &html)
    } else {
      // Words may stand right beside a picture, and would run into those that stand for it.
      html.raw(" ")
      elsewhere(run.text, to: &html)
      html.raw(" ")
    }
  }

  /// The words for a picture that is not shown.
  private func elsewhere(_ alt: TextRange, to html: inout HTMLWriter) {
    html.raw("<span class=\"elsewhere\">")
    html.text(alt, of: body)
    html.raw("</span>")
  }

  /// A link that stands alone, as a card.
  func embed(_ index: Int16, _ title: RichText, to html: inout HTMLWriter) {
    html.raw("<p class=\"embed\">")
    let isLinked = openLink(index, to: &html)
    if title.isEmpty, let link = body.link(at: index) {
      html.text(link.destination, of: body)
    } else {
      runs(withoutLinks: title, to: &html)
    }
    html.raw(isLinked ? "</a></p>\n" : "</p>\n")
  }

  private func canShow(_ source: TextRange) -> Bool {
    !source.isEmpty && LinkDestination(body.text[source.indices]) == .local
  }

  private func image(_ source: TextRange, alt: TextRange, to html: inout HTMLWriter) {
    html.raw("<span class=\"picture\"><img")
    html.link("src", source, of: body, root: root)
    html.raw(" alt=\"")
    html.attributeValue(alt, of: body)
    html.raw("\" loading=\"lazy\"></span>")
  }

  private func openLink(_ index: Int16, to html: inout HTMLWriter) -> Bool {
    guard let link = body.link(at: index),
      LinkDestination(body.text[link.destination.indices]) != .unsafe
    else { return false }
    html.raw("<a")
    html.link("href", link.destination, of: body, root: root)
    html.raw(">")
    return true
  }

  private func runs(withoutLinks text: RichText, to html: inout HTMLWriter) {
    for run in body[text] where run.kind == .text { html.text(run.text, of: body) }
  }
}

extension HTMLWriter {
  /// Whether a picture is the project's own, so that showing it asks no other host.
  func canShow(_ source: String) -> Bool {
    !source.isEmpty && LinkDestination(source) == .local
  }
}
