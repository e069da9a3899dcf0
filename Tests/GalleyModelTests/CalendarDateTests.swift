import GalleyModel
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("2024-04-19", "2024-04-19"),
    ("2024-04-19T08:30", "2024-04-19T08:30:00"),
    ("2024-04-19 08:30", "2024-04-19T08:30:00"),
    ("2024-04-19t08:30:05z", "2024-04-19T08:30:05Z"),
    ("2024-04-19T08:30:05.123456789+04:00", "2024-04-19T08:30:05+04:00"),
    ("2013-05-09 9:09:16 -0400", "2013-05-09T09:09:16-04:00"),
    ("2013-05-09  19:09:16  -04", "2013-05-09T19:09:16-04:00"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"),
    ("2015-03-17 14:00:00 -4", "2015-03-17T14:00:00-04:00"),
    ("2024-04-19 8:30 UTC", "2024-04-19T08:30:00Z"),
    ("2024-4-9", "2024-04-09"),
    ("2024/04/19", "2024-04-19"),
    ("0001-01-01", "0001-01-01"),
    ("9999-12-31", "9999-12-31"),
  ])
  func everyFormIsRead(_ text: String, _ iso: String) {
    #expect(CalendarDate(text)?.iso == iso)
  }

  @Test(arguments: [
    "", "2024", "2024-04", "2024-4/19", "24-04-19", "2024-04-19T", "2024-04-19 ", "2024-04-19T8",
    "2024-04-19T08:3", "2024-04-19T24:00", "2024-04-19T08:60", "2024-04-19T08:30:61",
    "2024-04-19T08:30:00.", "2024-04-19T08:30+", "2024-04-19T08:30+444", "2024-04-19T08:30+04:",
    "2024-04-19T08:30+04:60", "2024-04-19T08:30+19:00", "2024-04-19T08:30Zulu", "0000-01-01",
    "2024-00-10", "2024-13-10", "2024-04-00", "2024-04-31", "2023-02-29", "1900-02-29",
    "-2024-04-19", "+024-04-19", "２０２４-04-19", "2024/04-19", "99999-01-01", "2024-04-19\0",
    "19 April 2024", String(repeating: "9", count: 10_000),
  ])
  func whatIsNoDateIsRefused(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [("2024-02-29", true), ("2000-02-29", true), ("2100-02-29", false)])
  func everyFourthYearIsALeapYearButForCenturies(_ text: String, _ exists: Bool) {
    #expect((CalendarDate(text) != nil) == exists)
  }

  /// Days whose weekday is on record; 0 is Sunday.
  @Test(arguments: [
    ("2024-04-19", 5), ("1969-07-20", 0), ("2000-01-01", 6), ("1970-01-01", 4), ("1900-01-01", 1),
    ("1789-07-14", 2), ("2024-02-29", 4), ("2100-03-01", 1), ("0001-01-01", 1), ("9999-12-31", 5),
  ])
  func theWeekdayIsTheCalendars(_ text: String, _ weekday: Int) throws {
    #expect(try #require(CalendarDate(text)).weekday == weekday)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var before = try #require(CalendarDate(year: 1799, month: 12, day: 31))
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
          #expect(date.weekday == (before.weekday + 1) % 7)
          #expect(date.instant == before.instant + 86_400)
          before = date
        }
      }
    }
  }

  @Test func anInstantCountsInUTC() throws {
    let inPortLouis = try #require(CalendarDate("2024-04-19T04:30:00+04:00"))
    let inNewYork = try #require(CalendarDate("2024-04-18T20:30:00-04:00"))
    #expect(inPortLouis.instant == inNewYork.instant)
  }

  @Test func aTimeThatNoClockShowsIsRefused() {
    let time = CalendarDate.Time(hour: 0, minute: -1, second: 0, offset: nil)
    #expect(CalendarDate(year: 2024, month: 4, day: 19, time: time) == nil)
    #expect(CalendarDate(year: .min, month: .max, day: .min) == nil)
    let far = CalendarDate.Time(hour: 0, minute: 0, second: 0, offset: .max)
    #expect(CalendarDate(year: 2024, month: 4, day: 19, time: far) == nil)
  }
}

@Suite struct DateFormatTests {
  @Test(arguments: [
    ("en", "Friday, April 19, 2024"), ("en-GB", "Friday, April 19, 2024"),
    ("fr", "vendredi 19 avril 2024"), ("FR-ca", "vendredi 19 avril 2024"),
    ("de", "Freitag, 19. April 2024"), ("es", "viernes, 19 de abril de 2024"),
    ("pt-BR", "sexta-feira, 19 de abril de 2024"), ("it", "venerdì 19 aprile 2024"),
    ("ar", "الجمعة، 19 أبريل 2024"), ("ja", "2024年4月19日金曜日"), ("tlh", "2024-04-19"),
    ("", "2024-04-19"),
  ])
  func aDayIsWrittenAsTheLanguageWritesIt(_ tag: String, _ text: String) throws {
    let date = try #require(CalendarDate("2024-04-19T08:30:00+04:00"))
    #expect(DateFormat.full(date, in: LanguageTag(tag)) == text)
  }

  @Test func theFirstOfAMonthIsAnOrdinalInFrench() throws {
    let date = try #require(CalendarDate("2024-05-01"))
    #expect(DateFormat.full(date, in: LanguageTag("fr")) == "mercredi 1er mai 2024")
  }

  @Test(arguments: ["en", "fr", "de", "es", "pt", "it", "ar"])
  func everyMonthHasItsName(_ tag: String) throws {
    let names = try (1...12).map { month in
      let date = try #require(CalendarDate(year: 2024, month: month, day: 2))
      return DateFormat.full(date, in: LanguageTag(tag))
    }
    #expect(Set(names).count == 12)
    #expect(names.allSatisfy { !$0.hasPrefix("2024") })
  }
}
