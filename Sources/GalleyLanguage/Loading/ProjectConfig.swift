package import GalleySyntax

/// What a project's `galley.yaml` says: where its files are, relative to its folder.
package struct ProjectConfig: Hashable, Sendable {
  package var layouts = "layouts"
  package var articles = "articles"
  package var site = "site.yaml"
  package var assets = "assets"
  /// The layout of articles that name none.
  package var layout = "article"

  package init() {}

  /// The name of the file that makes a folder a project.
  package static let fileName = "galley.yaml"

  package init?(_ root: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(root, of: "a project", at: root.start, findings) else { return nil }
    layouts = keys.text("layouts")?.value ?? layouts
    articles = keys.text("articles")?.value ?? articles
    site = keys.text("site")?.value ?? site
    assets = keys.text("assets")?.value ?? assets
    layout = keys.text("layout")?.value ?? layout
    keys.finish()
  }
}
