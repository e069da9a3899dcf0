import GalleyBasics

// What the readers of articles find.

/// Text behind a mark that is never closed.
enum HiddenText: Rule {
  static let id = RuleID.hiddenText
  static let severity = Severity.warning
  static let summary = "A comment or a script that is never closed hides text."
  static let explanation = """
    A comment goes from `<!--` to `-->`, and a script from `<script>` to `</script>`. Without its end each
    takes what follows with it, and no reader sees that text.
    """
  static let wrong: Example? = .article(
    line: 7,
    """
    ---
    title: The ferry returns
    ---

    It left at six.

    <!-- a note for the desk

    Some thirty people were on board.
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    ---

    It left at six.

    <!-- a note for the desk -->

    Some thirty people were on board.
    """)
}

/// An export in XML that is not whole.
enum XMLSyntax: Rule {
  static let id = RuleID.xmlSyntax
  static let severity = Severity.error
  static let summary = "An export in XML is not whole."
  static let explanation = """
    An export of WordPress ends with `</rss>`. One that does not was cut off, as when the server's time was up while
    it wrote, and articles are missing. Those that are whole are read. Export again, in several parts if it
    must be.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// JSON that cannot be read.
enum JSONSyntax: Rule {
  static let id = RuleID.jsonSyntax
  static let severity = Severity.error
  static let summary = "JSON cannot be read."
  static let explanation = """
    Front matter that begins with `{` is JSON, as are the exports of many systems. Keys and texts stand in
    double quotes, and no comma stands behind the last of several values
    ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)).
    """
  static let wrong: Example? = .article(
    line: 3,
    """
    {
      "title": "The ferry returns"
      "date": "2024-04-19"
    }

    It left at six.
    """)
  static let right: Example? = .article(
    """
    {
      "title": "The ferry returns",
      "date": "2024-04-19"
    }

    It left at six.
    """)
}

/// Text that Markdown takes for markup, and markup that it takes for text.
enum MisreadMarkdown: Rule {
  static let id = RuleID.misreadMarkdown
  static let severity = Severity.warning
  static let summary = "Markdown reads a text otherwise than its author most probably meant."
  static let explanation = """
    By Markdown's rules a paragraph that begins with `28. November` is a list, a list that is written 3, 2, 1 is
    shown as 3, 4, 5, `5*3` and `6*2` in one line make italics, a heading loses a `#` at its end, and a bar in
    the code of a table's cell parts cells, of which the last is dropped. `**` beside brackets of Japanese or
    Chinese stays on the page, and a bare address goes on to the next space. All readers of Markdown do so, and
    none says it: a backslash before the sign, `<…>` around an address or a tag of HTML makes it plain.
    """
  static let wrong: Example? = .article(
    line: 5,
    """
    ---
    title: The ferry returns
    ---

    28. November was the day on which it left.
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    ---

    28\\. November was the day on which it left.
    """)
}

/// TOML that cannot be read.
enum TOMLSyntax: Rule {
  static let id = RuleID.tomlSyntax
  static let severity = Severity.error
  static let summary = "A line of TOML cannot be read."
  static let explanation = """
    Front matter between two lines of `+++` is TOML: a key, `=` and a value on each line, text in quotes
    ([TOML 1.0](https://toml.io/en/v1.0.0)).
    """
  static let wrong: Example? = .article(
    line: 3,
    """
    +++
    title = "The ferry returns"
    section = Harbour
    +++

    It left at six.
    """)
  static let right: Example? = .article(
    """
    +++
    title = "The ferry returns"
    section = "Harbour"
    +++

    It left at six.
    """)
}

/// A file that no reader takes.
enum UnreadFile: Rule {
  static let id = RuleID.unreadFile
  static let severity = Severity.warning
  static let summary = "A file lies among the articles and is read by nobody."
  static let explanation = """
    Markdown and HTML are known by the files' names, exports of other systems by how they begin. What
    Galley reads of which system stands in the documentation of articles. Where a file is one of these and
    does not look like it, `articles:` in `galley.yaml` says so. Pictures, films and styles may lie there too.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// An author whom the project's register does not have.
enum UnknownAuthor: Rule {
  static let id = RuleID.unknownAuthor
  static let severity = Severity.warning
  static let summary = "An article names an author whom the project's register does not have."
  static let explanation = """
    `authors` in `galley.yaml` names a file that says who is meant by the keys under `authors` and `author`
    of articles. A key that it does not have would stand on the page as it is. Each is told once,
    with the number of articles that have it. Several words are a name that is written out, unless the file
    has nearly the same.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// Markup of another system.
enum UnreadMarkup: Rule {
  static let id = RuleID.unreadMarkup
  static let severity = Severity.warning
  static let summary = "An article has markup that Galley does not understand."
  static let explanation = """
    Shortcodes of Hugo and Zola, Liquid's tags and the blocks of other systems mean what the site makes of
    them. Galley knows those that most sites share: pictures, films, posts, boxes, quotations, code, links.
    What it does not know it leaves out, and says so once for each kind and file, with the number of words
    that go with it: nothing of another system's notation reaches a page. What stands between a tag that
    opens and one that closes stays.
    """
  static let wrong: Example? = .article(
    line: 7,
    """
    ---
    title: The ferry returns
    ---

    It left at six.

    {{< timetable harbour >}}
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    ---

    It left at six.

    {{< youtube w7Ft2ymGmfc >}}
    """)
}
