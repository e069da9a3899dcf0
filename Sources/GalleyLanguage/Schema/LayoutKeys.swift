import GalleyBasics
package import GalleyModel

extension KeyTable {
  static let layoutTables: [KeyTable] = [
    KeyTable(
      .layout, "a layout",
      [
        Key("layout", .name, "The layout's name, that of its file.", required: true),
        Key("description", .text, "A text for people."),
        Key("extends", .name(of: .layout), "The layout that this one starts from."),
        Key(
          "breakpoints",
          .names(.either([.bareOrPixels, .keys(.breakpoint)]), .defining(.breakpoint)),
          "The viewport widths from which the page is laid out anew."),
        Key("grid", .names(.keys(.grid), .of(.breakpoint)), "The grid of each breakpoint."),
        Key(
          "regions",
          .names(.either([.list(.block), .keys(.region)]), .defining(.region), atLeast: 1),
          "The blocks of each region.", required: true),
        Key("slots", .names(.keys(.slot), .defining(.slot)), "The places for advertisements."),
        Key(
          "size_lists", .names(.oneOrMore(.adSize), .defining(.sizeList)),
          "Lists of sizes that slots share by their names."),
        Key("theme", .keys(.theme), "How the page looks."),
        Key("policy", .keys(.policy), "Which rules hold, and how grave they are."),
        Key("variants", .names(.keys(.variant)), "Named changes that some readers see."),
        Key("locked", .oneOrMore(.text), "The keys that no variant may change."),
        .allow("in the whole file"),
      ]),
    KeyTable(
      .variant, "a variant",
      [
        Key("share", .percent, "The share of readers who see it."),
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
        Key("from", .bareOrPixels, "The smallest viewport width, in px.", required: true),
        Key("screen", .size, "The screen that the page is judged on."),
      ], shorthand: ["from"]),
    KeyTable(
      .grid, "a grid",
      [
        Key(
          "areas", .list(.name(of: .region), 1...10_000),
          "Rows of region names, one a cell; '.' is an empty cell."),
        Key(
          "columns", .list(.form(Pattern.track, examples: ["300px", "1fr", "30%"])),
          "The widths of the columns.", with: "areas"),
        Key("width", .pixels, "The widest that the grid gets."),
        Key("margin", .pixels, "The space between the grid and the viewport's edges."),
        Key(
          "gap", .either([.pixels, .list(.pixels, 1...2)]),
          "The space between cells: rows, columns."),
      ]),
    KeyTable(
      .region, "a region",
      [
        Key("blocks", .list(.block), "The blocks, from top to bottom.", required: true),
        Key("landmark", .choice(Landmark.self), "What assistive technology takes it for."),
        Key("label", .text, "What assistive technology calls it."),
        .hidden,
        .allow("here"),
      ], shorthand: ["blocks"]),
    KeyTable(
      .source, "a list's source",
      [
        Key("tag", .name(of: .tag), "Articles with this tag."),
        Key("section", .name(of: .section), "Articles of this section."),
        Key("articles", .list(.name(of: .article)), "These articles, by their slugs."),
        Key("ranking", .name(of: .file), "Those of a file with a slug a line, in that order."),
      ]),
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
        Key("block", .block, "What stands in the body.", required: true),
        Key(
          "after", .placeInText, "How much of the text stands above it at least.", required: true),
      ]),
    KeyTable(
      .slot, "a slot",
      [
        Key(
          "sizes",
          .either([.oneOrMore(.sizes), .names(.oneOrMore(.sizes), .of(.breakpoint))]),
          "The sizes that it accepts: for all breakpoints, or for each from there up.",
          required: true,
          unless: .init(
            "position",
            says: SlotPosition.allCases.filter { !$0.staysOnScreen }.map(\.rawValue))),
        Key("position", .choice(SlotPosition.self), "Where it stands out of the flow of the page."),
        Key("label", .text, "The words that tell readers what it is."),
        Key(
          "reserve", .either([.word(["largest", "smallest"]), .pixels]),
          "The height that is kept free."),
        Key("unfilled", .choice(Unfilled.self), "What becomes of the space without an ad."),
        Key("creative", .keys(.creative), "The house ad."),
        Key("unit", .text, "The ad server's path of the unit."),
        Key("targeting", .names(.oneOrMore(.text)), "Keys and values for the ad server."),
        Key("sticky", .flag, "Whether it stays in view while its column scrolls."),
        Key(
          "interscroller", .pixels,
          "The height of the window through which its ad is seen, which stands behind the page."),
        Key("lazy", .flag, "Whether it is to be loaded only when it is near."),
        Key("placement", .keys(.placement), "Where in a body or down a rail it may stand."),
        Key(
          "value", .either([.worth, .names(.worth, key: Pattern.adSize)]),
          "What an ad in it is worth to placement."),
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
      [Key("preset", .word(PlacementPreset.all.map(\.name)), "The rules to start from.")]
        + constraints + [
          Key(
            "sequence", .list(.name(of: .slot), 1...1000),
            "The slots that stand in the body in turn, the last of them again and again."),
          Key("at", .names(.keys(.rules), .of(.breakpoint)), "Other rules from a breakpoint up."),
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
        Key("fonts", .keys(.fonts), "The families of type."),
        Key("sizes", .keys(.textSizes), "The sizes of type."),
        Key("lines", .keys(.lines), "How lines are filled, and how high they are."),
        Key("spacing", .pixels, "The unit of vertical rhythm.", in: 4...200),
        Key("measure", .pixels, "The widest line of body text.", in: 200...2000),
        Key("colors", .keys(.palette), "The colours."),
        Key("dark", .keys(.palette), "The colours for readers who prefer a dark page."),
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
        Key("also", .oneOrMore(.keys(.furtherFamily)), "Families for what the first lacks."),
        Key(
          "fallback", .choice(FontFamily.self),
          "The built-in family that is shown until the files are there."),
        Key("features", .oneOrMore(.fontFeature), "OpenType features that are switched."),
        Key("letter_spacing", .letterSpacing, "Space added after each character."),
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
          "The weight that it is for, or the range of a variable font."),
        Key("style", .choice(FontSlant.self), "Whether its letters are slanted."),
        Key("unicode_range", .oneOrMore(.unicodeRange), "The code points that it is for."),
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
      .lineStyle, "a style of lines",
      [
        Key("wrap", .choice(LineWrap.self), "What browsers do beside filling each line."),
        Key("height", .lineHeight, "The height of a line, by the size or in px."),
        Key("align", .choice(LineAlignment.self), "Whether lines fill the column."),
      ]),
    KeyTable(
      .palette, "a palette",
      ["ink", "paper", "accent", "muted", "rule", "slot"].map {
        Key($0, .color, "The colour of the \($0).")
      }),
    KeyTable(
      .policy, "a policy",
      [
        Key("profile", .oneOrMore(.choice(PolicyProfile.self)), "Whose rules of labelling hold."),
        Key(
          "rules", .names(.word(["off"] + Severity.allCases.map(\.rawValue)), .of(.rule)),
          "The severity of a rule."),
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
      ]), "Its files, by weight and slant.", required: true),
  ]

  private static let constraints: [Key] = [
    Key("first", .distance, "Not before this far into the body."),
    Key("last", .distance, "Not closer than this to the body's end."),
    Key(
      "gap", .either([.distance, .names(.distance, key: Pattern.adNumber, atLeast: 1)]),
      "The distance between two ads, or from the ad of a number on."),
    Key("around", .distance, "The distance to ads above, below and beside the body."),
    Key("max", .integer(0...100), "The most ads."),
    Key("min_words", .integer(0...1_000_000), "A body with fewer words gets none."),
    Key(
      "between", .choice(Between.self), "What belongs together: ads stand only between two of it."),
    Key(
      "clear_of",
      .names(
        .either([.distance, .keys(.clearance)]),
        key: "^(\(Neighbor.allCases.map(\.rawValue).joined(separator: "|")))$", atLeast: 1),
      "How far to keep away from a kind of block."),
    Key(
      "density", .either([.word(["policy", "none"]), .percent]),
      "The most that ads take of the main content."),
    Key("screen", .flag, "Whether never two may be on one screen."),
    Key(
      "readers", .list(.percent, 1...1000),
      "The shares of readers who come to each part of the body."),
    Key("keep_stable", .flag, "Whether ads that need not move after an edit stay."),
  ]

  private static func condition(
    _ name: Name, _ what: String, words: Bool, breakpoints: Bool
  ) -> KeyTable {
    let again = Shape.keys(name)
    return KeyTable(
      name, what,
      [
        Key("section", .oneOrMore(.name(of: .section)), "The article's section is one of these."),
        Key("tag", .oneOrMore(.name(of: .tag)), "The article has one of these tags."),
      ]
        + (words
          ? [Key("words", .oneOrMore(.comparison), "The article's body has so many words.")] : [])
        + (breakpoints
          ? [
            Key(
              "breakpoint", .oneOrMore(.name(of: .breakpoint)),
              "The viewport is at one of these breakpoints.")
          ]
          : [])
        + [Key("not", .oneOrMore(again), "None of these conditions holds.")])
  }

  package static func named(_ name: Name) -> KeyTable {
    all[name] ?? KeyTable(name, "", [])
  }

  private static let all = Dictionary(
    uniqueKeysWithValues: (layoutTables + fileTables).map { ($0.name, $0) })

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
    Key("allow", .names(.text, .of(.rule)), "Findings that are accepted \(place): rule to reason.")
  }
}

extension BlockName {
  /// All keys that it may have.
  var list: KeyList { Self.lists[self] ?? KeyList("a block", [KeyList.Entry]()) }

  private static let lists = Dictionary(
    uniqueKeysWithValues: allCases.map {
      ($0, KeyList("a '\($0.rawValue)' block", $0.keys + Key.ofEveryBlock))
    })

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
          "Which articles it shows."),
        Key("style", .choice(ArticleList.Style.self), "How it looks."),
        Key("limit", .integer(1...50), "The most articles."),
        Key("skip", .integer(0...100), "How many of the first are left out."),
        Key("unique", .flag, "Whether what stands in the lists above it is left out."),
        Key("hide_empty", .flag, "Whether it is not there where it has no articles."),
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
