import GalleyBasics

/// A block of WordPress' editor that is nothing but a comment, `<!-- wp:latest-posts {"postsToShow":5} /-->`.
struct DynamicBlock {
  /// Without the editor's own prefix.
  let name: String
  private let data: YAMLNode?

  /// - Parameter comment: without its marks; `nil` where it is no such block.
  init?(_ comment: String) {
    let text = comment.drop { $0.isWhitespace }
    guard text.hasPrefix("wp:"), comment.last(where: { !$0.isWhitespace }) == "/" else {
      return nil
    }
    let name = text.dropFirst(3).prefix { !$0.isWhitespace && $0 != "{" && $0 != "/" }
    // The name of a plugin's block has a slash in it.
    let behind = text.dropFirst(3 + name.count)
    let rest = behind.prefix { !$0.isWhitespace && $0 != "{" }
    let whole = name + (rest == "/" ? "" : rest)
    self.name = String(whole.hasPrefix("core/") ? whole.dropFirst(5) : whole)
    if let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end {
      data = JSONParser.parse(SourceFile(path: "", text: String(text[start...end]))).value
    } else {
      data = nil
    }
  }

  private func text(_ key: String) -> String? { data?[json: key]?.text?.nonEmpty }

  /// What it stands for; `nil` where only the site knows.
  func html(_ surroundings: WordPressContent.Surroundings) -> String? {
    switch name {
    case "more", "nextpage", "spacer", "page-break": ""
    case "separator": "<hr>"
    case "block": text("ref").flatMap { Int($0) }.flatMap { surroundings.blocks[$0] }
    case "footnotes": footnotes(surroundings.footnotes)
    case "social-link": socialLink
    case "image": picture(surroundings)
    case _ where name == "embed" || name.hasPrefix("core-embed/"):
      text("url").map { "<iframe src=\"\(TemplateTag.escaped($0))\"></iframe>" }
    default: nil
    }
  }

  private var socialLink: String? {
    guard let address = text("url") else { return nil }
    let label = text("label") ?? text("service") ?? address
    return "<li><a href=\"\(TemplateTag.escaped(address))\">\(TemplateTag.escaped(label))</a></li>"
  }

  private func picture(_ surroundings: WordPressContent.Surroundings) -> String? {
    let attachment = text("id").flatMap { Int($0) }.flatMap { surroundings.attachments[$0] }
    guard let address = text("url") ?? attachment?.address else { return nil }
    let alt = text("alt") ?? attachment?.alt ?? ""
    let side = TemplateTag.escaped(text("align") ?? "")
    return
      "<figure class=\"align\(side)\"><img src=\"\(TemplateTag.escaped(address))\" alt=\"\(TemplateTag.escaped(alt))\"></figure>"
  }

  private func footnotes(_ json: String) -> String? {
    let notes = JSONParser.parse(SourceFile(path: "", text: json)).value?.items ?? []
    guard !notes.isEmpty else { return nil }
    let items = notes.map { note in
      let name = TemplateTag.escaped(note[json: "id"]?.text ?? "")
      return "<li id=\"\(name)\">\(note[json: "content"]?.text ?? "")</li>"
    }.joined()
    return "<div class=\"footnotes\"><ol>\(items)</ol></div>"
  }

  /// How many words of it may be for readers: in texts of several.
  var words: Int { data?.wordsForReaders ?? 0 }
}
