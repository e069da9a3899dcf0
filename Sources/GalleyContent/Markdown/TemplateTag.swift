import GalleyModel

/// A tag of a site generator's templates within an article: its name and what it is told.
///
/// One reader does for the three notations: Hugo's shortcodes `{{< name … >}}` and `{{% name … %}}`,
/// Liquid's tags `{% name … %}`, and Zola's `{{ name(…) }}` and `{% name(…) %}`.
struct TemplateTag {
  var name: String
  var isClosing = false
  /// Whether it is written like the call of a function.
  var isCall = false
  /// The values without a key, in order.
  var values: [String] = []
  var named: [(key: String, value: String)] = []

  /// - Parameter text: what stands between the marks.
  init(_ text: Substring) {
    var rest = text.drop { $0.isWhitespace || $0 == "-" }
    if rest.first == "/" {
      isClosing = true
      rest = rest.dropFirst().drop { $0.isWhitespace }
    }
    name = String(rest.prefix { $0.isLetter || $0.isNumber || "_-./".contains($0) })
    rest = rest.dropFirst(name.count)
    isCall = rest.first == "("
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    readArguments(rest)
  }

  /// A tag with one value.
  init(name: String, value: String) {
    self.name = name
    values = [value]
  }

  /// What one of some keys says.
  subscript(keys: String...) -> String? {
    for key in keys {
      if let entry = named.first(where: { $0.key == key }), !entry.value.isEmpty {
        return entry.value
      }
    }
    return nil
  }

  /// The value behind a key, or else the one at a place among those without.
  func value(_ keys: String..., at place: Int) -> String? {
    for key in keys { if let value = self[key] { return value } }
    return values.indices.contains(place) ? values[place] : nil
  }

  /// How many words stand in it that may be for readers: in values of several.
  var words: Int {
    (values + named.map(\.value)).reduce(0) { sum, value in
      let words = value.split { $0.isWhitespace }.count
      return sum + (words > 1 ? words : 0)
    }
  }

  private mutating func readArguments(_ text: Substring) {
    var rest = text
    while true {
      rest = rest.drop { $0.isWhitespace || ",()".contains($0) }
      guard let first = rest.first else { return }
      let isAlone = rest.dropFirst().first?.isWhitespace ?? true
      if first == "|" || isAlone && (first == "/" || first == "-") {
        rest = rest.dropFirst()
        continue
      }
      if let quote = Self.quote(first) {
        values.append(Self.take(quote, from: &rest))
        continue
      }
      let word = rest.prefix { !$0.isWhitespace && !",()=".contains($0) }
      let behind = rest.dropFirst(word.count)
      if behind.first == "=", !word.isEmpty {
        rest = behind.dropFirst().drop { $0.isWhitespace }
        named.append((word.lowercased(), Self.value(&rest)))
      } else if word.count > 1, word.last == ":", behind.first?.isWhitespace == true,
        word.dropLast().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
      {
        // Liquid's newer notation: `caption: "…"`.
        rest = behind.drop { $0.isWhitespace }
        named.append((word.dropLast().lowercased(), Self.value(&rest)))
      } else if word.isEmpty {
        rest = rest.dropFirst()
      } else {
        // A bare address may hold any of the marks.
        let whole = rest.prefix { !$0.isWhitespace }
        let value = whole.contains("://") ? whole : word
        values.append(String(value))
        rest = rest.dropFirst(value.count)
      }
    }
  }

