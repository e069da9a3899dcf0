import GalleyModel

extension Byline {
  /// "By A, B", the day, and the day of the update, each where it is known.
  func phrases(labels: Labels, language: LanguageTag) -> [String] {
    var phrases: [String] = []
    if !authors.isEmpty {
      phrases.append(labels[.by] + " " + authors.joined(separator: ", "))
    }
    if let date { phrases.append(DateFormat.full(date, in: language)) }
    if let updated {
      phrases.append(labels[.updated] + " " + DateFormat.full(updated, in: language))
    }
    return phrases
  }
}
