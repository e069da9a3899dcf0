import GalleyBasics
package import GalleyModel

extension KeyTable {
  static let layoutTables: [KeyTable] = [
    KeyTable(
      .layout, "a layout",
      [
        Key("layout", .name, "The layout's name.", required: true),
        Key("description", .text, "A text for people."),
        Key(
          "extends", .name(of: .layout),
          "The layout that this one starts from, see [Extends](#extends)."),
        Key(
          "breakpoints",
          .names(.either([.bareOrPixels, .keys(.breakpoint)]), .defining(.breakpoint)),
          "The widths from which the page is laid out anew: name → [breakpoint](#breakpoints).",
          usual: "mobile, tablet, desktop"),
        Key(
          "grid", .names(.keys(.grid), .of(.breakpoint)),
          "Where regions stand: breakpoint → [grid](#grid).",
          usual: "all regions in one column"),
        Key(
          "regions",
          .names(.either([.list(.block), .keys(.region)]), .defining(.region), atLeast: 1),
          """
          What the page has: name → [region](#regions). It may be missing where the layout \
          extends another.
          """, required: true),
        Key(
          "slots", .names(.keys(.slot), .defining(.slot)),
          "Places for advertisements: name → [slot](#slots)."),
        Key(
          "size_lists", .names(.oneOrMore(.adSize), .defining(.sizeList)),
          "Lists of sizes that [slots share](#shared-sizes): name → list."),
        Key("theme", .keys(.theme), "How the page looks: a [theme](#theme)."),
        Key(
          "policy", .keys(.policy), "Which rules hold, and how grave they are: a [policy](#policy)."
        ),
        Key(
          "variants", .names(.keys(.variant)),
          "Changes that some readers see: name → [variant](#variants)."),
        Key(
          "locked", .oneOrMore(.name(of: .key)),
          """
          Keys that no variant may change, such as `slots.in_article.placement.density`, see \
          [Variants](#variants).
          """),
        .allow("in the whole file"),
      ]),
    KeyTable(
      .variant, "a variant",
      [
        Key(
          "share", .percent,
          """
          The share of readers who see it; those of all variants are at most 100 % together.
          """, usual: "nobody"),
        Key(
          "breakpoints", .names(.either([.bareOrPixels, .keys(.breakpoint)])), "Other breakpoints."),
        Key("grid", .names(.keys(.grid), .of(.breakpoint)), "Other grids."),
        Key(
          "regions", .names(.either([.list(.block), .keys(.region)]), .of(.region)),
          "Other regions."),
        Key("slots", .names(.keys(.slot), .of(.slot)), "Other places for advertisements."),
        Key("theme", .keys(.theme), "How the page looks instead."),
        Key("policy", .keys(.policy), "Which rules hold instead."),
      ]),
    KeyTable(
      .breakpoint, "a breakpoint",
      [
        Key("from", .bareOrPixels, "The smallest width: `740` or `740px`.", required: true),
        Key(
          "screen", .size,
          """
          The screen that it is judged on: `820x1180`; at least as wide as `from`, narrower than \
          the next breakpoint.
          """,
          usual: """
            the first of `390x844`, `820x1180`, `1440x900` that is wide enough, narrowed where the \
            next breakpoint begins before
            """),
      ], shorthand: ["from"]),
    KeyTable(
      .grid, "a grid",
      [
        Key(
          "areas", .list(.name(of: .region), 1...10_000),
          """
          A list of rows; each a text of region names, one a cell, `.` for an empty cell.
          """, usual: "one column"),
        Key(
          "columns", .list(.form(Pattern.track, examples: ["300px", "1fr", "30%"])),
          """
          A list of widths: `300px`, `1fr` (a share of what is left) or `30%` (of the grid); \
          each share above 0, at most 100.
          """, usual: "`1fr` each", with: "areas"),
        Key("width", .pixels, "The widest that the grid gets.", usual: "as wide as the viewport"),
        Key(
          "margin", .pixels, "The space between the grid and the viewport's edges.", usual: "`20px`"
        ),
        Key(
          "gap", .either([.pixels, .list(.pixels, 1...2)]),
          """
          The space between cells: `48px`, or `[24px, 48px]` for rows and columns.
          """, usual: "`32px`"),
      ]),
    KeyTable(
      .region, "a region",
      [
        Key(
          "blocks", .list(.block), "The list of [blocks](#blocks), from top to bottom.",
          required: true),
        Key(
          "landmark", .choice(Landmark.self),
          "`header`, `nav`, `main`, `aside`, `section`, `footer` or `none`.", usual: "see below"),
        Key(
          "label", .text, "What assistive technology calls the region.",
          usual: "the title of its first block that has one"),
        .hidden,
        .allow("here"),
      ], shorthand: ["blocks"]),
    one(
      of: KeyTable(
        .source, "a list's source",
        [
          Key("tag", .name(of: .tag), "Articles with this tag."),
          Key("section", .name(of: .section), "Articles of this section."),
          Key("articles", .list(.name(of: .article)), "These articles, by their slugs."),
          Key("ranking", .name(of: .file), "Those of a file with a slug a line, in that order."),
        ])),
    KeyTable(
      .link, "a link",
      [
        Key("title", .text, "The words.", required: true),
        Key("link", .text, "Where it leads."),
      ]),
    condition(.condition, "a condition", words: true, breakpoints: true),
    condition(.articleCondition, "a condition on articles", words: true, breakpoints: false),
    condition(.frontCondition, "a condition on articles", words: false, breakpoints: false),
    KeyTable(
      .bodySlot, "the slot of a body",
      [
        Key("slot", .name(of: .slot), "The slot's name.", required: true),
        Key("when", .keys(.articleCondition), "For which articles it stands there."),
      ]),
    KeyTable(
      .insert, "an insert",
      [
        Key(
          "block", .block,
          """
          `newsletter`, `article_list`, `text`, `menu_links` or `custom`, with its options.
          """, required: true),
        Key(
          "after", .placeInText,
          """
          How much of the text stands above it at least: `4 paragraphs`, `300 words`, `2 \
          entries`, or a share of its words such as `60%`.
          """, required: true),
      ]),
    KeyTable(
      .slot, "a slot",
      [
        Key(
          "sizes",
          .either([.oneOrMore(.sizes), .names(.oneOrMore(.sizes), .of(.breakpoint))]),
          """
          The sizes that it accepts, `300x250` or `fluid`: a list for all breakpoints, or \
          breakpoint → list. It may be missing for `out_of_page` and `interstitial`.
          """,
          required: true,
          unless: .init(
            "position",
            says: SlotPosition.allCases.filter { !$0.staysOnScreen }.map(\.rawValue))),
        Key(
          "position", .choice(SlotPosition.self),
          """
          Where it stands [out of the flow](#out-of-the-flow): `anchor_top`, `anchor_bottom`, \
          `side_rail`, `side_rail_left`, `interstitial` or `out_of_page`.
          """, usual: "in the flow, where its block stands"),
        Key(
          "label", .text,
          "The words that tell readers what it is.",
          usual: """
            none shown; assistive technology hears "Advertisement"
            """),
        Key(
          "reserve", .either([.word(["largest", "smallest"]), .pixels]),
          "The height kept free: `largest`, `smallest` or `250px`.", usual: "`largest`"),
        Key(
          "unfilled", .choice(Unfilled.self),
          """
          What becomes of the space without an ad: `hold`, `collapse` or `house`.
          """, usual: "`hold`"),
        Key(
          "creative", .keys(.creative),
          """
          The house ad: `{ image, alt, link }`; `image` and `alt` are required. Previews show \
          it, and pages [published](ads.md#production-pages) without an ad.
          """, usual: "none; previews draw what will stand there"),
        Key(
          "unit", .text,
          """
          The ad server's [path of the unit](ads.md#units): \
          `/{network}/{site}/{section}/{slot}`.
          """, usual: "that of `ads` in `galley.yaml`"),
        Key("targeting", .names(.oneOrMore(.text)), "Key → value or list of values."),
        Key(
          "sticky", .flag,
          """
          `true`: stays in view while its column scrolls, until what stands below it comes.
          """, usual: "`false`"),
        Key(
          "interscroller", .pixels,
          """
          The height of a window: the ad stands [behind the page](#behind-the-page) and is seen \
          through it.
          """, usual: "none: an ad in its own box", in: 50...2000),
        Key("lazy", .flag, "`true`: to be loaded only when it is near.", usual: "`false`"),
        Key(
          "refresh", .seconds,
          """
          How long after an ad was seen [another](ads.md#new-ads) is asked for, 30s to 3600s.
          """, usual: "never"),
        Key(
          "placement", .keys(.placement),
          """
          Where in a body or down a rail it may stand, see [Placement](#placement).
          """),
        Key(
          "value", .either([.worth, .names(.worth, key: Pattern.adSize)]),
          """
          What an ad in it is worth to placement, 0 to 10,000: a number, or size → number.
          """, usual: "1, also for sizes not named"),
        .allow("here"),
      ]),
    KeyTable(
      .creative, "a house creative",
      [
        Key("image", .name(of: .file), "The picture.", required: true),
        Key("alt", .text, "The picture in words.", required: true),
        Key("link", .text, "Where it leads."),
      ]),
    KeyTable(
      .placement, "a placement",
      [
        Key(
          "preset", .word(PlacementPreset.all.map(\.name)),
          """
          The rules to start from: `balanced`, `guardian`, `apple_news`, `amp_auto_ads`, \
          `every_n_paragraphs`, `better_ads`.
          """, usual: "none")
      ]
        + constraints + [
          Key(
            "sequence", .list(.name(of: .slot), 1...1000),
            """
            The slots that stand in the body in turn, the last of them again and again.
            """, usual: "the slot itself"),
          Key(
            "at", .names(.keys(.rules), .of(.breakpoint)),
            "Breakpoint → rules that take the place of these from there up."),
        ]),
    KeyTable(.rules, "a breakpoint's placement", constraints),
    least(
      1,
      KeyTable(
        .clearance, "'clear_of.heading'",
        [
          Key("after", .distance, "Below the block."),
          Key("before", .distance, "Above the block."),
        ], shorthand: ["after", "before"])),
    KeyTable(
      .theme, "a theme",
      [
        Key(
          "fonts", .keys(.fonts),
          """
          `{ headline, body, interface }`, each `serif`, `sans`, `mono`, or [a font with \
          files](#fonts).
          """, usual: "serif, serif, sans"),
        Key(
          "sizes", .keys(.textSizes),
          "`{ body, headline }`; the headline's is that of the widest screens.",
          usual: "`21px`, `46px`"),
        Key(
          "lines", .keys(.lines),
          """
          `{ headline, body }`, each `{ wrap, height, align }`: [how lines are filled](#lines).
          """),
        Key("spacing", .pixels, "The unit of vertical rhythm.", usual: "`24px`", in: 4...200),
        Key("measure", .pixels, "The widest line of body text.", usual: "`600px`", in: 200...2000),
        Key(
          "pictures", .keys(.pictures),
          "`{ beside, from, half, wide }`: pictures that an article has [beside its text, narrower or wider](#pictures).",
          usual: "as wide as the text"),
        Key(
          "colors", .keys(.palette),
          """
          `{ ink, paper, accent, muted, rule, slot }`, each `"#rgb"` or `"#rrggbb"`.
          """, usual: "a light palette"),
        Key(
          "dark", .keys(.palette), "The same as `colors`, for readers who prefer a dark page.",
          usual: "a dark palette"),
      ]),
    KeyTable(
      .fonts, "a theme's fonts",
      ["headline", "body", "interface"].map {
        Key(
          $0, .either([.choice(FontFamily.self), .keys(.font)]),
          "What the \($0) is set in: a built-in family, or own files.")
      }),
    KeyTable(
      .font, "a font",
      family + [
        Key(
          "also", .oneOrMore(.keys(.furtherFamily)),
          """
          Families for what the first has no glyphs for: each `{ family, files }`.
          """, usual: "none"),
        Key(
          "fallback", .choice(FontFamily.self),
          "`serif`, `sans` or `mono`: what is shown until the files are there.",
          usual: "serif for headline and body, sans for interface"),
        Key(
          "features", .oneOrMore(.fontFeature),
          """
          OpenType features: `onum` on, `-liga` off, `cv01=2` the second alternate.
          """, usual: "the font's own"),
        Key(
          "letter_spacing", .letterSpacing,
          "Space after each character, `-5px` to `20px`, at most two decimals.", usual: "`0px`"),
      ]),
    KeyTable(.furtherFamily, "a further family", family),
    least(
      1,
      KeyTable(
        .fontFiles, "a font's files",
        [
          Key("regular", .name(of: .file), "The file of weight 400."),
          Key("bold", .name(of: .file), "The file of weight 700."),
          Key("italic", .name(of: .file), "The slanted file of weight 400."),
          Key("bold_italic", .name(of: .file), "The slanted file of weight 700."),
        ])),
    KeyTable(
      .fontFile, "a font file",
      [
        Key("file", .name(of: .file), "The path from the project's folder.", required: true),
        Key(
          "weight", .either([.integer(1...1000), .weights]),
          "`1` to `1000`, or a range of a variable font: `100..900`.", usual: "`400`"),
        Key("style", .choice(FontSlant.self), "`normal` or `italic`.", usual: "`normal`"),
        Key(
          "unicode_range", .oneOrMore(.unicodeRange),
          """
          The code points that the file is for: `U+0600-06FF`, `U+4??`, or a list.
          """, usual: "all"),
      ]),
    KeyTable(
      .textSizes, "a theme's sizes",
      [
        Key("body", .pixels, "The size of body text.", in: 8...72),
        Key("headline", .pixels, "The size of the headline on the widest screens.", in: 12...200),
      ]),
    KeyTable(
      .lines, "a theme's lines",
      [
        Key("headline", .keys(.lineStyle), "The lines of headlines and headings."),
        Key("body", .keys(.lineStyle), "The lines of the text."),
      ]),
    KeyTable(
      .pictures, "a theme's pictures",
      [
        Key(
          "beside", .pixels, "How wide a picture is that text flows beside.",
          usual: "as wide as the text", in: 40...1000),
        Key(
          "from", .pixels,
          "How wide the text must be for that, at least; what is left for it beside a picture is 160px or more.",
          usual: "twice `beside`", in: 200...2000),
        Key(
          "half", .pixels, "How wide a picture is that is about half as wide as the text.",
          usual: "as wide as the text", in: 40...1000),
        Key(
          "wide", .pixels,
          "How wide a picture is, at the most, that is wider than the text; one at full width is as wide as the column.",
          usual: "as wide as the text", in: 200...4000),
      ]),
    KeyTable(
      .lineStyle, "a style of lines",
      [
        Key(
          "wrap", .choice(LineWrap.self),
          """
          `balance`: lines of about the same length; `pretty`: no word alone on the last line. \
          Neither changes how many lines there are.
          """, usual: "lines are filled one after the other"),
        Key(
          "height", .lineHeight,
          """
          Of a line: `1.5` times the size, or px for the largest size, made an even number of px; \
          `normal` as the font has it.
          """, usual: "`1.08` for the headline, `1.5` for text"),
        Key(
          "align", .choice(LineAlignment.self),
          """
          `start`, or `justify`: spaces are widened until a line fills the column.
          """, usual: "`start`"),
      ]),
    KeyTable(
      .palette, "a palette",
      ["ink", "paper", "accent", "muted", "rule", "slot"].map {
        Key($0, .color, "The colour of the \($0).")
      }),
    KeyTable(
      .policy, "a policy",
      [
        Key(
          "profile", .oneOrMore(.choice(PolicyProfile.self)),
          """
          Whose rules of labelling hold: `better_ads`, `adsense`, `ftc`, `asa`, or a list of \
          them.
          """, usual: "`better_ads`"),
        Key(
          "rules", .names(.word(["off"] + Severity.allCases.map(\.rawValue)), .of(.rule)),
          "[Rule](rules.md) → `off`, `info`, `warning` or `error`.",
          usual: "each rule's own severity"),
        Key(
          "labels", .oneOrMore(.text), "Further words that slots may be labelled with.",
          adding: true),
      ]),
  ]

