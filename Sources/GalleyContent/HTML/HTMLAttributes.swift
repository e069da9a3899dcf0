import GalleyBasics
import GalleyModel

/// The attributes of one tag, read when they are asked for.
struct HTMLAttributes {
  private enum Source {
    /// As they are written in a tag.
    case tag(HTMLTokenizer, Range<Int>)
    /// As a page's tree has them.
    case tree(HTMLDocument, node: Int)
    case none
  }

  private let source: Source

  init(_ tokens: HTMLTokenizer, _ range: Range<Int>) { source = .tag(tokens, range) }

  init(_ document: HTMLDocument, _ node: Int) { source = .tree(document, node: node) }

  private init() { source = .none }

  /// Those of a tag without any.
  static var none: HTMLAttributes { HTMLAttributes() }

  var isEmpty: Bool {
    switch source {
    case .tag(_, let range): range.isEmpty
    case .tree(let document, let node): document.nodes[node].attributes.isEmpty
    case .none: true
    }
  }

  subscript(_ name: StaticString) -> [UInt8]? {
    switch source {
    case .tag(let tokens, let range): tokens.attribute(name, in: range)
    case .tree(let document, let node):
      document.attribute(name, of: node).map { Array(document.bytes[$0]) }
    case .none: nil
    }
  }

  func text(_ name: StaticString) -> String? {
    self[name].map { String(decoding: $0, as: UTF8.self) }
  }

  func integer(_ name: StaticString) -> Int? {
    self[name].flatMap { Int32(String(decoding: $0, as: UTF8.self)) }.map { Int($0) }
  }

  /// Whether the tag ends in `/>`.
  var isSelfClosed: Bool {
    guard case .tag(let tokens, let range) = source else { return false }
    return tokens.bytes[range].last { $0 > 0x20 } == UInt8(ascii: "/")
  }

  /// The words of its classes, in lower case.
  var classes: [String] {
    guard let written = self["class"] else { return [] }
    return written.split { $0 <= 0x20 }.map { name in
      String(decoding: name.lazy.map(\.lowercased), as: UTF8.self)
    }
  }
}

extension HTMLAttributes {
  /// Width and height in CSS px, where both are said, or its width and its shape: the style holds before the attributes.
  var size: PixelSize? {
    let (width, height) = (pixels("width"), pixels("height"))
    let rules = styleRules
    guard !rules.isEmpty else {
      return width.flatMap { width in height.map { PixelSize(width: width, height: $0) } }
    }
    let shape =
      rules["aspect-ratio"].flatMap { Self.ratio($0) }
      ?? width.flatMap { width in
        height.flatMap { width > 0 && $0 > 0 ? Double($0) / Double(width) : nil }
      }
    let own = rules["width"].flatMap { Self.pixels($0) } ?? width
    let high = rules["height"].flatMap { Self.pixels($0) }
    guard let own else { return nil }
    if let high { return PixelSize(width: own, height: high) }
    if let shape {
      return PixelSize(width: own, height: max(1, Int((Double(own) * shape).rounded())))
    }
    return height.map { PixelSize(width: own, height: $0) }
  }

  /// The rules of its style, in lower case and without spaces.
  var styleRules: [String: String] {
    self["style"].map { Self.rules(of: String(decoding: $0, as: UTF8.self)) } ?? [:]
  }

  static func rules(of style: String) -> [String: String] {
    var rules: [String: String] = [:]
    for rule in style.lowercased().split(separator: ";") {
      let parts = rule.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
      if parts.count == 2 { rules[parts[0]] = parts[1] }
    }
    return rules
  }

  /// What is how high for its width: `16/9` is 0.5625.
  private static func ratio(_ text: String) -> Double? {
    let sides = text.split(separator: "/").map { Double($0) ?? 0 }
    guard (1...2).contains(sides.count), sides.allSatisfy({ (0.001...10_000).contains($0) }) else {
      return nil
    }
    return (sides.count == 2 ? sides[1] : 1) / sides[0]
  }

  /// The size of a frame, of which the height may be all that is said.
  var frameSize: PixelSize? {
    guard let height = pixels("height"), height > 0 else { return nil }
    return PixelSize(width: pixels("width") ?? 0, height: height)
  }

