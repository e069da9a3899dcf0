import GalleyBasics
package import GalleyModel

extension Article {
  /// Reads the front matter's keys; fails, with a finding, where there is no title.
  init?(_ file: SourceFile, _ entries: [YAMLEntry], at opening: Span, _ findings: Findings) {
    let entries = entries.inGalleysCase
    var keys = Mapping(entries, of: KeyTable.article.list, at: opening, findings)
    keys.strangers = Self.keysOfOthers
    let title = keys.title()
    let slug = keys.frontMatter("slug").flatMap(findings.text)?.value
    self.init(
      file: file, slug: Slug.make(slug ?? Slug.name(of: file.path)),
      title: title ?? Spanned("", opening))
    readText(&keys)
    readPlace(&keys)
    readAds(entries, &keys)
    readStatus(&keys)
    readOtherKeys(entries, &keys)
    decodeReferences()
    keys.finish()
    if title == nil { return nil }
  }

  /// Keys of site generators that look like others of Galley's, and mean something else.
  private static let keysOfOthers: Set<String> = [
    "translator", "translators", "translated", "translation_of", "translationKey",
    "translation_key", "publisher", "state", "stats", "stars", "images", "picture", "authorbox",
    "author_url",
    "og_title",
  ]

  private mutating func readText(_ keys: inout Mapping) {
    let findings = keys.findings
    kicker = keys.frontMatter("kicker").flatMap(findings.text)?.value
    standfirst =
      keys.frontMatter("standfirst", "deck", "summary", "description").flatMap(findings.text)?.value
    writtenAuthors = keys.texts("authors", "author", of: "names", findings.person)
    authors = writtenAuthors.map(\.value)
    tags = keys.texts("tags", "topics", of: "tags", findings.text).map(\.value)
    section = keys.frontMatter("section").flatMap(findings.text)?.value
    image = keys.frontMatter("image").flatMap { Image($0, findings) }
    pictures =
      keys.frontMatter("pictures").flatMap {
        findings.oneOrMore($0, of: "pictures") { Image($0, findings) }
      } ?? []
    if let written = keys.frontMatter("date") {
      date = findings.date(written, inWords: true)
    } else {
      date = Self.date(inNameOf: file.path)
    }
    updated = keys.frontMatter("updated").flatMap { findings.date($0, inWords: true) }
  }

  /// Jekyll's posts have their day in the file's name: `2016-07-26-the-ferry.md`.
  static func date(inNameOf path: String) -> CalendarDate? {
    let name = Path.name(of: path)
    guard name.utf8.dropFirst(10).first == UInt8(ascii: "-") else { return nil }
    return CalendarDate(String(name.prefix(10)))
  }

  /// `draft: true`, `published: false` and `status: draft`, as generators and systems have it.
  private mutating func readStatus(_ keys: inout Mapping) {
    let findings = keys.findings
    let isDraft = keys.frontMatter("draft").map { node in
      if let flag = node.scalar?.asFlag { return flag }
      if node.scalar?.text.isEmpty == true { return false }
      findings.warn(ofState: node, "true or false expected: the article is kept back")
      return true
    }
    let isUnpublished = keys.frontMatter("published").map { node in
      if let flag = node.scalar?.asFlag { return !flag }
      // With some it is a date.
      let isDate = node.text.flatMap { CalendarDate(written: $0) } != nil
      if !isDate { findings.warn(ofState: node, "true or false expected: without effect") }
      return false
    }
    let status = keys.frontMatter("status")
    let word = status?.text?.trimmed.lowercased()
    if let word, Self.withheldWords.contains(word) {
      withheld = .said(word)
    } else if isDraft == true || isUnpublished == true {
      withheld = .said(isDraft == true ? "draft" : "unpublished")
    } else if let status, !Self.publicWords.contains(word ?? "") {
      findings.warn(ofState: status, "not known as a state: the article is public")
    }
  }

  private static let publicWords: Set<String> = [
    "published", "publish", "public", "live", "final", "sent", "usable",
  ]

  private static let withheldWords: Set<String> = [
    "draft", "auto-draft", "private", "pending", "future", "scheduled", "trash", "unpublished",
    "archived",
  ]

  private mutating func readPlace(_ keys: inout Mapping) {
    let findings = keys.findings
    language = keys.frontMatter("language", "lang").flatMap(findings.language)
    layout = keys.frontMatter("layout").flatMap(findings.text)
    canonical = keys.frontMatter("canonical").flatMap(findings.text)?.value
    translations =
      keys.frontMatter("translations").flatMap { node in
        findings.named(node, of: "languages to articles") { language, target in
          findings.text(target).map {
            Translation(language: LanguageTag(written: language.value), target: $0.value)
          }
        }
      } ?? []
  }

}

