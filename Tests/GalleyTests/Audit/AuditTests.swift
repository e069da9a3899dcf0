import Foundation
import GalleyBasics
import GalleyGeometry
import GalleyPages
import GalleyRules
import Synchronization
import Testing

@testable import Galley

/// A small archive: what an audit counts is known by hand.
@Suite struct AuditTests {
  private static let layout = """
    layout: article
    breakpoints: { mobile: 0, desktop: { from: 1000, screen: 1200x900 } }
    regions: { main: [headline, body: { spot_img: ad }] }
    slots:
      ad:
        sizes: [300x250]
        label: Advertisement
        value: 2
        placement: { first: 1 paragraph, gap: 5 paragraphs, max: 3, readers: [100%, 50%] }

    """

  /// - Parameters:
  ///   - old: a part of the layout, and `new` what stands there instead.
  ///   - config: the project's `galley.yaml`.
  static func project(
    _ articles: [String: String] = articles, replacing old: String = "", with new: String = "",
    config: String = ""
  ) throws -> Project {
    var files = [
      "galley.yaml": config,
      "layouts/article.yaml": old.isEmpty ? layout : layout.replacing(old, with: new),
    ]
    for (name, text) in articles { files["articles/\(name).md"] = text }
    return try Project.open("", in: MemoryWorkspace(files))
  }

  private static func article(_ title: String, _ more: String, paragraphs: Int) -> String {
    "---\ntitle: \(title)\n\(more)\n"
      + Harbour.article(paragraphs)
  }

  static let articles = [
    "a": article("A", "section: News\ntags: [x, y]\ndate: 2024-04-19", paragraphs: 21),
    "b": article("B", "section: News\nauthor: Ann", paragraphs: 5),
    "c": article("C", "section: Sport", paragraphs: 1),
    "d": "no front matter\n",
  ]

  private func json(_ project: Project) throws -> [String: Any] {
    let bytes = try project.audit().render(.json)
    let read = try JSONSerialization.jsonObject(with: Data(bytes))
    return try #require(read as? [String: Any])
  }

  @Test func countsArticlesByTheirAds() throws {
    let json = try json(Self.project())
    #expect(json["articles"] as? Int == 4)
    #expect(json["without_page"] as? Int == 1)
    let screens = try #require(json["screens"] as? [[String: Any]])
    #expect(screens.map { $0["breakpoint"] as? String } == ["mobile", "desktop"])
    for screen in screens {
      #expect(screen["articles_by_ads"] as? [Int] == [1, 1, 0, 1])
      #expect(screen["ads"] as? Int == 4)
      let slots = try #require(screen["slots"] as? [[String: Any]])
      #expect(slots.count == 1 && slots[0]["articles"] as? Int == 2)
      let adless = try #require(screen["adless"] as? [[String: Any]])
      #expect(adless.map { $0["file"] as? String } == ["articles/c.md"])
    }
  }

  /// Three ads in 21 paragraphs and one in five: the first half of a body has all readers, the other half.
  @Test func weighsAdsByTheirReaders() throws {
    let (lines, _) = try lines(Self.project(), .ndjson)
    for (line, object) in lines.enumerated().prefix(2) {
      let screens = try #require(object["screens"] as? [[String: Any]])
      for screen in screens {
        let ads = try #require(screen["ads"] as? [[String: Any]])
        let gaps = ads.compactMap { $0["gap"] as? Int }
        let paragraphs = line == 0 ? 21 : 5
        let views = gaps.reduce(0) { $0 + (2 * $1 < paragraphs ? 1000 : 500) }
        #expect(screen["impressions"] as? Double == Double(views))
        #expect(screen["revenue"] as? Double == Double(2 * views))
      }
    }
  }

