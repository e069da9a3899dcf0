import Testing

@testable import GalleyRendering

@Suite struct SafeTextTests {
  private func safe(_ text: String) -> String {
    String(decoding: SafeText(text).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("\u{1B}[31mred", "\u{FFFD}[31mred"),
    ("bell\u{7}", "bell\u{FFFD}"),
    ("\u{7F}", "\u{FFFD}"),
    ("\u{9B}2J", "\u{FFFD}2J"),
    ("a\u{202E}b", "a\u{FFFD}b"),
    ("a\u{2066}b\u{2069}", "a\u{FFFD}b\u{FFFD}"),
    ("nul\u{0}", "nul\u{FFFD}"),
  ])
  func replacesWhatRulesATerminal(text: String, expected: String) {
    #expect(safe(text) == expected)
  }

  @Test func collapsesWhiteSpace() {
    #expect(safe("  one\t two\r\n\u{2028}three ") == "one two three ")
  }

  @Test func keepsWordsOfEveryScript() {
    let text = "naïve 東京 👩‍🔬 مرحبا £5 «ça» – “x” … ñ \u{200F}"
    #expect(safe(text) == text)
  }

  @Test func keepsSpacesOfPreformattedText() {
    var text = SafeText(preformatted: true)
    text.append("a\n\tb  c\u{1B}\r\n")
    #expect(String(decoding: text.bytes, as: UTF8.self) == "a\n    b  c\u{FFFD}\n")
  }
}
