import GalleyModel

/// Markup that many pages of a layout have: made for the first of them, copied for the others.
struct SharedMarkup: Sendable {
  /// What tells two pieces of such markup apart.
  struct Key: Hashable {
    enum Part: Hashable {
      /// What is in a slot, by its index in the layout's slots, where it is shown and with which sizes.
      case slot(Int, BreakpointSet, SizeLimits)
      case list(ArticleListContent)
    }

    var part: Part
    var language: LanguageTag
    var root: String
    var pagesRoot: String
  }

  /// The most pieces that are kept, since an archive may have any number of sections and folders.
  private static let limit = 512
  private var markup: [Key: TrustedMarkup] = [:]

  subscript(_ key: Key) -> TrustedMarkup? { markup[key] }

  mutating func keep(_ made: TrustedMarkup, as key: Key) {
    if markup.count == Self.limit { markup.removeAll(keepingCapacity: true) }
    markup[key] = made
  }
}

extension PageWriter {
  /// Writes a piece that other pages may have too.
  mutating func share(_ part: SharedMarkup.Key.Part, _ write: (inout PageWriter) -> Void) {
    let key = SharedMarkup.Key(
      part: part, language: page.language, root: page.root,
      pagesRoot: page.pagesRoot)
    if let made = shared[key] { return html.raw(made) }
    let start = html.count
    write(&self)
    shared.keep(html.markup(from: start), as: key)
  }
}