  private static func value(_ rest: inout Substring) -> String {
    if let first = rest.first, let quote = quote(first) { return take(quote, from: &rest) }
    let word = rest.prefix { !$0.isWhitespace && $0 != "," && $0 != ")" }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  /// What closes a quotation.
  private static func quote(_ opening: Character) -> Character? {
    switch opening {
    case "\"", "'", "`": opening
    case "“": "”"
    case "‘": "’"
    default: nil
    }
  }

  private static func take(_ closing: Character, from rest: inout Substring) -> String {
    var text = ""
    rest = rest.dropFirst()
    while let next = rest.popFirst(), next != closing {
      if next == "\\", closing != "`", let escaped = rest.popFirst() {
        if escaped != closing, escaped != "\\" { text.append(next) }
        text.append(escaped)
      } else {
        text.append(next)
      }
    }
    return text
  }
}

/// What a tag that opens and one that closes stand for.
struct TemplateMeaning {
  var opening: [Mask.Piece]
  /// What its closing tag stands for, where it has one.
  var closing: [Mask.Piece] = []
}

extension TemplateTag {
  /// What a tag means by its name, which many themes share; `nil` where nothing is known of it.
  ///
  /// - Parameter isPaired: whether a closing tag follows.
  func meaning(isPaired: Bool) -> TemplateMeaning? {
    let name = name.lowercased()
    if let address = videoAddress(name) ?? postAddress(name) { return embed(address) }
    switch name {
    case "ref", "relref", "link", "post_url", "asset", "asset-static", "url", "absurl", "relurl",
      "static":
      return address()
    case "audio": return media("audio")
    case "video", "rawvideo", "html5video", "video-html": return media("video")
    case "iframe", "embed", "embed-frame":
      return value("src", "url", "link", at: 0).flatMap(embed)
    case "gallery", "galleries":
      return isPaired ? pair("<figure class=\"gallery\">", "</figure>") : nil
    case "quote", "blockquote", "quote-block", "quotation", "citation":
      return quotation(isPaired, "")
    case "pullquote", "pull-quote", "pull_quote":
      return quotation(isPaired, " class=\"pull-quote\"")
    case "button", "btn", "cta": return button(isPaired)
    case "br", "linebreak": return TemplateMeaning(opening: [.html("<br>")])
    case "toc", "tableofcontents", "clear", "clearfix", "more", "icon", "fa", "fas", "anchor":
      return TemplateMeaning(opening: [])
    case "rawhtml", "raw", "html", "center", "md", "markdown", "div", "section", "column",
      "columns":
      return isPaired ? TemplateMeaning(opening: []) : nil
    case _ where Self.isPicture(name): return picture(name)
    case _ where Self.isAside(name): return aside(isPaired)
    case "details", "expand", "collapse", "spoiler", "accordion": return details(isPaired)
    default: return embeddedAddress
    }
  }

  // MARK: Pages of others

  private func videoAddress(_ name: String) -> String? {
    let id = value("id", "youtube_id", "video", "videoid", "v", "src", "url", "ytid", at: 0)
    let isYouTube =
      name.hasPrefix("youtube") || name.hasPrefix("yt") && name.count <= 4
      || name == "lite-youtube"
    guard isYouTube || name.hasPrefix("vimeo"), let id else { return nil }
    if id.contains("/") { return id.hasPrefix("http") || id.hasPrefix("//") ? id : "https://\(id)" }
    return isYouTube
      ? "https://www.youtube.com/embed/\(id)" : "https://player.vimeo.com/video/\(id)"
  }

  private func postAddress(_ name: String) -> String? {
    switch name {
    case "x", "x_simple", "twitter", "twitter_simple", "tweet", "tweet_simple":
      let first = value("id", "url", at: values.count > 1 ? 1 : 0)
      guard let id = first else { return nil }
      if id.contains("/") { return id }
      return "https://x.com/\(self["user"] ?? (values.count > 1 ? values[0] : "i"))/status/\(id)"
    case "instagram", "instagram_simple":
      return value("id", at: 0).map { $0.contains("/") ? $0 : "https://www.instagram.com/p/\($0)/" }
    case "gist":
      guard let first = value("id", "user", at: 0) else { return nil }
      if first.contains("/") {
        return first.hasPrefix("http") ? first : "https://gist.github.com/\(first)"
      }
      return values.count > 1
        ? "https://gist.github.com/\(first)/\(values[1])" : "https://gist.github.com/\(first)"
    case "mastodon", "toot", "bluesky", "facebook", "tiktok", "reddit", "spotify", "soundcloud":
      return value("url", "src", "link", at: 0).flatMap { $0.contains("/") ? $0 : nil }
    default: return nil
    }
  }

