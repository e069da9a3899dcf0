import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct LineMapTests {
  private func location(_ text: String, _ offset: Int) -> Location {
    LineMap(SourceFile(path: "a", text: text)).location(of: offset)
  }

  @Test func everyKindOfLineBreak() {
    let text = "a\nb\r\nc\rd"
    #expect([0, 2, 5, 7].map { location(text, $0).line } == [1, 2, 3, 4])
    #expect(location(text, 8) == Location(line: 4, column: 2))
  }

  @Test func columnsCountCharacters() {
    let source = MarkedSource("x\n日é👩‍👩‍👧\t1️⃣z")
    #expect(location(source.text, source.offset(1)) == Location(line: 2, column: 5))
  }

  @Test func aByteOrderMarkTakesNoColumn() {
    #expect(location("\u{FEFF}ab", 4) == Location(line: 1, column: 2))
    #expect(location("\u{FEFF}ab", 0) == Location(line: 1, column: 1))
  }

  @Test func longLinesCountCharactersToo() {
    let text = "first\n" + String(repeating: "👩‍👩‍👧é", count: 3000) + "\nlast"
    let cluster = "👩‍👩‍👧é".utf8.count
    for count in [0, 1, 50, 51, 52, 1500, 2999, 3000] {
      let expected = Location(line: 2, column: 2 * count + 1)
      #expect(location(text, 6 + count * cluster) == expected)
    }
    #expect(location(text, text.utf8.count) == Location(line: 3, column: 5))
  }

  @Test func offsetsOutsideAreTheEnds() {
    #expect(location("", 0) == Location(line: 1, column: 1))
    #expect(location("ab\n", 99) == Location(line: 2, column: 1))
    #expect(location("ab", -5) == Location(line: 1, column: 1))
  }

  @Test func rangesLeaveTheBreakOut() {
    let map = LineMap(SourceFile(path: "a", text: "ab\r\nc\n"))
    #expect((0...4).map { map.lineRange($0) } == [6..<6, 0..<2, 4..<5, 6..<6, 6..<6])
    #expect(map.last == 3)
  }
}

@Suite struct UTF16LocationTests {
  @Test func countsUTF16Units() {
    let text = "aé日🎉b\n🏳️‍🌈x"
    let map = LineMap(SourceFile(path: "a", text: text))
    for index in text.indices {
      let before = text[..<index]
      let line = before.split(separator: "\n", omittingEmptySubsequences: false)
      let offset = before.utf8.count
      #expect(
        map.utf16Location(of: offset)
          == Location(line: line.count, column: 1 + (line.last?.utf16.count ?? 0)))
    }
  }

  @Test func longLinesAreCountedFromNearby() {
    let text = String(repeating: "é🎉日x", count: 2000)
    let map = LineMap(SourceFile(path: "a", text: text))
    for count in stride(from: 0, through: 8000, by: 77) {
      let start = text.prefix(count)
      #expect(map.utf16Location(of: start.utf8.count).column == 1 + start.utf16.count)
      #expect(map.location(of: start.utf8.count).column == 1 + count)
    }
  }
}

@Suite struct PathTests {
  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b", "a/b"), ("", "b", "b"), (".", "b", "b"), ("a", "/b", "/b"),
    ("/", "b", "/b"), ("..", "b", "../b"),
  ])
  func join(_ folder: String, _ path: String, _ joined: String) {
    #expect(Path.join(folder, path) == joined)
  }

  @Test(arguments: [
    ("a/b/c.md", "a/b", "c.md", "c"), ("c.md", "", "c.md", "c"), ("/c.md", "/", "c.md", "c"),
    ("a/.hidden", "a", ".hidden", ".hidden"), ("a/b.tar.gz", "a", "b.tar.gz", "b.tar"),
    ("a.b/c", "a.b", "c", "c"), ("a/", "a", "", ""), ("", "", "", ""), ("é/ü.md", "é", "ü.md", "ü"),
    ("a/c.", "a", "c.", "c"),
  ])
  func parts(_ path: String, _ folder: String, _ name: String, _ stem: String) {
    #expect(Path.folder(of: path) == folder)
    #expect(Path.name(of: path) == name)
    #expect(Path.stem(of: path) == stem)
  }

  @Test(arguments: [
    ("a/./b//c", "a/b/c"), ("a/../b", "b"), ("a/..", "."), ("../a", "../a"), ("a/../../b", "../b"),
    ("../..", "../.."), ("/..", "/"), ("/../a", "/a"), ("/a/../..", "/"), ("", "."), (".", "."),
    ("./a/", "a"), ("...", "..."),
  ])
  func normalized(_ path: String, _ normal: String) {
    #expect(Path.normalized(path) == normal)
    #expect(Path.normalized(normal) == normal)
  }

  @Test(arguments: [
    ("", "", ""), ("a", "", "../"), ("", "a", "a/"), ("a/b", "a/c/d", "../c/d/"),
    ("/x/out", "/x/project", "../project/"), ("a", "a", ""), ("a/../b", "b", ""),
    ("ab", "a", "../a/"),
  ])
  func relative(_ from: String, _ to: String, _ way: String) {
    #expect(Path.relative(from: from, to: to) == way)
  }
}
