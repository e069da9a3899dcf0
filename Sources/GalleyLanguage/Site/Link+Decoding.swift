import GalleyContent
import GalleyModel
import GalleyBasics

extension Link {
  /// A text, or `{ title, link }`.
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let title = findings.text(node) else { return nil }
      self.init(title: title.value, destination: nil)
      return
    }
    if let written = Link.shortened(entries) {
      findings.report(
        .missingKey, "a link needs the key 'title'", at: entries[0].key.span, "write '\(written)'"
      )
      return nil
    }
    var keys = Mapping(entries, of: "a link", at: node.start, findings)
    let link = Link(&keys)
    keys.finish()
    guard let link else { return nil }
    self = link
  }

  /// What `News: /news/`, a title straight before its link, should have been.
  private static func shortened(_ entries: [YAMLEntry]) -> String? {
    guard entries.count == 1, let key = entries[0].key.scalar?.text,
      let value = entries[0].value.scalar?.text, key != "title", value.contains("/")
    else { return nil }
    return "{ title: \(excerpt(key)), link: \(excerpt(value)) }"
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