  /// An address of another site in a tag of which nothing else is known.
  var embeddedAddress: TemplateMeaning? {
    let addresses = (values + named.map(\.value)).filter {
      ($0.hasPrefix("https://") || $0.hasPrefix("http://")) && Provider(address: $0) != .other
    }
    return addresses.count == 1 ? embed(addresses[0]) : nil
  }

  private func embed(_ address: String) -> TemplateMeaning? {
    let title = self["title", "alt"].map { " title=\"\(Self.escaped($0))\"" } ?? ""
    let frame = "<iframe src=\"\(Self.escaped(address))\"\(title)></iframe>"
    guard let caption = self["caption"] else { return TemplateMeaning(opening: [.html(frame)]) }
    return TemplateMeaning(opening: Self.figure(frame, caption: caption))
  }

  private func media(_ element: String) -> TemplateMeaning? {
    guard
      let source = value(
        "src", "url", "link", "file", "mp4", "mp3", "webm", "ogg", "source", at: 0)
    else { return nil }
    if element == "video", let poster = self["poster"] {
      return TemplateMeaning(
        opening: Self.figure(
          "<video src=\"\(Self.escaped(source))\" poster=\"\(Self.escaped(poster))\"></video>",
          caption: self["caption", "title"] ?? ""))
    }
    return TemplateMeaning(
      opening: Self.figure(
        "<\(element) src=\"\(Self.escaped(source))\"></\(element)>",
        caption: self["caption", "title"] ?? ""))
  }

  // MARK: Pictures

  private static func isPicture(_ name: String) -> Bool {
    let words = name.split { "-_/.".contains($0) }
    return words.contains {
      ["img", "image", "figure", "fig", "picture", "photo", "pic"].contains($0)
    }
  }

  /// `{{< figure src="a.jpg" caption="…" >}}` and its like; Octopress has `{% img left a.jpg 300 200 "…" %}`.
  private func picture(_ name: String) -> TemplateMeaning? {
    let bare = values.filter { !["left", "right", "center", "half", "wide", "full"].contains($0) }
    guard
      let source = self["src", "url", "path", "image", "file", "image_path", "link", "name"]
        ?? bare.first
    else { return nil }
    var image = "<img src=\"\(Self.escaped(source))\""
    let words = bare.dropFirst().filter { Int($0) == nil }
    for (key, value) in [
      ("alt", self["alt", "description"] ?? words.last ?? ""),
      ("width", self["width"] ?? ""), ("height", self["height"] ?? ""),
      ("class", Self.alignment(name, values + [self["class", "align", "position", "float"] ?? ""])),
    ] where !value.isEmpty {
      image += " \(key)=\"\(Self.escaped(value))\""
    }
    image += ">"
    if self["src"] != nil, let link = self["link", "href"] {
      image = "<a href=\"\(Self.escaped(link))\">\(image)</a>"
    }
    var pieces: [Mask.Piece] = [.html("<figure>\(image)<figcaption>")]
    if let title = self["title"] {
      pieces += [.html("<strong>"), .markdown(title), .html("</strong> ")]
    }
    if let caption = self["caption", "text"] { pieces += [.markdown(caption), .html(" ")] }
    if let credit = self["attr", "credit", "attribution", "source", "photographer"] {
      let link = self["attrlink"].map { "<a href=\"\(Self.escaped($0))\">" }
      pieces += [.html(link ?? ""), .markdown(credit), .html(link == nil ? "" : "</a>")]
    }
    return TemplateMeaning(opening: pieces + [.html("</figcaption></figure>")])
  }

  private static func alignment(_ name: String, _ values: [String]) -> String {
    let words =
      name.split { "-_".contains($0) }
      + values.flatMap { $0.lowercased().split { " -_".contains($0) } }
    let known: [Substring: String] = [
      "left": "alignleft", "right": "alignright", "half": "half", "wide": "alignwide",
      "full": "alignfull", "fullwidth": "alignfull",
    ]
    return words.compactMap { known[$0] }.joined(separator: " ")
  }

  private static func figure(_ content: String, caption: String) -> [Mask.Piece] {
    if caption.isEmpty { return [.html(content)] }
    return [
      .html("<figure>\(content)<figcaption>"), .markdown(caption), .html("</figcaption></figure>"),
    ]
  }

  // MARK: Boxes and quotations

