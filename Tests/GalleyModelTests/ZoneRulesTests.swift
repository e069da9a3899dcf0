import Foundation
import GalleyModel
import GalleyTestSupport
import Testing

/// The rules of time zones, held to those that Foundation knows.
@Suite struct ZoneRulesTests {
  private static let database = "/usr/share/zoneinfo"
  private static let yearOne = 719_162 * 86_400

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: database)),
    arguments: [
      "Europe/Paris", "America/New_York", "Indian/Mauritius", "Australia/Lord_Howe",
      "Africa/Casablanca", "Asia/Kolkata", "America/Santiago", "Pacific/Apia", "Europe/Dublin",
    ])
  func timesAreThoseOfFoundation(_ name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(Self.database)/\(name)"))
    let rules = try #require(ZoneRules(file: Array(data)))
    let zone = try #require(TimeZone(identifier: name))
    var random = SeededGenerator(7)
    for _ in 0..<2000 {
      // From 1960 to 2035: rules of later years are settled anew from release to release.
      let moment = Int.random(in: -315_619_200..<2_051_222_400, using: &random)
      let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment)))
      let local = moment + offset + Self.yearOne
      let found = rules.moment(ofLocal: local) - Self.yearOne
      // The hour that the clocks show twice has two right answers.
      let again = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(found)))
      #expect(found + again == moment + offset && found <= moment, "\(name) at \(moment)")
    }
  }

  /// A file without changes, whose rule for all years says all.
  private func file(_ rule: String) -> [UInt8] {
    let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    let block =
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts
      + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    return block + block + Array("\n\(rule)\n".utf8)
  }

  private func utc(_ local: String, _ rule: String) throws -> Int {
    let rules = try #require(ZoneRules(file: file(rule)))
    let date = try #require(CalendarDate(local))
    return (date.instant - rules.moment(ofLocal: date.instant)) / 60
  }

  @Test(arguments: [
    ("2026-03-29 01:59", "CET-1CEST,M3.5.0,M10.5.0/3", 60),
    ("2026-03-29 03:00", "CET-1CEST,M3.5.0,M10.5.0/3", 120),
    // Left out, and shown twice.
    ("2026-03-29 02:30", "CET-1CEST,M3.5.0,M10.5.0/3", 60),
    ("2026-10-25 02:30", "CET-1CEST,M3.5.0,M10.5.0/3", 120),
    ("2026-10-25 03:00", "CET-1CEST,M3.5.0,M10.5.0/3", 60),
    ("2026-01-10 12:00", "<-04>4<-03>,M9.1.6/24,M4.1.6/24", -180),
    ("2026-07-10 12:00", "<-04>4<-03>,M9.1.6/24,M4.1.6/24", -240),
    ("2028-03-01 03:00", "A0B-2,J60/0,J70/0", 120), ("2028-02-29 23:00", "A0B-2,J60/0,J70/0", 0),
    ("2028-02-29 12:00", "A0B-2,59/0,70/0", 120), ("2027-02-28 12:00", "A0B-2,59/0,70/0", 0),
    ("2026-07-01 00:00", "<+0545>-5:45", 345), ("2026-07-01 00:00", "", 0),
    ("2026-07-01 00:00", "nonsense,", 0),
  ])
  func theRuleForAllYears(_ local: String, _ rule: String, _ minutes: Int) throws {
    #expect(try utc(local, rule) == minutes)
  }

  private func isZone(_ file: [UInt8]) -> Bool { ZoneRules(file: file) != nil }

  @Test func brokenFilesAreNone() {
    let whole = file("CET-1CEST,M3.5.0,M10.5.0/3")
    #expect(!isZone([]))
    #expect(!isZone(Array("TZif".utf8)))
    for end in 0..<whole.count - 30 { #expect(!isZone(Array(whole[..<end]))) }
    var random = SeededGenerator(3)
    for _ in 0..<5000 {
      var broken = whole
      for _ in 0..<3 {
        broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      _ = ZoneRules(file: broken)?.moment(ofLocal: Self.yearOne)
    }
  }

  @Test(
    arguments: [
      (nil, "2024-05-02T23:59:59", true), (nil, "2024-05-03", false),
      (240, "2024-05-03", false), (240, "2024-05-02T23:59", true),
      (240, "2024-05-02T19:59:00Z", true), (240, "2024-05-02T20:00:00Z", false),
      (-300, "2024-05-03T04:59:00Z", true), (-300, "2024-05-03T05:00:00Z", false),
    ] as [(Int?, String, Bool)])
  func aDayLastsToItsEndByTheSitesClocks(
    _ offset: Int?, _ date: String, _ isPublic: Bool
  ) throws {
    var site = Site()
    site.date = CalendarDate("2024-05-02")
    site.timezone = offset.map { ZoneRules(offset: $0 * 60) }
    let date = try #require(CalendarDate(date))
    let withheld = Publication(of: site, now: nil).withholding(of: PublicTime(from: date))
    #expect(withheld == (isPublic ? nil : .until(date)))
  }

  @Test func withoutADateNowDecides() throws {
    var site = Site()
    site.timezone = ZoneRules(offset: 4 * 3600)
    let now = try #require(CalendarDate("2024-05-02T20:00:00Z"))
    let publication = Publication(of: site, now: now)
    #expect(publication.withholding(of: PublicTime(from: CalendarDate("2024-05-03"))) == nil)
    #expect(
      publication.withholding(of: PublicTime(from: CalendarDate("2024-05-03 00:00:01"))) != nil)
    #expect(
      Publication(of: site, now: nil).withholding(of: PublicTime(from: CalendarDate("9999-01-01")))
        == nil)
  }

  /// An article without a time ceases to be public when its day begins.
  @Test(arguments: [
    ("2024-05-02", "2024-05-03", true), ("2024-05-02", "2024-05-02", false),
    ("2024-05-02", "2024-05-02 00:00:01", true), ("2024-05-02 08:00", "2024-05-02 09:00", true),
    ("2024-05-02 09:00", "2024-05-02 09:00", false), ("2024-05-02", "2020-01-01", false),
  ])
  func anArticleMayCeaseToBePublic(
    _ edition: String, _ until: String, _ isPublic: Bool
  ) throws {
    var site = Site()
    site.date = CalendarDate(edition)
    let until = try #require(CalendarDate(until))
    let withheld = Publication(of: site, now: nil).withholding(
      of: PublicTime(from: nil, until: until))
    #expect(withheld == (isPublic ? nil : .since(until)))
  }
}
