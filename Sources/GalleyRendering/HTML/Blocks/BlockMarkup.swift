import GalleyModel

extension PageWriter {
  /// Some of a region's blocks; short lines that follow each other stand side by side in one strip.
  mutating func blocks(
    _ blocks: Range<Int>, of region: PageRegion, at index: Int, visible: BreakpointSet
  ) {
    var isInStrip = false
    for position in blocks {
      let block = region.blocks[position]
      if block.content.isStripItem != isInStrip {
        html.raw(isInStrip ? "</div>\n" : "<div class=\"strip\">\n")
        isInStrip.toggle()
      }
      let isHeadline = outline.headline == .init(region: index, block: position)
      self.block(block, isHeadline: isHeadline, within: visible)
    }
    if isInStrip { html.raw("</div>\n") }
  }

  mutating func block(_ block: PageBlock, isHeadline: Bool, within all: BreakpointSet) {
    let visibility = Visibility(shown: block.visible, within: all)
    switch block.content {
    case .weather(let weather): self.weather(weather, visibility)
    case .place(let place): self.place(place, visibility)
    case .date(let date): self.date(date, visibility)
    case .appLinks(let title, let links): appLinks(title, links, visibility)
    case .languageLinks(let title, let editions): languageLinks(title, editions, visibility)
    case .masthead: masthead(visibility)
    case .menu(let links): menu(links, visibility)
    case .breadcrumbs(let way): breadcrumbs(way, visibility)
    case .sectionLabel(let text): sectionLabel(text, isHeadline: isHeadline, visibility)
    case .headline(let text): headline(text, isHeadline: isHeadline, visibility)
    case .standfirst(let text): standfirst(text, visibility)
    case .byline(let byline): self.byline(byline, visibility)
    case .image(let image): leadImage(image, visibility)
    case .gallery(let title, let pictures): gallery(title, pictures, visibility)
    case .shareLinks(let title, let links): shareLinks(title, links, visibility)
    case .tags(let tags): self.tags(tags, visibility)
    case .author(let title, let people): author(title, people, visibility)
    case .body(let content): articleBody(content, visibility)
    case .slot(let slot): self.slot(slot, within: all)
    case .articleList(let list): articleList(list, visibility)
    case .comments(let title): comments(title, visibility)
    case .newsletter(let newsletter): self.newsletter(newsletter, visibility)
    case .text(let body): text(body, visibility)
    case .menuLinks(let title, let links): menuLinks(title, links, visibility)
    case .divider: divider(visibility)
    case .copyright(let text): copyright(text, visibility)
    case .custom(let content): custom(content, visibility)
    }
  }
}

/// Where a block is shown, of the breakpoints at which its region is.
struct Visibility {
  var shown: BreakpointSet
  var within: BreakpointSet
}

extension PageWriter {
  /// `<element class="name hide-…"`, still open for more attributes.
  mutating func open(_ element: StaticString, _ name: StaticString, _ visibility: Visibility) {
    html.raw("<")
    html.raw(element)
    html.raw(" class=\"")
    html.raw(name)
    hiddenClasses(visibility.shown, where: visibility.within)
    html.raw("\"")
  }

  /// An element that holds only text.
  mutating func line(
    _ element: StaticString, _ name: StaticString, _ text: String, _ visibility: Visibility
  ) {
    open(element, name, visibility)
    html.raw(">")
    html.text(text)
    html.raw("</")
    html.raw(element)
    html.raw(">\n")
  }

  mutating func divider(_ visibility: Visibility) {
    open("hr", "divider", visibility)
    html.raw(">\n")
  }

  mutating func copyright(_ text: String, _ visibility: Visibility) {
    line("p", "copyright", text, visibility)
  }

  /// Markup of the newsroom's own, in a tree of its own, so that its styles end there, and in a box that keeps its
  /// height and cuts off what is higher.
  private mutating func custom(_ content: CustomContent, _ visibility: Visibility) {
    html.raw("<div class=\"custom high-")
    html.number(page.layout.customHeights.firstIndex(of: content.heights) ?? 0)
    hiddenClasses(visibility.shown, where: visibility.within)
    html.raw("\"><div><template shadowrootmode=\"open\">")
    html.raw(content.markup)
    html.raw("</template></div></div>\n")
  }

  mutating func text(_ body: Body, _ visibility: Visibility) {
    open("div", "prose", visibility)
    html.raw(">\n")
    var writer = BodyWriter(body, root: page.root, measure: page.layout.theme.measure)
    writer.write(body.blocks, to: &html)
    html.raw("</div>\n")
  }

  /// A link, or its text where it leads nowhere safe.
  ///
  /// - Parameter root: what an address is relative to; `nil` for what assets are.
  mutating func link(_ link: Link, root: String? = nil) {
    html.raw("<a")
    let root = root ?? page.root
    let leads = link.destination.map { html.link("href", $0, root: root) } ?? false
    html.raw(leads ? ">" : " class=\"plain\">")
    html.text(link.title)
    html.raw("</a>")
  }
}

