extension CalendarDate {
  /// Reads a date of an archive: the plain forms, and those in English words, such as `March 5, 2021`,
  /// `5 Mar 2021 10:00 +0200` and `Fri, 05 Mar 2021 10:00:00 GMT` (RFC 5322).
  package init?(written text: String) {
    if let date = CalendarDate(text) {
      self = date
      return
    }
    guard text.utf8.count <= 64 else { return nil }
    var words = text.split { $0 == " " || $0 == "," }[...]
    if let first = words.first, Self.index(of: first, in: Self.weekdays) != nil {
      words = words.dropFirst()
    }
    guard words.count >= 3 else { return nil }
    let parts = Array(words.prefix(3))
    let isMonthFirst = Self.index(of: parts[0], in: Self.months) != nil
    guard let month = Self.index(of: parts[isMonthFirst ? 0 : 1], in: Self.months),
      let day = Self.day(parts[isMonthFirst ? 1 : 0]), parts[2].utf8.count == 4,
      let year = Int(parts[2])
    else { return nil }
    let time = words.dropFirst(3).joined(separator: " ")
    guard let date = CalendarDate(year: year, month: month + 1, day: day) else { return nil }
    self.init(time.isEmpty ? date.iso : "\(date.iso) \(time)")
  }

  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december",
  ]

  /// The name that a word is, or that it begins with three letters at least of.
  private static func index(of word: Substring, in names: [String]) -> Int? {
    let word = word.lowercased().filter { $0 != "." }
    return word.utf8.count < 3 ? nil : names.firstIndex { $0.hasPrefix(word) }
  }

  /// `5`, `05` or `5th`.
  private static func day(_ word: Substring) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let rest = word.dropFirst(digits.count)
    return rest.isEmpty || ["st", "nd", "rd", "th"].contains { $0 == rest } ? Int(digits) : nil
  }
}
