import GalleyBasics

/// The formats that articles are read from; the raw value is the word for it in `articles:`.
package enum ArticleFormat: String, CaseIterable, Sendable {
  case markdown
  /// An export of WordPress (WXR).
  case wordpress
  /// Posts as WordPress' REST interface answers with them.
  case wordpressPosts = "wordpress_posts"
  case ans
  case ghost
  case ninjs
  /// A page, or the article alone.
  case html

  /// The words for them in a project's file.
  package static var words: [String] {
    allCases.filter { $0 != .wordpressPosts }.map(\.rawValue)
  }

  /// The one that a word means for a file: WordPress' interface answers in JSON.
  package init?(word: String, fileName: String) {
    guard Self.words.contains(word), let format = ArticleFormat(rawValue: word) else { return nil }
    let isJSON = Path.fileExtension(of: fileName).lowercased() == "json"
    self = format == .wordpress && isJSON ? .wordpressPosts : format
  }

  /// How the names of its files end.
  package var endings: Set<String> {
    switch self {
    case .markdown: ["md", "markdown", "mdown", "mkd"]
    case .html: ["html", "htm", "xhtml"]
    case .wordpress: ["xml"]
    case .wordpressPosts, .ans, .ghost, .ninjs: ["json"]
    }
  }

  /// How many bytes of a file tell its format.
  package static let startLength = 1 << 14

  /// Whether a file's format shows only in how it begins.
  package static func isNeeded(startOf fileName: String) -> Bool {
    ["xml", "json"].contains(Path.fileExtension(of: fileName).lowercased())
  }

  /// The one of a file, by its name and how it begins; `nil` where no reader takes it.
  ///
  /// - Parameter start: the first bytes, `startLength` of them where the file has so many.
  package init?(fileName: String, start: [UInt8]) {
    switch Path.fileExtension(of: fileName).lowercased() {
    case let ending where Self.markdown.endings.contains(ending): self = .markdown
    case let ending where Self.html.endings.contains(ending): self = .html
    case "xml":
      guard Self.has("wordpress.org/export", in: start) else { return nil }
      self = .wordpress
    case "json":
      guard let format = Self.json(start) else { return nil }
      self = format
    default: return nil
    }
  }

  private static func json(_ start: [UInt8]) -> ArticleFormat? {
    if has("\"db\"", in: start) || has("\"lexical\"", in: start) || has("\"mobiledoc\"", in: start)
      || has("\"posts\"", in: start)
    {
      return .ghost
    }
    if has("\"rendered\"", in: start) { return .wordpressPosts }
    if has("ninjs", in: start) || has("\"headlines\": [", in: start)
      || has("\"headlines\":[", in: start)
      || has("\"bodies\"", in: start) || has("\"body_xhtml\"", in: start)
    {
      return .ninjs
    }
    if has("\"content_elements\"", in: start) || has("\"type\"", in: start) { return .ans }
    return nil
  }

  private static func has(_ text: StaticString, in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { $0.firstIndex(of: text.description, from: 0) != nil }
  }

  package var reader: any ArticleReader {
    switch self {
    case .markdown: MarkdownArticleReader()
    case .wordpress: WordPressReader()
    case .wordpressPosts: WordPressPostReader()
    case .ans: ANSReader()
    case .ghost: GhostReader()
    case .ninjs: NinjsReader()
    case .html: HTMLPageReader()
    }
  }
}
