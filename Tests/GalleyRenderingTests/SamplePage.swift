import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyTestSupport

/// Pages to render, made as the program makes them, with a body built by hand.
enum SamplePage {
  /// A page with everything of the page that started the project.
  static func courier(
    language: String = "en", title: String = "What forty school rain gauges say about the floods",
    body: Body = Self.body
  ) throws -> Page {
    let site = try site(courierSite)
    let file = SourceFile(path: "rain.md", text: "")
    var article = Article(file: file, slug: "rain", title: Spanned(title, file.span))
    article.standfirst =
      "For two wet seasons, pupils measured the rain every ten minutes. Their numbers show that "
      + "the city has not one climate but five."
    article.authors = ["Neel Gopaul", "Asha Ramgoolam"]
    article.date = CalendarDate(year: 2024, month: 4, day: 17)
    article.updated = CalendarDate(year: 2024, month: 4, day: 18)
    article.section = "Environment"
    article.tags = ["rain", "floods", "schools"]
    article.language = LanguageTag(language)
    var image = Image(
      source: "rain.svg", alt: Spanned("Slanting rain over rooftops", file.span),
      size: PixelSize(width: 1200, height: 800), span: file.span)
    image.caption = "A gauge costs less than a pair of school shoes."
    image.credit = "Illustration by the Courier"
    article.image = image
    article.body = body
    return try page(of: article, layout: courierLayout, site: site)
  }

  static func page(of article: Article?, layout text: String, site: Site = Site()) throws -> Page {
    let file = SourceFile(path: "layout.yaml", text: text)
    let findings = Findings()
    let parsed = YAMLNode.parse(file)
    let layout = try parsed.value.flatMap { Layout($0, findings) }.orThrow(parsed.diagnostics)
    let resolved = layout.resolve()
    let problems = findings.diagnostics + resolved.diagnostics
    if let first = problems.first(where: { $0.severity == .error }) { throw Problem("\(first)") }
    var index = ArticleIndex(for: resolved.value.articleLists)
    for (summary, tags) in summaries { index.insert(summary, tags: tags) }
    return PageAssembly(layout: resolved.value, site: site, index: index)
      .page(for: article, path: "rain.html", root: "").page.withSlotsInBodies
  }

  static func site(_ text: String) throws -> Site {
    let parsed = YAMLNode.parse(SourceFile(path: "site.yaml", text: text))
    return try parsed.value.flatMap { Site($0, Findings()) }.orThrow(parsed.diagnostics)
  }

  private static var summaries: [(ArticleSummary, tags: [String])] {
    let titles = [
      "The first ferry leaves at six, with room for bicycles",
      "A roof for the market, at last, and who pays for it",
      "Cyclone season ends without a name on the list",
      "Why the sugar trains will not come back",
      "Chess in the park: the queue for table four",
      "Port dues rise for the third year",
    ]
    return titles.enumerated().map { index, title in
      var summary = ArticleSummary(slug: "a\(index)", title: title, link: "a\(index).html")
      summary.image = index == 4 ? nil : "a.svg"
      summary.section = index.isMultiple(of: 2) ? "Environment" : "News"
      summary.date = CalendarDate(year: 2024, month: 4, day: 16 - index)
      return (summary, index < 3 ? ["must-read"] : [])
    }
  }

  struct Problem: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }
}

extension Optional {
  fileprivate func orThrow(_ diagnostics: [Diagnostic]) throws -> Wrapped {
    guard let self else { throw SamplePage.Problem("\(diagnostics)") }
    return self
  }
}

extension SamplePage {
  /// Every kind of block.
  static var body: Body {
    var make = BodyBuilder()
    make.addParagraph(
      "The official gauge of Port Louis stands on a lawn, as a gauge should, and it is an "
        + "excellent instrument. It has one fault. It is in one place.")
    make.addParagraph(
      "On 21 January last year it recorded 38 millimetres between two and three in the afternoon: "
        + "a heavy shower, nothing for the history books. Two kilometres away, in the yard of a "
        + "primary school at Tranquebar, a plastic funnel over a tipping bucket recorded 96.")
    make.add(.heading(level: 2, make.rich("Forty funnels")))
    make.addParagraph(
      "The gauges came from a science teacher, Mrs Sandhya Purmessur, who wanted her class to have "
        + "numbers of its own.")
    make.addParagraph("Café, naïve, 東京の雨量計は四十個あります。 Emoji 🌧️👩‍🔬 stay whole.")
    make.addParagraph("By November 2022 there were forty.")
    let one = [make.paragraph("At 15 mm in ten minutes, a crew closes the underpass.")]
    let two = [
      make.paragraph("At 25 mm, the shops get a text message:"),
      make.block(
        .list(
          BodyList(
            start: nil, isTight: true,
            items: [[make.paragraph("in Creole")], [make.paragraph("in French")]]))),
    ]
    make.add(.list(BodyList(start: nil, isTight: true, items: [one, two])))
    make.add(
      .list(
        BodyList(
          start: 9, isTight: true,
          items: [[make.paragraph("Count the tips.")], [make.paragraph("Find the hour.")]])))
    make.add(
      .quote([
        make.paragraph(
          "You cannot hold an underpass empty because of a gut feeling. You can because of a number."
        ),
        make.paragraph("— Station officer Jean-Noël Azie"),
      ]))
    make.add(.heading(level: 3, make.rich("How we counted")))
    let header = [make.rich("Part of the city"), make.rich("Gauges"), make.rich("Highest hour")]
    let rows = [
      [make.rich("Foot of the mountains"), make.rich("9"), make.rich("96 mm")],
      [make.rich("Eastern slopes"), make.rich("8"), make.rich("81 mm")],
    ]
    make.add(.table(Table(alignments: [.natural, .right, .right], header: header, rows: rows)))
    make.add(
      .code(
        language: make.bytes("python"),
        text: make.bytes(
          "def wettest_hour(tips, size=0.2):\n    best = 0\n    return best * size\n")))
    let caption = make.rich(
      "The wall of the Moka range, with a caption long enough to be wrapped in a column")
    make.add(
      .image(
        Figure(
          source: make.link("moka.svg"), alt: make.bytes("Clouds against a mountain"),
          caption: caption)))
    make.add(.divider)
    make.add(
      .embed(
        Embed(
          .link, link: make.link("https://video.example/watch?v=9"),
          words: make.rich("The water arrives"))))
    make.addParagraph("There is a fair objection: two seasons are two seasons.")
    return make.body
  }

