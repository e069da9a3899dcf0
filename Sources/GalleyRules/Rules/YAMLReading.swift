import GalleyBasics

/// Text that is not YAML.
enum YAMLSyntax: Rule {
  static let id = RuleID.yamlSyntax
  static let severity = Severity.error
  static let summary = "A file is not YAML."
  static let explanation = """
    Most often a quote or bracket is not closed, a tab indents a line, or a text with `: ` in it is not
    quoted. The rest of the file is read as far as it goes, so other findings stand beside it.
    """
  static let wrong: Example? = .layout(
    line: 3,
    """
    layout: article
    regions:
      story: [headline, body
    slots:
      top:
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
    """)
}

/// A YAML tag, which has no effect.
enum YAMLTag: Rule {
  static let id = RuleID.yamlTag
  static let severity = Severity.warning
  static let summary = "A YAML tag such as '!date' has no effect."
  static let explanation = """
    Tags name a type for the program that reads the file; Galley knows from the place what each value is. A
    text that begins with `!` must be quoted.
    """
  static let wrong: Example? = .layout(
    line: 2,
    """
    layout: article
    description: !text A news article
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

/// A second YAML document in one file.
enum SeveralDocuments: Rule {
  static let id = RuleID.severalDocuments
  static let severity = Severity.error
  static let summary = "A file holds a second YAML document."
  static let explanation = """
    A line of `---` begins a new document. Only the first would be read, so the rest is refused rather than
    left out unseen: write it into a file of its own.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    regions:
      story: [headline, body]
    ---
    layout: other
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
    """)
}

/// A file that is not UTF-8.
enum NotUTF8: Rule {
  static let id = RuleID.notUTF8
  static let severity = Severity.error
  static let summary = "A file is not encoded in UTF-8."
  static let explanation = """
    Save it again as UTF-8: editors offer the encoding under "save as", and
    `iconv -f WINDOWS-1252 -t UTF-8` converts files of older systems. A byte order mark at the beginning is
    fine.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// A control character in YAML.
enum ControlCharacter: Rule {
  static let id = RuleID.controlCharacter
  static let severity = Severity.error
  static let summary = "A file holds a character that YAML does not allow."
  static let explanation = """
    YAML allows no control characters but tab and line breaks
    (https://yaml.org/spec/1.2.2/#51-character-set). They come from other programs by way of copying, or the
    file is not a text file at all.
    """
  static let wrong: Example? = .layout(
    line: 2,
    """
    layout: article
    description: A\u{8} news article
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

/// A key that is written twice.
enum DuplicateKey: Rule {
  static let id = RuleID.duplicateKey
  static let severity = Severity.error
  static let summary = "A mapping has the same key twice."
  static let explanation = """
    YAML 1.2 demands that keys differ (https://yaml.org/spec/1.2.2/#3213-node-comparison); programs that do
    not mind keep one of the two and silently forget the other. Both places are shown.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story: [headline, body]
      more: [article_list]
      story: [headline]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
      more: [article_list]
    """)
}

/// A key that is not text.
enum InvalidKey: Rule {
  static let id = RuleID.invalidKey
  static let severity = Severity.error
  static let summary = "A mapping's key is missing, or is a list or a mapping."
  static let explanation = """
    YAML allows any value as a key; here every key is a text. `{ [a, b]: c }` or a `:` with nothing before
    it is most often a bracket or a quote gone astray.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    regions:
      story: [headline, body]
      [more]: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
      more: [article_list]
    """)
}

/// A merge key that merges no mapping.
enum InvalidMerge: Rule {
  static let id = RuleID.invalidMerge
  static let severity = Severity.error
  static let summary = "The merge key '<<' stands before something that is not a mapping."
  static let explanation = """
    `<<: *name` takes over the entries of the mapping that is named `&name` (or of a list of mappings); entries
    that are written beside it count more. See https://yaml.org/type/merge.html.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    regions:
      story: [headline, spot_img: top]
    slots:
      top:
        <<: the usual
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, spot_img: top, spot_img: end]
    slots:
      top: &usual
        label: Advertisement
        sizes: [300x250]
      end:
        <<: *usual
    """)
}

/// A value that YAML takes for a comment.
enum CommentAsValue: Rule {
  static let id = RuleID.commentAsValue
  static let severity = Severity.warning
  static let summary = "A value that starts with '#' is a comment to YAML."
  static let explanation = """
    Behind a space, `#` starts a comment, so the key has no value. A colour such as `#333` must be quoted.
    So must a title in which a space and `#` stand: `After #MeToo` is "After" to YAML.
    """
  static let wrong: Example? = .article(
    line: 3,
    """
    ---
    title: The ferry returns
    kicker: #ferry
    ---
    It left at six.
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    kicker: "#ferry"
    ---
    It left at six.
    """)
}

/// A dash that starts no list item.
enum ListInText: Rule {
  static let id = RuleID.listInText
  static let severity = Severity.warning
  static let summary = "A line that looks like a list item continues the text above it."
  static let explanation = """
    YAML joins a line that is indented further with the text before it, dash and all. Items of one list start in
    the same column, and the key above a list ends with `:`.
    """
  static let wrong: Example? = .layout(
    line: 3,
    """
    layout: article
    description: A news article
      - with a list
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    description: A news article with a list
    regions:
      story: [headline, body]
    """)
}

/// Front matter whose second '---' is missing.
enum FrontMatterUnterminated: Rule {
  static let id = RuleID.frontMatterUnterminated
  static let severity = Severity.error
  static let summary = "An article's front matter begins with '---' but never ends."
  static let explanation = """
    Front matter stands between two lines of `---`, the first of which is the first line of the file. Without
    the second one the whole article would be read as YAML.
    """
  static let wrong: Example? = .article(
    line: 1,
    """
    ---
    title: The ferry returns

    It left at six.
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    ---

    It left at six.
    """)
}

/// A file without content.
enum EmptyFile: Rule {
  static let id = RuleID.emptyFile
  static let severity = Severity.error
  static let summary = "A file that must hold something is empty."
  static let explanation = """
    A layout needs at least `layout` and `regions`, a site its `name`, an article front matter with a
    `title`. `galley new` writes files to start from.
    """
  static let wrong: Example? = .layout(
    line: 1,
    """
    # Nothing but a comment
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
    """)
}
