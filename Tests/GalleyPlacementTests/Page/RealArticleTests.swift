import Foundation
import Galley
import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyPlacement
import Testing

@testable import GalleyPlacement

/// The bodies of real articles under many rules, where the folder that holds them is beside the
/// project.
@Suite(.enabled(if: RealArticles.isThere)) struct RealArticleTests {
  /// More gaps than these have too many placements to look at each: without a distance between
  /// advertisements, any of them may be taken together.
  private static func mostGaps(of problem: PlacementProblem) -> Int {
    problem.spacings.allSatisfy { $0.spacing == Spacing() } ? 6 : 14
  }

  @Test(arguments: ["layouts/article.yaml", "Benchmarks/Layouts/strict_cap.yaml"])
  func noPlacementIsBetter(_ path: String) throws {
    let layout = try RealArticles.layout(path)
    for page in RealArticles.pages(in: layout) {
      for placement in PageAds(page).bodies.compactMap(\.self) {
        for constraints in Self.constraints(of: placement, in: layout) {
          var query = placement.query
          query.constraints = constraints.constraints
          try expectBest(
            query.problem,
            "\(page.page.path) at \(placement.body.breakpoint) by \(constraints.name)")
        }
      }
    }
  }

  @Test(arguments: ["layouts/article.yaml", "Benchmarks/Layouts/strict_cap.yaml"])
  func adsAreOnThePageAsPlaced(_ path: String) throws {
    for page in RealArticles.pages(in: try RealArticles.layout(path)) {
      let placement = PageAds(page)
      for finished in FinishedPage.all(of: placement) { finished.expectAsPlaced(page.page.path) }
      #expect(PageAds(page).outline == placement.outline, "\(page.page.path)")
    }
  }

  private func expectBest(_ problem: PlacementProblem, _ name: String) throws {
    let result = problem.solve()
    let solution = result.solution
    #expect(result.bound == nil, "\(name)")
    #expect(problem.violations(of: solution) == [], "\(name)")
    let score = problem.score(of: solution)
    #expect(score >= problem.score(of: Greedy(problem).solve()), "\(name)")
    guard problem.candidates.count(where: \.isOpen) <= Self.mostGaps(of: problem) else { return }
    let best = PlacementSolution(BruteForce(problem).best)
    #expect(score == problem.score(of: best), "\(name)")
  }

  /// The layout's own, and each preset.
  private static func constraints(
    of placement: BodyAds, in layout: ResolvedLayout
  ) -> [(name: String, constraints: Constraints)] {
    let width = layout.breakpoints[placement.body.breakpoint].from.value
    return [("its own", placement.query.constraints)]
      + PlacementPreset.all.compactMap { preset in
        PlacementPreset(named: preset.name).map { (preset.name, $0.constraints(fromWidth: width)) }
      }
  }
}

/// The pages of real articles in a layout of the project, with the ads in their bodies placed.
enum RealArticles {
  private static let root = URL(filePath: #filePath).appending(path: "../../../..")
    .standardizedFileURL
  private static let folder = root.appending(path: "../shared/data/articles/en")
    .standardizedFileURL

  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  static let all: [Article] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
      .compactMap { file in
        (try? Data(contentsOf: file)).flatMap {
          Article.parse(SourceFile(path: file.lastPathComponent, bytes: [UInt8]($0))).value
        }
      }
  }()

  /// - Parameter layout: its path from the project's folder.
  static func layout(_ layout: String) throws -> ResolvedLayout {
    let loader = Loader(DiskWorkspace(), root: root.path)
    return try #require(loader.layout(at: root.appending(path: layout).path).value)
  }

  /// The pages without advertisements in their bodies.
  static func pages(in layout: ResolvedLayout) -> [UnplacedPage] {
    let assembly = PageAssembly(
      layout: layout, site: Site(), index: ArticleIndex(for: layout.articleLists))
    return all.map { assembly.page(for: $0, path: "\($0.slug).html", root: "") }
  }
}
