package import GalleyBasics

/// An article: what its front matter says, and its body.
package struct Article: Sendable {
  package var file: SourceFile
  /// Its place among the articles of the file, from 0.
  package var index = 0
  package var slug: String
  package var title: Spanned<String>
  package var kicker: String?
  package var standfirst: String?
  package var authors: [String] = []
  /// The same as front matter has them, which may be keys of a register.
  package var writtenAuthors: [Spanned<String>] = []
  package var date: CalendarDate?
  package var updated: CalendarDate?
  package var section: String?
  package var tags: [String] = []
  package var image: Image?
  /// Further pictures, which a gallery shows.
  package var pictures: [Image] = []
  /// BCP 47; `nil` means the site's.
  package var language: LanguageTag?
  /// Whether slots are shown: `ads: none` says no.
  package var hasAds = true
  /// The layout it asks for.
  package var layout: Spanned<String>?
  package var translations: [Translation] = []
  package var canonical: String?
  /// Why it is not for readers; `nil` for one that is.
  package var withheld: Withholding?
  /// When it becomes public, where that is later than its date.
  package var publicFrom: CalendarDate?
  /// When it ceases to be public.
  package var publicUntil: CalendarDate?
  /// Whether no list shows it, though it is public.
  package var isUnlisted = false
  package var body = Body()

  package init(file: SourceFile, slug: String, title: Spanned<String>) {
    self.file = file
    self.slug = slug
    self.title = title
  }
}

extension Article {
  /// When it is public.
  package var publicTime: PublicTime { PublicTime(from: publicFrom ?? date, until: publicUntil) }

  package var id: ArticleID { ArticleID(path: file.path, index: index) }
}

/// Which article: its file, and its place among the articles in it.
package struct ArticleID: Hashable, Sendable, Comparable {
  package var path: String
  /// From 0; an export holds many.
  package var index: Int

  package init(path: String, index: Int = 0) {
    self.path = path
    self.index = index
  }

  package static func < (a: ArticleID, b: ArticleID) -> Bool {
    (a.path, a.index) < (b.path, b.index)
  }
}

extension ArticleID {
  /// The name of an article of a file that holds many: `export.xml#2` is the second one's.
  package var nameAmongMany: String { "\(path)#\(index + 1)" }

  /// The article that a name means: a path, with the article's number behind it where the file holds many.
  ///
  /// Only exports hold many, and those end in `.json` or `.xml`.
  package init(named name: String) {
    guard let mark = name.lastIndex(of: "#"), let number = Int(name[name.index(after: mark)...]),
      number > 0, [".json", ".xml"].contains(where: name[..<mark].lowercased().hasSuffix)
    else {
      self.init(path: name)
      return
    }
    self.init(path: String(name[..<mark]), index: number - 1)
  }
}

/// The same article in another language.
package struct Translation: Hashable, Sendable {
  package var language: LanguageTag
  /// A slug of the project, or a URL.
  package var target: String

  package init(language: LanguageTag, target: String) {
    self.language = language
    self.target = target
  }
}

/// A picture with what is said of it.
package struct Image: Hashable, Sendable {
  package var source: String
  package var alt: Spanned<String>?
  package var caption: String?
  package var credit: String?
  /// CSS px, where known.
  package var size: PixelSize?
  /// Where the image is named.
  package var span: Span

  package init(source: String, alt: Spanned<String>? = nil, size: PixelSize? = nil, span: Span) {
    self.source = source
    self.alt = alt
    self.size = size
    self.span = span
  }
}

/// What a list shows of an article.
package struct ArticleSummary: Hashable, Sendable {
  package var slug: String
  package var title: String
  /// The page's path below the folder of all pages.
  package var link: String
  package var section: String?
  package var date: CalendarDate?
  package var image: String?
  package var imageAlt: String?
  package var language: LanguageTag?
  /// The slugs of the same story in other languages.
  package var translations: [String] = []

  package init(slug: String, title: String, link: String) {
    self.slug = slug
    self.title = title
    self.link = link
  }
}
