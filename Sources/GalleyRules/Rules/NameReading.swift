import GalleyBasics

/// A block that the language does not have.
enum UnknownBlock: Rule {
  static let id = RuleID.unknownBlock
  static let severity = Severity.error
  static let summary = "A region holds a block of a name that does not exist."
  static let explanation = """
    The blocks are: weather, place, date, app_links, language_links, masthead, menu, section_label,
    headline, standfirst, byline, image, share_links, tags, body, spot_img, article_list, comments,
    newsletter, text, menu_links, divider and copyright.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    regions:
      story:
        - hedline
        - body
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - body
    """)
}

/// A breakpoint's name that nothing defines.
enum UnknownBreakpoint: Rule {
  static let id = RuleID.unknownBreakpoint
  static let severity = Severity.error
  static let summary = "A name is used as a breakpoint, but 'breakpoints' does not define it."
  static let explanation = """
    The grid, the sizes of slots, `hidden` and `when` name breakpoints. A layout without `breakpoints` has
    mobile, tablet and desktop. A name that is missing is reported where it is used first.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story:
        - headline
        - newsletter: { hidden: [dekstop] }
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - newsletter: { hidden: [desktop] }
    """)
}

/// A layout's name that no file has.
enum UnknownLayout: Rule {
  static let id = RuleID.unknownLayout
  static let severity = Severity.error
  static let summary =
    "An article's 'layout', or a layout's 'extends', names a layout that is not there."
  static let explanation = """
    A name stands for the file of that name in the project's folder of layouts: `extends: base` is
    `layouts/base.yaml`. `extends` may also be a path relative to the layout.
    """
  static let wrong: Example? = Example(
    line: 2,
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: bsae
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
  static let right: Example? = Example(
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: base
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

/// A placement preset that there is none of.
enum UnknownPreset: Rule {
  static let id = RuleID.unknownPreset
  static let severity = Severity.error
  static let summary = "A placement starts from a preset that does not exist."
  static let explanation = """
    The presets are `balanced`, `guardian`, `apple_news`, `amp_auto_ads`, `every_n_paragraphs` and
    `better_ads`. What a placement says beside its preset takes the place of what the preset says.
    """
  static let wrong: Example? = .layout(
    line: 8,
    """
    layout: article
    regions:
      story: [headline, body: { spot_img: in_article }]
    slots:
      in_article:
        sizes: [300x250]
        placement:
          preset: gaurdian
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, body: { spot_img: in_article }]
    slots:
      in_article:
        sizes: [300x250]
        placement:
          preset: guardian
    """)
}

/// A word in a grid's areas that is nearly a region's name.
enum UnknownRegion: Rule {
  static let id = RuleID.unknownRegion
  static let severity = Severity.error
  static let summary = "A grid's areas hold a word that is nearly, but not quite, a region's name."
  static let explanation = """
    Areas are drawn with the names of regions, and `.` for a cell that stays empty. A word that is like no
    region's name at all is reported as `area-without-region`.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    grid:
      mobile:
        areas:
          - story
          - sidbar
    regions:
      story: [headline, body]
      sidebar: [article_list]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        areas:
          - story
          - sidebar
    regions:
      story: [headline, body]
      sidebar: [article_list]
    """)
}

/// A slot's name that nothing defines.
enum UnknownSlot: Rule {
  static let id = RuleID.unknownSlot
  static let severity = Severity.error
  static let summary = "A block names a slot that 'slots' does not define."
  static let explanation = """
    A `spot_img` or `body` block shows a slot by its name; without its definition nobody knows its sizes.
    A slot that is missing is reported where it is named first.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: leaderbord
    slots:
      leaderboard:
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: leaderboard
    slots:
      leaderboard:
        sizes: [300x250]
    """)
}

/// A layout that extends itself, directly or by way of others.
enum ExtendsCycle: Rule {
  static let id = RuleID.extendsCycle
  static let severity = Severity.error
  static let summary = "Layouts extend each other in a circle."
  static let explanation = """
    A layout takes over what it does not say itself from the one that it extends, so one of them must stand
    by itself. The finding names every layout of the circle.
    """
  static let wrong: Example? = Example(
    line: 2,
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: base
        regions:
          story: [headline, body]
        """),
      .init(
        "layouts/base.yaml",
        """
        layout: base
        extends: article
        """),
    ])
  static let right: Example? = Example(
    [
      .init(
        "layouts/article.yaml",
        """
        layout: article
        extends: base
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
