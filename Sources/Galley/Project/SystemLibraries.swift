import GalleyBasics
import GalleyContent
import GalleyModel
import GalleyText

/// The C libraries, which are the system's.
package enum SystemLibraries {
  /// As they themselves say while they run; of Gumbo and woff2, which say nothing, the files' names.
  package static var versions: [(name: String, version: String)] {
    [
      ("libyaml", YAMLNode.libraryVersion), ("cmark-gfm", Body.libraryVersion),
      ("ICU", WordDictionary.libraryVersion),
    ] + FontLibraries.versions + files([("gumbo", "libgumbo."), ("woff2", "libwoff2dec.")])
  }

  /// The files that are loaded, with their versions: `libgumbo.so.1.0.0`. Only Linux tells them, and only of
  /// libraries that are not a part of the program.
  ///
  /// - Parameter libraries: their names, and how their files' names begin.
  private static func files(
    _ libraries: [(name: String, file: String)]
  ) -> [(name: String, version: String)] {
    let maps = (try? DiskWorkspace().read("/proc/self/maps", limit: 1 << 20)) ?? []
    let loaded = maps.split(separator: UInt8(ascii: "\n")).compactMap { line in
      line.lastIndex(of: UInt8(ascii: "/")).map {
        String(decoding: line[line.index(after: $0)...], as: UTF8.self)
      }
    }
    return libraries.map { library in
      (library.name, loaded.first { $0.hasPrefix(library.file) } ?? "of unknown version")
    }
  }
}
