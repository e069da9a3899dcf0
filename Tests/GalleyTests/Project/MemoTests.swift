import Galley
import GalleyBasics
import Synchronization
import Testing

@Suite struct MemoTests {
  private let project = MemoryWorkspace([
    "galley.yaml": "",
    "layouts/base.yaml": "layout: base\nregions: { story: [headline, body] }\n",
    "layouts/article.yaml": "layout: article\nextends: base\n",
    "layouts/other.yaml": "layout: other\nregions: { story: [headline] }\n",
    "articles/one.md": "---\ntitle: One\n---\nFirst.\n",
    "articles/two.md": "---\ntitle: Two\n---\nSecond.\n",
  ])

  /// Renders a page and tells which files were read for it.
  private func reads(
    _ memo: Memo, layout: String = "article", article: String = "one"
  ) throws -> Set<String> {
    let counting = CountingWorkspace(project)
    var project = try Project.open("", in: TracingWorkspace(counting))
    counting.forget()
    project.memo = memo
    let made = try project.proof(RenderRequest(layout: layout, article: article))
    #expect(made.proof != nil)
    return counting.read
  }

  @Test func nothingIsReadTwice() throws {
    let memo = Memo()
    #expect(try !reads(memo).isEmpty)
    #expect(try reads(memo).isEmpty)
  }

  @Test func onlyWhatChangedIsReadAgain() throws {
    let memo = Memo()
    _ = try reads(memo)
    memo.forget(["articles/one.md"])
    #expect(try reads(memo) == ["articles/one.md"])
    memo.forget(["layouts/base.yaml"])
    #expect(try reads(memo) == ["layouts/article.yaml", "layouts/base.yaml"])
    memo.forget(["layouts/other.yaml", "assets/picture.svg"])
    #expect(try reads(memo).isEmpty)
    memo.forgetAll()
    #expect(try reads(memo).contains("layouts/article.yaml"))
  }

  @Test func knowsWhatItWasComputedFrom() throws {
    let memo = Memo()
    _ = try reads(memo)
    #expect(memo.inputs.isSuperset(of: ["layouts/article.yaml", "layouts/base.yaml"]))
    #expect(memo.inputs.contains("articles/one.md"))
    #expect(!memo.inputs.contains("layouts/other.yaml"))
  }

  @Test func doesNotGrowWithChanges() throws {
    let memo = Memo()
    _ = try reads(memo)
    let (values, inputs) = (memo.count, memo.inputs)
    for _ in 0..<50 {
      memo.forget(["articles/one.md", "layouts", "layouts/base.yaml"])
      _ = try reads(memo)
    }
    #expect(memo.count == values)
    #expect(memo.inputs == inputs)
  }
}

/// Counts what is read.
private final class CountingWorkspace: Workspace {
  private let base: MemoryWorkspace
  private let paths = Mutex(Set<String>())

  init(_ base: MemoryWorkspace) { self.base = base }

  var read: Set<String> { paths.withLock { $0 } }
  func forget() { paths.withLock { $0 = [] } }

  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    paths.withLock { _ = $0.insert(path) }
    return try base.read(path, limit: limit)
  }

  func entries(in folder: String) throws(FileProblem) -> [FolderEntry] {
    try base.entries(in: folder)
  }
  func target(ofLink path: String) -> String? { base.target(ofLink: path) }
  func exists(_ path: String) -> Bool { base.exists(path) }
  func stamp(of path: String) -> FileStamp? { base.stamp(of: path) }
  func absolute(_ path: String) -> String { base.absolute(path) }
  func isInside(_ path: String, _ folder: String) -> Bool { base.isInside(path, folder) }
}