extension PageWriter {
  mutating func articleList(_ list: ArticleListContent, _ visibility: Visibility) {
    open("div", "panel articles", visibility)
    html.raw(">\n")
    listTitle(list.title)
    if list.items.isEmpty {
      html.raw("<div class=\"nothing\">")
      html.text(page.phrases[.nothingHere])
      html.raw("</div>\n")
    } else {
      share(.list(list)) { $0.items(of: list) }
    }
    html.raw("</div>\n")
  }

  private mutating func items(of list: ArticleListContent) {
    let isTitled = !list.title.isEmpty
    switch list.style {
    case .headlines: html.raw("<ul class=\"items headlines\">\n")
    case .thumbnails: html.raw("<ul class=\"items thumbnails\">\n")
    case .numbered: html.raw("<ol class=\"items numbered\">\n")
    }
    for item in list.items {
      html.raw("<li>\n")
      if list.style == .thumbnails { thumbnail(of: item) }
      html.raw(isTitled ? "<h3><a" : "<h2><a")
      html.link("href", item.link, root: page.pagesRoot)
      foreignLanguage(item.language)
      html.raw(">")
      html.text(item.title)
      html.raw(isTitled ? "</a></h3>\n" : "</a></h2>\n")
      if let date = item.date { itemDate(date) }
      html.raw("</li>\n")
    }
    html.raw(list.style == .numbered ? "</ol>\n" : "</ul>\n")
  }

  /// The picture is not described: the headline beside it says what it is about.
  private mutating func thumbnail(of item: ArticleSummary) {
    guard let image = item.image, html.canShow(image) else {
      html.raw("<span class=\"thumbnail\"></span>\n")
      return
    }
    html.raw("<img class=\"thumbnail\"")
    html.link("src", image, root: page.root)
    html.raw(" alt=\"\" loading=\"lazy\">\n")
  }

  private mutating func itemDate(_ date: CalendarDate) {
    html.raw("<p>")
    time(date)
    html.raw("</p>\n")
  }
}

// Forms use the browser's own validation; their messages are shown by the stylesheet, so that they
// work without a script. They are sent to the page itself: who publishes it decides who receives them.
extension PageWriter {
  mutating func comments(_ title: String, _ visibility: Visibility) {
    open("div", "panel comments", visibility)
    html.raw(">\n")
    listTitle(title)
    html.raw("<form method=\"post\" action=\"#content\">\n<div class=\"field\">\n")
    label(.comment, for: "comment")
    html.raw("<textarea id=\"comment\" name=\"comment\"")
    html.attribute("rows", FixedLengths.pixels.commentRows)
    html.raw(" required aria-describedby=\"comment-error\"></textarea>\n")
    message(.enterComment, id: "comment-error")
    html.raw("</div>\n<div class=\"field\">\n")
    label(.name, for: "name")
    html.raw(
      "<input id=\"name\" name=\"name\" autocomplete=\"name\" required aria-describedby=\"name-error\">\n"
    )
    message(.enterName, id: "name-error")
    html.raw("</div>\n<div class=\"field\">\n")
    label(.email, for: "email")
    html.raw(
      "<input id=\"email\" name=\"email\" type=\"email\" autocomplete=\"email\" required aria-describedby=\"email-error email-hint\">\n"
    )
    message(.enterEmail, id: "email-error")
    hint(.emailStaysPrivate, id: "email-hint")
    html.raw("</div>\n<div class=\"field\">\n")
    label(.website, for: "website")
    html.raw("<input id=\"website\" name=\"website\" type=\"url\" autocomplete=\"url\">\n")
    html.raw("</div>\n<button>")
    html.text(page.phrases[.postComment])
    html.raw("</button>\n</form>\n</div>\n")
  }

  mutating func newsletter(_ newsletter: NewsletterContent, _ visibility: Visibility) {
    formCount += 1
    open("div", "panel newsletter", visibility)
    html.raw(">\n")
    listTitle(newsletter.title)
    html.raw("<p class=\"form-text\">")
    html.text(newsletter.text)
    html.raw(
      "</p>\n<form method=\"post\" action=\"#content\">\n<div class=\"field\">\n<label for=\"newsletter-"
    )
    html.number(formCount)
    html.raw("\">")
    html.text(page.phrases[.email])
    html.raw("</label>\n<input id=\"newsletter-")
    html.number(formCount)
    html.raw("\" name=\"email\" type=\"email\" autocomplete=\"email\" required>\n</div>\n<button>")
    html.text(newsletter.button)
    html.raw("</button>\n</form>\n</div>\n")
  }

  private mutating func label(_ label: Phrase, for id: StaticString) {
    html.raw("<label for=\"")
    html.raw(id)
    html.raw("\">")
    html.text(page.phrases[label])
    html.raw("</label>\n")
  }

  private mutating func message(_ label: Phrase, id: StaticString) { note("error", label, id) }

  private mutating func hint(_ label: Phrase, id: StaticString) { note("hint", label, id) }

  /// A paragraph of a class that fields of a form name as what describes them.
  private mutating func note(_ name: StaticString, _ label: Phrase, _ id: StaticString) {
    html.raw("<p class=\"")
    html.raw(name)
    html.raw("\" id=\"")
    html.raw(id)
    html.raw("\">")
    html.text(page.phrases[label])
    html.raw("</p>\n")
  }
}
