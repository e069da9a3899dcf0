import GalleyBasics

/// The formats that articles are read from; the raw value is the word for it in `articles:`.
package enum ArticleFormat: String, CaseIterable, Sendable {
  case markdown

  /// The one of a file by its name; `nil` where no reader takes it.
  package init?(fileName: String) {
    let name = fileName.lowercased()
    guard let format = Self.allCases.first(where: { $0.extensions.contains { name.hasSuffix($0) } })
    else { return nil }
    self = format
  }

  /// How the names of its files end.
  package var extensions: [String] {
    switch self {
    case .markdown: [".md", ".markdown"]
    }
  }

  package var reader: any ArticleReader {
    switch self {
    case .markdown: MarkdownArticleReader()
    }
  }
}
