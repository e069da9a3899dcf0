/// A day of the Gregorian calendar, with the time of day and the offset that were written with it.
package struct CalendarDate: Hashable, Sendable {
  package struct Time: Hashable, Sendable {
    package var hour: Int
    package var minute: Int
    package var second: Int
    /// Minutes east of UTC; `nil` where none was written.
    package var offset: Int?

    package init(hour: Int, minute: Int, second: Int, offset: Int?) {
      self.hour = hour
      self.minute = minute
      self.second = second
      self.offset = offset
    }
  }

  package let year: Int
  package let month: Int
  package let day: Int
  package let time: Time?

  /// Fails for a day that the calendar does not have and a time that no clock shows.
  package init?(year: Int, month: Int, day: Int, time: Time? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    if let time {
      guard (0...23).contains(time.hour), (0...59).contains(time.minute),
        (0...60).contains(time.second), (-18 * 60...18 * 60).contains(time.offset ?? 0)
      else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
    self.time = time
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Days since 1 January of the year 1, by the rule of leap years.
  private var dayNumber: Int {
    let past = year - 1
    let months = (1..<month).reduce(0) { $0 + Self.days(inMonth: $1, of: year) }
    return past * 365 + past / 4 - past / 100 + past / 400 + months + day - 1
  }

  /// 0 for Sunday to 6 for Saturday; 1 January of the year 1 was a Monday.
  package var weekday: Int { (dayNumber + 1) % 7 }

  /// Seconds since the year 1 in UTC: later dates have larger numbers.
  package var instant: Int {
    let day = dayNumber * 86_400
    guard let time else { return day }
    return day + time.hour * 3600 + time.minute * 60 + time.second - (time.offset ?? 0) * 60
  }
}

extension CalendarDate {
  /// `2024-04-19`, with time and offset where they are known, as HTML's `datetime` wants it.
  package var iso: String {
    String(unsafeUninitializedCapacity: 25) { buffer in
      var text = FixedText(buffer)
      text.date(self)
      return text.count
    }
  }
}

/// Writes numbers with leading zeros into a few bytes.
private struct FixedText {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func date(_ date: CalendarDate) {
    number(date.year, digits: 4)
    number(date.month, digits: 2, after: "-")
    number(date.day, digits: 2, after: "-")
    guard let time = date.time else { return }
    number(time.hour, digits: 2, after: "T")
    number(time.minute, digits: 2, after: ":")
    number(time.second, digits: 2, after: ":")
    guard let offset = time.offset else { return }
    guard offset != 0 else { return append("Z") }
    number(abs(offset) / 60, digits: 2, after: offset < 0 ? "-" : "+")
    number(abs(offset) % 60, digits: 2, after: ":")
  }

  private mutating func number(_ number: Int, digits: Int, after separator: Unicode.Scalar) {
    append(separator)
    self.number(number, digits: digits)
  }

  private mutating func number(_ number: Int, digits: Int) {
    var rest = number
    for position in stride(from: count + digits - 1, through: count, by: -1) {
      buffer[position] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    count += digits
  }

  private mutating func append(_ separator: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: separator)
    count += 1
  }
}

extension CalendarDate {
  /// Reads `2024-04-19`, optionally followed by `T` or spaces, `08:30` or `8:30:00.5`, and an
  /// offset: `Z`, `UTC`, `+04`, `+04:00`, `+0400` or ` -4`.
  ///
  /// The forms are those of RFC 3339 and of YAML's timestamp type, whose hours may have one digit, and those of
  /// archives that are as plain: `2024-4-9` and `2024/04/09`.
  package init?(_ text: String) {
    var reader = DigitReader(bytes: Array(text.utf8))
    guard let year = reader.number(digits: 4) else { return nil }
    let separator: Unicode.Scalar = reader.bytes.dropFirst(4).first == UInt8(ascii: "/") ? "/" : "-"
    guard reader.skip(separator), let month = reader.shortNumber, reader.skip(separator),
      let day = reader.shortNumber
    else { return nil }
    var time: Time?
    if !reader.isAtEnd {
      guard let read = Self.time(from: &reader) else { return nil }
      time = read
    }
    self.init(year: year, month: month, day: day, time: time)
  }

  private static func time(from reader: inout DigitReader) -> Time? {
    guard reader.skip("T") || reader.skip("t") || reader.skipSpaces(),
      let hour = reader.shortNumber, reader.skip(":"),
      let minute = reader.number(digits: 2)
    else { return nil }
    var second = 0
    if reader.skip(":") {
      guard let read = reader.number(digits: 2) else { return nil }
      second = read
      if reader.skip("."), !reader.skipDigits() { return nil }
    }
    reader.skipSpaces()
    guard !reader.isAtEnd else {
      return Time(hour: hour, minute: minute, second: second, offset: nil)
    }
    guard let offset = offset(from: &reader), reader.isAtEnd else { return nil }
    return Time(hour: hour, minute: minute, second: second, offset: offset)
  }

  private static func offset(from reader: inout DigitReader) -> Int? {
    if reader.skip("Z") || reader.skip("z") || reader.skip(word: "UTC") || reader.skip(word: "GMT")
    {
      return 0
    }
    let sign: Int
    if reader.skip("+") { sign = 1 } else if reader.skip("-") { sign = -1 } else { return nil }
    guard let hours = reader.shortNumber else { return nil }
    if reader.isAtEnd { return sign * hours * 60 }
    _ = reader.skip(":")
    guard let minutes = reader.number(digits: 2), minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }
}

/// Reads fixed-width numbers and separators from the front of some bytes.
private struct DigitReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ separator: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: separator) else { return false }
    position += 1
    return true
  }

  mutating func number(digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += digits
    return value
  }

  /// A number of two digits or one.
  var shortNumber: Int? {
    mutating get { number(digits: 2) ?? number(digits: 1) }
  }

  mutating func skip(word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.description.utf8) else {
      return false
    }
    position = end
    return true
  }

  /// - Returns: whether there was one at least.
  mutating func skipDigits() -> Bool { skip { (48...57).contains($0) } }

  /// - Returns: whether there was one at least.
  @discardableResult
  mutating func skipSpaces() -> Bool { skip { $0 == UInt8(ascii: " ") } }

  private mutating func skip(while accepts: (UInt8) -> Bool) -> Bool {
    let start = position
    while position < bytes.count, accepts(bytes[position]) { position += 1 }
    return position > start
  }
}

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
