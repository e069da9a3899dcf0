import GalleyBasics
import GalleyContent
import GalleyModel

/// The C libraries, which are the system's.
package enum SystemLibraries {
  /// As they themselves say while they run.
  package static var versions: [(name: String, version: String)] {
    [
      ("libyaml", YAMLNode.libraryVersion), ("cmark-gfm", Body.libraryVersion),
      ("ICU", WordDictionary.libraryVersion),
    ]
  }
}
