import GalleyModel

extension Byline {
  /// "By A, B", the day, and the day of the update, each where it is known.
  func parts(phrases: Phrases, language: LanguageTag) -> [String] {
    var parts: [String] = []
    if !authors.isEmpty {
      parts.append(phrases[.by] + " " + authors.joined(separator: ", "))
    }
    if let date { parts.append(DateFormat.full(date, in: language)) }
    if let updated {
      parts.append(phrases[.updated] + " " + DateFormat.full(updated, in: language))
    }
    return parts
  }
}
