import GalleyTestSupport

/// A body's Markdown with blocks of all kinds, some more or less long.
struct RandomStory {
  private(set) var blocks: [String] = []
  private var random: SeededGenerator

  /// Whether pictures stand at the sides of the text.
  private let hasAsides: Bool

  init(seed: Int, hasAsides: Bool = false) {
    self.hasAsides = hasAsides
    random = SeededGenerator(seed)
    for _ in 0..<Int.random(in: 2...25, using: &random) { blocks.append(block()) }
  }

  var markdown: String { blocks.joined(separator: "\n\n") }

  /// Adds a paragraph in any place.
  mutating func lengthen() {
    let place = Int.random(in: 0...blocks.count, using: &random)
    blocks.insert(words(1...120), at: place)
  }

  private mutating func block() -> String {
    switch Int.random(in: 0..<16, using: &random) {
    case 0: "## " + words(1...6)
    case 1: "- " + words(1...20) + "\n- " + words(1...20)
    case 2: "> " + words(1...40)
    case 3: "![" + words(1...3) + "](a.jpg)"
    case 4: "| a | b |\n|---|---|\n| " + words(1...8) + " | c |"
    case 5: "```\n" + words(1...5) + "\n```"
    case 6: "***"
    case 7 where hasAsides:
      "<img src=a.jpg class=alignleft width=" + (Bool.random(using: &random) ? "100" : "300")
        + " height=" + (Bool.random(using: &random) ? "90>" : "400>")
    case 8 where hasAsides: "<img src=a.jpg alt=a align=right> " + words(1...80)
    default: words(1...120)
    }
  }

  private mutating func words(_ count: ClosedRange<Int>) -> String {
    let words = ["ferry", "harbour", "the", "of", "reconstruction", "quay", "light", "on"]
    return (0..<Int.random(in: count, using: &random)).map { _ in
      words.randomElement(using: &random) ?? ""
    }.joined(separator: " ")
  }
}
