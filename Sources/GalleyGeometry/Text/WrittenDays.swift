import GalleyModel

/// The days on a page as they are written there: each is written once, though several screens and lists show it.
struct WrittenDays: Sendable {
  private let format: DateFormat
  private var days: [(date: CalendarDate, text: String)] = []

  init(_ language: LanguageTag) { format = DateFormat(language) }

  mutating func text(of date: CalendarDate) -> String {
    for index in days.indices where days[index].date.isSameDay(as: date) { return days[index].text }
    let text = format.full(date)
    days.append((date, text))
    return text
  }
}

extension CalendarDate {
  /// By number: another module would compare dates through a table of witnesses.
  fileprivate func isSameDay(as other: CalendarDate) -> Bool {
    day == other.day && month == other.month && year == other.year
  }
}
