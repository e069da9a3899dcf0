import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyRules
import GalleyText

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
