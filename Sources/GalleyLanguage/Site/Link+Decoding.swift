import GalleyModel
import GalleySyntax

extension Link {
  /// A text, or `{ title, link }`.
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let title = findings.text(node) else { return nil }
      self.init(title: title.value, destination: nil)
      return
    }
    var keys = Mapping(entries, of: "a link", at: node.start, findings)
    guard let link = Link(&keys) else { return nil }
    keys.finish()
    self = link
  }

  /// The link that a mapping's `title` and `link` make; the mapping may hold more.
  init?(_ keys: inout Mapping) {
    let title = keys.required("title").flatMap(keys.findings.text)
    let destination = keys.text("link")
    guard let title else { return nil }
    self.init(title: title.value, destination: destination?.value)
  }
}

extension Edition {
  /// A text, or `{ title, link, language }`.
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let link = Link(node, findings) else { return nil }
      self.init(link: link, language: nil)
      return
    }
    var keys = Mapping(entries, of: "an edition", at: node.start, findings)
    let link = Link(&keys)
    let language = keys.language("language")
    keys.finish()
    guard let link else { return nil }
    self.init(link: link, language: language)
  }
}
