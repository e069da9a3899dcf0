import GalleyBasics

/// Makes links that open a place in an editor.
struct EditorLink: Sendable {
  /// `{file}` stands for the absolute path, `{line}` and `{column}` for numbers from 1.
  let template: String

  static let usual = EditorLink(template: "vscode://file{file}:{line}:{column}")

  func link(file: String, at place: Location) -> String {
    var link = ""
    var rest = template[...]
    while let start = rest.firstIndex(of: "{") {
      link += rest[..<start]
      rest = rest[start...]
      if rest.hasPrefix("{file}") {
        link += PercentEncoding.encode(file, keeping: "/")
        rest = rest.dropFirst("{file}".count)
      } else if rest.hasPrefix("{line}") {
        link += "\(place.line)"
        rest = rest.dropFirst("{line}".count)
      } else if rest.hasPrefix("{column}") {
        link += "\(place.column)"
        rest = rest.dropFirst("{column}".count)
      } else {
        link += "{"
        rest = rest.dropFirst()
      }
    }
    return link + rest
  }
}
