import GalleyContent
import GalleyModel

extension KeyTable {
  static let fileTables: [KeyTable] = [
    KeyTable(
      .project, "a project",
      [
        Key("layouts", .text, "The folder of layouts."),
        Key(
          "articles", .oneOrMore(.either([.text, .keys(.articleSource)])),
          "Where articles lie: folders, and files of other systems."),
        Key("assets", .text, "The folder that a build copies beside the pages."),
        Key("site", .name(of: .file), "The site file."),
        Key("authors", .name(of: .file), "A file with the names of the authors' keys."),
        Key(
          "layout",
          .either([
            .name(of: .layout),
            .list(.either([.name(of: .layout), .keys(.layoutChoice)]), 1...10_000),
          ]),
          "The layout of articles that name none, or which article gets which."),
        Key(
          "fronts", .either([.name(of: .layout), .keys(.fronts)]),
          "The layouts of the pages that lead to the articles."),
        Key(
          "layout_names", .names(.name(of: .layout), key: "^.+$"),
          "An archive's names for the project's layouts."),
        Key("ads", .keys(.ads), "Whose pages have no ads, or fewer."),
        Key(
          "typography", .choice(Typography.self),
          "Whether quotation marks, dashes and ellipses of articles are set as printers do."),
        Key("policy", .keys(.policy), "The policy of the whole project."),
        Key("audit", .keys(.audit), "What an audit must find."),
      ]),
    least(
      1,
      KeyTable(
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
          "Where the site is; canonical links begin with it."),
        Key("language", .language, "The language of articles that name none."),
        Key("place", .text, "Where it is made."),
        Key("date", .text, "The edition's date."),
        Key(
          "timezone", .text,
          "By which clocks dates are judged: a name such as Europe/Paris, or an offset."),
        Key("weather", .either([.text, .keys(.weather)]), "The weather, shown as written."),
        Key("logo", .name(of: .file), "An image, as a path from the project."),
        Key("editions", .list(.either([.text, .keys(.edition)])), "What 'language_links' shows."),
        Key("apps", .list(.either([.text, .keys(.link)])), "What 'app_links' shows."),
        Key("menu", .list(.either([.text, .keys(.link)])), "What 'menu' shows."),
        Key(
          "labels",
          .names(
            .names(.text, key: "^(\(Phrase.allCases.map(\.rawValue).joined(separator: "|")))$")),
          "The words that pages show by themselves, by language."),
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
