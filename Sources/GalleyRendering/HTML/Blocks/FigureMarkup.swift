import GalleyModel

// Pictures and what stands in for things of other hosts: a page asks no other host for anything.
extension BodyWriter {
  func figure(_ figure: Figure, to html: inout HTMLWriter) {
    openFigure(body.link(at: figure.source), to: &html)
    let isLinked = !figure.alt.isEmpty && openLink(figure.link, to: &html)
    picture(figure.source, alt: figure.alt, to: &html)
    html.raw(isLinked ? "</a>\n" : "\n")
    caption(figure.caption, to: &html)
    html.raw("</figure>\n")
  }

  /// One that stands beside the text, or is wider than it, is no wider than its picture.
  private func openFigure(_ picture: BodyLink?, to html: inout HTMLWriter) {
    let isNarrow = picture?.size.map { $0.width <= measure } ?? false
    let extent = isNarrow && picture?.extent != .half ? nil : picture?.extent
    guard let picture, picture.side != nil || extent != nil else {
      return html.raw("<figure>\n")
    }
    html.raw("<figure class=\"")
    switch picture.side {
    case .left: html.raw("at-left")
    case .right: html.raw("at-right")
    case nil: break
    }
    if picture.side != nil, extent != nil { html.raw(" ") }
    if let extent { html.raw(extent.className) }
    html.raw("\"")
    if let width = picture.size?.width { html.style { $0.declare("--own", px: width) } }
    html.raw(">\n")
  }

  /// Opens an element with its class, where it has one, and that of how wide it is.
  private func open(
    _ tag: StaticString, _ name: StaticString?, _ content: BodyBlock.Content,
    to html: inout HTMLWriter
  ) {
    let extent = body.extent(of: content)?.extent.className
    html.raw(tag)
    if name != nil || extent != nil { html.raw(" class=\"") }
    if let name { html.raw(name) }
    if name != nil, extent != nil { html.raw(" ") }
    if let extent { html.raw(extent) }
    html.raw(name != nil || extent != nil ? "\">" : ">")
  }

  func caption(_ text: RichText, to html: inout HTMLWriter) {
    guard !text.isEmpty else { return }
    html.raw("<figcaption>")
    runs(text, to: &html)
    html.raw("</figcaption>\n")
  }

  func inlineImage(_ run: Run, to html: inout HTMLWriter) {
    if let source = body.link(at: run.link), canShow(source.destination) {
      picture(run.link, alt: run.text, to: &html)
    } else {
      // Words may stand right beside a picture, and would run into those that stand for it.
      html.raw(" ")
      elsewhere(run.text, to: &html)
      html.raw(" ")
    }
  }

  /// A picture in a frame of its shape; one of another host is not shown, its words stand there.
  private func picture(_ source: Int16, alt: TextRange, to html: inout HTMLWriter) {
    html.openPicture(body.link(at: source)?.size)
    if let link = body.link(at: source), canShow(link.destination) {
      html.raw("<img")
      html.link("src", link.destination, of: body, root: root)
      html.raw(" alt=\"")
      html.attributeValue(alt, of: body)
      html.raw("\" loading=\"lazy\">")
    } else {
      elsewhere(alt, to: &html)
    }
    html.raw("</span>")
  }

  /// The words for a picture that is not shown.
  private func elsewhere(_ alt: TextRange, to html: inout HTMLWriter) {
    html.raw("<span class=\"elsewhere\">")
    html.text(alt, of: body)
    html.raw("</span>")
  }

  /// A link that stands alone, as a card; what another site would show, as a shape of the room that it
  /// takes, with a link to it.
  func embed(_ embed: Embed, to html: inout HTMLWriter) {
    if embed.kind == .link {
      html.raw("<p class=\"embed\">")
    } else {
      open("<div", "frame", .embed(embed), to: &html)
      html.raw("<div class=\"shape\"")
      let space = embed.space
      html.style { $0.space(space) }
      html.raw("><p>")
    }
    let isLinked = openLink(embed.link, to: &html)
    if embed.kind != .link { label(of: embed, to: &html) }
    if !embed.words.isEmpty {
      runs(withoutLinks: embed.words, to: &html)
    } else if embed.kind == .link, let link = body.link(at: embed.link) {
      html.text(link.destination, of: body)
    }
    if isLinked { html.raw("</a>") }
    html.raw(embed.kind == .link ? "</p>\n" : "</p></div></div>\n")
  }