  /// The shape of a film by the class that WordPress' editor gives its figure, such as `wp-embed-aspect-16-9`.
  var embedShape: PixelSize? {
    let start = "wp-embed-aspect-"
    guard let name = classes.first(where: { $0.hasPrefix(start) }) else { return nil }
    let sides = name.dropFirst(start.count).split(separator: "-").map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1],
      (1...100).contains(width), (1...100).contains(height)
    else { return nil }
    return PixelSize(width: width, height: height)
  }

  /// A whole number of px, with its unit or without.
  private func pixels(_ name: StaticString) -> Int? { text(name).flatMap { Self.pixels($0) } }

  private static func pixels(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    guard unit.isEmpty || unit.hasPrefix("px") || unit.hasPrefix("."), let number = Int(digits),
      (0...20_000).contains(number)
    else { return nil }
    return number
  }

  /// The address of a picture, which pages that load pictures late keep in another attribute.
  var pictureSource: [UInt8]? {
    let source = self["src"]
    if let source, !source.isEmpty, !source.starts(with: "data:".utf8) { return source }
    for name: StaticString in ["data-src", "data-lazy-src", "data-original", "data-orig-file"] {
      if let late = self[name], !late.isEmpty { return late }
    }
    if let set = self["srcset"] ?? self["data-srcset"] ?? self["data-lazy-srcset"] {
      // The last is most often the largest.
      let last = set.split(separator: UInt8(ascii: ",")).last ?? []
      let address = last.drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
      if !address.isEmpty { return Array(address) }
    }
    return source
  }

  /// What a link says of its relation to where it leads.
  var relation: BodyLink.Relation {
    var relation: BodyLink.Relation = []
    for word in text("rel")?.lowercased().split(whereSeparator: \.isWhitespace) ?? [] {
      switch word {
      case "sponsored": relation.insert(.sponsored)
      case "ugc": relation.insert(.userGenerated)
      case "nofollow": relation.insert(.notFollowed)
      default: break
      }
    }
    return relation
  }

  /// Whether a page would not show the element.
  var hideIt: Bool {
    if self["hidden"] != nil { return true }
    if let style = self["style"] {
      let rules = style.filter { $0 > 0x20 }.map { $0 | 0x20 }
      if rules.firstOffset(of: "display:none".utf8) != nil
        || rules.firstOffset(of: "visibility:hidden".utf8) != nil
      {
        return true
      }
    }
    return classes.contains { Self.hidingClasses.contains($0) }
  }

  /// The classes by which WordPress, Bootstrap, Foundation and Tailwind hide text from all but screen
  /// readers, or from all.
  private static let hidingClasses: Set<String> = [
    "sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "show-for-sr", "d-none",
    "element-invisible", "is-hidden", "wp-block-accordion-heading__toggle-icon",
  ]

  /// The language and the direction that it says.
  var speech: Speech? {
    let direction = text("dir").flatMap { Speech.Direction(rawValue: $0.lowercased()) }
    let language = text("lang") ?? ""
    let isTag =
      (1...35).contains(language.utf8.count)
      && language.utf8.allSatisfy {
        $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
      }
    if !isTag, direction == nil { return nil }
    return Speech(language: isTag ? language : "", direction: direction)
  }

  /// Whether a link in a note leads back to where the text refers to it.
  var leadsBackFromNote: Bool {
    guard self["href"]?.first == UInt8(ascii: "#") else { return false }
    let isBack = text("role") == "doc-backlink" || text("aria-label")?.hasPrefix("Jump to") == true
    return isBack || classes.contains { $0.contains("backref") || $0 == "footnote-back" }
  }

  /// Whether it is a script that puts a Gist in its place.
  var isGist: Bool { text("src").map { Provider(address: $0) == .gist } ?? false }
}

/// What a class says that an element is for, where its tag does not.
enum HTMLRole {
  /// The text of a post, which its network's script puts a frame in the place of.
  case post
  case figure
  case caption
  case group(BlockGroup.Kind)

