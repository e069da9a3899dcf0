package import GalleyBasics
import GalleyContent
package import GalleyModel

/// The people that articles name by keys, as sites keep them in `_data/authors.yml` or `data/authors.toml`.
package struct AuthorRegister: Sendable {
  /// The names of people by their keys.
  private var names: [String: String] = [:]
  private var known: Set<String> = []
  /// Those of whom there is more to say, by name.
  package private(set) var people: [String: Person] = [:]

  package init() {}

  package var isEmpty: Bool { names.isEmpty }

  /// Who is meant by what an article says: a person of the register, or the words themselves.
  package func name(of written: String) -> String { names[written] ?? written }

  /// The keys of all people, with their names.
  package var keys: [(key: String, name: String)] {
    names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether an article names a person whom the register should have and has not. Several words are a name written
  /// out, unless the register has nearly the same, where that is looked for.
  package func misses(_ written: String, comparing: Bool = true) -> Bool {
    guard names[written] == nil, !known.contains(written) else { return false }
    return !written.utf8.contains(0x20) || comparing && suggestion(for: written) != nil
  }

  /// The key or name that is probably meant.
  package func suggestion(for written: String) -> String? {
    Suggestion.nearest(to: written, among: names.keys)
      ?? Suggestion.nearest(to: written, among: known)
  }

  private mutating func add(_ person: Person, as key: String) {
    names[key] = person.name
    known.insert(person.name)
    if person.isDescribed { people[person.name] = person }
  }
}

extension AuthorRegister {
  /// A mapping of keys to people, or a list of people with their keys; it may stand behind the one key `authors`.
  fileprivate init(_ root: YAMLNode, _ findings: Findings) {
    self.init()
    switch root.content {
    case .mapping(let entries):
      if entries.count == 1, entries[0].key.scalar?.text == "authors",
        entries[0].value.scalar == nil
      {
        self = AuthorRegister(entries[0].value, findings)
        return
      }
      for entry in entries {
        guard let key = findings.text(entry.key) else { continue }
        add(Self.person(entry.value, key, findings), as: key.value)
      }
    case .sequence(let people):
      for person in people {
        let keys = ["key", "id", "slug", "username", "login", "short_name", "handle"]
        guard let node = keys.lazy.compactMap({ person.value(of: $0) }).first else {
          findings.report(
            .missingKey, "an author of a list needs a key, such as 'id'", at: person.start)
          continue
        }
        guard let key = findings.text(node) else { continue }
        add(Self.person(person, key, findings), as: key.value)
      }
    case .scalar: findings.reportWrongType(root, expected: "a mapping of keys to authors")
    }
  }

  /// A person with what the usual keys say of them.
  private static func person(
    _ node: YAMLNode, _ key: Spanned<String>, _ findings: Findings
  ) -> Person {
    var person = Person(name: name(node, key, findings), span: key.span)
    func first(_ keys: String...) -> String? {
      keys.lazy.compactMap { node.value(of: $0)?.scalar?.text }.first { !$0.isEmpty }
    }
    checkKeys(node, findings)
    person.text = first("text", "bio", "biography", "description", "about")
    person.picture = first("picture", "image", "avatar", "photo")
    person.links = node.value(of: "links").map { links($0, findings) } ?? []
    return person
  }

  /// The keys that are read of a person.
  private static let keys = [
    "text", "bio", "biography", "description", "about", "picture", "image", "avatar", "photo",
    "links", "name", "display_name", "displayName", "full_name", "fullName", "title", "first_name",
    "firstName", "givenName", "last_name", "lastName", "familyName", "key", "id", "slug",
    "username", "login", "short_name", "handle",
  ]
  /// Keys that other systems have, and that are no slips.
  private static let others: Set<String> = [
    "link", "url", "names", "tag", "tags", "like", "likes", "site",
  ]

  /// Says which keys are probably slips; registers have many keys of other systems.
  private static func checkKeys(
    _ node: YAMLNode, _ findings: Findings, known: [String] = keys
  ) {
    for entry in node.entries ?? [] {
      guard let key = entry.key.scalar?.text, !known.contains(key), !others.contains(key),
        key.utf8.count > 2, let likely = Suggestion.nearest(to: key, among: known)
      else { continue }
      findings.report(
        Diagnostic(
          .unknownKey, .warning, "nothing is read of an author's '\(excerpt(key))'",
          at: Diagnostic.Label(entry.key.span, "did you mean '\(likely)'?"),
          fixIt: Diagnostic.FixIt(value: entry.key.span, likely, isGuess: true)))
    }
  }

  /// A list of `{ title, link }`, as `{ label, url }` too, or a mapping of titles to addresses.
  private static func links(_ node: YAMLNode, _ findings: Findings) -> [Link] {
    switch node.content {
    case .sequence(let items):
      items.compactMap { item in
        func first(_ keys: String...) -> String? {
          keys.lazy.compactMap { item.value(of: $0)?.scalar?.text }.first { !$0.isEmpty }
        }
        let title = first("title", "label", "name")
        let link = first("link", "url", "href")
        if title == nil {
          findings.report(
            Diagnostic(
              .missingKey, .warning, "a link of an author needs a 'title', so this one is left out",
              at: Diagnostic.Label(item.start)))
        }
        checkKeys(item, findings, known: ["title", "label", "name", "link", "url", "href"])
        return title.map { Link(title: $0, destination: link) }
      }
    case .mapping(let entries):
      entries.compactMap { entry in
        guard let title = entry.key.scalar?.text, let link = entry.value.scalar, !link.isNull else {
          return nil
        }
        return Link(title: title, destination: link.text)
      }
    case .scalar: []
    }
  }

  /// The name of a person: a text, or what a mapping says under one of the usual keys.
  private static func name(
    _ person: YAMLNode, _ key: Spanned<String>, _ findings: Findings
  ) -> String {
    if let text = person.scalar, !text.isNull { return text.text }
    func first(_ keys: String...) -> String? {
      keys.lazy.compactMap { person.value(of: $0)?.scalar?.text }.first { !$0.isEmpty }
    }
    if let name = first("name", "display_name", "displayName", "full_name", "fullName", "title") {
      return name
    }
    let parts = [
      first("first_name", "firstName", "givenName"), first("last_name", "lastName", "familyName"),
    ]
    let name = parts.compactMap(\.self).joined(separator: " ")
    guard name.isEmpty else { return name }
    findings.report(
      Diagnostic(
        .missingKey, .warning, "the author '\(excerpt(key.value))' has no name",
        at: Diagnostic.Label(key.span, "pages show the key")))
    return key.value
  }
}

extension YAMLNode {
  fileprivate func value(of key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key.scalar?.text == key }?.value
  }
}

extension Loader {
  /// Reads a register of authors: YAML, JSON or TOML, as the file's name says.
  package func authors(at path: String) -> Diagnosed<AuthorRegister?> {
    let findings = Findings()
    guard let file = read(path, limit: YAMLLimits.standard.bytes, findings) else {
      return Diagnosed(nil, findings.diagnostics)
    }
    let parsed = FrontMatter.Language(ofFileNamed: path).parse(file, in: 0..<file.bytes.count)
    findings.report(contentsOf: parsed.diagnostics)
    // Of a file that is broken off, what is missing is not told.
    let told = parsed.diagnostics.contains { $0.severity == .error } ? Findings() : findings
    let register = parsed.root.map { AuthorRegister($0, told) }
    return Diagnosed(register ?? AuthorRegister(), findings.diagnostics)
  }
}
