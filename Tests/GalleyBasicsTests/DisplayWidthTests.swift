import GalleyBasics
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2),
    ("Ａ", 2), ("👩‍👩‍👧", 2), ("🇲🇺", 2), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("☺\u{FE0E}", 1),
    ("\u{200B}", 0), ("\u{AD}", 1), ("\t", 0), ("\u{1B}", 0), ("…", 1), ("—", 1), ("ﬁ", 1),
    ("क्षि", 3),
    ("\u{3000}", 2), ("🚀x", 3), ("กำ", 2),
  ])
  func strings(_ text: String, _ cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }

  @Test func scalars() {
    #expect(DisplayWidth.of("あ" as Unicode.Scalar) == 2)
    #expect(DisplayWidth.of("\u{301}" as Unicode.Scalar) == 0)
    #expect(DisplayWidth.of("\u{10FFFF}" as Unicode.Scalar) == 1)
  }
}
