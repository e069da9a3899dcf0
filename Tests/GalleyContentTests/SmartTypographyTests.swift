import GalleyBasics
import GalleyModel
import GalleyTestSupport
import Testing

@testable import GalleyContent

@Suite struct SmartTypographyTests {
  @Test(arguments: [
    ("en", #"He said, "It's 'fine'...""#, "He said, “It’s ‘fine’…”"),
    ("en", #""Yes," 'no' -- or --- ---- "(x)""#, "“Yes,” ‘no’ – or — ---- “(x)”"),
    ("en", "the '90s, rock 'n' roll, dogs' tails", "the ’90s, rock ‘n’ roll, dogs’ tails"),
    ("en", "(\"a\") \"'b' c\" —\"d\"—\u{A0}\"e\"", "(“a”) “‘b’ c” —“d”—\u{A0}“e”"),
    ("en", #"a "b c"#, "a “b c"), ("en", #"a b" c"#, "a b” c"), ("en", "....", "…."),
    ("de", #""So 'ist' es""#, "„So ‚ist‘ es“"), ("fr", #""l'eau""#, "«\u{A0}l’eau\u{A0}»"),
    ("fr", #"l'"affaire", d'"Artagnan""#, "l’«\u{A0}affaire\u{A0}», d’«\u{A0}Artagnan\u{A0}»"),
    ("en", #""the boys'" said"#, "“the boys’” said"),
    ("pt-BR", #""a""#, "“a”"), ("pt-PT", #""a""#, "«a»"), ("sv", #""a""#, "”a”"),
    ("en", "a - b. c", "a - b. c"), ("en", "", ""),
  ])
  func marksAreThoseOfTheLanguage(_ language: String, _ written: String, _ set: String) {
    #expect(SmartTypography(LanguageTag(language)).applied(to: written) == set)
  }

  private func article(_ body: String, isSet: Bool = true) throws -> Article {
    let text = "---\ntitle: \"It's\"\n---\n\(body)"
    var article = try #require(Article.parse(SourceFile(path: "a.md", text: text)).value)
    if isSet { article.set(by: SmartTypography(.english)) }
    return article
  }

  @Test(arguments: [
    (#"He said "*yes*" and `"no"`."#, #"He said “yes” and "no"."#),
    ("*Why*'s `x`'s", "Why’s x’s"), ("# \"A\" -- b", "“A” – b"),
    ("- \"a\"\n- > b...\n", "“a”b…"), ("\"a<br>\"b\" c", "“a“b” c"),
  ])
  func textIsSetThroughItsStyles(_ source: String, _ words: String) throws {
    let body = try article(source).body
    #expect(body.runs.map { body.string($0.text) }.joined() == words)
  }

  @Test func everythingElseKeepsItsPlace() throws {
    let source = """
      A "link [to 'x'](https://a.example/?q="--" "T") and https://b.example/a--b...

      ![it's](a--b.jpg "Cap's")

      | "a" | b |
      |---|---|
      | 'c' | `'d'` |

      ```c--
      "e"
      ```
      """
    let (set, plain) = (try article(source), try article(source, isSet: false))
    #expect(set.title.value == "It’s" && set.title.span.text == "\"It's\"")
    #expect(set.body.wordCount == plain.body.wordCount)
    #expect(set.body.blocks.map(\.line) == plain.body.blocks.map(\.line))
    let links = { (body: Body) in body.links.map { body.string($0.destination) } }
    #expect(links(set.body) == links(plain.body))
    let words = set.body.runs.map { set.body.string($0.text) }.joined(separator: "|")
    #expect(words.contains("to ‘x’") && words.contains("https://b.example/a--b"))
    #expect(words.contains("“a”") && words.contains("‘c’") && words.contains("'d'"))
    #expect(words.contains("Cap’s"))
    #expect(set.body.outline.contains(#"code c-- "\"e\"""#))
  }

  /// Whatever the text, what is not a mark stays as it is, and nothing is left of what was typed.
  @Test func onlyMarksChange() {
    var random = SeededGenerator(11)
    let letters = Array("ab \"'-.(é")
    for _ in 0..<2000 {
      let text = String((0..<40).map { _ in letters.randomElement(using: &random) ?? "a" })
      let set = SmartTypography(.english).applied(to: text)
      let kept = { (text: String) in text.filter { "ab (é".contains($0) } }
      #expect(kept(set) == kept(text), "\(text)")
      #expect(!set.contains("\"") && !set.contains("'") && !set.contains("..."), "\(text)")
    }
  }
}
