import FlyingSocks
import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyServer

@Suite struct WatcherTests {
  /// A watched folder with an article, and a way to wait for changes of it.
  private struct Watched {
    let folder: TemporaryFolder
    let watcher: any FileWatcher
    let list: WatchList

    /// Waits until the project's folder was seen to go or come.
    func expectMove() async throws {
      while !(try await next().areIncomplete) {}
    }

    /// Waits for changes, and looks for all again, as the preview does.
    private func next() async throws -> FileChanges {
      let changes = try await watcher.next()
      await watcher.watch(list)
      return changes
    }

    /// Changes a file until that is noticed: each change is at least seen as some change.
    func expectNoticed(_ name: String) async throws {
      var number = 0
      repeat {
        number += 1
        try folder.write("edit \(number)", to: name)
      } while !(try await next().paths.contains(folder(name)))
    }

    /// Waits until all of some paths were noticed.
    func expect(_ names: String...) async throws {
      var missing = Set(names.map { folder($0) })
      while !missing.isEmpty { missing.subtract(try await watcher.next().paths) }
    }
  }

  enum Kind: CaseIterable {
    case told, polling
  }

  private func watching(_ kind: Kind, _ test: (Watched) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("one", to: "articles/one.md")
    try folder.write("one", to: "articles/old/two.md")
    try folder.write("real", to: "elsewhere/real.yaml")
    try folder.write("", to: "layouts/a.yaml")
    try folder.link("layouts/link.yaml", to: "../elsewhere/real.yaml")
    var list = WatchList()
    list.trees = [folder("articles")]
    list.inputs = [folder("site.yaml"), folder("layouts/link.yaml")]
    list.home = folder.path
    try await watching(kind, list) { watcher in
      try await test(Watched(folder: folder, watcher: watcher, list: list))
    }
  }

  private func watching(
    _ kind: Kind, _ list: WatchList, _ test: (any FileWatcher) async throws -> Void
  ) async throws {
    let pool = SocketPool<Poll>.make()
    try await pool.prepare()
    let running = Task { try await pool.run() }
    defer { running.cancel() }
    let watcher: any FileWatcher
    switch kind {
    case .told:
      #if os(Linux)
        watcher = try #require(InotifyWatcher(DiskWorkspace(), pool: pool))
      #else
        return
      #endif
    case .polling: watcher = PollingWatcher(DiskWorkspace(), interval: .milliseconds(1))
    }
    await watcher.watch(list)
    try await test(watcher)
  }

