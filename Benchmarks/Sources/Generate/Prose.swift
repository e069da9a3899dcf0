/// Writes sentences and the Markdown blocks that they fill.
struct Prose {
  private(set) var random: SplitMix64

  init(random: SplitMix64) {
    self.random = random
  }

  /// A headline, without a full stop.
  mutating func title() -> String {
    let noun = random.pick(Vocabulary.nouns)
    return "The \(random.pick(Vocabulary.adjectives)) \(noun) \(random.pick(Vocabulary.verbs)) "
      + "a \(random.pick(Vocabulary.adjectives)) \(random.pick(Vocabulary.nouns))"
  }

  /// `sentences` sentences of plain or marked-up text, on one line.
  mutating func paragraph(sentences: ClosedRange<Int>) -> String {
    (0..<Int.random(in: sentences, using: &random)).map { _ in sentence() }.joined(separator: " ")
  }

  /// A block of an article's body, most often a paragraph.
  mutating func block() -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<70: paragraph(sentences: 2...6)
    case ..<80: "## \(title())"
    case ..<86: list()
    case ..<91: "> \(paragraph(sentences: 1...2))"
    case ..<94: table()
    case ..<98: image()
    default: "---"
    }
  }

  private mutating func sentence() -> String {
    let subject = "the \(random.pick(Vocabulary.adjectives)) \(random.pick(Vocabulary.nouns))"
    let object = "the \(random.pick(Vocabulary.adjectives)) \(random.pick(Vocabulary.nouns))"
    let clause = "\(subject) \(random.pick(Vocabulary.verbs)) \(marked(object))"
    let opened = random.chance(25) ? "\(random.pick(Vocabulary.openings)) \(clause)" : clause
    let closed = random.chance(40) ? "\(opened) \(random.pick(Vocabulary.closings))" : opened
    return closed.prefix(1).uppercased() + closed.dropFirst() + "."
  }

  /// `words`, now and then emphasised or a link.
  private mutating func marked(_ words: String) -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<4: "*\(words)*"
    case ..<7: "**\(words)**"
    case ..<11: "[\(words)](https://courier.example/\(random.pick(Vocabulary.nouns))/)"
    case ..<12: "`\(words)`"
    default: words
    }
  }

  private mutating func list() -> String {
    let ordered = random.chance(30)
    return (1...Int.random(in: 3...6, using: &random)).map { number in
      (ordered ? "\(number). " : "- ") + paragraph(sentences: 1...1)
    }.joined(separator: "\n")
  }

  private mutating func table() -> String {
    let rows = (0..<Int.random(in: 3...6, using: &random)).map { _ in
      let year = Int.random(in: 1990...2024, using: &random)
      let amount = Int.random(in: 1...9_999, using: &random)
      return "| \(random.pick(Vocabulary.nouns)) | \(year) | \(amount) |"
    }
    return (["| Place | Year | Visitors |", "| --- | ---: | ---: |"] + rows).joined(separator: "\n")
  }

  private mutating func image() -> String {
    let noun = random.pick(Vocabulary.nouns)
    return
      "![A \(random.pick(Vocabulary.adjectives)) \(noun)](\(Vocabulary.picture(of: noun)) \"\(title())\")"
  }
}
