/// How a language writes a day out in full.
///
/// Names and patterns are the "full" date formats of the Unicode CLDR (cldr.unicode.org), checked
/// by eye; a language without an entry gets the ISO form, which nobody misreads.
package enum DateFormat {
  /// "Friday, April 19, 2024", "vendredi 19 avril 2024".
  package static func full(_ date: CalendarDate, in language: LanguageTag) -> String {
    guard let names = names[language.primary] else {
      return "\(date.iso.prefix(10))"
    }
    let weekday = names.weekdays[date.weekday]
    let month = names.months[date.month - 1]
    return switch names.order {
    case .english: "\(weekday), \(month) \(date.day), \(date.year)"
    case .french: "\(weekday) \(date.day)\(date.day == 1 ? "er" : "") \(month) \(date.year)"
    case .german: "\(weekday), \(date.day). \(month) \(date.year)"
    case .spanish: "\(weekday), \(date.day) de \(month) de \(date.year)"
    case .italian: "\(weekday) \(date.day) \(month) \(date.year)"
    case .arabic: "\(weekday)، \(date.day) \(month) \(date.year)"
    case .japanese: "\(date.year)年\(date.month)月\(date.day)日\(weekday)"
    }
  }

  private enum Order {
    case english, french, german, spanish, italian, arabic, japanese
  }

  private struct Names {
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
