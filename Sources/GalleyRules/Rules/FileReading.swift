import GalleyBasics

/// A file that cannot be opened or read.
enum UnreadableFile: Rule {
  static let id = RuleID.unreadableFile
  static let severity = Severity.error
  static let summary = "A file or a folder is not there, is something else, or may not be read."
  static let explanation = """
    The message says what the operating system answered. Look at the path, which counts from the folder in
    which the command runs, and at the file's permissions. Pipes and devices are read only where the command
    line names them, and names of files must be UTF-8.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// A page that cannot be written.
enum UnwritableFile: Rule {
  static let id = RuleID.unwritableFile
  static let severity = Severity.error
  static let summary = "A page's file cannot be written."
  static let explanation = """
    The message says what the operating system answered. Look at the permissions of the output folder, and
    whether the disk is full. Pages are written whole or not at all, so no half of it is left behind.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// A file beyond the limit.
enum FileTooLarge: Rule {
  static let id = RuleID.fileTooLarge
  static let severity = Severity.error
  static let summary = "A file is larger than what is read."
  static let explanation = """
    YAML is read up to 1 MiB (1,048,576 bytes), front matter included; a layout seldom has 10 KiB. The limit
    keeps a file that somebody else sent from using up the machine. An asset may have 64 MiB.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// A path that leads out of the project's folder.
enum OutsideProject: Rule {
  static let id = RuleID.outsideProject
  static let severity = Severity.error
  static let summary = "A path or a link leads out of the project's folder."
  static let explanation = """
    A layout may come from somebody else, as in a pull request; so that it cannot read other files of the
    machine, paths stay within the project's folder, and absolute paths are refused. A link is followed only to
    a file of the project.
    """
  static let wrong: Example? = Example(
    line: 2,
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: ../../base.yaml
        regions:
          story: [headline, body]
        """)
    ])
  static let right: Example? = Example(
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: base.yaml
        regions:
          story: [headline, body]
        """),
      .init(
        "layouts/base.yaml",
        """
        layout: base
        regions:
          story: [headline]
        """),
    ])
}

/// Two articles with one page.
enum DuplicateSlug: Rule {
  static let id = RuleID.duplicateSlug
  static let severity = Severity.error
  static let summary = "Two articles would be written to the same page."
  static let explanation = """
    A page is named after its article's `slug`, or else after the article's file, so two articles of one
    folder must not share it. Give one of them a `slug` of its own.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// Aliases that expand beyond the limit.
enum AliasExpansion: Rule {
  static let id = RuleID.aliasExpansion
  static let severity = Severity.error
  static let summary = "The aliases of a file stand for more than 100,000 values."
  static let explanation = """
    An alias repeats the value that its anchor names. Aliases of lists of aliases grow tenfold with every
    line: nine lines of "billion laughs" (https://en.wikipedia.org/wiki/Billion_laughs_attack) fill any
    memory.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    a: &a [x, x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
    d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
    e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
    f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, spot_img: top, spot_img: end]
    slots:
      top: &rectangle
        sizes: [300x250]
      end: *rectangle
    """)
}

/// Lists and mappings nested beyond the limit.
enum NestingTooDeep: Rule {
  static let id = RuleID.nestingTooDeep
  static let severity = Severity.error
  static let summary = "Lists and mappings are nested more than 64 deep."
  static let explanation = """
    The deepest place of a layout is nested 8 deep. The limit keeps a file that somebody else sent from using
    up the machine. For the same reason at most 32 layouts may extend each other.
    """
  static let wrong: Example? = .layout(
    line: 2,
    """
    layout: article
    description: \(String(repeating: "[", count: 64))\(String(repeating: "]", count: 64))
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    description: A news article
    regions:
      story: [headline, body]
    """)
}

/// More values than the limit.
enum TooManyNodes: Rule {
  static let id = RuleID.tooManyNodes
  static let severity = Severity.error
  static let summary = "A file has more of something than is read."
  static let explanation = """
    YAML may have 100,000 texts, lists and mappings; a layout seldom has 500, and inherits at most 10,000. An article may
    have 65,536 blocks, and change its style 98,304 times.
    What the blocks of a page show is at most 4 MiB, however often the layout names one.
    Links beyond 32,767 become plain text, and tables of more than 131,072 cells stand as they are written; both are
    warnings. The limits keep a file that somebody else sent from using up the machine.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