  /// An ad of 600 px comes where 100 px were kept free, and moves all that is below it.
  @Test func tellsHowFarPagesShift() throws {
    let reserved = try json(Self.project(replacing: "sizes: [300x250]", with: "sizes: [300x100]"))
    let late = try json(
      Self.project(
        replacing: "sizes: [300x250]", with: "sizes: [300x600, 300x100]\n    reserve: smallest"))
    for (json, isLate) in [(reserved, false), (late, true)] {
      let screens = try #require(json["screens"] as? [[String: Any]])
      for screen in screens {
        let shift = try #require(screen["layout_shift"] as? [String: Any])
        let worst = try #require(screen["shiftiest"] as? [[String: Any]])
        #expect(screen["shifting"] as? Int == (isLate ? 1 : 0))
        #expect(shift["count"] as? Int == 3 && (shift["max"] as? Double ?? 0 > 0.1) == isLate)
        #expect(worst.first?["layout_shift"] as? Double == (isLate ? shift["max"] as? Double : nil))
      }
    }
  }

  /// What a typesetter knows of a page already changes nothing in how late ads shift it, nor in the pages after it.
  @Test(arguments: [
    ["in_article.sizes=[300x250, 300x50]", "in_article.reserve=smallest"],
    [
      "rail.reserve=smallest", "article_end.sizes=[300x50, 300x250]",
      "article_end.reserve=smallest",
    ],
    ["unfilled=collapse"],
    [
      "in_article.sizes=[300x250, 300x50]", "in_article.reserve=smallest", "unfilled=collapse",
      "placement.gap=300px",
    ],
  ])
  func shiftsAreThoseOfPagesLaidOutAnew(_ settings: [String]) throws {
    let project = try LibraryTests.open().varied(settings: settings)
    let desk = try Desk(project)
    let (press, other) = (Press(desk), Press(desk))
    var shifting = 0
    for entry in desk.archive.publicEntries {
      let page = try #require(press.judge(entry).composition)
      let same = try #require(other.judge(entry).composition)
      for (screen, anew) in zip(page.judgedScreens, same.screens) {
        let shift = RuleRegistry.layoutShift(of: screen)
        #expect(shift == RuleRegistry.layoutShift(of: anew), "\(entry.file) \(screen.breakpoint)")
        #expect(screen.placed.boxes.map(\.frame) == anew.placed.boxes.map(\.frame))
        shifting += shift > 0 ? 1 : 0
      }
    }
    #expect(shifting > 10)
  }

  /// All that ads take of pages is in the profile from the top down.
  @Test func tellsDensityByDepth() throws {
    let screens = try #require(try json(Self.project())["screens"] as? [[String: Any]])
    for screen in screens {
      let profile = try #require(screen["by_depth"] as? [[String: Any]])
      #expect(profile.first?["pages"] as? Int == 3 && profile.last?["pages"] as? Int == 1)
      #expect(profile.contains { $0["density"] as? Double ?? 0 > 0.1 })
    }
  }

