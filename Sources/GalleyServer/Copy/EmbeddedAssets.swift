import Galley
import GalleyLanguage
import GalleyBasics

/// Finds the pictures of a page that are files of the project.
enum EmbeddedAssets {
  /// The most bytes of one picture, and of all of them together.
  private static let sizeLimit = 2 << 20
  private static let totalLimit = 16 << 20

  /// Their addresses as the page has them, each with its content as a `data:` URL; what is too large
  /// is left out.
  static func find(in html: [UInt8], of project: Project) -> [(address: String, data: String)] {
    let assets = AssetPath(
      workspace: project.workspace, folder: project.path(project.config.assets),
      prefix: project.config.assets)
    var found: [(String, String)] = []
    var total = 0
    for address in addresses(in: html) {
      guard let file = assets.file(for: "/" + address), let type = ContentType.asset(file),
        let bytes = try? project.workspace.read(file, limit: sizeLimit),
        total + bytes.count <= totalLimit
      else { continue }
      total += bytes.count
      found.append((address, "data:\(type);base64,\(Base64.encode(bytes))"))
    }
    return found
  }

  /// The values of all `src` attributes, each once.
  private static func addresses(in html: [UInt8]) -> [String] {
    let start = Array(" src=\"".utf8)
    var found: [String] = []
    var index = 0
    while index + start.count < html.count {
      guard html[index] == start[0], html[index..<index + start.count].elementsEqual(start),
        let end = html[(index + start.count)...].firstIndex(of: UInt8(ascii: "\""))
      else {
        index += 1
        continue
      }
      let address = String(decoding: html[(index + start.count)..<end], as: UTF8.self)
        .replacing("&amp;", with: "&")
      if !found.contains(address) { found.append(address) }
      index = end
    }
    return found
  }
}
