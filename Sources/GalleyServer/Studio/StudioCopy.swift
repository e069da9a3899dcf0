package import Galley
import GalleyBasics
import GalleyLanguage
import GalleyPages

/// The studio with one page as a file of its own, which needs no server.
package struct StudioCopy: Sendable {
  /// The document, UTF-8; `nil` where errors forbid to make the page.
  package let bytes: [UInt8]?
  package let report: Report

  /// - Parameters:
  ///   - layout: its name; `nil` for the article's own.
  ///   - article: its slug or its file's path; `nil` for the newest.
  /// - Throws: an error where a name means nothing.
  package static func make(
    _ project: Project, layout: String?, article: String?
  ) throws(GalleyError) -> StudioCopy {
    let catalog = Catalog(project)
    let choice = Choice(
      layout: layout,
      article: try article.map { name throws(GalleyError) in
        try file(of: name, project, catalog)
      })
    let meant = catalog.resolve(choice, usual: project.config.layout)
    if let problem = meant.problem { throw GalleyError(problem) }
    let made = try project.proof(
      RenderRequest(
        layout: meant.layout, article: meant.article.map { Path.join(project.articlesFolder, $0) },
        outputFolder: project.folder))
    guard let proof = made.proof else { return StudioCopy(bytes: nil, report: made.report) }
    let edition = Edition(
      proof: proof, number: 1, layout: meant.layout, article: meant.article, report: made.report)
    let embedded = json(edition, proof, project, catalog)
    return StudioCopy(bytes: document(embedded), report: made.report)
  }

  /// The file, below the folder of articles, that a slug or a path means.
  private static func file(
    of name: String, _ project: Project, _ catalog: Catalog
  ) throws(GalleyError) -> String {
    let path = Path.normalized(try project.articlePath(name))
    let folder = project.articlesFolder == "." ? "" : "\(project.articlesFolder)/"
    let file = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
    guard catalog.article(file) != nil else {
      throw GalleyError("'\(name)' is no article of the project")
    }
    return file
  }

  private static func json(
    _ edition: Edition, _ proof: Proof, _ project: Project, _ catalog: Catalog
  ) -> [UInt8] {
    var json = JSONWriter(for: .script)
    var writer = StudioJSON(workspace: project.workspace, editor: nil)
    json.object { json in
      writer.write(edition, to: &json)
      StudioJSON.write(catalog.only(edition.layout, edition.article), to: &json)
      json.field("html", String(decoding: proof.htmlWithFonts, as: UTF8.self))
      json.array("texts") { json in
        for index in proof.plan.screens.indices {
          json.string(String(decoding: proof.text(at: index), as: UTF8.self))
        }
      }
      json.object("assets") { json in
        for (address, data) in EmbeddedAssets.find(in: proof.html, of: project) {
          json.field(address, data)
        }
      }
      json.field("frame", frame)
    }
    return json.bytes
  }

  /// What is in a frame before its page is.
  private static let frame =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Page</title>"
    + "<meta http-equiv=\"Content-Security-Policy\" content=\"\(ContentPolicy.frameRules)\">"
    + "</head><body></body></html>"

  /// The studio's page with its styles, its scripts and what it shows inside it.
  private static func document(_ embedded: [UInt8]) -> [UInt8] {
    var document = DocumentTemplate(PackageResources.studio_html)
    // The scripts are known before anybody's text is added, so a fixed word can allow them.
    document.insert(
      before: "<link rel=\"icon\"",
      Array(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"\(ContentPolicy.copyRules)\">\n"
          .utf8))
    document.replace(
      "<link rel=\"stylesheet\" href=\"/studio/studio.css\">",
      with: Array("<style>\n".utf8) + PackageResources.studio_css + Array("</style>".utf8))
    document.insert(
      before: "<script src=",
      Array("<script type=\"application/json\" id=\"embedded\">".utf8) + embedded
        + Array("</script>\n".utf8))
    for script in StudioFiles.scripts {
      document.replace(
        "<script src=\"/studio/\(script.name)\"></script>",
        with: Array("<script nonce=\"\(ContentPolicy.copyNonce)\">\n".utf8) + script.bytes
          + Array("</script>".utf8))
    }
    return document.bytes
  }
}

extension Catalog {
  /// What a copy can still choose: the page that it shows.
  fileprivate func only(_ layout: String, _ file: String?) -> Catalog {
    Catalog(layouts: [layout], articles: articles.filter { $0.file == file })
  }
}

/// Finds the pictures of a page that are files of the project.
private enum EmbeddedAssets {
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
private struct DocumentTemplate {
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
