import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct AtomicFileTests {
  private func withFolder(_ test: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try test(folder)
  }

  @Test func replacesWhatIsThereAndLeavesNothingElse() throws {
    try withFolder { folder in
      try folder.write("a longer old text", to: "page.html")
      try AtomicFile.write(Array("new".utf8), to: folder("page.html"))
      #expect(try folder.text("page.html") == "new")
      #expect(try folder.names() == ["page.html"])
    }
  }

  @Test func writesNoBytes() throws {
    try withFolder { folder in
      try AtomicFile.write([], to: folder("empty"))
      #expect(try folder.text("empty").isEmpty)
    }
  }

  @Test func keepsTheFolderThatIsInTheWay() throws {
    try withFolder { folder in
      try folder.write("kept", to: "page.html/inside")
      #expect(throws: FileProblem.isFolder) {
        try AtomicFile.write([1], to: folder("page.html"))
      }
      #expect(try folder.names() == ["page.html"])
    }
  }

  @Test func leavesNothingWhereItFails() throws {
    try withFolder { folder in
      #expect(throws: FileProblem.missing) {
        try AtomicFile.write([1], to: folder("missing/page.html"))
      }
      let longest = String(repeating: "x", count: 255)
      try AtomicFile.write([1], to: folder(longest))
      #expect(try folder.names() == [longest])
      unlink(folder(longest))
      let long = String(repeating: "x", count: 300)
      #expect(throws: FileProblem.self) { try AtomicFile.write([1], to: folder(long)) }
      let names = try folder.names()
      #expect(names.isEmpty)
    }
  }

  @Test func writesThroughALink() throws {
    try withFolder { folder in
      try folder.write("old", to: "real/page.html")
      try folder.link("link.html", to: "real/page.html")
      try AtomicFile.write(Array("new".utf8), to: folder("link.html"))
      #expect(try folder.text("real/page.html") == "new")
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: folder("link.html"))
      #expect(target == "real/page.html")
    }
  }

  @Test func replacesALinkThatLeadsNowhere() throws {
    try withFolder { folder in
      try folder.link("link.html", to: "nowhere/page.html")
      try AtomicFile.write(Array("new".utf8), to: folder("link.html"))
      #expect(try folder.text("link.html") == "new")
      #expect(try folder.names() == ["link.html"])
    }
  }

  @Test func aDeviceStaysADevice() throws {
    try AtomicFile.write([1, 2, 3], to: "/dev/null")
    #expect(throws: FileProblem.self) { _ = try DiskWorkspace().names(in: "/dev/null") }
  }

  @Test func makesFoldersOfAnyDepth() throws {
    try withFolder { folder in
      try AtomicFile.makeFolder(folder("a/b/c"))
      try AtomicFile.makeFolder(folder("a/b/c"))
      try folder.write("x", to: "a/b/c/file")
      #expect(throws: FileProblem.isNotFolder) { try AtomicFile.makeFolder(folder("a/b/c/file")) }
      #expect(throws: FileProblem.isNotFolder) {
        try AtomicFile.makeFolder(folder("a/b/c/file/below"))
      }
    }
  }
}
