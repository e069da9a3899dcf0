internal import CHarfBuzz
internal import CZlib

/// The C libraries that read fonts.
package enum FontLibraries {
  /// As they themselves say while they run.
  package static var versions: [(name: String, version: String)] {
    [
      ("HarfBuzz", String(cString: hb_version_string())),
      ("zlib", String(cString: zlibVersion())),
    ]
  }
}
