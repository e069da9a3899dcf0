/// One article's Markdown, front matter included.
struct ArticleText {
  let name: String
  let text: String

  /// The article of this number: always the same for the same seed, whichever others are made.
  init(number: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed &* 1_000_003 &+ UInt64(number))
    let size = Int.random(in: 3_000...20_000, using: &random)
    let matter = Self.frontMatter(number: number, random: &random)
    var prose = Prose(random: random)
    var blocks = [prose.paragraph(sentences: 2...4)]
    var length = matter.utf8.count
    while length < size {
      let block = prose.block()
      length += block.utf8.count + 2
      blocks.append(block)
    }
    name = "article-\(Self.padded(number, to: 6)).md"
    text = matter + blocks.joined(separator: "\n\n") + "\n"
  }

  private static func frontMatter(number: Int, random: inout SplitMix64) -> String {
    var prose = Prose(random: SplitMix64(seed: random.next()))
    let noun = random.pick(Vocabulary.nouns)
    let tags = Set((0..<3).map { _ in random.pick(Vocabulary.tags) }).sorted()
    let mustRead = number % 50 == 1 ? ["must-read"] : []
    let month = padded(Int.random(in: 1...12, using: &random), to: 2)
    let day = padded(Int.random(in: 1...28, using: &random), to: 2)
    return """
      ---
      title: "\(prose.title())"
      standfirst: "\(prose.paragraph(sentences: 1...1))"
      authors: [\(random.pick(Vocabulary.authors)), \(random.pick(Vocabulary.authors))]
      date: \(Int.random(in: 2015...2024, using: &random))-\(month)-\(day)
      section: \(random.pick(Vocabulary.sections))
      tags: [\((mustRead + tags).joined(separator: ", "))]
      language: en
      image:
        src: \(Vocabulary.picture(of: noun))
        alt: A \(random.pick(Vocabulary.adjectives)) \(noun)
        caption: "\(prose.paragraph(sentences: 1...1))"
        credit: \(random.pick(Vocabulary.authors))
        width: 1200
        height: 800
      ---


      """
  }

  private static func padded(_ number: Int, to digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
