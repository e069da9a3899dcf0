import GalleyModel
import Testing

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
