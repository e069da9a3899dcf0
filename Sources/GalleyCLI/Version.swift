import Galley

/// Galley's version, and those of what it is made with.
enum Version {
  static let number = "0.1.0"

  /// The packages that are linked, as `Package.resolved` pins them; they do not say it themselves.
  private static let packages = "FlyingSocks 0.27.1\nswift-argument-parser 1.8.2"

  /// The number, and a line for each library: a bug may be one of theirs.
  static var text: String {
    let libraries = SystemLibraries.versions.map { "\($0.name) \($0.version)" }
    return ([number] + libraries + [packages]).joined(separator: "\n")
  }
}