  /// A file of a preset, which is one of Galley's own.
  static let preset = KeyList(
    "a placement preset",
    constraints + [Key("at", .names(.keys(.rules)), "Other rules from a viewport's width up.")])

  static let neighbors = KeyList(
    "'clear_of'", Neighbor.allCases.map { .init($0.rawValue) })

  private static let family: [Key] = [
    Key("family", .text, "The name in the stylesheet.", required: true),
    Key(
      "files",
      .either([
        .keys(.fontFiles), .name(of: .file),
        .list(.either([.name(of: .file), .keys(.fontFile)]), 1...64),
      ]),
      """
      `{ regular, bold, italic, bold_italic }`, or a list of [files](#font-files), or one path.
      """, required: true),
  ]

  private static let constraints: [Key] = [
    Key("first", .distance, "Not before this far into the body."),
    Key("last", .distance, "Not closer than this to the body's end."),
    Key(
      "gap", .either([.distance, .names(.distance, key: Pattern.adNumber, atLeast: 1)]),
      """
      The distance between two ads, or a mapping from the number of an ad to the distance above \
      it and those that follow: `{ 2: 1 screen, 4: 2 screens }`.
      """),
    Key(
      "around", .distance, "The distance to ads above, below and beside the body.",
      usual: "the first `gap`"),
    Key("max", .integer(0...100), "The most ads, 0 to 100."),
    Key("min_words", .integer(0...1_000_000), "A body with fewer words gets none."),
    Key(
      "between", .choice(Between.self),
      """
      `headings` or `entries`: ads stand only above a heading, or only above an \
      [entry](placement.md#what-leads-to-what-follows).
      """),
    Key(
      "clear_of",
      .names(
        .either([.distance, .keys(.clearance)]),
        key: "^(\(Neighbor.allCases.map(\.rawValue).joined(separator: "|")))$", atLeast: 1),
      """
      What to keep away from → a distance, or `{ after, before }`: `heading`, `image`, `quote`, \
      `list`, `table`, `embed`, `code`, `divider`, `video`, `post`, `audio`, `interactive`, \
      `gallery`, `box`, `related` ([what they are](articles.md#blocks)), and `insert`, [a block \
      of the layout](#blocks-in-a-body).
      """),
    Key(
      "density", .either([.word(["policy", "none"]), .percent]),
      """
      The most that ads take of the main content: `policy`, `none` or a share such as `25%`.
      """, usual: "`policy`"),
    Key("screen", .flag, "`true`: never two on one screen.", usual: "`false`"),
    Key(
      "readers", .list(.percent, 1...1000),
      """
      The shares of readers who come to each of so many equal parts of the body: `[100%, 80%, \
      60%]`.
      """, usual: "all everywhere"),
    Key(
      "keep_stable", .flag, "`true`: ads that need not move after an edit stay.", usual: "`false`"),
  ]