  private func label(of embed: Embed, to html: inout HTMLWriter) {
    html.text(body.sourceName(of: embed))
    if !embed.words.isEmpty { html.raw(": ") }
  }

  private func canShow(_ source: TextRange) -> Bool {
    !source.isEmpty && LinkDestination(body.text[source.indices]) == .local
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
    for run in body[text] {
      switch run.kind {
      case .text, .image, .quotationMark, .rubyBase: html.text(run.text, of: body)
      case .annotation:
        html.raw(" (")
        html.text(run.text, of: body)
        html.raw(") ")
      case .wordBreak: html.raw("<wbr>")
      case .lineBreak: html.raw("<br>\n")
      }
    }
  }
}

extension BodyWriter {
  mutating func group(_ group: BlockGroup, to html: inout HTMLWriter) {
    switch group.kind {
    case .figure, .gallery:
      open("<figure", group.kind == .gallery ? "gallery" : nil, .group(group), to: &html)
      html.raw("\n")
      write(group.blocks, to: &html)
      caption(group.caption, to: &html)
      html.raw("</figure>\n")
    case .pullQuote:
      quote(group.blocks + group.captionBlock, "<blockquote class=\"pull\">\n", to: &html)
    case .details where !group.title.isEmpty:
      html.raw("<details class=\"box\" open>\n<summary>")
      runs(group.title, to: &html)
      html.raw("</summary>\n")
      write(group.blocks + group.captionBlock, to: &html)
      html.raw("</details>\n")
    case .box, .related, .details: container("box", group, to: &html)
    case .entry: container("entry", group, to: &html)
    case .notes: container("notes", group, to: &html)
    }
  }

  private mutating func container(
    _ name: StaticString, _ group: BlockGroup, to html: inout HTMLWriter
  ) {
    html.raw("<div class=\"")
    html.raw(name)
    html.raw("\">\n")
    if group.kind == .notes { note = 1 }
    write(group.blocks + group.captionBlock, to: &html)
    note = nil
    html.raw("</div>\n")
  }

  mutating func definitions(_ entries: [Definition], to html: inout HTMLWriter) {
    html.raw("<dl>\n")
    for entry in entries {
      for term in entry.terms {
        html.raw("<dt>")
        runs(term, to: &html)
        html.raw("</dt>\n")
      }
      html.raw("<dd>\n")
      write(entry.blocks, to: &html)
      html.raw("</dd>\n")
    }
    html.raw("</dl>\n")
  }
}

extension PictureExtent {
  /// The class of figures, which the stylesheet knows by `CSSWriter.extents`.
  fileprivate var className: StaticString {
    switch self {
    case .half: "half"
    case .wide: "wide"
    case .full: "full"
    }
  }
}

extension CSSWriter {
  /// The height of something as wide as its column, up to a width, that has a shape.
  fileprivate mutating func shape(_ size: PixelSize, maxWidth: Int?) {
    raw("padding-top:")
    guard let maxWidth else {
      raw("calc(100% * ")
      ratio(size)
      return raw(");")
    }
    raw("min(100% * ")
    ratio(size)
    raw(",")
    pixels(maxWidth)
    raw(" * ")
    ratio(size)
    raw(");")
  }

  private mutating func ratio(_ size: PixelSize) {
    number(size.height)
    raw(" / ")
    number(size.width)
  }

  /// The room of something that another site shows.
  fileprivate mutating func space(_ space: EmbedSpace) {
    switch space.height {
    case .shape(let size): shape(size, maxWidth: space.maxWidth)
    case .pixels(let height): declare("height", px: height)
    }
    if let width = space.maxWidth { declare("max-width", px: width) }
  }
}

extension HTMLWriter {
  /// Opens the frame that a picture stands in: of its shape, or of the usual one where nobody knows it.
  mutating func openPicture(_ size: PixelSize?) {
    raw("<span class=\"picture\"")
    if let size {
      style {
        $0.shape(size, maxWidth: size.width)
        $0.declare("max-width", px: size.width)
      }
    }
    raw(">")
  }

  /// Whether a picture is the project's own, so that showing it asks no other host.
  func canShow(_ source: String) -> Bool {
    !source.isEmpty && LinkDestination(source) == .local
  }
}
