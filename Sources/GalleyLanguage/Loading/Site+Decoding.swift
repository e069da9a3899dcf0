package import GalleyBasics
import GalleyContent
package import GalleyModel

extension Site {
  /// Reads a site from its file's root node.
  package init?(_ root: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(root, .site, at: root.start, findings) else { return nil }
    self.init()
    file = root.span.file
    name = keys.node("name").flatMap(findings.text)?.value ?? name
    tagline = keys.text("tagline")?.value
    url = keys.origin("url")
    language = keys.language("language") ?? .english
    place = keys.text("place")?.value
    date = keys.date("date")
    timezoneName = keys.text("timezone")
    weather = keys.read("weather") { Weather($0, findings) }
    logo = keys.text("logo")?.value
    editions =
      keys.read("editions") {
        findings.list($0, of: "editions") { Edition($0, findings) }
      } ?? []
    apps = keys.links("apps")
    menu = keys.links("menu")
    labels = keys.read("labels") { findings.labels($0) } ?? [:]
    copyright = keys.text("copyright")?.value
    keys.finish()
  }
}

extension Mapping {
  fileprivate mutating func links(_ key: String) -> [Link] {
    let findings = findings
    return read(key) { findings.list($0, of: "links") { Link($0, findings) } } ?? []
  }

  /// `https://courier.example`, without the slash at its end.
  fileprivate mutating func origin(_ key: String) -> String? {
    guard let text = text(key) else { return nil }
    if text.value.hasPrefix("https://") || text.value.hasPrefix("http://") {
      return text.value.hasSuffix("/") ? String(text.value.dropLast()) : text.value
    }
    findings.report(
      .badValue, "'\(excerpt(text.value))' is not the address of a site", at: text.span,
      "write it like 'https://courier.example'")
    return nil
  }
}

extension Weather {
  /// A text, or `{ temperature, condition }`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let text = findings.text(node) else { return nil }
      self.init(temperature: text.value)
      return
    }
    var keys = Mapping(entries, .weather, at: node.start, findings)
    let temperature = keys.node("temperature").flatMap(findings.text)
    let condition = keys.text("condition")
    keys.finish()
    guard let temperature else { return nil }
    self.init(temperature: temperature.value, condition: condition?.value)
  }
}

extension Findings {
  /// `{ fr: { by: Par } }`: words by language and label.
  fileprivate func labels(_ node: YAMLNode) -> [String: [Phrase: String]] {
    let languages = named(node, of: "languages to words") { language, node in
      named(node, of: "labels to words") { key, word in
        label(key).flatMap { label in shortText(word).map { (label, $0.value) } }
      }.map { (language.value, Dictionary($0) { first, _ in first }) }
    }
    return Dictionary(languages ?? []) { first, _ in first }
  }

  private func label(_ key: Spanned<String>) -> Phrase? {
    if let label = Phrase(rawValue: key.value) { return label }
    reportUnknown(.unknownKey, "no label is named", key, among: Phrase.allCases.map(\.rawValue))
    return nil
  }
}

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
    var keys = Mapping(entries, .link, at: node.start, findings)
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
    let title = keys.node("title").flatMap(keys.findings.text)
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
    var keys = Mapping(entries, .edition, at: node.start, findings)
    let link = Link(&keys)
    let language = keys.language("language")
    keys.finish()
    guard let link else { return nil }
    self.init(link: link, language: language)
  }
}
