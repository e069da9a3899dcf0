import GalleyBasics
import GalleyModel

extension CSSWriter {
  /// The style of every element, and at each larger breakpoint what changes.
  mutating func typeScale(_ layout: ResolvedLayout) {
    let (hasInserts, blocks) = (layout.hasInserts, layout.blockNames)
    let elements = StyledElement.allCases.filter {
      $0 == .insert ? hasInserts : $0.block.map(blocks.contains) ?? true
    }
    typeScale(layout, of: elements) { css, table in
      css.raw(".logo{")
      css.declare("height", px: table[.mastheadName].lineHeight)
      css.raw("}\n")
    }
  }

  /// - Parameters:
  ///   - parent: what the elements stand in.
  ///   - rest: what else is said at each breakpoint.
  mutating func typeScale(
    _ layout: ResolvedLayout, of elements: [StyledElement], in parent: StaticString? = nil,
    _ rest: (inout CSSWriter, StyleTable) -> Void = { _, _ in }
  ) {
    var smaller: StyleTable?
    for breakpoint in layout.breakpoints {
      let table = StyleTable(theme: layout.theme, fromWidth: breakpoint.from.value)
      media(from: breakpoint.from.value) { css in
        for element in elements {
          css.rule(
            for: element, in: parent, table[element], smaller: smaller?[element], layout.theme)
        }
        rest(&css, table)
      }
      smaller = table
    }
  }

  private mutating func rule(
    for element: StyledElement, in parent: StaticString?, _ style: BoxStyle, smaller: BoxStyle?,
    _ theme: Theme
  ) {
    guard style != smaller else { return }
    raw(element.selector, in: parent)
    raw("{")
    type(style, smaller, theme)
    box(style, smaller)
    raw("}\n")
    guard !element.texts.isEmpty, style.size != smaller?.size else { return }
    rule(for: ["code"], in: element.texts, size: BoxStyle.codeSize(in: style.size))
    rule(for: ["sup", "sub"], in: element.texts, size: BoxStyle.raisedSize(in: style.size))
  }

  /// A list of selectors, each of them within a parent.
  private mutating func raw(_ selectors: StaticString, in parent: StaticString?) {
    guard let parent else { return raw(selectors) }
    var rest = selectors.description[...]
    var isFirst = true
    while !rest.isEmpty {
      if !isFirst { raw(",") }
      isFirst = false
      raw(parent)
      raw(" ")
      let part = rest.prefix { $0 != "," }
      append(part.utf8)
      rest = rest.dropFirst(part.count + 1)
    }
  }

  /// The size of some inline elements within text.
  private mutating func rule(for names: [StaticString], in texts: [StaticString], size: Int) {
    var isFirst = true
    for text in texts {
      for name in names {
        if !isFirst { raw(",") }
        isFirst = false
        raw(text)
        raw(" ")
        raw(name)
      }
    }
    raw("{")
    declare("font-size", px: size)
    raw("}\n")
  }

  private mutating func type(_ style: BoxStyle, _ smaller: BoxStyle?, _ theme: Theme) {
    // A theme's fonts are the same on all screens.
    if smaller == nil {
      family(style.family, style.role)
      shaping(style.role, in: theme)
    }
    if style.size != smaller?.size { declare("font-size", px: style.size) }
    if style.lineHeight != smaller?.lineHeight { declare("line-height", px: style.lineHeight) }
    guard smaller == nil else { return }
    raw(style.isBold ? "font-weight:bold;" : "font-weight:normal;")
    if style.isItalic { raw("font-style:italic;") }
    if style.isUppercase { raw("text-transform:uppercase;") }
    switch style.wrap {
    case .balance: raw("text-wrap:balance;")
    case .pretty: raw("text-wrap:pretty;")
    case nil: break
    }
    if style.isJustified { raw("text-align:justify;") }
    // Spaced letters would tear the joined ones of Arabic apart.
    guard style.tracking != 0 || theme.isSpaced, direction == .leftToRight else { return }
    raw("letter-spacing:")
    number(style.tracking)
    raw("px;")
    // Chromium takes no contextual alternates where letters are spaced, and Firefox does.
    if style.tracking != 0, style.role.map({ theme[$0].isWebFont }) ?? false {
      raw("font-variant-ligatures:no-contextual;")
    }
  }

  private mutating func box(_ style: BoxStyle, _ smaller: BoxStyle?) {
    let base = smaller ?? BoxStyle(style.family, style.size, style.lineHeight)
    if style.marginTop != base.marginTop { declare("margin-top", px: style.marginTop) }
    if style.marginBottom != base.marginBottom { declare("margin-bottom", px: style.marginBottom) }
    if style.paddingTop != base.paddingTop { declare("padding-top", px: style.paddingTop) }
    if style.paddingBottom != base.paddingBottom {
      declare("padding-bottom", px: style.paddingBottom)
    }
    if style.paddingStart != base.paddingStart {
      declareStart("padding", px: style.paddingStart)
    }
    if style.paddingEnd != base.paddingEnd { declareEnd("padding", px: style.paddingEnd) }
    guard smaller == nil else { return }
    borders(style)
  }