extension Image {
  /// A path, or `{ src, alt, caption, credit, width, height }`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let source = findings.text(node) else { return nil }
      self.init(source: source.value, span: node.span)
      return
    }
    if node[json: "src"] == nil, let other = Image(other: node) {
      self = other
      return
    }
    var keys = Mapping(entries, of: KeyTable.image.list, at: node.start, findings)
    let source = keys.node("src").flatMap(findings.text)
    let alt = keys.text("alt")
    let caption = keys.text("caption")
    let credit = keys.text("credit")
    let width = keys.plainPixels("width")
    let height = keys.plainPixels("height")
    keys.finish()
    guard let source else { return nil }
    self.init(source: source.value, alt: alt, span: source.span)
    self.caption = caption?.value
    self.credit = credit?.value
    if let width, let height { size = PixelSize(width: width, height: height) }
  }
}

extension [YAMLEntry] {
  /// The same entries, with a key such as `Draft` as Galley writes it where the key is not there so: Hugo reads
  /// keys in any case.
  fileprivate var inGalleysCase: [YAMLEntry] {
    guard contains(where: { $0.key.hasCapitals }) else { return self }
    let known = Set(KeyTable.article.list.names).subtracting(compactMap { $0.key.scalar?.text })
    return map { entry in
      guard entry.key.hasCapitals, let name = entry.key.scalar?.text.lowercased(),
        known.contains(name)
      else { return entry }
      return YAMLEntry(
        key: YAMLNode(.scalar(YAMLScalar(name)), entry.key.span), value: entry.value)
    }
  }
}

extension YAMLNode {
  fileprivate var hasCapitals: Bool {
    scalar?.text.utf8.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
  }
}

extension Article {
  /// Reads character references and tags in what front matter says to readers, as archives have them that
  /// were made from exports.
  private mutating func decodeReferences() {
    title.value = HTMLText.decoded(title.value)
    standfirst = standfirst.map(HTMLText.decoded)
    kicker = kicker.map(HTMLText.decoded)
    section = section.map(HTMLText.decoded)
    tags = tags.map(HTMLText.decoded)
    authors = authors.map(HTMLText.decoded)
    writtenAuthors = writtenAuthors.map { Spanned(HTMLText.decoded($0.value), $0.span) }
    image = image?.decoded
    pictures = pictures.map(\.decoded)
  }
}

extension Image {
  fileprivate var decoded: Image {
    var image = self
    image.alt = alt.map { Spanned(HTMLText.decoded($0.value), $0.span) }
    image.caption = caption.map(HTMLText.decoded)
    image.credit = credit.map(HTMLText.decoded)
    return image
  }
}

extension Findings {
  /// A value that says whether an article is public, and is not understood.
  fileprivate func warn(ofState node: YAMLNode, _ outcome: String) {
    guard let written = node.text else {
      _ = text(node)
      return
    }
    report(
      Diagnostic(
        .badValue, .warning, "'\(excerpt(written))' does not say whether the article is public",
        at: Diagnostic.Label(node.span, outcome)))
  }

  /// A name, or what a theme keeps with it: `{ name, email }`.
  fileprivate func person(_ node: YAMLNode) -> Spanned<String>? {
    if let name = node[json: "name"], let text = name.text { return Spanned(text, name.span) }
    return text(node)
  }

  /// `title: After #MeToo` is "After" to YAML.
  fileprivate func warn(ofCommentBehind text: Spanned<String>) {
    let (file, start) = (text.span.file, text.span.range.upperBound)
    let line = file.bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let hash = line.firstIndex(where: { $0 > 0x20 }), hash > start,
      file.bytes[hash] == UInt8(ascii: "#")
    else { return }
    let whole = Span(file, text.span.range.lowerBound..<line.endIndex)
    let quoted = whole.text.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\").split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\\"")
    report(
      Diagnostic(
        .commentAsValue, .warning,
        "the text ends before '#', which starts a comment: '\(excerpt(text.value))'",
        at: Diagnostic.Label(
          Span(file, hash..<line.endIndex), "put the whole text in quotes if this is part of it"),
        fixIt: Diagnostic.FixIt(value: whole, "\"\(quoted)\"", isGuess: true)))
  }
}

extension Mapping {
  /// The value of the first of some keys that has one; as in other archives, a key that is there
  /// with nothing behind it is not.
  mutating func frontMatter(_ names: String...) -> YAMLNode? {
    var found: YAMLNode?
    for name in names {
      let node = node(name)
      if found == nil, let node, node.scalar?.isNull != true { found = node }
    }
    return found
  }

  fileprivate mutating func title() -> Spanned<String>? {
    guard let node = node("title"), let title = findings.text(node) else { return nil }
    if node.scalar?.style == .plain { findings.warn(ofCommentBehind: title) }
    if title.value.utf8.contains(where: { $0 > 0x20 }) { return title }
    findings.report(.badValue, "the title is empty", at: title.span)
    return nil
  }