  @Test(.timeLimit(.minutes(1)), arguments: Kind.allCases)
  func noticesEveryWayToSave(_ kind: Kind) async throws {
    try await watching(kind) { watched in
      let folder = watched.folder
      try folder.write("longer than before", to: "articles/one.md")
      try await watched.expect("articles/one.md")
      try folder.write("the new one", to: "articles/one.md.tmp")
      #expect(rename(folder("articles/one.md.tmp"), folder("articles/one.md")) == 0)
      try await watched.expect("articles/one.md")
      try FileManager.default.removeItem(atPath: folder("articles/one.md"))
      try await watched.expect("articles/one.md", "articles")
      try folder.write("again", to: "articles/one.md")
      try await watched.expect("articles/one.md", "articles")
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Kind.allCases)
  func noticesWhatWasNotThere(_ kind: Kind) async throws {
    try await watching(kind) { watched in
      try watched.folder.write("x", to: "site.yaml")
      try await watched.expect("site.yaml")
      try watched.folder.write("x", to: "articles/new/deep/three.md")
      try await watched.expect("articles")
      // Its folders are watched by now, however fast it came.
      try watched.folder.write("longer", to: "articles/new/deep/three.md")
      try await watched.expect("articles/new/deep/three.md")
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Kind.allCases)
  func noticesFoldersThatMove(_ kind: Kind) async throws {
    try await watching(kind) { watched in
      let folder = watched.folder
      #expect(rename(folder("articles/old"), folder("articles/moved")) == 0)
      try await watched.expect("articles")
      try folder.write("longer", to: "articles/moved/two.md")
      try await watched.expect("articles/moved/two.md")
      try folder.write("new at the old place", to: "articles/old/two.md")
      try await watched.expect("articles")
      try folder.write("changed at the old place", to: "articles/old/two.md")
      try await watched.expect("articles/old/two.md")
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Kind.allCases)
  func noticesAProjectThatGoesAndComesBack(_ kind: Kind) async throws {
    try await watching(kind) { watched in
      let folder = watched.folder
      folder.remove()
      try await watched.expectMove()
      try folder.write("one", to: "articles/one.md")
      try await watched.expectMove()
      try await watched.expectNoticed("articles/one.md")
      // Another folder takes its place.
      try folder.write("other", to: "../\(Path.name(of: folder.path)).new/articles/one.md")
      #expect(rename(folder.path, "\(folder.path).old") == 0)
      #expect(rename("\(folder.path).new", folder.path) == 0)
      try await watched.expectMove()
      try await watched.expectNoticed("articles/one.md")
      try FileManager.default.removeItem(atPath: "\(folder.path).old")
    }
  }

  /// A link to a link to the folder, as what deploys a site makes them: each may lead elsewhere from one moment to the
  /// next.
  @Test(.timeLimit(.minutes(1)), arguments: Kind.allCases)
  func noticesAProjectWhoseLinkLeadsElsewhere(_ kind: Kind) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for release in ["one", "two", "three"] {
      try folder.write(release, to: "releases/\(release)/articles/a.md")
    }
    try folder.link("newest", to: "releases/one")
    try folder.write("", to: "served/x")
    try folder.link("served/site", to: "../newest")
    let home = folder("served/site")
    var list = WatchList()
    list.trees = ["\(home)/articles"]
    list.home = home
    try await watching(kind, list) { watcher in
      let watched = Watched(folder: folder, watcher: watcher, list: list)
      try folder.link("next", to: "releases/two")
      #expect(rename(folder("next"), folder("newest")) == 0)
      try await watched.expectMove()
      try await watched.expectNoticed("served/site/articles/a.md")
      #expect(try folder.text("releases/two/articles/a.md").hasPrefix("edit"))
      // The link by which it is named, taken away and made anew.
      try folder.remove("served/site")
      try folder.link("served/site", to: "../releases/three")
      try await watched.expectMove()
      try await watched.expectNoticed("served/site/articles/a.md")
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Kind.allCases)
  func followsLinks(_ kind: Kind) async throws {
    try await watching(kind) { watched in
      try watched.folder.write("changed", to: "elsewhere/real.yaml")
      try await watched.expect("layouts/link.yaml")
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Kind.allCases)
  func aBurstComesAtOnce(_ kind: Kind) async throws {
    try await watching(kind) { watched in
      for number in 0..<200 { try watched.folder.write("x", to: "articles/\(number).md") }
      var found: Set<String> = []
      var times = 0
      while found.count(where: { $0.hasSuffix(".md") }) < 200 {
        found.formUnion(try await watched.watcher.next().paths)
        times += 1
      }
      #expect(times < 100)
    }
  }
}

@Suite struct MountTableTests {
  private let table = MountTable(
    """
    /dev/sda1 / ext4 rw 0 0
    server:/home /home nfs4 rw 0 0
    /dev/sdb1 /home/local ext4 rw 0 0
    share /mnt/the\\040share cifs rw 0 0
    sshfs /mnt/ssh fuse.sshfs rw 0 0
    """)

  @Test func theDeepestMountCounts() {
    #expect(!table.isRemote("/work/project"))
    #expect(table.isRemote("/home/anjali/project"))
    #expect(!table.isRemote("/home/local/project"))
    #expect(table.isRemote("/mnt/the share/x"))
    #expect(table.isRemote("/mnt/ssh"))
    #expect(!table.isRemote("/homely"))
    #expect(!MountTable("").isRemote("/"))
  }
}

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
