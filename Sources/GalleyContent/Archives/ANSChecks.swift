import GalleyBasics

/// What ANS (schema 0.10, https://github.com/washingtonpost/ans-schema) wants of values that a story's page does not show, or
/// would show otherwise if they were right. Each is told at its place.
struct ANSChecks {
  private enum Want {
    /// Text, no number and no truth value.
    case text
    case number
    case object
    case oneOf([String])
    /// Text of so many letters and digits.
    case letters(Int, isHexadecimal: Bool)
    /// An object that has all of these keys.
    case having([String])
    /// An object that has no keys but these.
    case only([String])
    case version
    case distributor
  }

  private let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  /// Checks a document or an element of one, but not the elements in it.
  func check(_ node: YAMLNode, _ type: String) {
    for (path, want) in Self.wants[type, default: []] + Self.wantsOfAll {
      check(node, path[...], want)
    }
  }

  /// - Parameter path: keys; `*` stands for all items of a list, or values of an object.
  private func check(_ node: YAMLNode, _ path: ArraySlice<String>, _ want: Want) {
    guard let key = path.first else { return check(node, want) }
    if key != "*" {
      if let value = node[json: key] { check(value, path.dropFirst(), want) }
      return
    }
    switch node.content {
    case .sequence(let items): for item in items { check(item, path.dropFirst(), want) }
    case .mapping(let entries): for entry in entries { check(entry.value, path.dropFirst(), want) }
    case .scalar: findings.reportWrongType(node, expected: "a list")
    }
  }

  private func check(_ node: YAMLNode, _ want: Want) {
    switch want {
    case .text: _ = text(node)
    case .number:
      if node.scalar?.style != .plain || node.text.flatMap({ Double($0) }) == nil {
        findings.reportWrongType(node, expected: "a number")
      }
    case .object: _ = isObject(node)
    case .oneOf(let words):
      guard let text = text(node), !words.contains(text) else { return }
      findings.reportUnknown(.badValue, "there is no", Spanned(text, node.span), among: words)
    case .letters(let count, let isHexadecimal):
      guard let text = text(node) else { return }
      let isRight =
        text.utf8.count == count
        && text.allSatisfy {
          $0.isASCII && (isHexadecimal ? $0.isHexDigit : $0.isLetter || $0.isNumber || $0 == "_")
        }
      if !isRight {
        findings.report(
          .badValue,
          "'\(excerpt(text))' is not \(count) \(isHexadecimal ? "hexadecimal digits" : "letters")",
          at: node.span)
      }
    case .having(let keys): check(node, having: keys)
    case .only(let keys): check(node, only: keys)
    case .version:
      guard let text = text(node) else { return }
      let parts = text.split(separator: ".").map { Int($0) }
      let isKnown = parts.count > 1 && parts[0] == 0 && (parts[1] ?? 0) >= 2
      if !isKnown {
        findings.report(
          .badValue, "there is no version '\(excerpt(text))' of ANS", at: node.span,
          "the first is 0.2, the last 0.10")
      }
    case .distributor:
      guard isObject(node) else { return }
      let mode = node[json: "mode"]?.text
      if mode == "reference" {
        check(node, having: ["reference_id"])
      } else if let reference = node[json: "reference_id"] {
        findings.report(
          .missingKey, "a distributor that is referred to needs the key 'mode'", at: reference.span,
          "'mode' is missing")
      }
    }
  }

  private func text(_ node: YAMLNode) -> String? {
    if let scalar = node.scalar, scalar.style != .plain { return scalar.text }
    let found = node.scalar.map { Double($0.text) == nil ? $0.text : "a number" }
    findings.reportWrongType(node, expected: "text", found: found)
    return nil
  }

  private func isObject(_ node: YAMLNode) -> Bool {
    if case .mapping = node.content { return true }
    findings.reportWrongType(node, expected: "an object")
    return false
  }

  private func check(_ node: YAMLNode, having keys: [String]) {
    guard isObject(node) else { return }
    for key in keys where node[json: key] == nil {
      findings.report(
        .missingKey, "this object needs the key '\(key)'", at: node.start, "'\(key)' is missing")
    }
  }

  private func check(_ node: YAMLNode, only keys: [String]) {
    guard case .mapping(let entries) = node.content else { return }
    for entry in entries {
      guard let key = entry.key.scalar?.text, !keys.contains(key), !key.hasPrefix("_") else {
        continue
      }
      findings.reportUnknown(
        .unknownKey, "ANS has no key", Spanned(key, entry.key.span), among: keys)
    }
  }
}

extension ANSChecks {
  private typealias Wants = [(path: [String], want: Want)]

  private static let wantsOfAll: Wants = [
    (["version"], .version),
    (["alignment"], .oneOf(["left", "right", "center"])),
    (["distributor"], .distributor),
    (["content_restrictions", "embargo"], .having(["active"])),
    (["content_restrictions", "embargo", "end_time"], .text),
    (["content_restrictions", "geo"], .having(["restrictions"])),
    (["taxonomy", "tags", "*"], .object),
    (["taxonomy", "sections", "*"], .having(["type"])),
    (["taxonomy", "associated_tasks", "*"], .letters(24, isHexadecimal: true)),
  ]

  private static let wants: [String: Wants] = [
    "endorsement": [(["endorsement"], .text)],
    "image": [
      (["focal_point"], .having(["x", "y"])), (["focal_point", "*"], .number),
      (["auth", "*"], .letters(64, isHexadecimal: false)),
    ],
    "quote": [(["citation"], .object)],
    "reference": [
      (
        [],
        .only([
          "additional_properties", "alignment", "channels", "referent", "subtype", "type",
          "version",
        ])
      ),
      (
        ["referent"],
        .only([
          "id", "provider", "referent_properties", "service", "type", "version", "website",
        ])
      ),
    ],
    "story": [([], .only(storyKeys))],
  ]

  private static let storyKeys = [
    "additional_properties", "address", "alignment", "canonical_url", "canonical_url_external",
    "canonical_website", "channels", "comments", "content_aliases", "content_elements",
    "content_restrictions", "contributors", "copyright", "corrections", "created_date", "credits",
    "description", "display_date", "distributor", "editor_note", "first_publish_date", "geo",
    "headlines", "label", "language", "last_updated_date", "location", "owner", "pitches",
    "planning", "promo_items", "publish_date", "publishing", "related_content", "rendering_guides",
    "revision", "short_url", "slug", "source", "status", "subheadlines", "subtype", "syndication",
    "taxonomy", "tracking", "type", "vanity_credits", "variations", "version", "voice_transcripts",
    "website", "website_url", "websites", "workflow",
  ]
}
