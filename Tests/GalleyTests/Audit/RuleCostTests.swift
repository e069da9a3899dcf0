import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct RuleCostTests {
  private struct Cost: Decodable, Equatable {
    let rule, from, to: String
    let screens: [Screen]
  }

  private struct Screen: Decodable, Equatable {
    let breakpoint: String
    let now, relaxed: Sum
  }

  private struct Sum: Decodable, Equatable {
    let ads: Int
    let value, density: Double
  }

  private struct Curve: Decodable {
    let breakpoint: String
    let now: Sum
    let capped: [Capped]
  }

  private struct Capped: Decodable {
    let cap: Double
    let ads: Int
    let value, density: Double
  }

  private struct Told: Decodable {
    let costs: [Cost]
    let tradeoff: [Curve]
  }

  private func told(_ project: Project) throws -> Told {
    let bytes = try project.audit(withCosts: true).render(.json)
    return try JSONDecoder().decode(Told.self, from: Data(bytes))
  }

  private static let placement =
    "{ first: 1 paragraph, gap: 5 paragraphs, max: 3, readers: [100%, 50%] }"
  /// What a number is relaxed to, as it is told and as it is written.
  static let numbers = [
    ("first: 420px", "first", "370px", "first: 370px"),
    ("last: 260px", "last", "210px", "last: 210px"),
    ("gap: 700px", "gap", "650px", "gap: 650px"),
    ("gap: 4 paragraphs", "gap", "3 paragraphs", "gap: 3 paragraphs"),
    ("gap: 1.5 screens", "gap", "1.25 screens", "gap: 1.25 screens"),
    ("max: 1", "max", "2", "max: 2"),
    ("min_words: 320", "min_words", "270", "min_words: 270"),
    ("density: 12%", "density", "17%", "density: 17%"),
    ("screen: true", "screen", "false", "screen: false"),
  ]

  /// What a relaxed number is told to come to is what an audit of the layout with that number comes to.
  @Test(arguments: numbers) func tellsWhatTheRelaxedLayoutHas(
    _ number: (written: String, rule: String, to: String, relaxed: String)
  ) throws {
    let rules = number.written.hasPrefix("gap") ? "" : ", gap: 300px"
    func project(_ text: String) throws -> Project {
      try AuditTests.project(
        replacing: Self.placement, with: "{ \(text)\(rules), readers: [100%, 70%, 20%] }")
    }
    let told = try told(project(number.written))
    let cost = try #require(told.costs.first { $0.rule == number.rule && $0.to == number.to })
    let relaxed = try self.told(project(number.relaxed))
    #expect(cost.screens.map(\.relaxed) == relaxed.tradeoff.map(\.now))
    #expect(cost.screens.map(\.now) == told.tradeoff.map(\.now))
  }

  @Test func numbersCost() throws {
    let costly = try Self.numbers.filter { number in
      let rules = number.0.hasPrefix("gap") ? "" : ", gap: 300px"
      let project = try AuditTests.project(
        replacing: Self.placement, with: "{ \(number.0)\(rules) }")
      return try told(project).costs.contains { cost in
        cost.rule == number.1 && cost.screens.contains { $0.relaxed.ads > $0.now.ads }
      }
    }
    #expect(costly.count >= 5)
  }

  @Test func curvesNeverFallAndKeepTheirCap() throws {
    for curve in try told(AuditTests.project(replacing: "max: 3, ", with: "")).tradeoff {
      #expect(curve.capped.first?.ads == 0 && curve.capped.count == 26)
      for (a, b) in zip(curve.capped, curve.capped.dropFirst()) { #expect(a.value <= b.value) }
      for point in curve.capped { #expect(point.density <= point.cap) }
      #expect(curve.capped.contains { $0.ads > 0 })
    }
  }

  /// A rail's numbers are told too.
  @Test func tellsOfRails() throws {
    let layout = """
      layout: article
      breakpoints: { desktop: { from: 0, screen: 1200x900 } }
      grid: { desktop: { areas: [main side], columns: [1fr, 300px], width: 1100px } }
      regions: { main: [headline, body], side: [spot_img: rail] }
      slots:
        rail: { sizes: [300x250], label: Advertisement, sticky: true, placement: { gap: 400px, max: 2 } }

      """
    let project = try Project.open(
      "",
      in: MemoryWorkspace([
        "galley.yaml": "", "layouts/article.yaml": layout,
        "articles/a.md": "---\ntitle: A\n---\n" + Harbour.article(30),
      ]))
    let costs = try told(project).costs
    #expect(costs.map(\.rule) == ["max", "gap"])
    #expect(costs.first?.screens.first.map { $0.relaxed.ads - $0.now.ads } == 1)
  }

  @Test func isToldInEachForm() throws {
    let audit = try AuditTests.project().audit(withCosts: true)
    let text = String(decoding: audit.render(), as: UTF8.self)
    #expect(text.contains("  3 → 4  "))
    let csv = String(decoding: audit.render(.costsCSV), as: UTF8.self).split(separator: "\r\n")
    #expect(csv.count == 1 + 4 * 2)
    #expect(csv[1].split(separator: ",").count == csv[0].split(separator: ",").count)
    let html = String(decoding: audit.render(.html), as: UTF8.self)
    #expect(html.contains("<h2>What each rule costs</h2>"))
    #expect(html.contains("Value of a page against its density"))
    let plain = String(decoding: try AuditTests.project().audit().render(), as: UTF8.self)
    #expect(!plain.contains("What each rule costs"))
  }

  @Test func partsAddUp() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let project = try AuditTests.project()
    let paths = try (1...3).map { number in
      let part = try project.audit(part: Audit.Part(number, of: 3), withCosts: true)
      try folder.write(String(decoding: part.render(.partial), as: UTF8.self), to: "\(number)")
      return folder("\(number)")
    }
    let whole = try project.audit(withCosts: true)
    #expect(try Audit(merging: paths).render(.json) == whole.render(.json))
  }
}