  @Test func groupsByWhatArticlesHaveInCommon() throws {
    let groups = try #require(try json(Self.project())["groups"] as? [[String: Any]])
    let names = groups.map { "\($0["by"] ?? "")=\($0["name"] ?? ""):\($0["articles"] ?? 0)" }
    #expect(
      names == [
        "layout=article:3", "section=News:2", "section=Sport:1", "month=:2", "month=2024-04:1",
        "length=0–149 words:1", "length=300–599 words:1", "length=1000–1499 words:1", "author=:2",
        "author=Ann:1", "tag=:2", "tag=x:1", "tag=y:1",
      ])
  }

  @Test func tellsOfFindingsWithTheirArticles() throws {
    let findings = try #require(try json(Self.project())["findings"] as? [[String: Any]])
    let missing = try #require(findings.first { $0["rule"] as? String == "missing-key" })
    #expect(missing["articles"] as? Int == 1 && missing["severity"] as? String == "error")
    let worst = try #require(missing["worst"] as? [[String: Any]])
    #expect(worst.map { $0["article"] as? String } == ["articles/d.md"])
  }

  /// What readers may not see is not counted.
  @Test func draftsAreLeftOut() throws {
    var articles = Self.articles
    articles["e"] = "---\ntitle: E\ndraft: true\n---\nWords.\n"
    let (project, without) = (try Self.project(articles), try Self.project())
    #expect(try project.audit().articles == without.audit().articles)
  }

  /// The parts of an archive are all of it, each article once.
  @Test func partsAreTheWhole() throws {
    let project = try Self.project()
    let parts = try (1...3).map { number in
      try project.audit(part: Audit.Part(number, of: 3)).articles
    }
    #expect(parts == [2, 1, 1])
    #expect(Audit.Part(4, of: 3) == nil && Audit.Part(0, of: 3) == nil)
  }

  private func lines(
    _ project: Project, _ line: Audit.Line
  ) throws -> (objects: [[String: Any]], text: String) {
    let written = Mutex<[UInt8]>([])
    _ = try project.audit(
      line: line, write: { bytes in written.withLock { $0 += bytes } })
    let text = String(decoding: written.withLock { $0 }, as: UTF8.self)
    guard line == .ndjson else { return ([], text) }
    let objects = try text.split(separator: "\n").map { line in
      let read = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(read as? [String: Any])
    }
    return (objects, text)
  }

  @Test func writesALineForEachArticleInOrder() throws {
    let (objects, text) = try lines(Self.project(), .ndjson)
    #expect(
      objects.map { $0["file"] as? String }
        == ["articles/a.md", "articles/b.md", "articles/c.md", "articles/d.md"])
    #expect(objects.map { $0["has_page"] as? Bool } == [true, true, true, false])
    // What may be a fraction is written as one.
    #expect(text.contains(#""reserved":250.0"#))
    let keys = objects.map { Set($0.keys) }
    #expect(Set(keys).count == 1, "every member is in every line")
  }

  @Test func writesARowForEachScreen() throws {
    let (_, text) = try lines(Self.project(), .csv)
    let rows = text.split(separator: "\r\n")
    #expect(rows.count == 1 + 3 * 2 + 1)
    #expect(rows.allSatisfy { $0.count { $0 == "," } == rows[0].count { $0 == "," } })
  }

  @Test func beginsWithTheVerdict() throws {
    let text = String(decoding: try Self.project().audit().render(), as: UTF8.self)
    let lines = text.split(separator: "\n").prefix(3)
    #expect(
      lines == [
        "4 articles · 2 screens · 6 pages · 8 ads",
        "1 article of 4 has no page because of errors.",
        "1 of 3 articles (33.3 %) has no ads on any screen.",
      ])
  }

  @Test func drawsTheWorstPages() throws {
    let audit = try Self.project().audit(withMaps: true)
    let html = String(decoding: audit.render(.html), as: UTF8.self)
    #expect(html.components(separatedBy: "class=\"map\"").count - 1 == 2 * 3)
    #expect(html.components(separatedBy: "<rect class=\"ad\"").count - 1 == 8)
    #expect(html.contains("<option>News</option>"))
    #expect(html.contains("data-section=\"Sport\""))
    let plain = String(decoding: try Self.project().audit().render(.html), as: UTF8.self)
    #expect(!plain.contains("class=\"map\""))
  }

  /// Each part of the report follows what was chosen, or says that it does not.
  @Test func theReportFollowsWhatIsChosen() throws {
    let html = String(
      decoding: try Self.project().audit(withCosts: true, withMaps: true).render(.html),
      as: UTF8.self)
    let parts = html.components(separatedBy: "<section").dropFirst()
    #expect(parts.count > 8)
    for part in parts where !part.hasPrefix(" data-whole>") {
      #expect(
        part.contains("data-section=\"Sport\"") || part.contains("data-section-row=\"Sport\""))
    }
    #expect(html.contains("<g data-screen=\"mobile\" class=\"s0\"><polyline"))
    #expect(
      html.contains(
        "<dl class=\"figures\" data-only-screen=\"mobile\" data-section=\"Sport\" hidden>"))
    let headings = parts.compactMap {
      $0.split(separator: "</h2>").first?.split(separator: "<h2>").last
    }
    #expect(Set(headings).count == headings.count, "\(headings)")
  }

  /// A long name widens no row of a table but its own cell's.
  @Test func cutsLongNames() throws {
    var articles = Self.articles
    articles["long"] = Self.article(
      "L", "section: " + String(repeating: "long ", count: 120), paragraphs: 3)
    let text = String(decoding: try Self.project(articles).audit().render(), as: UTF8.self)
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 200 })
    #expect(text.contains("long…"))
  }

  @Test func anEmptyArchiveIsAnError() throws {
    #expect(throws: GalleyError.self) { try Self.project([:]).audit() }
  }
}
