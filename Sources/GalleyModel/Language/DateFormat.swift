/// How a language writes a day out in full.
///
/// Names and patterns are the "full" date formats of the Unicode CLDR (cldr.unicode.org), checked
/// by eye; a language without an entry gets the ISO form, which nobody misreads.
package struct DateFormat: Sendable {
  /// `nil` for a language without an entry.
  private let names: Names?

  package init(_ language: LanguageTag) { names = Self.names[language.primary] }

  package static func full(_ date: CalendarDate, in language: LanguageTag) -> String {
    DateFormat(language).full(date)
  }

  /// "Friday, April 19, 2024", "vendredi 19 avril 2024".
  package func full(_ date: CalendarDate) -> String {
    guard let names else { return "\(date.iso.prefix(10))" }
    let weekday = names.weekdays[date.weekday]
    let month = names.months[date.month - 1]
    let (day, year) = (String(date.day), String(date.year))
    return switch names.order {
    case .english: Self.joined(weekday, ", ", month, " ", day, ", ", year)
    case .french: Self.joined(weekday, " ", day, date.day == 1 ? "er " : " ", month, " ", year)
    case .german: Self.joined(weekday, ", ", day, ". ", month, " ", year)
    case .spanish: Self.joined(weekday, ", ", day, " de ", month, " de ", year)
    case .italian: Self.joined(weekday, " ", day, " ", month, " ", year)
    case .arabic: Self.joined(weekday, "، ", day, " ", month, " ", year)
    case .japanese: Self.joined(year, "年", String(date.month), "月", day, "日", weekday)
    }
  }

  /// Not by interpolation, which takes several times as long: a page of lists has many days.
  private static func joined(_ parts: String...) -> String {
    String(unsafeUninitializedCapacity: parts.reduce(0) { $0 + $1.utf8.count }) { text in
      parts.reduce(0) { count, part in
        let rest = UnsafeMutableBufferPointer(rebasing: text[count...])
        return count + rest.initialize(from: part.utf8).index
      }
    }
  }

  private enum Order: Sendable {
    case english, french, german, spanish, italian, arabic, japanese
  }

  private struct Names: Sendable {
    var order: Order
    var weekdays: [String]
    var months: [String]

    init(_ order: Order, _ weekdays: String, _ months: String) {
      self.order = order
      self.weekdays = weekdays.split(separator: " ").map(String.init)
      self.months = months.split(separator: " ").map(String.init)
    }
  }

  private static let names: [String: Names] = [
    "en": Names(
      .english, "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
      "January February March April May June July August September October November December"),
    "fr": Names(
      .french, "dimanche lundi mardi mercredi jeudi vendredi samedi",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "de": Names(
      .german, "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag",
      "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "es": Names(
      .spanish, "domingo lunes martes miércoles jueves viernes sábado",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "pt": Names(
      .spanish, "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    "it": Names(
      .italian, "domenica lunedì martedì mercoledì giovedì venerdì sabato",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
    ),
    "ar": Names(
      .arabic, "الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت",
      "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    "ja": Names(
      .japanese, "日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日",
      "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
  ]
}
