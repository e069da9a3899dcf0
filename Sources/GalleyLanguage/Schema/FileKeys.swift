import GalleyContent
import GalleyModel

extension KeyTable {
  static let fileTables: [KeyTable] = [
    KeyTable(
      .project, "a project",
      [
        Key("layouts", .text, "The folder of layouts.", usual: "`layouts`"),
        Key(
          "articles", .oneOrMore(.either([.text, .keys(.articleSource)])),
          """
          The folder of articles, or a list of [sources](articles.md#sources): folders, and `{ \
          wordpress: export.xml }` and the like.
          """, usual: "`articles`"),
        Key("assets", .text, "The folder that `build` copies beside the pages.", usual: "`assets`"),
        Key(
          "site", .name(of: .file), "The site file; there need not be one unless it is named here.",
          usual: "`site.yaml`"),
        Key(
          "authors", .name(of: .file),
          """
          A file with [the names of authors](articles.md#authors-by-key) whom articles name by \
          keys.
          """),
        Key(
          "layout",
          .either([
            .name(of: .layout),
            .list(.either([.name(of: .layout), .keys(.layoutChoice)]), 1...10_000),
          ]),
          """
          The layout of articles that name none, or [which article gets \
          which](#layouts-by-article).
          """, usual: "`article`"),
        Key(
          "fronts", .either([.name(of: .layout), .keys(.fronts)]),
          """
          The layout of [the pages that lead to the articles](#fronts), or `{ index, sections \
          }`.
          """),
        Key(
          "layout_names", .names(.name(of: .layout), key: "^.+$"),
          """
          An archive's name for a layout → the project's: `{ news_post: article }`. An article \
          that asks for a layout that is not here, nor named nearly like one that is, gets the \
          project's, with one remark for all.
          """),
        Key(
          "ads", .keys(.ads),
          """
          [Whose pages have no ads, or fewer](#ads-by-article), and [what the ad server calls \
          them](ads.md#units).
          """),
        Key(
          "typography", .choice(Typography.self),
          """
          `smart` sets [quotation marks, dashes and ellipses](articles.md#typography) of \
          articles as printers do; `plain` leaves them as they are written.
          """, usual: "`plain`"),
        Key(
          "policy", .keys(.policy),
          """
          The [policy](#policy) of the whole project; a layout's own is laid over it, key by \
          key.
          """),
        Key("audit", .keys(.audit), "`{ expect: … }`: [what an audit must find](audit.md)."),
      ]),
    one(
      of: KeyTable(
        .articleSource, "a place of articles",
        ArticleFormat.words.map { Key($0, .text, "A file or a folder of this format.") })),
    KeyTable(
      .fronts, "'fronts'",
      [
        Key("index", .name(of: .layout), "The layout of the first page, index.html."),
        Key(
          "sections", .name(of: .layout),
          "The layout of each section's page, such as news/index.html."),
      ]),
    KeyTable(
      .audit, "'audit'",
      [Key("expect", .oneOrMore(.text), "What is expected, such as 'articles with no ads < 10 %'.")]
    ),
    KeyTable(
      .layoutChoice, "a choice of layout",
      [
        Key("use", .name(of: .layout), "The layout's name.", required: true),
        Key("when", .keys(.frontCondition), "For which articles."),
      ]),
    KeyTable(
      .ads, "'ads'",
      [
        Key("none", .oneOrMore(.keys(.articleCondition)), "Articles whose pages have no slot."),
        Key("fewer", .oneOrMore(.keys(.limit)), "Articles whose bodies have fewer ads."),
        Key("network", .text, "The ad server's number of the publisher."),
        Key("site", .text, "The ad server's name of the site."),
        Key("unit", .text, "The path of units that slots do not say themselves."),
        Key("prebid", .text, "Where the script of Prebid.js is."),
        Key("bids", .name(of: .file), "A JSON file: slot to its bids, as Prebid.js has them."),
      ]),
    KeyTable(
      .limit, "a limit of ads",
      [
        Key("max", .integer(0...100), "The most ads in the body.", required: true),
        Key("when", .keys(.articleCondition), "For which articles.", required: true),
      ]),
    KeyTable(
      .site, "a site",
      [
        Key("name", .text, "The site's name.", required: true),
        Key("tagline", .text, "What stands below the name."),
        Key(
          "url", .form(Pattern.origin, examples: ["https://courier.example"]),
          "Where the site is, `https://…`; canonical links begin with it."),
        Key(
          "language", .language, "The language of articles that name none: a language tag.",
          usual: "`en`"),
        Key("place", .text, "Where it is made."),
        Key("date", .text, "The edition's date.", usual: "the article's"),
        Key(
          "timezone", .text,
          """
          By which clocks dates are judged that have no offset: a name of the [time zone \
          database](https://www.iana.org/time-zones) such as `Europe/Paris`, or an offset such \
          as `+04:00`.
          """, usual: "UTC"),
        Key(
          "weather", .either([.text, .keys(.weather)]),
          "A text, or `{ temperature, condition }`; both are shown as written."),
        Key("logo", .name(of: .file), "An image, as a path from the project."),
        Key(
          "editions", .list(.either([.text, .keys(.edition)])),
          "A list of `{ title, link, language }`: what `language_links` shows."),
        Key(
          "apps", .list(.either([.text, .keys(.link)])),
          """
          What `app_links` shows: a list of links, `{ title, link }`, or just a text.
          """),
        Key(
          "menu", .list(.either([.text, .keys(.link)])),
          """
          What `menu` shows: a list of links, `{ title, link }`, or just a text.
          """),
        Key(
          "labels",
          .names(
            .names(.text, key: "^(\(Phrase.allCases.map(\.rawValue).joined(separator: "|")))$")),
          "Language → label → words, see below."),
        Key("copyright", .text, "The copyright line."),
      ]),
    KeyTable(
      .weather, "the weather",
      [
        Key("temperature", .text, "How warm it is.", required: true),
        Key("condition", .text, "How it is besides."),
      ]),
    KeyTable(
      .edition, "an edition",
      [
        Key("title", .text, "The words.", required: true),
        Key("link", .text, "Where it leads."),
        Key("language", .language, "The edition's language."),
      ]),
    .article, .image,
  ]
}
