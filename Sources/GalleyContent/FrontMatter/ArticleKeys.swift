package import GalleyModel

extension KeyTable {
  package static let article = KeyTable(
    .article, "an article",
    [Key("title", .text, "The headline.", required: true)]
      + ["standfirst", "deck", "summary", "description"].map {
        Key($0, .text, "What stands below the headline.")
      }
      + ["authors", "author"].map { Key($0, .oneOrMore(.text), "Who wrote it.") }
      + [
        Key("date", .text, "When it was published."),
        Key("updated", .text, "When it was last changed."),
        Key("section", .name(of: .section), "The section that it is in."),
        Key("kicker", .text, "What stands above the headline."),
      ]
      + ["tags", "topics"].map { Key($0, .oneOrMore(.name(of: .tag)), "What it is about.") }
      + [
        Key("image", .either([.name(of: .file), .keys(.image)]), "Its picture."),
        Key(
          "pictures", .oneOrMore(.either([.name(of: .file), .keys(.image)])),
          "Its further pictures, which a gallery shows."),
      ]
      + ["language", "lang"].map { Key($0, .language, "The language that it is in.") }
      + [
        Key(
          "ads", .either([.word(["none", "all"]), .flag, .text]), "Whether its page has ads."),
        Key("layout", .name(of: .layout), "Its layout."),
        Key("slug", .text, "The page's name."),
        Key(
          "translations", .names(.name(of: .article)),
          "Its translations: language to slug or address."),
        Key("canonical", .text, "The address that counts."),
        Key("draft", .either([.flag, .text]), "Whether it is not public."),
        Key("published", .either([.flag, .text]), "Whether it is public."),
        Key("status", .text, "A word such as 'draft' or 'private': it is not public."),
      ], isOpen: true)

  package static let image = KeyTable(
    .image, "an image",
    [
      Key("src", .name(of: .file), "The picture's path or address.", required: true),
      Key("alt", .text, "The picture in words."),
      Key("caption", .text, "What stands below it."),
      Key("credit", .text, "Whose picture it is."),
      Key("width", .bareOrPixels, "The picture's width in px."),
      Key("height", .bareOrPixels, "The picture's height in px."),
    ])
}
