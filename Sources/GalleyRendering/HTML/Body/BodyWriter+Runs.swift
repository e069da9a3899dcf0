import GalleyModel

extension BodyWriter {
  /// Runs in a row, elements that neighbours share opened once.
  func runs(_ text: RichText, to html: inout HTMLWriter) {
    var open = OpenElements(speech: speech)
    for run in body[text] {
      let link = run.kind == .image ? Run.noLink : run.link
      let isRuby = run.kind == .rubyBase || run.kind == .annotation
      if link != open.link || isRuby != open.isRuby || run.speech != open.speech {
        change(&open, to: run, link: link, isRuby: isRuby, &html)
      }
      if run.kind == .annotation || run.style != open.style {
        close(open.style, to: &html)
        open.style = run.kind == .annotation ? .plain : run.style
        self.open(open.style, to: &html)
      }
      content(of: run, to: &html)
    }
    close(&open, upToLink: true, &html)
  }

  /// What is open within a line, the outermost first.
  private struct OpenElements {
    var link = Run.noLink
    var speech: UInt8
    /// Whether an element is open for it: not where the block has it.
    var saysSpeech = false
    var isRuby = false
    var style = Run.Style.plain
  }

  private func change(
    _ open: inout OpenElements, to run: Run, link: Int16, isRuby: Bool, _ html: inout HTMLWriter
  ) {
    close(&open, upToLink: link != open.link, &html)
    if link != open.link { open.link = self.link(link, to: &html) }
    open.speech = run.speech
    // Pictures and breaks have no words.
    if run.speech != speech, let said = body.speech(run.speech) {
      html.open(said)
      open.saysSpeech = true
    }
    if isRuby { html.raw("<ruby>") }
    open.isRuby = isRuby
  }

  private func close(_ open: inout OpenElements, upToLink: Bool, _ html: inout HTMLWriter) {
    close(open.style, to: &html)
    open.style = .plain
    if open.isRuby { html.raw("</ruby>") }
    open.isRuby = false
    if open.saysSpeech { html.raw("</span>") }
    open.saysSpeech = false
    if upToLink {
      if open.link != Run.noLink { html.raw("</a>") }
      open.link = Run.noLink
    }
  }

  private func content(of run: Run, to html: inout HTMLWriter) {
    switch run.kind {
    case .text, .quotationMark, .rubyBase: html.text(run.text, of: body)
    case .annotation: annotation(run, to: &html)
    case .wordBreak: html.raw("<wbr>")
    case .lineBreak: html.raw("<br>\n")
    case .image: inlineImage(run, to: &html)
    }
  }

  /// How text is read, above it; in brackets where a browser cannot draw it so.
  func annotation(_ run: Run, to html: inout HTMLWriter) {
    html.raw("<rp>(</rp><rt>")
    open(run.style, to: &html)
    html.text(run.text, of: body)
    close(run.style, to: &html)
    html.raw("</rt><rp>)</rp>")
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
    if style.contains(.inserted) { html.raw("<ins>") }
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
    if style.contains(.inserted) { html.raw("</ins>") }
    if style.contains(.strikethrough) { html.raw("</del>") }
    if style.contains(.emphasis) { html.raw("</em>") }
    if style.contains(.strong) { html.raw("</strong>") }
  }
}