  private static func condition(
    _ name: Name, _ what: String, words: Bool, breakpoints: Bool
  ) -> KeyTable {
    let again = Shape.keys(name)
    return KeyTable(
      name, what,
      [
        Key(
          "section", .oneOrMore(.name(of: .section)),
          "It holds where the article's section is this, or one of these."),
        Key(
          "tag", .oneOrMore(.name(of: .tag)),
          "It holds where the article has this tag, or one of these."),
      ]
        + (words
          ? [
            Key(
              "words", .oneOrMore(.comparison),
              """
              It holds where the article's body has so many words: `">= 600"`, also `<=`, `>`, \
              `<`, `=`; of a list all must hold: `[">= 600", "< 900"]`.
              """)
          ] : [])
        + (breakpoints
          ? [
            Key(
              "breakpoint", .oneOrMore(.name(of: .breakpoint)),
              "It holds where the viewport is at this breakpoint, or one of these.")
          ]
          : [])
        + [
          Key(
            "not", .oneOrMore(again),
            "It holds where this condition does not, or none of these does.")
        ])
  }

  package static func named(_ name: Name) -> KeyTable {
    all[name] ?? KeyTable(name, "", [])
  }

  private static let all = Dictionary(
    uniqueKeysWithValues: (layoutTables + fileTables).map { ($0.name, $0) })