  static let courierSite = """
    name: The Port Louis Courier
    tagline: The city, its harbour and its mountain, every morning
    place: Port Louis
    date: 2024-04-19
    weather: { temperature: 23.6 C, condition: light rain }
    editions: [{ title: Read in French, language: fr, link: /fr/ }]
    apps: [{ title: App Store, link: "https://a.example" }, { title: Google Play, link: "https://b.example" }]
    menu: [News, Environment, Features, Sport, Opinion]
    copyright: © 2024 The Port Louis Courier
    """

  static let courierLayout = """
    layout: article
    breakpoints:
      mobile:  { from: 0,    screen: 390x844 }
      tablet:  { from: 768,  screen: 820x1180 }
      desktop: { from: 1100, screen: 1440x900 }
    grid:
      mobile: { margin: 10px, gap: 24px, areas: [top, banner, content, latest, footer] }
      tablet: { width: 728px, margin: 20px, gap: 32px }
      desktop:
        width: 1068px
        gap: 48px
        columns: [1fr, 300px]
        areas: [top top, banner banner, content rail, latest latest, footer footer]
    regions:
      top:
        - weather
        - place
        - date
        - app_links: { title: "Download The App:" }
        - language_links
        - masthead
        - menu
      banner: [{ spot_img: banner }]
      content:
        - section_label
        - headline
        - standfirst
        - byline
        - image
        - body: { spot_img: in_article }
        - tags
        - share_links: { to: [facebook, x, whatsapp, email] }
        - spot_img: article_end
        - article_list: { title: More Articles, from: same_section, style: thumbnails, limit: 4 }
        - comments: { title: Leave a Reply }
      rail:
        - article_list: { title: Must Read, from: { tag: must-read }, style: numbered, limit: 4 }
        - newsletter: { title: The morning boat, button: Sign up }
        - spot_img: rail
      latest:
        - article_list: { title: Latest Articles, from: latest, limit: 8 }
      footer:
        - menu_links: { title: The paper, links: [About us, Corrections] }
        - divider
        - copyright
    slots:
      banner:
        label: Advertisement
        sizes: { mobile: [300x100, 300x50], tablet: [728x90], desktop: [970x250, 728x90] }
        unfilled: house
        creative: { image: house.svg, alt: "The Saturday supplement, free", link: "https://courier.example" }
      in_article: { label: "- Advertisement -", sizes: [300x250] }
      article_end: { label: "- Advertisement -", sizes: [300x250] }
      rail: { sizes: { desktop: [300x600, 300x250] }, sticky: true }
    """
}

/// Makes bodies without Markdown.
struct BodyBuilder {
  private(set) var body = Body()

  mutating func bytes(_ text: String) -> TextRange {
    let start = Int32(body.text.count)
    body.text += text.utf8
    return start..<Int32(body.text.count)
  }

  mutating func rich(_ pieces: String...) -> RichText {
    let start = Int32(body.runs.count)
    for piece in pieces {
      body.runs.append(piece == "\n" ? Run(.lineBreak, text: 0..<0) : Run(text: bytes(piece)))
    }
    return RichText(runs: start..<Int32(body.runs.count))
  }

  mutating func rich(_ runs: [Run]) -> RichText {
    let start = Int32(body.runs.count)
    body.runs += runs
    return RichText(runs: start..<Int32(body.runs.count))
  }

  mutating func link(
    _ destination: String, _ size: PixelSize? = nil, at side: PictureSide? = nil,
    extent: PictureExtent? = nil
  ) -> Int16 {
    var link = BodyLink(destination: bytes(destination), title: 0..<0, line: 1, size: size)
    link.side = side
    link.extent = extent
    body.links.append(link)
    return Int16(body.links.count - 1)
  }

  func block(_ content: BodyBlock.Content) -> BodyBlock { BodyBlock(content, line: 1) }

  mutating func paragraph(_ text: String) -> BodyBlock { block(.paragraph(rich(text))) }

  mutating func add(_ content: BodyBlock.Content) { body.blocks.append(block(content)) }

  mutating func addParagraph(_ text: String) { add(.paragraph(rich(text))) }
}
