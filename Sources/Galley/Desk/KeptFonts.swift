import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyText
import Synchronization

/// The fonts that layouts were set in last: most layouts of a project have the same, and an edit to one leaves them as
/// they are. The words that were shaped in them stay with them.
///
/// They are known by their bytes, so nothing has to be forgotten when a file changes.
final class KeptFonts: Sendable {
  /// All that decides how texts are set.
  private struct Key: Hashable {
    struct File: Hashable {
      var fingerprint: String
      var weights: ClosedRange<Int>
      var isItalic: Bool
      var ranges: [ClosedRange<UInt32>]?
    }

    struct Role: Hashable {
      var families: [[File?]]
      var fallback: FontFamily
      var features: [FontFeature]
    }

    let roles: [Role]

    init(_ layout: ResolvedLayout) {
      roles = FontRole.allCases.map { role in
        let font = layout.theme[role]
        return Role(
          families: font.families.map { family in
            family.files.map { source in
              layout.fontFiles[source.path.value].map {
                File(
                  fingerprint: $0.fingerprint, weights: source.weights,
                  isItalic: source.isItalic, ranges: source.unicodeRange)
              }
            }
          },
          fallback: font.fallback, features: font.features)
      }
    }
  }

  private struct Entry {
    let key: Key
    /// By their fingerprints.
    let files: [String: FontFile]
    let set: FontSet
  }

  /// The last ones, from the oldest on.
  private let entries = Mutex<[Entry]>([])
  /// Few are enough for the layouts of a project and for what is tried in an editor.
  private static let capacity = 4

  /// A file of fonts that is among them.
  func file(_ fingerprint: String) -> FontFile? {
    entries.withLock { entries in entries.lazy.compactMap { $0.files[fingerprint] }.first }
  }

  /// What a layout is set in.
  ///
  /// - Parameter files: its fonts by the paths that the theme has for them; those that can be used.
  func set(of layout: ResolvedLayout, _ files: [String: FontFile]) -> FontSet {
    guard !files.isEmpty else { return .builtIn }
    let key = Key(layout)
    return entries.withLock { entries in
      if let index = entries.firstIndex(where: { $0.key == key }) {
        let entry = entries.remove(at: index)
        entries.append(entry)
        return entry.set
      }
      let set = FontSet(layout.theme) { files[$0] }
      let byFingerprint = files.compactMap { path, file in
        layout.fontFiles[path].map { ($0.fingerprint, file) }
      }
      if entries.count == Self.capacity { entries.removeFirst() }
      entries.append(
        Entry(
          key: key, files: Dictionary(byFingerprint, uniquingKeysWith: { first, _ in first }),
          set: set))
      return set
    }
  }
}
