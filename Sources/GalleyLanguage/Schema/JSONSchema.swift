import GalleyBasics
import GalleyModel

/// The language as JSON Schema, for editors and for checks without Galley.
package struct JSONSchema {
  /// The kinds of file that there is a schema of.
  package enum Subject: String, Sendable, CaseIterable {
    case layout, site, project, article
  }

  package enum Draft: String, Sendable, CaseIterable {
    case draft2020 = "2020-12"
    case draft7 = "07"

    fileprivate var address: String {
      switch self {
      case .draft2020: "https://json-schema.org/draft/2020-12/schema"
      case .draft7: "http://json-schema.org/draft-07/schema#"
      }
    }

    fileprivate var definitions: String { self == .draft7 ? "definitions" : "$defs" }
  }

  private let draft: Draft
  /// Whether keys may be taken away with `~`, and required ones come from elsewhere: in a layout that
  /// extends another.
  private var isExtending = false
  /// The tables that were referred to, and whether for a layout that extends another.
  private var pending: [Reference] = []
  private var known: Set<Reference> = []

  private struct Reference: Hashable {
    var name: String
    var isExtending: Bool

    var text: String { name + (isExtending ? "Extending" : "") }
  }

  /// A schema, ending with a line break.
  package static func render(_ subject: Subject, draft: Draft = .draft2020) -> [UInt8] {
    var schema = JSONSchema(draft: draft)
    var json = JSONWriter(pretty: true)
    json.object { schema.writeRoot(subject, &$0) }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private init(draft: Draft) { self.draft = draft }

  private mutating func writeRoot(_ subject: Subject, _ json: inout JSONWriter) {
    json.field("$schema", draft.address)
    json.field("title", Self.title(of: subject))
    switch subject {
    case .layout:
      json.field("type", "object")
      json.object("if") { $0.array("required") { $0.string("extends") } }
      json.object("then") { json in
        isExtending = true
        refer(KeyTable.Name.layout.rawValue, &json)
        isExtending = false
      }
      json.object("else") { refer(KeyTable.Name.layout.rawValue, &$0) }
    case .site: refer(KeyTable.Name.site.rawValue, &json, inAllOf: true)
    case .article: refer(KeyTable.Name.article.rawValue, &json, inAllOf: true)
    case .project:
      json.array("anyOf") { json in
        json.object { $0.field("type", "null") }
        json.object { refer(KeyTable.Name.project.rawValue, &$0) }
      }
    }
    json.object(draft.definitions) { writeDefinitions(&$0) }
  }

  private static func title(of subject: Subject) -> String {
    switch subject {
    case .layout: "A layout of Galley"
    case .site: "A site file of Galley"
    case .project: "A project file of Galley: galley.yaml"
    case .article: "The front matter of an article"
    }
  }

  private mutating func writeDefinitions(_ json: inout JSONWriter) {
    while let next = pending.popLast() {
      isExtending = next.isExtending
      json.object(next.text) { json in
        if next.name == Self.blockName {
          writeBlock(&json)
        } else if let name = KeyTable.Name(rawValue: next.name) {
          write(KeyTable.named(name), &json)
        }
      }
    }
  }

  private static let blockName = "block"

  /// `allOf` where other keys stand beside it: draft 7 would ignore them.
  private mutating func refer(_ name: String, _ json: inout JSONWriter, inAllOf: Bool = false) {
    let reference = Reference(name: name, isExtending: isExtending)
    if known.insert(reference).inserted { pending.append(reference) }
    let address = "#/\(draft.definitions)/\(reference.text)"
    guard inAllOf else { return json.field("$ref", address) }
    json.array("allOf") { $0.object { $0.field("$ref", address) } }
  }

  // MARK: Mappings

  private mutating func write(_ table: KeyTable, _ json: inout JSONWriter) {
    write(table.keys, least: table.least, most: table.most, isOpen: table.isOpen, &json)
  }

  private mutating func write(
    _ keys: [Key], least: Int = 0, most: Int? = nil, isOpen: Bool = false,
    _ json: inout JSONWriter
  ) {
    json.field("type", "object")
    json.object("properties") { json in
      for key in keys {
        json.object(key.name) { json in
          json.field("description", key.plainWords)
          let canBeTaken = isExtending && !KeyTable.ownKeys.contains(key.name)
          write(key.shape, orNull: canBeTaken || (isOpen && !key.isRequired), &json)
        }
      }
    }
    let required = keys.filter { $0.isRequired && (!isExtending || $0.name == "layout") }
    let always = required.filter { $0.exemption == nil }
    if !always.isEmpty {
      json.array("required") { json in for key in always { json.string(key.name) } }
    }
    let others = required.filter { $0.exemption != nil }
    if !others.isEmpty {
      json.array("allOf") { json in for key in others { json.object { key.writeNeed(&$0) } } }
    }
    if least > 0, !isExtending { json.field("minProperties", least) }
    if let most { json.field("maxProperties", most) }
    if !isOpen { json.field("additionalProperties", false) }
  }

  // MARK: Values

  /// - Parameter orNull: whether nothing may stand there too.
  private mutating func write(_ shape: Shape, orNull: Bool, _ json: inout JSONWriter) {
    guard orNull else { return write(shape, &json) }
    json.array("anyOf") { json in
      json.object { write(shape, &$0) }
      json.object { $0.field("type", "null") }
    }
  }

  private mutating func write(_ shape: Shape, _ json: inout JSONWriter) {
    switch shape {
    case .name(of: .sizeList):
      // It stands where a size may, so its form matters.
      json.field("type", "string")
      json.field("pattern", Pattern.name)
    case .text, .name: json.array("type") { json in for type in Self.scalars { json.string(type) } }
    case .form(let pattern, let examples):
      if Pattern.words.contains(pattern) {
        json.array("type") { json in for type in ["string", "boolean"] { json.string(type) } }
      } else {
        json.field("type", "string")
      }
      json.field("pattern", pattern)
      guard !examples.isEmpty else { break }
      json.array("examples") { json in for example in examples { json.string(example) } }
    case .flag: json.field("type", "boolean")
    case .integer(let range): write("integer", range, &json)
    case .number(let range): write("number", range, &json)
    case .word(let words): json.array("enum") { json in for word in words { json.string(word) } }
    case .list(let item, let range):
      json.field("type", "array")
      // A list takes the place of the whole list.
      let isInside = isExtending
      isExtending = false
      json.object("items") { write(item, &$0) }
      isExtending = isInside
      if let range {
        json.field("minItems", range.lowerBound)
        json.field("maxItems", range.upperBound)
      }
    case .oneOrMore(let item):
      writeEither([item, .list(item)], &json)
    case .names(let value, _, let key, let least):
      json.field("type", "object")
      json.object("propertyNames") { $0.field("pattern", key) }
      json.object("additionalProperties") { write(value, orNull: isExtending, &$0) }
      if least > 0, !isExtending { json.field("minProperties", least) }
    case .keys(let name):
      let isInside = isExtending
      // A variant says only what it changes.
      if name == .variant { isExtending = true }
      refer(name.rawValue, &json, inAllOf: true)
      isExtending = isInside
    case .block: refer(Self.blockName, &json, inAllOf: true)
    case .options(let name): writeOptions(of: name, &json)
    case .either(let shapes): writeEither(shapes, &json)
    }
  }

  private static let scalars = ["string", "number", "boolean"]

  private func write(_ type: String, _ range: ClosedRange<Int>, _ json: inout JSONWriter) {
    json.field("type", type)
    json.field("minimum", range.lowerBound)
    json.field("maximum", range.upperBound)
  }

  private mutating func writeEither(_ shapes: [Shape], _ json: inout JSONWriter) {
    json.array("anyOf") { json in
      for shape in shapes { json.object { write(shape, &$0) } }
    }
  }

  // MARK: Blocks

  private mutating func writeBlock(_ json: inout JSONWriter) {
    let bare = BlockName.allCases.filter { !$0.keys.contains(where: \.isRequired) }
    json.array("anyOf") { json in
      json.object { json in
        json.array("enum") { json in for name in bare { json.string(name.rawValue) } }
      }
      json.object { json in
        json.field("type", "object")
        json.field("minProperties", 1)
        json.field("maxProperties", 1)
        json.object("properties") { json in
          for name in BlockName.allCases {
            json.object(name.rawValue) { json in
              json.field("description", name.plainWords)
              write(.options(name), &json)
            }
          }
        }
        json.field("additionalProperties", false)
      }
    }
  }

  /// Nothing, a mapping, or the one value that stands for a key.
  private mutating func writeOptions(of name: BlockName, _ json: inout JSONWriter) {
    json.array("anyOf") { json in
      if !name.keys.contains(where: \.isRequired) { json.object { $0.field("type", "null") } }
      if let key = name.shorthandKey {
        json.object { json in
          json.field("description", key.plainWords)
          write(key.shape.scalars, &json)
        }
      }
      json.object { write(name.keys + Key.ofEveryBlock, &$0) }
    }
  }
}

extension Key {
  /// That it is there, or that another key says what makes it needless.
  fileprivate func writeNeed(_ json: inout JSONWriter) {
    json.array("anyOf") { json in
      json.object { $0.array("required") { $0.string(name) } }
      guard let exemption else { return }
      json.object { json in
        json.array("required") { $0.string(exemption.key) }
        json.object("properties") { json in
          json.object(exemption.key) { json in
            json.array("enum") { json in for word in exemption.words { json.string(word) } }
          }
        }
      }
    }
  }
}
