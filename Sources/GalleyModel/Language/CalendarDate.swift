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
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    guard let time else { return date }
    let clock = "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
    guard let offset = time.offset else { return "\(date)T\(clock)" }
    if offset == 0 { return "\(date)T\(clock)Z" }
    let sign = offset < 0 ? "-" : "+"
    return "\(date)T\(clock)\(sign)\(padded(abs(offset) / 60, 2)):\(padded(abs(offset) % 60, 2))"
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
