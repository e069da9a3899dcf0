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
