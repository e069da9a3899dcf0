/// How far the clocks of a place are from UTC at any time, as the time zone database says it.
package struct ZoneRules: Sendable {
  private struct Change: Sendable {
    /// Seconds since the year 1 in UTC.
    var moment: Int
    /// Seconds east of UTC from then on.
    var offset: Int
  }

  /// Before all changes, in seconds east of UTC.
  private var first: Int
  /// In the order of time.
  private var changes: [Change] = []
  /// What holds after them.
  private var yearly: YearlyRule?

  /// - Parameter offset: that of all times, in seconds east of UTC.
  package init(offset: Int = 0) { first = offset }

  /// The seconds from the year 1 to 1970.
  private static let unixEpoch = 719_162 * 86_400

  /// Reads a compiled file of the database (TZif, RFC 8536); `nil` for what is none.
  package init?(file bytes: [UInt8]) {
    guard var block = ZoneBlock(bytes, at: 0, timeWidth: 4) else { return nil }
    if block.version >= UInt8(ascii: "2") {
      guard let second = ZoneBlock(bytes, at: block.end, timeWidth: 8) else { return nil }
      block = second
    }
    guard let offsets = block.offsets, let initial = offsets.first else { return nil }
    first = initial
    for index in 0..<block.times {
      let type = Int(bytes[block.typeIndices + index])
      guard let moment = block.time(index), offsets.indices.contains(type) else { return nil }
      changes.append(Change(moment: moment + Self.unixEpoch, offset: offsets[type]))
    }
    if block.timeWidth == 8 {
      let footer = bytes[block.end...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
      yearly = YearlyRule(Array(footer))
    }
  }

  /// The moment at which the clocks show a time; both in seconds since the year 1.
  ///
  /// Of a time that they show twice it is the first. One that they leave out counts as if they had not been changed.
  package func moment(ofLocal seconds: Int) -> Int {
    let day = 86_400
    let candidates = [offset(at: seconds - day), offset(at: seconds + day)]
    let fitting = candidates.first { offset(at: seconds - $0) == $0 }
    return seconds - (fitting ?? candidates[0])
  }

  /// In seconds east of UTC, at a moment in seconds since the year 1.
  private func offset(at moment: Int) -> Int {
    if let yearly, moment >= changes.last?.moment ?? .min { return yearly.offset(at: moment) }
    var range = changes.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range =
        changes[middle].moment <= moment
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound == 0 ? first : changes[range.lowerBound - 1].offset
  }
}

/// One of the two blocks of a zone's file.
private struct ZoneBlock {
  let bytes: [UInt8]
  let version: UInt8
  let timeWidth: Int
  let times: Int
  private let types: Int
  private let start: Int
  let end: Int

  init?(_ bytes: [UInt8], at header: Int, timeWidth: Int) {
    let start = header + 44
    guard start <= bytes.count, bytes[header..<header + 4].elementsEqual("TZif".utf8) else {
      return nil
    }
    let counts = (0..<6).map { Self.number(bytes, at: header + 20 + 4 * $0, width: 4) }
    guard counts.allSatisfy({ 0...bytes.count ~= $0 }) else { return nil }
    self.bytes = bytes
    self.timeWidth = timeWidth
    self.start = start
    version = bytes[header + 4]
    times = counts[3]
    types = counts[4]
    end =
      start + times * (timeWidth + 1) + types * 6 + counts[5] + counts[2] * (timeWidth + 4)
      + counts[1] + counts[0]
    guard end <= bytes.count else { return nil }
  }

  var typeIndices: Int { start + times * timeWidth }

  /// In seconds since 1970; `nil` for one that no calendar reaches.
  func time(_ index: Int) -> Int? {
    let time = Self.number(bytes, at: start + index * timeWidth, width: timeWidth)
    return time.magnitude < 1 << 61 ? time : nil
  }

  /// Those of the types of time, in seconds east of UTC.
  var offsets: [Int]? {
    let offsets = (0..<types).map { Self.number(bytes, at: typeIndices + times + 6 * $0, width: 4) }
    return offsets.allSatisfy { abs($0) < 100_000 } ? offsets : nil
  }

  private static func number(_ bytes: [UInt8], at place: Int, width: Int) -> Int {
    let bits = bytes[place..<place + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return width == 4
      ? Int(Int32(truncatingIfNeeded: bits)) : Int(Int64(truncatingIfNeeded: bits))
  }
}

/// The rule for all years to come, in the form of POSIX' variable TZ: `CET-1CEST,M3.5.0,M10.5.0/3`.
private struct YearlyRule: Sendable {
  private enum Day: Sendable {
    /// The `week`th one of a weekday, 0 for Sunday; the last for 5.
    case week(Int, month: Int, weekday: Int)
    /// From 1; 29 February is not counted.
    case ofYear(Int)
    /// From 0.
    case sinceNewYear(Int)
  }

  /// A day with the seconds from its beginning, by the clocks until then.
  private typealias Change = (day: Day, seconds: Int)

  private struct Summer: Sendable {
    var offset: Int
    var from: Change
    var to: Change
  }

  private var standard: Int
  private var summer: Summer?

  init?(_ text: [UInt8]) {
    var reader = Reader(bytes: text)
    guard reader.skipName(), let west = reader.time() else { return nil }
    standard = -west
    guard !reader.isAtEnd else { return }
    guard reader.skipName() else { return nil }
    var offset = standard + 3600
    if !reader.skip(",") {
      guard let west = reader.time(), reader.skip(",") else { return nil }
      offset = -west
    }
    guard let from = reader.change(), reader.skip(","), let to = reader.change(), reader.isAtEnd
    else { return nil }
    summer = Summer(offset: offset, from: from, to: to)
  }

  func offset(at moment: Int) -> Int {
    guard let summer, let year = Self.year(of: moment + standard),
      let start = Self.moment(summer.from, in: year), let end = Self.moment(summer.to, in: year)
    else { return standard }
    let (from, to) = (start - standard, end - summer.offset)
    let isSummer = from < to ? from <= moment && moment < to : !(to <= moment && moment < from)
    return isSummer ? summer.offset : standard
  }

  private static func year(of seconds: Int) -> Int? {
    var year = seconds / 86_400 * 400 / 146_097 + 1
    while let next = CalendarDate(year: year + 1, month: 1, day: 1), next.instant <= seconds {
      year += 1
    }
    while let own = CalendarDate(year: year, month: 1, day: 1), own.instant > seconds { year -= 1 }
    return (1...9999).contains(year) ? year : nil
  }

  private static func moment(_ change: Change, in year: Int) -> Int? {
    func day(_ month: Int, _ day: Int) -> CalendarDate? {
      CalendarDate(year: year, month: month, day: day)
    }
    let start: Int?
    switch change.day {
    case .sinceNewYear(let number): start = day(1, 1).map { $0.instant + number * 86_400 }
    case .ofYear(let number):
      let isPastLeapDay = number > 59 && day(2, 29) != nil
      start = day(1, 1).map { $0.instant + (number - (isPastLeapDay ? 0 : 1)) * 86_400 }
    case .week(let week, let month, let weekday):
      start = day(month, 1).flatMap { first in
        let earliest = 1 + (weekday - first.weekday + 7) % 7
        let days = stride(from: earliest + 7 * (week - 1), to: 0, by: -7)
        return days.lazy.compactMap { day(month, $0)?.instant }.first
      }
    }
    return start.map { $0 + change.seconds }
  }

  private struct Reader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    /// A name such as `CET` or `<+04>`.
    mutating func skipName() -> Bool {
      let start = position
      if skip("<") {
        while !isAtEnd, !skip(">") { position += 1 }
      } else {
        while !isAtEnd, bytes[position] | 0x20 >= UInt8(ascii: "a") { position += 1 }
      }
      return position > start
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let start = position
      var value = 0
      while !isAtEnd, position < start + 4, (48...57).contains(bytes[position]) {
        value = value * 10 + Int(bytes[position] - 48)
        position += 1
      }
      return position > start && range.contains(value) ? value : nil
    }

    /// Hours with minutes and seconds, in seconds.
    mutating func time() -> Int? {
      let sign = skip("-") ? -1 : 1
      _ = skip("+")
      guard var seconds = number(0...167).map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] where skip(":") {
        guard let value = number(0...59) else { return nil }
        seconds += value * unit
      }
      return sign * seconds
    }

    mutating func change() -> Change? {
      guard let day = day() else { return nil }
      guard skip("/") else { return (day, 2 * 3600) }
      return time().map { (day, $0) }
    }

    private mutating func day() -> Day? {
      if skip("J") { return number(1...365).map(Day.ofYear) }
      guard skip("M") else { return number(0...365).map(Day.sinceNewYear) }
      guard let month = number(1...12), skip("."), let week = number(1...5), skip("."),
        let weekday = number(0...6)
      else { return nil }
      return .week(week, month: month, weekday: weekday)
    }
  }
}
