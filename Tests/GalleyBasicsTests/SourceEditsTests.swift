import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct SourceEditsTests {
  /// Findings that ask to write something in the place of what stands between two markers.
  private func edits(
    _ source: MarkedSource, _ fixes: [(Int, Int, String)], guesses: Bool = true
  ) -> [SourceEdits] {
    let diagnostics = fixes.map { start, end, replacement in
      Diagnostic(
        .badValue, "wrong", at: .init(source.span(start, end)),
        fixIt: .init(source.span(start, end), replacement))
    }
    return SourceEdits.all(for: diagnostics, guesses: guesses)
  }

  private func text(_ edits: [SourceEdits]) -> String? {
    edits.first.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func replacesInsertsAndRemoves() {
    let source = MarkedSource("a: 1️⃣12️⃣\nb3️⃣4️⃣ 5️⃣gone6️⃣\n")
    let edits = edits(source, [(3, 4, ":"), (1, 2, "one"), (5, 6, "")])
    #expect(text(edits) == "a: one\nb: \n")
  }

  @Test func whatTouchesIsDoneOnce() {
    let source = MarkedSource("1️⃣ab2️⃣c3️⃣")
    #expect(text(edits(source, [(1, 2, "x"), (1, 2, "x"), (1, 3, "y")])) == "xc")
    #expect(text(edits(source, [(2, 2, "-"), (2, 2, "+")])) == "ab+c")
    #expect(text(edits(source, [(1, 2, "x"), (2, 3, "y")])) == "xy")
  }

  @Test func oneFileThatWasReadTwiceIsChangedOnce() {
    let fixes = (0..<2).compactMap { _ in
      let source = MarkedSource("slots: {a: 1️⃣32️⃣}")
      return Diagnostic(
        .badLength, "wrong", at: .init(source.span(1, 2)), fixIt: .init(source.span(1, 2), "3px"))
    }
    let edits = SourceEdits.all(for: fixes, guesses: false)
    #expect(edits.count == 1 && text(edits) == "slots: {a: 3px}")
  }

  @Test func guessesAreMadeWhereTheyAreWanted() {
    let source = MarkedSource("1️⃣a2️⃣")
    var one = Diagnostic(.badValue, "wrong", at: .init(source.span(1, 2)))
    one.fixIt = .init(source.span(1, 2), "b", isGuess: true)
    #expect(SourceEdits.all(for: [one], guesses: false).isEmpty)
    #expect(text(SourceEdits.all(for: [one], guesses: true)) == "b")
  }

  @Test func patchesShowThreeLinesAround() {
    let source = MarkedSource("1\n2\n3\n4\n1️⃣52️⃣\n6\n7\n8\n9\n", path: "a.yaml")
    #expect(
      edits(source, [(1, 2, "five\n5b")]).first?.diff == """
        --- a.yaml
        +++ a.yaml
        @@ -2,7 +2,8 @@
         2
         3
         4
        -5
        +five
        +5b
         6
         7
         8

        """)
  }

  @Test func nearChangesShareAHunkAndFarOnesDoNot() {
    let lines = (1...30).map { "line \($0)\n" }.joined()
    let source = MarkedSource(
      lines.replacing("line 3\n", with: "1️⃣x2️⃣\n").replacing("line 8\n", with: "3️⃣y4️⃣\n")
        .replacing("line 25\n", with: "5️⃣z6️⃣\n"))
    let diff = edits(source, [(1, 2, "X\nX"), (3, 4, "Y"), (5, 6, "Z")]).first?.diff ?? ""
    let heads = diff.split(separator: "\n").filter { $0.hasPrefix("@@") }
    #expect(heads == ["@@ -1,11 +1,12 @@", "@@ -22,7 +23,7 @@"])
  }

  @Test func namesWithBlanksEndWithATab() {
    let source = MarkedSource("1️⃣a2️⃣\n", path: "a b.yaml")
    #expect(
      edits(source, [(1, 2, "c")]).first?.diff.hasPrefix("--- a b.yaml\t\n+++ a b.yaml\t\n") == true
    )
  }

  @Test func theEndOfAFileIsShownAsItIs() {
    let bare = MarkedSource("a\n1️⃣b2️⃣")
    #expect(
      edits(bare, [(1, 2, "c")]).first?.diff.hasSuffix(
        "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")
        == true)
    let ended = MarkedSource("a\n1️⃣")
    #expect(
      edits(ended, [(1, 1, "b\n")]).first?.diff.hasSuffix("@@ -1,1 +1,2 @@\n a\n+b\n") == true)
  }
}
