/// Layouts with one mistake each, as people make them. `\t` stands for a tab.
enum BrokenLayouts {
  struct Layout: Sendable {
    var name: String
    var source: String
  }

  static let all: [Layout] = [
    Layout(
      name: "tab indentation",
      source: #"""
        layout: article
        regions:
        \#ttop_bar:
        \#t\#t- weather

        """#),
    Layout(
      name: "tab under space",
      source: #"""
        regions:
          top_bar:
            - weather
        \#t- place

        """#),
    Layout(
      name: "tab in one line of a mapping",
      source: #"""
        slots:
          rail:
        \#t  sizes: [1x1]
            sticky: true

        """#),
    Layout(
      name: "key without space",
      source: #"""
        layout:article
        regions:
          top: [a]

        """#),
    Layout(
      name: "key without space in the middle",
      source: #"""
        layout: article
        description:Standard
        regions:
          top: [a]

        """#),
    Layout(
      name: "key without space nested",
      source: #"""
        slots:
          rail:
            label: x
            sticky:true
            lazy: true

        """#),
    Layout(
      name: "key without space last",
      source: #"""
        slots:
          rail:
            label: x
            sticky:true

        """#),
    Layout(
      name: "first key without space then mapping nested",
      source: #"""
        slots:
          rail:
            sticky:true
            lazy: true

        """#),
    Layout(
      name: "list item indented less",
      source: #"""
        regions:
          top_bar:
            - weather
           - place
            - date

        """#),
    Layout(
      name: "list item indented more",
      source: #"""
        regions:
          top_bar:
            - weather
              - place
            - date

        """#),
    Layout(
      name: "list item indented less after mapping item",
      source: #"""
        regions:
          article:
            - spot_img: a
           - headline

        """#),
    Layout(
      name: "unclosed double quote",
      source: #"""
        layout: article
        description: "Standard news
        regions:
          top_bar: [weather]

        """#),
    Layout(
      name: "unclosed single quote",
      source: #"""
        description: 'It is
        layout: article

        """#),
    Layout(
      name: "apostrophe inside single quotes",
      source: #"""
        description: 'the reader's page'
        layout: article

        """#),
    Layout(
      name: "quote then text",
      source: #"""
        description: "Standard" news article
        layout: article

        """#),
    Layout(
      name: "inner double quotes",
      source: #"""
        label: "say "hello" there"

        """#),
    Layout(
      name: "unclosed bracket",
      source: #"""
        slots:
          a:
            sizes: [300x250, 728x90
            sticky: true
          b:
            sizes: [1x1]

        """#),
    Layout(
      name: "unclosed bracket at end",
      source: #"""
        slots:
          a:
            sizes: [300x250, 728x90

        """#),
    Layout(
      name: "unclosed brace",
      source: #"""
        breakpoints:
          mobile: { from: 0, screen: 390x844
          tablet: { from: 740, screen: 1x1 }

        """#),
    Layout(
      name: "unclosed brace at end",
      source: #"""
        breakpoints:
          mobile: { from: 0, screen: 390x844

        """#),
    Layout(
      name: "mismatched bracket",
      source: #"""
        sizes: [300x250, 728x90}

        """#),
    Layout(
      name: "extra closing bracket",
      source: #"""
        sizes: [300x250]]
        layout: a

        """#),
    Layout(
      name: "extra closing brace line",
      source: #"""
        breakpoints: { a: 1 }
        }

        """#),
    Layout(
      name: "missing comma in list of quoted",
      source: #"""
        tags: ["a" "b"]

        """#),
    Layout(
      name: "missing comma in mapping",
      source: #"""
        mobile: { from: 0 screen: 390x844 }

        """#),
    Layout(
      name: "colon in plain value",
      source: #"""
        description: Sport: results of the day
        layout: a

        """#),
    Layout(
      name: "colon in list item",
      source: #"""
        - title: Breaking: news

        """#),
    Layout(
      name: "value and nested",
      source: #"""
        layout: article
          description: x

        """#),
    Layout(
      name: "deeper key after scalar in list",
      source: #"""
        regions:
          article:
            - headline
              title: x

        """#),
    Layout(
      name: "key less indented than siblings",
      source: #"""
        slots:
          rail:
            label: x
           sticky: true

        """#),
    Layout(
      name: "key more indented than siblings",
      source: #"""
        slots:
          rail:
            label: x
             sticky: true

        """#),
    Layout(
      name: "list then key at same level",
      source: #"""
        - a
        - b
        layout: x

        """#),
    Layout(
      name: "key then list at same level",
      source: #"""
        layout: x
        - a

        """#),
    Layout(
      name: "missing colon",
      source: #"""
        layout: article
        description
        regions:
          a: [b]

        """#),
    Layout(
      name: "missing colon nested header",
      source: #"""
        regions
          top_bar:
            - weather

        """#),
    Layout(
      name: "missing colon then list",
      source: #"""
        regions:
          top_bar
            - weather

        """#),
    Layout(
      name: "at sign",
      source: #"""
        author: @reporter

        """#),
    Layout(
      name: "backtick",
      source: #"""
        label: `code`

        """#),
    Layout(
      name: "percent",
      source: #"""
        width: %30

        """#),
    Layout(
      name: "asterisk text",
      source: #"""
        label: *Advertisement*

        """#),
    Layout(
      name: "ampersand text",
      source: #"""
        label: & more

        """#),
    Layout(
      name: "exclamation",
      source: #"""
        label: !important

        """#),
    Layout(
      name: "star in the middle undefined alias",
      source: #"""
        rail: *base

        """#),
    Layout(
      name: "pipe with text",
      source: #"""
        text: | hello
          there

        """#),
    Layout(
      name: "greater than text",
      source: #"""
        words: >= 600

        """#),
    Layout(
      name: "bad escape",
      source: #"""
        label: "C:\path"

        """#),
    Layout(
      name: "hash without quotes",
      source: #"""
        label: #1 story
        colors: { ink: #333, paper: #fff }

        """#),
    Layout(
      name: "flow with colon no space",
      source: #"""
        mobile: {from:0, screen:390x844}

        """#),
    Layout(
      name: "dash missing space among others",
      source: #"""
        regions:
          top_bar:
            - weather
            -place

        """#),
    Layout(
      name: "dash on the key's line",
      source: #"""
        regions:
          top_bar: - weather
            - place

        """#),
    Layout(
      name: "comma first",
      source: #"""
        label: , x

        """#),
    Layout(
      name: "closing bracket first",
      source: #"""
        label: ] x

        """#),
    Layout(
      name: "front matter unclosed",
      source: #"""
        ---
        title: x
        --
        text here

        """#),
    Layout(
      name: "two documents",
      source: #"""
        layout: a
        ---
        layout: b

        """#),
    Layout(
      name: "directive",
      source: #"""
        %YAML 1.3
        ---
        a: b

        """#),
    Layout(
      name: "percent line",
      source: #"""
        %layout: a

        """#),
    Layout(
      name: "missing key",
      source: #"""
        : 1
        b: 2

        """#),
    Layout(
      name: "smart quotes",
      source: #"""
        label: “hello”: x

        """#),
    Layout(
      name: "tab after dash",
      source: #"""
        regions:
          -\#tweather
          -\#tplace

        """#),
    Layout(
      name: "duplicated key",
      source: #"""
        layout: a
        layout: b

        """#),
    Layout(
      name: "merge of text",
      source: #"""
        a: { <<: 3 }

        """#),
    Layout(
      name: "anchor without value",
      source: #"""
        a: &
        b: c

        """#),
    Layout(
      name: "equals instead of colon",
      source: #"""
        layout = article
        description = x
        regions:
          a: [b]

        """#),
    Layout(
      name: "block text under-indented",
      source: #"""
        text: |
            one
          two
            three

        """#),
    Layout(
      name: "multi key line",
      source: #"""
        layout: a description: b

        """#),
    Layout(
      name: "unclosed quote in list",
      source: #"""
        tags: ["a", "b, "c"]

        """#),
    Layout(
      name: "unclosed quote in flow map",
      source: #"""
        a: { title: "Download, from: x }
        b: c

        """#),
    Layout(
      name: "nested list shorthand",
      source: #"""
        areas:
          - top top
          - a b
         - c c

        """#),
    Layout(
      name: "empty flow pieces",
      source: #"""
        a: [1,, 2]

        """#),
    Layout(
      name: "quoted key then stuff",
      source: #"""
        "a" b: c

        """#),
    Layout(
      name: "document end inside",
      source: #"""
        a: b
        ...
        c: d

        """#),
    Layout(
      name: "only closing",
      source: #"""
        ]

        """#),
    Layout(
      name: "key with bracket",
      source: #"""
        [a]: b

        """#),
    Layout(
      name: "mapping key",
      source: #"""
        {a: b}: c

        """#),
    Layout(
      name: "unknown directive in the middle",
      source: #"""
        layout: a
        %foo

        """#),
    Layout(
      name: "quote closed on the wrong line",
      source: #"""
        label: "a
         b
        c: d
        e: "f"
        g: h

        """#),
    Layout(
      name: "value on unindented next line",
      source: #"""
        description:
        Standard article
        layout: x

        """#),
    Layout(
      name: "list item key misaligned",
      source: #"""
        menu:
          - title: News
           link: /news/

        """#),
    Layout(
      name: "list item key misaligned right",
      source: #"""
        menu:
          - title: News
             link: /news/

        """#),
  ]
}
