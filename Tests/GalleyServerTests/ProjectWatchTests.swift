import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyServer

@Suite struct ProjectWatchTests {
  /// What a check finds each time, the rules of its findings.
  private func watching(
    named: [String] = [], polls: Bool,
    _ test: (TemporaryFolder, inout AsyncStream<[String]>.Iterator) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("", to: "galley.yaml")
    try folder.write("layout: a\nregions: { main: [headline] }\n", to: "layouts/a.yaml")
    let path = folder.path
    let (found, continuation) = AsyncStream.makeStream(of: [String].self)
    let watch = ProjectWatch(named: named.map { folder($0) }, polls: polls)
    let running = Task {
      try await watch.run(try Project.open(path)) { known in
        let project = (try? Project.open(path)) ?? known
        let report = try? project.validate()
        continuation.yield(report?.diagnostics.map(\.rule.rawValue) ?? ["none"])
        return project
      }
    }
    defer { running.cancel() }
    var results = found.makeAsyncIterator()
    #expect(await results.next() == [])
    try await test(folder, &results)
  }

  /// Waits for a result; the same change may come in two parts.
  private func expect(
    _ wanted: [String], _ results: inout AsyncStream<[String]>.Iterator
  ) async {
    while let result = await results.next(), result != wanted {}
  }

  @Test(.timeLimit(.minutes(1)), arguments: [false, true])
  func checksAgainAfterEachChange(polls: Bool) async throws {
    try await watching(polls: polls) { folder, results in
      try folder.write("layout: a\nregions: { main: [headlin] }\n", to: "layouts/a.yaml")
      await expect(["unknown-block"], &results)
      try folder.write("layout: a\nregions: { main: [headline, byline] }\n", to: "layouts/a.yaml")
      await expect([], &results)
      try folder.write("site_: x\n", to: "galley.yaml")
      await expect(["unknown-key"], &results)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func filesThatNobodyReadAreNoReason() async throws {
    let list = WatchList(trees: ["layouts"], inputs: ["galley.yaml"])
    #expect(!list.isTouched(by: FileChanges(paths: [".", "out.html", "layouts2/a.yaml"])))
    #expect(list.isTouched(by: FileChanges(paths: ["layouts/deep/a.yaml"])))
    #expect(list.isTouched(by: FileChanges(paths: ["galley.yaml"])))
    #expect(list.isTouched(by: FileChanges(areIncomplete: true)))
  }
}
