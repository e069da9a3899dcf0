import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct PartialTests {
  /// However an archive is cut, its parts add up to the same bytes.
  @Test(arguments: [1, 2, 3, 5]) func partsMergeToTheWhole(_ count: Int) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let project = try AuditTests.project(
      AuditTests.articles.merging(["aa": "---\ntitle: Draft\ndraft: true\n---\nText.\n"]) { a, _ in
        a
      })
    var paths: [String] = []
    for number in 1...count {
      let part = try project.audit(part: Audit.Part(number, of: count))
      let name = "\(number).partial"
      try folder.write(String(decoding: part.render(.partial), as: UTF8.self), to: name)
      paths.insert(folder(name), at: number.isMultiple(of: 2) ? 0 : paths.count)
    }
    let merged = try Audit(merging: paths)
    let whole = try project.audit()
    #expect(
      String(decoding: whole.render(), as: UTF8.self)
        .contains("1 more article is not for readers and not counted: 1 draft.\n"))
    for format in [Audit.Format.text, .json, .partial] {
      let isSame = merged.render(format) == whole.render(format)
      #expect(isSame)
    }
  }

  @Test(arguments: ["", "{}", #"{"galley_audit_partial":3}"#, #"{"galley_audit_partial":2}"#])
  func refusesWhatIsNoPartial(_ text: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(text, to: "x.partial")
    #expect(throws: GalleyError.self) { try Audit(merging: [folder("x.partial")]) }
  }

  private func partials(
    _ project: Project, of count: Int, in folder: TemporaryFolder
  ) throws -> [String] {
    try (1...count).map { number in
      let part = try project.audit(part: Audit.Part(number, of: count))
      try folder.write(
        String(decoding: part.render(.partial), as: UTF8.self), to: "\(number)-\(count).partial")
      return folder("\(number)-\(count).partial")
    }
  }

  private func refusal(_ paths: [String]) -> [String] {
    do {
      _ = try Audit(merging: paths)
      return []
    } catch {
      return error.problems
    }
  }

  @Test func tellsWhichPartsAreMissing() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let paths = try partials(AuditTests.project(), of: 3, in: folder)
    let audit = try Audit(merging: [paths[2], paths[0]])
    #expect(audit.missingParts == ["2/3"])
    let text = String(decoding: audit.render(), as: UTF8.self)
    #expect(text.contains("This is no whole archive: without part 2/3.\n"))
    #expect(try Audit(merging: paths).missingParts.isEmpty)
  }

  /// Spark's job, and others that pass texts on by their lines, take a last line end away.
  @Test func lineEndsBehindItDoNotCount() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let paths = try partials(AuditTests.project(), of: 2, in: folder)
    let whole = try Audit(merging: paths).render()
    for (path, end) in zip(paths, ["", "\r\n\n"]) {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try Data((text.dropLast() + end).utf8).write(to: URL(fileURLWithPath: path))
    }
    #expect(try Audit(merging: paths).render() == whole)
  }

  /// Each file that cannot be added is told, all at once.
  @Test func refusesWhatIsNoPartOfTheWhole() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let paths = try partials(AuditTests.project(), of: 2, in: folder)
    let cut = try partials(AuditTests.project(), of: 3, in: folder)
    let text = try String(contentsOfFile: paths[1], encoding: .utf8)
    try folder.write(
      text.replacing("\"articles\":2", with: "\"articles\":3"), to: "changed.partial")
    try folder.write(String(text.dropLast(100)), to: "short.partial")
    let other = try AuditTests.project(replacing: "gap: 5 paragraphs", with: "gap: 6 paragraphs")
    let foreign = try partials(other, of: 2, in: try TemporaryFolder())
    let found = refusal([
      paths[0], paths[0], folder("changed.partial"), folder("short.partial"), cut[1], foreign[1],
    ])
    #expect(found.count == 5)
    for (problem, part) in zip(
      found,
      ["has part 1/2, which", "is damaged", "is damaged", "it is part 2/3", "of another project"])
    {
      #expect(problem.contains(part), "\(problem)")
    }
  }

  /// What is wrong with the layouts is told by every part, and once by the whole.
  @Test func mergesWhatIsWrongWithLayouts() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let project = try AuditTests.project(replacing: "headline, ", with: "headlin, ")
    let whole = try project.audit()
    let merged = try Audit(merging: partials(project, of: 2, in: folder))
    #expect(merged.render(.json) == whole.render(.json))
    #expect(merged.gravest == .error && merged.layoutFindings.count == 1)
    let text = String(decoding: whole.render(), as: UTF8.self)
    #expect(text.contains("\n'layouts/article.yaml' has errors.\n"))
    #expect(!text.contains("Every article"))
  }

  @Test func comparesAnArchiveWithItself() throws {
    let project = try AuditTests.project()
    let comparison = try project.compare(with: project)
    #expect(comparison.isEmpty)
    #expect(String(decoding: comparison.render(), as: UTF8.self) == "4 articles: nothing changes\n")
  }

  @Test func tellsWhichArticlesLoseAds() throws {
    let old = try AuditTests.project()
    let new = try AuditTests.project(replacing: "gap: 5 paragraphs", with: "gap: 30 paragraphs")
    let comparison = try new.compare(with: old)
    let text = String(decoding: comparison.render(), as: UTF8.self)
    #expect(text.contains("8 → 4 ads (-50.0 %)"))
    #expect(text.contains("-2  articles/a.md"))
    #expect(
      try comparison.holding(["ads max < -10 %", "ads max > 0 %"])
        == ["ads max < -10 %: -66.67 % on mobile", "ads max < -10 %: -66.67 % on desktop"])
    #expect(throws: GalleyError.self) { try comparison.holding(["nonsense"]) }
  }

  /// The page of each article that wins or loses is drawn as it was and as it is.
  @Test func drawsTheArticlesThatLoseAds() throws {
    let old = try AuditTests.project()
    let new = try AuditTests.project(replacing: "gap: 5 paragraphs", with: "gap: 30 paragraphs")
    let comparison = try new.compare(with: old, withMaps: true)
    let html = String(decoding: comparison.render(.html), as: UTF8.self)
    #expect(html.contains("<h1>8 → 4 ads (-50.0 %) "))
    #expect(html.contains("<h2>Articles with fewer ads</h2>"))
    #expect(!html.contains("<h2>Articles with more ads</h2>"))
    let drawn = html.components(separatedBy: ", as it was: -2 ads").dropFirst().map {
      $0.components(separatedBy: "</svg>")[0].components(separatedBy: "<rect class=\"ad\"").count
        - 1
    }
    #expect(drawn == [3, 3])
    #expect(html.contains(", as it is: -2 ads"))
    let same = try old.compare(with: old, withMaps: true)
    #expect(
      String(decoding: same.render(.html), as: UTF8.self).contains("4 articles: nothing changes "))
  }

  @Test func holdsAnAuditToWhatTheProjectExpects() throws {
    let project = try AuditTests.project(
      config: "audit: { expect: [articles with no ads < 10 %, ads max <= 3] }\n")
    #expect(
      try project.expectations().failures(of: project.audit()) == [
        "articles with no ads < 10 %: 33.33 % on mobile",
        "articles with no ads < 10 %: 33.33 % on desktop",
      ])
  }
}
