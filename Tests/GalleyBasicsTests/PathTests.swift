import GalleyBasics
import Testing

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
