import GalleyBasics
import GalleyTestSupport

/// One diagnostic for each thing that a code frame can show.
enum SampleDiagnostics {
  static let layout = MarkedSource(
    """
    layout: article
    regions:
      article:
        - headline
        - spot_img: 1️⃣leaderbord2️⃣
      wide: 6️⃣日本語7️⃣ text
    \ttabs:\t8️⃣here9️⃣
    slots:
      3️⃣leaderboard4️⃣:
        sizes: [970x250]
    5️⃣
    """, path: "layouts/article.yaml")

  static let base = MarkedSource(
    "slots:\n  1️⃣rail2️⃣: {}\n", path: "layouts/base.yaml")

  static let long = MarkedSource(
    String(repeating: "word ", count: 60) + "1️⃣here2️⃣ " + String(repeating: "and on ", count: 60),
    path: "layouts/long.yaml")

  static let pair = MarkedSource("{ 1️⃣a2️⃣: 1, 3️⃣a4️⃣: 2 }\n", path: "layouts/pair.yaml")

  static let all: [Diagnostic] = [
    Diagnostic(
      "unknown-slot", "no slot is named 'leaderbord'",
      at: .init(layout.span(1, 2), "did you mean 'leaderboard'?"),
      also: [.init(layout.span(3, 4), "defined here")],
      fixIt: .init(layout.span(1, 2), "leaderboard")),
    Diagnostic(
      "bad-value", .warning, "wide characters take two cells",
      at: .init(layout.span(6, 7), "six cells"),
      notes: [
        "a note that is long enough to be broken into several lines, since it says rather more than anybody wants to know about the width of characters"
      ]),
    Diagnostic("list-in-text", .info, "tabs are expanded", at: .init(layout.span(8, 9), "here")),
    Diagnostic(
      "size-too-wide", "the slot 'rail' of the base layout is in the way",
      at: .init(layout.span(3, 4), "this one"),
      also: [.init(base.span(1, 2), "and that one")]),
    Diagnostic(
      "missing-key", "a span of several lines is underlined on its first",
      at: .init(Span(layout.file, layout.offset(3)..<layout.offset(5)), "from here on")),
    Diagnostic(
      "yaml-syntax", "the file's end has a place too", at: .init(layout.span(5, 5), "here"),
      fixIt: .init(layout.span(5, 5), "theme: {}")),
    Diagnostic(
      "bad-length", "a long line is shown in part",
      at: .init(
        long.span(1, 2), "with a label that is too long to stand beside the mark on narrow screens")
    ),
    Diagnostic(
      "duplicate-key", "labels of one line hang below each other",
      at: .init(pair.span(3, 4), "again"),
      also: [.init(pair.span(1, 2), "first")], fixIt: .init(pair.span(3, 4), "")),
    Diagnostic(
      "empty-file", "an empty file has no frame",
      at: .init(SourceFile(path: "layouts/empty.yaml", text: "").span, "nothing"),
      notes: ["but notes"]),
  ]
}
