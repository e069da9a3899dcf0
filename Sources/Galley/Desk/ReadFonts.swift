import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyRules
import GalleyText
import Synchronization

/// The fonts of a layout's theme, read from their files' bytes.
struct ReadFonts: Sendable {
  /// By the paths that the theme has for them; those that can be used.
  let files: [String: FontFile]
  /// What texts are measured in; shared by all who compose pages of the layout.
  let set: FontSet
  private(set) var diagnostics: [Diagnostic] = []

  static let none = ReadFonts()

  private init() {
    files = [:]
    set = .builtIn
  }

  /// - Parameter kept: those of other layouts, which are not read again.
  init(of layout: ResolvedLayout, _ kept: KeptFonts) {
    var files: [String: FontFile] = [:]
    var tried: Set<String> = []
    for source in layout.theme.webFonts.flatMap(\.files) {
      let path = source.path.value
      guard let data = layout.fontFiles[path], tried.insert(path).inserted else { continue }
      do throws(FontError) {
        if let known = kept.file(data.fingerprint) {
          files[path] = known
        } else {
          files[path] = try FontFile(data.bytes)
        }
      } catch {
        diagnostics.append(
          Diagnostic(
            .badFont, .error, "cannot use '\(excerpt(path))': \(error.message)",
            at: Diagnostic.Label(source.path.span)))
      }
    }
    self.files = files
    diagnostics += RuleRegistry.check(unfit: Self.unfit(layout, files), in: layout)
    set = kept.set(of: layout, files)
  }

  /// A layout that knows how high the lines of its fonts are.
  func measured(_ layout: ResolvedLayout) -> ResolvedLayout {
    var layout = layout
    for role in FontRole.allCases {
      let source = layout.theme[role].firstFile(weight: role == .headline ? 700 : 400)
      guard let metrics = source.flatMap({ files[$0.path.value] })?.metrics else { continue }
      layout.theme[role].ownLine = NaturalLine(
        unitsPerEm: metrics.unitsPerEm, ascent: metrics.ascent, descent: metrics.descent,
        gap: metrics.lineGap)
    }
    layout.variants = layout.variants.map {
      ResolvedVariant(name: $0.name, share: $0.share, layout: measured($0.layout))
    }
    return layout
  }

  /// What keeps pages from using files, be it their license or a browser. Each file is looked at once.
  private static func unfit(
    _ layout: ResolvedLayout, _ files: [String: FontFile]
  ) -> [FontFault] {
    var seen: Set<String> = []
    return layout.theme.webFonts.flatMap(\.files).flatMap { source -> [FontFault] in
      guard let file = files[source.path.value], seen.insert(source.path.value).inserted else {
        return []
      }
      let name = excerpt(source.path.value)
      var faults: [FontFault] = []
      if file.forbidsEmbedding {
        faults.append(
          FontFault(
            source.path, "'\(name)' says that its license forbids to embed it",
            "ask whether you may serve it"))
      }
      if file.format == .ttc {
        faults.append(
          FontFault(
            source.path, "Firefox does not load '\(name)', as it is a collection",
            "take its font out of it"))
      }
      return faults
    }
  }
}

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