  private static func isAside(_ name: String) -> Bool {
    let words = name.split { "-_/.".contains($0) }
    let known: Set<Substring> = [
      "note", "notice", "alert", "callout", "admonition", "hint", "tip", "info", "warning", "warn",
      "important", "caution", "danger", "attention", "box", "infobox", "fact", "facts", "factbox",
      "card",
      "panel", "message", "msg", "sidebar", "aside", "ring", "highlightbox", "summary",
      "disclaimer",
    ]
    return words.contains(where: known.contains)
  }

  private func aside(_ isPaired: Bool) -> TemplateMeaning? {
    let title = self["title", "heading", "header", "prompt"] ?? values.first { $0.contains(" ") }
    let text = self["text", "content", "body", "description", "intro"]
    guard isPaired || text != nil || title != nil else { return nil }
    var opening: [Mask.Piece] = [.html("<aside>")]
    if let title { opening += [.html("<p><strong>"), .markdown(title), .html("</strong></p>")] }
    if let text { opening += [.html("<p>"), .markdown(text), .html("</p>")] }
    if let label = self["button-text"] {
      let link = Self.escaped(self["button-url"] ?? "")
      opening += [.html("<p><a href=\"\(link)\">"), .markdown(label), .html("</a></p>")]
    }
    if isPaired { return TemplateMeaning(opening: opening, closing: [.html("</aside>")]) }
    return TemplateMeaning(opening: opening + [.html("</aside>")])
  }

  private func details(_ isPaired: Bool) -> TemplateMeaning? {
    guard isPaired else { return nil }
    let title = value("summary", "title", "label", at: 0) ?? ""
    return TemplateMeaning(
      opening: [.html("<details><summary>"), .markdown(title), .html("</summary>")],
      closing: [.html("</details>")])
  }

  /// A quotation with who said it: `author`, and where: `source`.
  private func quotation(_ isPaired: Bool, _ attributes: String) -> TemplateMeaning? {
    let who = [
      self["author", "cite", "by", "name", "person"] ?? (isPaired ? values.first : nil),
      self["source", "title", "position", "role"],
    ].compactMap(\.self).joined(separator: ", ")
    var end: [Mask.Piece] = []
    if !who.isEmpty { end = [.html("<p>— "), .markdown(who), .html("</p>")] }
    end.append(.html("</blockquote>"))
    let start = Mask.Piece.html("<blockquote\(attributes)>")
    if isPaired { return TemplateMeaning(opening: [start], closing: end) }
    guard let text = value("text", "quote", "content", at: 0) else { return nil }
    return TemplateMeaning(opening: [start, .html("<p>"), .markdown(text), .html("</p>")] + end)
  }

  private func button(_ isPaired: Bool) -> TemplateMeaning? {
    guard let link = self["href", "url", "link", "relref"] ?? values.first else { return nil }
    let start = Mask.Piece.html("<p><a href=\"\(Self.escaped(link))\">")
    if isPaired { return TemplateMeaning(opening: [start], closing: [.html("</a></p>")]) }
    let text = self["text", "label", "title", "button"] ?? (values.count > 1 ? values[1] : link)
    return TemplateMeaning(opening: [start, .markdown(text), .html("</a></p>")])
  }

  private func pair(_ opening: String, _ closing: String) -> TemplateMeaning {
    TemplateMeaning(opening: [.html(opening)], closing: [.html(closing)])
  }

  /// The page or the file that is meant; a Markdown file is a page of the same name.
  private func address() -> TemplateMeaning? {
    guard let target = value("path", "file", "url", "src", "page", at: 0) ?? bareAddress else {
      return nil
    }
    var address = target
    if let mark = address.firstRange(of: ".md") {
      let rest = address[mark.upperBound...]
      if rest.isEmpty || rest.first == "#" || rest.first == "?" {
        address.replaceSubrange(mark, with: ".html")
      }
    }
    return TemplateMeaning(opening: [.address(address)])
  }

  private var bareAddress: String? { values.isEmpty ? nil : values[0] }

  /// Text for the value of an attribute.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "<": result += "&lt;"
      default: result.append(character)
      }
    }
    return result
  }
}
