import GalleyBasics
import GalleyGeometry
import GalleyModel
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

  init(of layout: ResolvedLayout) {
    var files: [String: FontFile] = [:]
    var tried: Set<String> = []
    for source in layout.theme.webFonts.flatMap(\.files) {
      let path = source.path.value
      guard let data = layout.fontFiles[path], tried.insert(path).inserted else { continue }
      do throws(FontError) {
        files[path] = try FontFile(data.bytes)
      } catch {
        diagnostics.append(
          Diagnostic(
            .badFont, .error, "cannot use '\(excerpt(path))': \(error.message)",
            at: Diagnostic.Label(source.path.span)))
      }
    }
    self.files = files
    set = FontSet(layout.theme) { files[$0] }
  }
}