  /// A mapping with one of the keys.
  static func one(of table: KeyTable) -> KeyTable {
    var table = table
    table.least = 1
    table.most = 1
    return table
  }

  static func least(_ count: Int, _ table: KeyTable) -> KeyTable {
    var table = table
    table.least = count
    return table
  }
}

extension Key {
  /// The keys that every block has.
  package static let ofEveryBlock = [
    Key("when", .keys(.condition), "Where it is shown."), hidden, allow("here"),
  ]

  fileprivate static let hidden = Key(
    "hidden", .oneOrMore(.name(of: .breakpoint)), "The breakpoints at which it is not shown.")

  fileprivate static func allow(_ place: String) -> Key {
    Key(
      "allow", .names(.text, .of(.rule)),
      "Findings that are [accepted](#allow) \(place): rule → reason.")
  }
}

extension BlockName {
  /// All keys that it may have.
  var list: KeyList { Self.lists[self] ?? KeyList("a block", [KeyList.Entry]()) }

  private static let lists = Dictionary(
    uniqueKeysWithValues: allCases.map {
      ($0, KeyList("a '\($0.rawValue)' block", $0.keys + Key.ofEveryBlock))
    })

  /// What it shows, in Markdown as the reference has it.
  package var words: String {
    switch self {
    case .weather: "the site's weather"
    case .place: "the site's place"
    case .date: "a date, in the page's language"
    case .appLinks: "the site's apps"
    case .languageLinks:
      """
      the site's editions but the one in the page's own language; one in whose language the \
      article has a translation leads there
      """
    case .masthead: "the site's logo, name and tagline"
    case .menu: "the site's menu, or another one"
    case .breadcrumbs:
      """
      the way from the first page to the article's section, with links as far as there are \
      pages ([Fronts](#fronts))
      """
    case .sectionLabel: "a kicker"
    case .headline: "the article's title"
    case .standfirst: "the article's standfirst"
    case .byline: "authors and date"
    case .image: "the article's image with caption and credit"
    case .gallery:
      """
      the article's further [`pictures`](articles.md#front-matter), side by side where there \
      is room
      """
    case .shareLinks: "links that share the article"
    case .tags: "the article's tags"
    case .author:
      """
      the article's authors with picture, text and links, as far as [the project's file of \
      authors](articles.md#authors-by-key) has them
      """
    case .body: "the article's text"
    case .spotImg: "a slot"
    case .articleList: "a list of articles, newest first, never the one that is shown"
    case .comments: "the comment form"
    case .newsletter: "a form to subscribe"
    case .text: "text of the layout's own"
    case .menuLinks: "a list of links"
    case .divider: "a line"
    case .copyright: "the site's copyright line"
    case .custom: "[markup of your own](#markup-of-your-own) at a height that is said"
    }
  }

