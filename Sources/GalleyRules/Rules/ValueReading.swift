import GalleyBasics

/// A key that its mapping does not have.
enum UnknownKey: Rule {
  static let id = RuleID.unknownKey
  static let severity = Severity.error
  static let summary = "A key means nothing at its place."
  static let explanation = """
    Whatever stands behind the key is without effect, so it is most often a slip of the pen, or a key
    that belongs one level higher or lower: look at how far the line is indented.

    In an article's front matter other keys are allowed, since archives of other systems have many; only
    one that is nearly a known key is reported, as a warning.

    Under `extends`, a key changes only what it says, and `~` behind it takes the inherited key away. Where
    the layout that is extended has no such key, that is a warning.
    """
  static let wrong: Example? = .layout(
    line: 9,
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
    slots:
      top:
        sizes: [300x250]
        lable: Advertisement
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
    slots:
      top:
        sizes: [300x250]
        label: Advertisement
    """)
}

/// A key that must be there.
enum MissingKey: Rule {
  static let id = RuleID.missingKey
  static let severity = Severity.error
  static let summary = "A key that must be there is missing."
  static let explanation = """
    A layout needs `layout` and `regions`; a slot needs `sizes`; a breakpoint needs `from`; a site needs
    `name`; an article needs `title`. What a layout inherits by `extends` is not missing.
    """
  static let wrong: Example? = .layout(
    line: 7,
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
    slots:
      top:
        label: Advertisement
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
    slots:
      top:
        label: Advertisement
        sizes: [300x250]
    """)
}

/// A value of another kind than its place asks for.
enum WrongType: Rule {
  static let id = RuleID.wrongType
  static let severity = Severity.error
  static let summary =
    "A value is of another kind than its place asks for: a list, a mapping or a text."
  static let explanation = """
    `- item` lines make a list, `key: value` lines a mapping; everything else is a text, which must be quoted
    where it holds `: ` or ` #`, or begins with a sign such as `*`, `&`, `!`, `[`, `{` or `-`.
    """
  static let wrong: Example? = .layout(
    line: 3,
    """
    layout: article
    regions:
      story: headline
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
    """)
}

/// A value that is not among those that its key has.
enum BadValue: Rule {
  static let id = RuleID.badValue
  static let severity = Severity.error
  static let summary = "A value is none of those that its key can have."
  static let explanation = """
    The message lists the values, or the range of numbers. A colour is written in quotes, since `#` begins a
    comment in YAML: `ink: "#1a1a1a"`.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story: [headline, body]
      more:
        landmark: asside
        blocks: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body]
      more:
        landmark: aside
        blocks: [article_list]
    """)
}

/// A name that is not made of the characters of names.
enum BadName: Rule {
  static let id = RuleID.badName
  static let severity = Severity.error
  static let summary = "A name holds characters that names cannot have."
  static let explanation = """
    The names of layouts, breakpoints, regions and slots become names in HTML and CSS: letters from A to Z,
    digits, `_` and `-`, a letter first, at most 64 of them.
    """
  static let wrong: Example? = .layout(
    line: 1,
    """
    layout: my article
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: my_article
    regions:
      story: [headline, body]
    """)
}

/// A length that cannot be read.
enum BadLength: Rule {
  static let id = RuleID.badLength
  static let severity = Severity.error
  static let summary = "A length is not a number with its unit."
  static let explanation = """
    Lengths carry their unit, so that nobody has to guess it: `24px`; a column also `1fr` or `30%`, as in CSS;
    a distance in an article's body also `2 screens`, `3 paragraphs` or `250 words`. Lengths in px are whole
    and at most 100000px.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    grid:
      mobile:
        margin: 20
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        margin: 20px
    regions:
      story: [headline, body]
    """)
}

/// A size that cannot be read.
enum BadSize: Rule {
  static let id = RuleID.badSize
  static let severity = Severity.error
  static let summary = "A size is not a width and a height in px."
  static let explanation = """
    Sizes are written as ad servers write them, width first: `300x250`. A slot may also have the size
    `fluid`, as wide as its column.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    regions:
      story: [spot_img: top]
    slots:
      top:
        sizes: [300*250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [spot_img: top]
    slots:
      top:
        sizes: [300x250]
    """)
}

/// A date that cannot be read.
enum BadDate: Rule {
  static let id = RuleID.badDate
  static let severity = Severity.error
  static let summary = "A date is not a day of the calendar in a form that is read."
  static let explanation = """
    Dates are written year first (ISO 8601, RFC 3339), since 03/04 is March in some countries and April in
    others: `2024-04-19`, `2024-04-19 08:30`, `2024-04-19T08:30:00+04:00`.
    """
  static let wrong: Example? = .site(
    line: 2,
    """
    name: The Port Louis Courier
    date: 2024-02-30
    """)
  static let right: Example? = .site(
    """
    name: The Port Louis Courier
    date: 2024-02-29
    """)
}

/// A file that is named as a font and cannot be used as one.
enum BadFont: Rule {
  static let id = RuleID.badFont
  static let severity = Severity.error
  static let summary = "A file is named as a font and cannot be used as one."
  static let explanation = """
    A theme's fonts are TTF, OTF, TTC, WOFF or WOFF2. The file is none of these, or it is cut off, or its
    tables contradict each other, so that browsers would refuse it too. Take it from its source again; a
    file that was not fetched by Git LFS is a few lines of text, and one of a web server's error pages is HTML.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