  private mutating func borders(_ style: BoxStyle) {
    if style.borderTop > 0 { border("top", style.borderTop) }
    if style.borderBottom > 0 { border("bottom", style.borderBottom) }
    if style.borderStart > 0 { border(direction.start, style.borderStart) }
    if style.borderEnd > 0 { border(direction.end, style.borderEnd) }
  }

  private mutating func border(_ side: StaticString, _ width: Int) {
    raw("border-")
    raw(side)
    raw(":")
    pixels(width)
    raw(" solid var(--rule);")
  }
}

extension Theme {
  var hasWebFonts: Bool { FontRole.allCases.contains { self[$0].isWebFont } }

  /// Whether text may stand in other text whose letters are spaced.
  fileprivate var isSpaced: Bool { FontRole.allCases.contains { self[$0].letterSpacing != 0 } }
}

extension StyledElement {
  /// The block that alone has it, where few layouts have that.
  fileprivate var block: BlockName? {
    switch self {
    case .custom: .custom
    case .breadcrumbs: .breadcrumbs
    case .person, .personName, .personText, .personLinks: .author
    default: nil
    }
  }

  /// What holds the element's text, in which code and raised text have a size of their own: whole px, as
  /// geometry has it.
  fileprivate var texts: [StaticString] {
    switch self {
    case .paragraph: [".prose p"]
    case .heading2: [".prose h2"]
    case .heading3: [".prose h3"]
    case .heading4: [".prose h4", ".prose h5", ".prose h6"]
    case .quoteParagraph: [".prose blockquote p"]
    case .attribution: [".prose blockquote .attribution"]
    case .listItem: [".prose li"]
    case .caption: ["figcaption"]
    case .tableCell: ["th", "td"]
    case .embed: [".prose .embed"]
    case .term: [".prose dt"]
    case .summary: [".prose summary"]
    default: []
    }
  }

  /// What the element is in the document.
  var selector: StaticString {
    switch self {
    case .strip: ".strip"
    case .mastheadName: ".masthead-name"
    case .tagline: ".tagline"
    case .menu: ".menu"
    case .copyright: ".copyright"
    case .sectionLabel: ".section-label"
    case .headline: ".headline"
    case .standfirst: ".standfirst"
    case .byline: ".byline"
    case .shareLinks: ".share"
    case .tags: ".tags"
    case .paragraph: ".prose p"
    case .heading2: ".prose h2"
    case .heading3: ".prose h3"
    case .heading4: ".prose h4,.prose h5,.prose h6"
    case .quote: "blockquote"
    case .quoteParagraph: ".prose blockquote p"
    case .attribution: ".prose blockquote .attribution"
    case .list: ".prose ul,.prose ol"
    case .listItem: ".prose li"
    case .figure: "figure"
    case .caption: "figcaption"
    case .tableScroller: ".scroll"
    case .tableCell: "th,td"
    case .headerCell: "th"
    case .wordsForPicture: ".elsewhere"
    case .wordsForFigure: ".picture>.elsewhere"
    case .code: "pre"
    case .bodyDivider: ".prose hr"
    case .embed: ".prose .embed"
    case .frame: ".frame"
    case .box: ".prose .box"
    case .summary: ".prose summary"
    case .entry: ".prose .entry"
    case .notes: ".prose .notes"
    case .definitions: ".prose dl"
    case .term: ".prose dt"
    case .definition: ".prose dd"
    case .slot: ".slot"
    case .slotLabel: ".slot .slot-label"
    case .slotBox: ".slot-box"
    case .slotFace: ".slot .slot-face"
    case .insert: ".insert"
    case .custom: ".custom"
    case .panel: ".panel"
    case .listTitle: ".list-title"
    case .item: ".items li"
    case .itemHeadline: ".items h2,.items h3"
    case .itemDate: ".items p"
    case .numeral: ".numbered li::before"
    case .breadcrumbs: ".breadcrumbs"
    case .person: ".person"
    case .personName: ".person-name"
    case .personText: ".person-text"
    case .personLinks: ".person-links"
    case .formText: ".form-text"
    case .formLabel: "label"
    case .formField: "input,textarea"
    case .formHint: ".hint,.error"
    case .formButton: "button"
    case .menuLink: ".menu-links li"
    case .divider: ".divider"
    }
  }
}