  init?(_ tag: HTMLTag, _ attributes: HTMLAttributes) {
    guard attributes["class"] != nil else { return nil }
    for name in attributes.classes {
      if let role = Self.role(of: name, tag) {
        self = role
        return
      }
    }
    return nil
  }

  private static func role(of name: String, _ tag: HTMLTag) -> HTMLRole? {
    let role = named[name] ?? (isPullQuote(name) ? .group(.pullQuote) : nil)
    return switch role {
    case .post, nil: role
    case .figure: tag == .div || tag == .figure ? role : nil
    case .caption: tag == .p || tag == .div ? role : nil
    // Within one, WordPress has a quotation of its own.
    case .group(.pullQuote):
      tag == .blockquote || tag == .figure || tag == .aside || tag == .div ? role : nil
    case .group(.notes): tag == .ul || tag == .p || tag == .blockquote ? nil : role
    case .group: tag == .ol || tag == .ul || tag == .p || tag == .blockquote ? nil : role
    }
  }

  private static func isPullQuote(_ name: String) -> Bool {
    let name = Array(name.utf8)
    return name.firstOffset(of: "pullquote".utf8) != nil
      || name.firstOffset(of: "pull-quote".utf8) != nil
  }

  private static let named: [String: HTMLRole] = {
    let names: [(HTMLRole, [String])] = [
      (
        .post,
        [
          "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post",
          "fb-video", "bluesky-embed", "mastodon-embed", "reddit-embed-bq", "reddit-card",
          "text-post-media", "embedly-card", "imgur-embed-pub",
        ]
      ),
      (.figure, ["wp-caption"]),
      (.caption, ["wp-caption-text"]),
      (
        .group(.gallery),
        ["gallery", "wp-block-gallery", "kg-gallery-card", "image-gallery", "tiled-gallery"]
      ),
      (
        .group(.related),
        [
          "related", "related-links", "related-articles", "related-stories", "related-posts",
          "related-content", "wp-block-related", "kg-bookmark-card",
        ]
      ),
      (
        .group(.box),
        [
          "factbox", "fact-box", "infobox", "info-box", "callout", "kg-callout-card", "admonition",
          "sidebar-box", "newsletter", "newsletter-signup", "correction", "editors-note",
        ]
      ),
      (.group(.notes), ["footnotes", "wp-block-footnotes"]),
      (
        .group(.entry),
        ["live-entry", "liveblog-entry", "live-blog-entry", "liveblog-post", "live-blog-post"]
      ),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { role, names in names.map { ($0, role) } })
  }()
}

extension HTMLTag {
  /// Whether its classes are looked at.
  var mayHaveRole: Bool {
    switch self {
    case .div, .section, .aside, .article, .figure, .blockquote, .p, .span, .ul, .ol, .a, .table,
      .h1,
      .h2, .h3,
      .h4, .h5, .h6, .img, .label:
      true
    default: false
    }
  }

  /// Whether the next of its kind ends it.
  var endsWithNext: Bool {
    switch self {
    case .p, .li, .td, .th, .dt, .dd: true
    default: false
    }
  }

  /// Whether it has no content and no end.
  var isVoid: Bool {
    switch self {
    case .img, .br, .hr, .embed, .source, .wbr: true
    default: false
    }
  }

  /// Whether it stands within a line.
  var isInline: Bool {
    switch self {
    case .a, .strong, .b, .em, .i, .cite, .dfn, .var, .del, .s, .strike, .code, .kbd, .samp, .tt,
      .sup, .sub, .ins, .bdi, .bdo, .ruby, .rb, .rt, .rtc, .rp, .wbr,
      .mark, .q, .span, .label, .img:
      true
    default: false
    }
  }

  /// Whether tags in it are text.
  var holdsText: Bool {
    switch self {
    case .script, .style, .iframe, .textarea, .noscript: true
    default: false
    }
  }

  /// Whether readers of the site may see the words in it, which are not read.
  var losesWords: Bool { self == .svg || self == .noscript || self == .template }

  /// Whether it hides its content up to its end, however far that is.
  var isLastingHidden: Bool { self == .template || self == .noscript || self == .svg }

  var headingLevel: Int {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    default: 6
    }
  }
}