  /// A list of texts, or the one that stands in its place.
  fileprivate mutating func texts(
    _ name: String, _ other: String, of what: String, _ reader: (YAMLNode) -> Spanned<String>?
  ) -> [Spanned<String>] {
    let findings = findings
    return frontMatter(name, other).flatMap {
      findings.oneOrMore($0, of: what, reader)
    } ?? []
  }

  fileprivate mutating func plainPixels(_ key: String) -> Int? {
    let findings = findings
    return read(key, findings.plainPixels)?.value
  }
}

extension Article {
  /// Reads `ads`, and what other systems call it: `hide_ads: true`, `show_ads: false`.
  private mutating func readAds(_ entries: [YAMLEntry], _ keys: inout Mapping) {
    let findings = keys.findings
    hasAds = keys.frontMatter("ads").flatMap(findings.hasAds) ?? true
    for entry in entries {
      guard let key = entry.key.scalar?.text, key != "ads", AdKey.mayBe(key) else { continue }
      let meaning = AdKey(key)
      guard meaning != .other else { continue }
      keys.strangers.insert(key)
      if entry.value.scalar?.isNull == true { continue }
      switch (meaning, entry.value.scalar?.asFlag) {
      case (.hides, true?), (.shows, false?): hasAds = false
      case (.hides, false?), (.shows, true?), (_, false?): break
      default:
        findings.report(
          Diagnostic(
            .unknownKey, .warning, "an article has no key '\(excerpt(key))'",
            at: Diagnostic.Label(entry.key.span, "without effect on the ads of the page"),
            notes: ["'ads: none' leaves all ads out"]))
      }
    }
  }
}

extension Findings {
  /// `none` or `all`, or whether there are any.
  fileprivate func hasAds(_ node: YAMLNode) -> Bool? {
    node.scalar?.asFlag ?? choice(node, Ads.self).map { $0.value == .all }
  }
}

private enum Ads: String, CaseIterable {
  case none, all
}

/// What a key of the front matter has to do with advertisements.
private enum AdKey {
  /// `true` hides them all.
  case hides
  /// `false` hides them all.
  case shows
  /// Something else about them that is not known here.
  case mentions
  case other

  init(_ key: String) {
    let words = Self.words(of: key)
    let about = words.filter(Self.nouns.contains)
    let rest = Set(words).subtracting(Self.nouns)
    if about.isEmpty {
      let isPaid = words.contains {
        $0.hasPrefix("sponsor") || $0 == "advertorial" || $0 == "adsense"
      }
      self = isPaid ? .mentions : .other
    } else if rest.count == 1, let word = rest.first {
      self = Self.hiding.contains(word) ? .hides : Self.showing.contains(word) ? .shows : .mentions
    } else {
      self = rest.isEmpty ? .shows : .mentions
    }
  }

  /// Whether it is worth a closer look: every key of every article is asked.
  static func mayBe(_ key: String) -> Bool {
    key.utf8.count <= 40
      && zip(key.utf8, key.utf8.dropFirst()).contains { first, second in
        let pair = (first | 0x20, second | 0x20)
        return pair == (UInt8(ascii: "a"), UInt8(ascii: "d"))
          || pair == (UInt8(ascii: "s"), UInt8(ascii: "p"))
      }
  }

  private static let nouns: Set<String> = [
    "ad", "ads", "advert", "adverts", "advertising", "advertisement", "advertisements",
  ]
  private static let hiding: Set<String> = [
    "hide", "hidden", "no", "disable", "disabled", "without", "skip", "exclude", "suppress",
    "suppressed", "off", "free", "remove", "block",
  ]
  private static let showing: Set<String> = [
    "show", "shown", "has", "enable", "enabled", "display", "with", "allow", "include", "on",
  ]

  /// The words of `hide_ads`, `hide-ads`, `hideAds` or `noads`.
  private static func words(of key: String) -> [String] {
    var words = [""]
    var wasLower = false
    for letter in key {
      if letter == "_" || letter == "-" || letter == " " || letter.isUppercase && wasLower {
        words.append("")
      }
      if letter.isLetter || letter.isNumber { words[words.count - 1] += letter.lowercased() }
      wasLower = letter.isLowercase
    }
    return words.filter { !$0.isEmpty }.flatMap(parts)
  }

  /// `noads` is "no ads".
  private static func parts(of word: String) -> [String] {
    for noun in ["ads", "ad"] {
      guard word != noun, word.hasSuffix(noun) else { continue }
      let rest = String(word.dropLast(noun.count))
      if hiding.contains(rest) || showing.contains(rest) { return [rest, noun] }
    }
    return [word]
  }
}

extension YAMLScalar {
  /// What other systems' front matter takes as true or false.
  var asFlag: Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}

extension KeyTable {
  package static let article = KeyTable(
    .article, "an article",
    [Key("title", .text, "The headline.", required: true)]
      + ["standfirst", "deck", "summary", "description"].map {
        Key($0, .text, "What stands below the headline.")
      }
      + ["authors", "author"].map { Key($0, .oneOrMore(.name(of: .author)), "Who wrote it.") }
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
