import GalleyBasics
import GalleyContent
import GalleyModel
import GalleyText

/// The C libraries, which are the system's. Gumbo and woff2 cannot tell which ones they are.
package enum SystemLibraries {
  /// As they themselves say while they run.
  package static var versions: [(name: String, version: String)] {
    [
      ("libyaml", YAMLNode.libraryVersion), ("cmark-gfm", Body.libraryVersion),
      ("ICU", WordDictionary.libraryVersion),
    ] + FontLibraries.versions
  }
}
