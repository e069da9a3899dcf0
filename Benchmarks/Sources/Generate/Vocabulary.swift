/// The words that the articles are made of.
enum Vocabulary {
  static let sections = ["news", "environment", "features", "sport", "opinion"]

  static let tags = [
    "harbour", "council", "budget", "cyclone", "market", "football", "heritage", "energy",
    "schools", "fishing", "transport", "music",
  ]

  static let authors = [
    "Anjali Ramdin", "Jean-Marc Labelle", "Priya Seewoo", "Thomas O'Neill", "Nadia Bégué",
    "Kevin Lam Hung", "Élise Duval", "Rashid Peerbux",
  ]

  static let adjectives = [
    "quiet", "public", "narrow", "recent", "coastal", "modest", "unusual", "careful", "old",
    "bright", "crowded", "northern", "heavy", "patient", "local", "new", "costly", "common",
    "early", "open",
  ]

  static let nouns = [
    "harbour", "council", "market", "road", "reef", "committee", "school", "ferry", "bridge",
    "river", "budget", "teacher", "engineer", "warehouse", "neighbour", "storm", "festival",
    "report", "lagoon", "museum", "station", "garden", "company", "captain", "minister", "winter",
    "harvest", "theatre", "library", "promise", "meeting", "morning", "terminal", "village",
    "fisherman",
  ]

  /// A picture of the example newspaper's, the same one for the same noun.
  static func picture(of noun: String) -> String {
    let pictures = ["bus-stop", "cricket", "dhow", "harbour", "market", "rain", "theatre"]
    return "assets/\(pictures[noun.utf8.reduce(0) { $0 + Int($1) } % pictures.count]).svg"
  }

  static let verbs = [
    "opened", "repaired", "measured", "described", "crossed", "delayed", "promised", "questioned",
    "remembered", "rebuilt", "visited", "counted", "defended", "explained", "followed", "ignored",
    "planned", "painted", "refused", "welcomed",
  ]

  static let openings = [
    "In the end,", "Early on Tuesday,", "Until last year,", "For most residents,", "By contrast,",
    "According to the figures,", "On paper,", "For now,", "After the rains,", "To many,",
  ]

  static let closings = [
    "before the first boat left", "without a word to the press", "for the third time this year",
    "as the sun went down over the citadel", "although nobody had asked",
    "at a cost of Rs 4.5 million", "while the cafés along the quay filled up",
    "in a room that seats 120 people", "and the work is “far from over”",
    "just as the engineers had warned",
  ]
}
