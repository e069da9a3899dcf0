import Galley
import GalleyBasics
import GalleyLanguage

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

/// A document of which parts are put in the place of others.
struct DocumentTemplate {
  private(set) var bytes: [UInt8]
  /// Where what is not filled in yet begins: nothing is looked for in what was.
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Puts bytes in the place of the next text like this; without one nothing happens.
  mutating func replace(_ text: String, with replacement: [UInt8]) {
    guard let range = find(Array(text.utf8)) else { return }
    bytes.replaceSubrange(range, with: replacement)
    position = range.lowerBound + replacement.count
  }

  /// Puts bytes before the next text like this.
  mutating func insert(before text: String, _ insertion: [UInt8]) {
    guard let range = find(Array(text.utf8)) else { return }
    bytes.insert(contentsOf: insertion, at: range.lowerBound)
    position = range.lowerBound + insertion.count
  }

  private func find(_ text: [UInt8]) -> Range<Int>? {
    guard bytes.count >= position + text.count else { return nil }
    for start in position...(bytes.count - text.count)
    where bytes[start] == text[0] && bytes[start..<start + text.count].elementsEqual(text) {
      return start..<start + text.count
    }
    return nil
  }
}