  /// The same where links lead nowhere.
  package var plainWords: String { Key.withoutLinks(words) }

  /// The keys of its own.
  package var keys: [Key] {
    let title = Key("title", .text, "The words above it.")
    switch self {
    case .date: return [Key("of", .choice(DateSource.self), "Whose date it is.")]
    case .appLinks, .languageLinks, .gallery, .author, .comments: return [title]
    case .sectionLabel: return [Key("title", .text, "The words.")]
    case .byline: return [Key("date", .flag, "Whether it says when.")]
    case .shareLinks:
      return [title, Key("to", .oneOrMore(.choice(ShareService.self)), "Through which services.")]
    case .body:
      return [
        Key(
          "spot_img", .either([.name(of: .slot), .keys(.bodySlot)]),
          "The slot that is placed inside it."),
        Key("insert", .oneOrMore(.keys(.insert)), "The blocks that stand in it."),
      ]
    case .spotImg:
      return [Key("slot", .name(of: .slot), "The slot's name.", required: true)]
    case .articleList:
      return [
        title,
        Key(
          "from", .either([.word(ArticleList.Query.words), .keys(.source)]),
          """
          `latest`, `same_section`, `next` or `previous`: the articles published after or before \
          this one, the closest first, `next_in_section` or `previous_in_section`: those of its \
          section, `{ tag: x }`, `{ section: x }`, `{ articles: [slug, …] }` in \
          that order, or `{ ranking: most-read.txt }`: a file of the project with a slug a line, \
          such as the most read as your statistics have them.
          """, usual: "`latest`"),
        Key(
          "style", .choice(ArticleList.Style.self), "`headlines`, `thumbnails` or `numbered`.",
          usual: "`headlines`"),
        Key(
          "limit", .integer(1...50), "The most that are listed, 1 to 50.",
          usual: "5; 1 for `next` and the like"),
        Key("skip", .integer(0...100), "How many of the first are left out, 0 to 100.", usual: "0"),
        Key(
          "unique", .flag,
          """
          `true`: what stands in the lists above it on the page is left out, and the next \
          stories take its place.
          """, usual: "`false`"),
        Key("hide_empty", .flag, "`true`: a list without articles is not there.", usual: "`false`"),
      ]
    case .newsletter:
      return [
        title, Key("text", .text, "The words below the title."),
        Key("button", .text, "The words of the button."),
      ]
    case .custom:
      return [
        Key("html", .name(of: .file), "The file with the markup.", required: true),
        Key(
          "height", .either([.pixels, .names(.pixels, .of(.breakpoint))]),
          "Its height: for all breakpoints, or for each from there up.", required: true),
      ]
    case .text: return [Key("text", .text, "Markdown.", required: true)]
    case .menuLinks:
      return [
        title, Key("links", .list(.either([.text, .keys(.link)])), "The links.", required: true),
      ]
    case .menu:
      return [Key("links", .list(.either([.text, .keys(.link)])), "Other links than the site's.")]
    case .weather, .place, .masthead, .breadcrumbs, .headline, .standfirst, .image, .tags, .divider,
      .copyright:
      return []
    }
  }
}
