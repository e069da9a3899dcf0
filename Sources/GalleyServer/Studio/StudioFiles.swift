/// The files of the studio's own page; they stand in the folder `Page`.
enum StudioFiles {
  struct File: Sendable {
    let type: String
    let policy: ContentPolicy
    let bytes: [UInt8]
  }

  /// The scripts, in the order in which they run.
  static let scripts: [(name: String, bytes: [UInt8])] = [
    ("morph.js", PackageResources.morph_js),
    ("devices.js", PackageResources.devices_js),
    ("panel.js", PackageResources.panel_js),
    ("studio.js", PackageResources.studio_js),
  ]

  /// The file at a path; `nil` where none of them is there.
  static func file(at path: String) -> File? {
    switch path {
    case "/": File(type: ContentType.html, policy: .studio, bytes: PackageResources.studio_html)
    case "/frame": File(type: ContentType.html, policy: .frame, bytes: PackageResources.frame_html)
    case "/studio/studio.css":
      File(type: ContentType.css, policy: .nothing, bytes: PackageResources.studio_css)
    default:
      scripts.first { path == "/studio/\($0.name)" }.map {
        File(type: ContentType.script, policy: .nothing, bytes: $0.bytes)
      }
    }
  }
}
