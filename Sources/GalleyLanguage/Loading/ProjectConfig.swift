package import GalleyBasics

/// What a project's `galley.yaml` says: where its files are, relative to its folder.
package struct ProjectConfig: Hashable, Sendable {
  package var layouts = "layouts"
  package var articles = "articles"
  package var site = "site.yaml"
  package var assets = "assets"
  /// The layout of articles that name none.
  package var layout = "article"
  /// Where the file names the site and the layout itself.
  package private(set) var siteSpan: Span?
  package private(set) var layoutSpan: Span?

  package init() {}

  /// The name of the file that makes a folder a project.
  package static let fileName = "galley.yaml"

  package init?(_ root: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(root, of: "a project", at: root.start, findings) else { return nil }
    layouts = keys.path("layouts")?.value ?? layouts
    articles = keys.path("articles")?.value ?? articles
    if let path = keys.path("site") { (site, siteSpan) = (path.value, path.span) }
    assets = keys.path("assets")?.value ?? assets
    if let name = keys.text("layout") { (layout, layoutSpan) = (name.value, name.span) }
    keys.finish()
  }
}

extension Mapping {
  /// A path below the project's folder: a build copies assets to the same path below its output.
  fileprivate mutating func path(_ key: String) -> Spanned<String>? {
    guard let text = text(key) else { return nil }
    let path = Path.normalized(text.value)
    guard path.hasPrefix("/") || path == ".." || path.hasPrefix("../") else {
      return Spanned(path, text.span)
    }
    findings.report(
      .outsideProject, "'\(excerpt(text.value))' is not inside the project", at: text.span,
      "write a path below the folder of this file")
    return nil
  }
}
