/// A few whole files that show a rule: a layout, an article, a site, or a small project.
package struct Example: Sendable {
  package struct File: Sendable {
    /// Within a project's folder; what kind of file it is follows from it.
    package var path: String
    package var text: String

    package init(_ path: String, _ text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The first is the one that the finding is in.
  package var files: [File]
  /// The line of the first file that the finding is at, from 1; `nil` in an example that is right.
  package var line: Int?

  package init(line: Int? = nil, _ files: [File]) {
    self.files = files
    self.line = line
  }

  /// The example without the files that another one has just so.
  func omitting(_ other: Example?) -> [File] {
    files.filter { file in
      other?.files.contains { $0.path == file.path && $0.text == file.text } != true
    }
  }

  /// Whether it shows what is found on the article's page, not in a file alone.
  package var isPage: Bool {
    files.count == 2 && files[0].path.hasPrefix("layouts/") && files[1].path.hasPrefix("articles/")
  }

  static func layout(line: Int? = nil, _ text: String) -> Example {
    Example(line: line, [File("layouts/article.yaml", text)])
  }

  /// A layout and an article, whose page is checked.
  static func page(line: Int? = nil, _ layout: String, _ article: String) -> Example {
    Example(line: line, [File("layouts/article.yaml", layout), File("articles/story.md", article)])
  }

  static func article(line: Int? = nil, _ text: String) -> Example {
    Example(line: line, [File("articles/story.md", text)])
  }

  static func site(line: Int? = nil, _ text: String) -> Example {
    Example(line: line, [File("site.yaml", text)])
  }

  /// More than three screens of text on a phone.
  static let longStory = story + thrice(story.drop { $0 != "A" })

  private static func thrice(_ text: Substring) -> String {
    String(repeating: "\n\n\(text)", count: 3)
  }

  /// An article for examples of pages: about a screen of text on a phone.
  static let story = """
    ---
    title: The ferry returns
    ---
    At six in the morning the harbour ferry left the quay again, for the first time in four months. Some
    thirty people were on board, most of them on their way to the market. The captain sounded the horn
    twice, and somebody on the breakwater waved with a newspaper.

    The old engine had failed in a storm. Since then the only way across was the road around the bay,
    fifty minutes by bus where the boat takes nine. Shops at the quay closed early, and two did not open
    at all. Their owners say that the winter was long.

    The new engine is quieter and burns a third less. It was paid for by the city, by the port and by
    passengers, who bought tickets for a year in advance. The money was there in three weeks, which
    surprised everybody but the woman who sells the tickets.

    From Monday there is a boat every half hour until ten at night. Children and bicycles go free until
    the end of the month. For the summer a second boat is planned, and a stop at the fish market, should
    the jetty there be mended in time.
    """
}
