import GalleyBasics
import GalleyModel

/// The elements of an ANS story's content (schema 0.10), each told to a reader, and what is wrong with one
/// at its place.
struct ANSElements {
  /// The types of elements that have something for readers.
  static let kinds = [
    "audio", "blockquote", "code", "correction", "custom_embed", "dateline", "divider",
    "element_group", "endorsement", "gallery", "header", "image", "interstitial_link", "link_list",
    "list", "numeric_rating", "oembed", "oembed_response", "quote", "raw_html", "reference",
    "table",
    "text", "video",
  ]

  private let findings: Findings
  private let checks: ANSChecks

  init(_ findings: Findings) {
    self.findings = findings
    checks = ANSChecks(findings)
  }

  func read(_ list: YAMLNode?, _ reader: inout FragmentReader) {
    guard let list else { return }
    guard case .sequence(let items) = list.content else {
      return findings.reportWrongType(list, expected: "a list of elements")
    }
    for item in items { element(item, &reader) }
  }

  func element(_ node: YAMLNode, _ reader: inout FragmentReader) {
    guard let type = node[json: "type"]?.text else {
      return findings.report(
        .missingKey, "an element needs the key 'type'", at: node.start, "'type' is missing")
    }
    checks.check(node, type)
    if let dropcap = node[json: "block_properties"]?[json: "dropcap"], dropcap.text != "letter",
      dropcap.text != "none"
    {
      findings.reportUnknown(
        .badValue, "no drop cap is called", Spanned(dropcap.text ?? "", dropcap.span),
        among: ["letter", "none"])
    }
    switch type {
    case "text": text(node, "content").map { block(.p, $0, &reader) }
    case "raw_html":
      text(node, "content").map {
        reader.read(html: $0.value, at: $0.span); reader.endBlock()
      }
    case "blockquote": text(node, "content").map { block(.blockquote, $0, &reader) }
    case "header":
      text(node, "content").map { block(.heading(node[json: "level"]?.integer ?? 2), $0, &reader) }
    case "code":
      text(node, "content").map {
        reader.code($0.value, language: node[json: "language"]?.text ?? "", at: $0.span)
      }
    case "divider":
      if let extra = node[json: "content"] {
        findings.report(.unknownKey, "a divider has no content", at: extra.span)
      }
      reader.divider(at: node.span)
    case "list": list(node, &reader)
    case "table": table(node, &reader)
    case "quote": quote(node, &reader)
    case "element_group":
      title(of: node, &reader)
      read(node[json: "content_elements"], &reader)
    case "image": image(node, &reader)
    case "gallery": gallery(node, &reader)
    case "video", "audio": media(node, type, &reader)
    case "oembed_response", "oembed", "custom_embed", "reference": embed(node, type, &reader)
    case "interstitial_link":
      if let words = text(node, "content"), let address = text(node, "url") {
        reader.group(.related) { reader in
          link(words, to: address.value, &reader)
          description(of: node, &reader)
        }
      }
    case "link_list": linkList(node, &reader)
    case "correction":
      text(node, "text").map { words in reader.group(.box) { block(.p, words, &$0) } }
    case "endorsement":
      text(node, "endorsement").map { words in
        reader.group(.box) { reader in
          title(of: node, &reader)
          block(.p, words, &reader)
        }
      }
    case "numeric_rating": rating(node, &reader)
    case "dateline": text(node, "content").map { block(.p, $0, &reader) }
    default:
      let name = node[json: "type"]?.span ?? node.start
      reader.unread(.block, type, words: node.wordsForReaders, at: name)
    }
  }

  func corrections(_ list: YAMLNode?, _ reader: inout FragmentReader) {
    for item in list?.items ?? [] {
      guard case .mapping = item.content else {
        findings.reportWrongType(item, expected: "a correction: an object")
        continue
      }
      text(item, "text").map { words in reader.group(.box) { block(.p, words, &$0) } }
    }
  }

  /// A text that must be there.
  private func text(_ node: YAMLNode, _ key: String) -> Spanned<String>? {
    guard let value = node[json: key] else {
      let type = node[json: "type"]?.text ?? "element"
      findings.report(
        .missingKey, "the element '\(type)' needs the key '\(key)'", at: node.start,
        "'\(key)' is missing")
      return nil
    }
    return findings.text(value)
  }

  private func block(_ tag: HTMLTag, _ html: Spanned<String>, _ reader: inout FragmentReader) {
    reader.begin(at: html.span)
    reader.element(tag) { $0.read(html: html.value, at: html.span) }
  }

  /// What stands above an element: no heading, whose level nobody knows.
  private func title(of node: YAMLNode, _ reader: inout FragmentReader) {
    let title = node[json: "headlines"]?[json: "basic"] ?? node[json: "title"]
    guard let words = title?.spannedText else { return }
    reader.begin(at: words.span)
    reader.element(.p) { reader in
      reader.element(.strong) { $0.read(html: words.value, at: words.span) }
    }
  }

  /// What stands below the title or the link of an element.
  private func description(of node: YAMLNode, _ reader: inout FragmentReader) {
    guard let description = node[json: "description"] else { return }
    let words = description[json: "content"] ?? description[json: "basic"] ?? description
    if let words = words.spannedText { block(.p, words, &reader) }
  }

  private func link(
    _ words: Spanned<String>, to address: String, _ reader: inout FragmentReader
  ) {
    reader.begin(at: words.span)
    reader.element(.p) { reader in
      reader.link(address) { $0.read(html: words.value, at: words.span) }
    }
  }

  private func list(_ node: YAMLNode, _ reader: inout FragmentReader) {
    let start = node[json: "list_type"]?.text == "ordered" ? 1 : nil
    reader.begin(at: node.span)
    reader.openList(start: start)
    for item in node[json: "items"]?.items ?? [] {
      reader.item { reader in
        if item[json: "type"]?.text == "list" {
          list(item, &reader)
        } else if let words = text(item, "content") {
          reader.read(html: words.value, at: words.span)
        }
      }
    }
    reader.closeList(start: start)
  }

  private func table(_ node: YAMLNode, _ reader: inout FragmentReader) {
    func cells(_ row: YAMLNode) -> [YAMLNode] { row[json: "cells"]?.items ?? row.items }
    let rows = (node[json: "header"].map { [$0] } ?? []) + (node[json: "rows"]?.items ?? [])
    reader.begin(at: node.span)
    reader.element(.table) { reader in
      for row in rows {
        if case .scalar = row.content {
          findings.reportWrongType(row, expected: "a row of cells")
          continue
        }
        reader.element(.tr) { reader in
          for cell in cells(row) {
            reader.element(.td) { reader in
              if let content = cell[json: "content_elements"] {
                read(content, &reader)
              } else if let words = text(cell, "content") {
                reader.read(html: words.value, at: words.span)
              }
            }
          }
        }
      }
    }
  }

  private func quote(_ node: YAMLNode, _ reader: inout FragmentReader) {
    guard let content = node[json: "content_elements"] else {
      return findings.report(
        .missingKey, "the element 'quote' needs the key 'content_elements'", at: node.start,
        "'content_elements' is missing")
    }
    let read = { (reader: inout FragmentReader) in
      self.read(content, &reader)
      guard let citation = node[json: "citation"],
        let words = citation[json: "content"]?.spannedText
      else { return }
      reader.element(.p) { reader in
        reader.text("— ", at: words.span)
        reader.read(html: words.value, at: words.span)
      }
    }
    reader.begin(at: node.span)
    if node[json: "subtype"]?.text == "pullquote" {
      reader.group(.pullQuote, read)
    } else {
      reader.element(.blockquote, read)
    }
  }

  // MARK: - Pictures and what others show

  private func image(_ node: YAMLNode, _ reader: inout FragmentReader) {
    guard let address = text(node, "url") else { return }
    let caption = [
      node[json: "subtitle"]?.text, node[json: "caption"]?.text,
      Self.credit(of: node).map(TemplateTag.escaped),
    ].compactMap(\.self).joined(separator: " ")
    reader.picture(
      address.value, alt: node[json: "alt_text"]?.text ?? "", size: node.pixelSize,
      caption: caption,
      place: PicturePlace(names: [node[json: "alignment"]?.text ?? ""]),
      at: address.span)
  }

  /// Who made a picture.
  static func credit(of node: YAMLNode) -> String? {
    let names = node[json: "credits"]?[json: "by"]?.items.compactMap {
      ($0[json: "name"] ?? $0[json: "byline"])?.text
    }
    return names?.joined(separator: ", ").nonEmpty
  }

  private func gallery(_ node: YAMLNode, _ reader: inout FragmentReader) {
    let caption = [
      node[json: "headlines"]?[json: "basic"]?.text,
      node[json: "description"]?[json: "basic"]?.text,
    ].compactMap(\.self).joined(separator: ". ")
    reader.captioned(caption, at: node.span) { reader in
      reader.group(.gallery) { read(node[json: "content_elements"], &$0) }
    }
  }

  private func media(_ node: YAMLNode, _ type: String, _ reader: inout FragmentReader) {
    let stream = node[json: "streams"]?.items.first?[json: "url"]
    guard
      let address = stream ?? node[json: "source_url"] ?? node[json: "embed_url"]
        ?? node[json: "canonical_url"],
      let text = address.text
    else { return noAddress(node, type, &reader) }
    let title = (node[json: "headlines"]?[json: "basic"] ?? node[json: "title"])?.text ?? ""
    let caption = node[json: "description"]?[json: "basic"]?.text ?? ""
    let size = node[json: "streams"]?.items.first?.pixelSize ?? node.pixelSize
    reader.captioned(caption, at: node.span) {
      $0.embed(text, type == "audio" ? .audio : .video, title: title, size: size, at: address.span)
    }
  }

  private func noAddress(_ node: YAMLNode, _ type: String, _ reader: inout FragmentReader) {
    if let html = node[json: "embed_html"], let text = html.text {
      reader.read(html: text, at: html.span)
      reader.endBlock()
    } else {
      reader.unread(
        .block, type, words: node.wordsForReaders, at: node[json: "type"]?.span ?? node.start)
    }
  }

  private func embed(_ node: YAMLNode, _ type: String, _ reader: inout FragmentReader) {
    let answer = node[json: "raw_oembed"] ?? node[json: "embed"] ?? node
    if let html = answer[json: "html"], let text = html.text {
      reader.begin(at: html.span)
      reader.read(html: text, at: html.span)
      return reader.endBlock()
    }
    guard let address = answer[json: "url"] ?? node[json: "referent"]?[json: "id"],
      let text = address.text
    else {
      return reader.unread(
        .block, type, words: node.wordsForReaders, at: node[json: "type"]?.span ?? node.start)
    }
    let isFilm = answer[json: "type"]?.text == "video"
    reader.embed(
      text, isFilm ? .video : nil, title: answer[json: "title"]?.text ?? "", size: answer.pixelSize,
      at: address.span)
    if answer[json: "config"]?[json: "referent"] != nil {
      findings.report(
        .unknownKey, "the configuration of an embed has no 'referent'",
        at: answer[json: "config"]?[json: "referent"]?.span ?? node.start)
    }
  }

  private func linkList(_ node: YAMLNode, _ reader: inout FragmentReader) {
    reader.group(.related) { reader in
      title(of: node, &reader)
      description(of: node, &reader)
      reader.openList(start: nil)
      for item in node[json: "items"]?.items ?? [] {
        guard item[json: "type"]?.text == "interstitial_link" else {
          let type = item[json: "type"] ?? item
          findings.reportUnknown(
            .badValue, "in a list of links there is no", Spanned(type.text ?? "", type.span),
            among: ["interstitial_link"])
          continue
        }
        guard let words = text(item, "content"), let address = text(item, "url") else { continue }
        reader.item { reader in
          reader.link(address.value) { $0.read(html: words.value, at: words.span) }
          description(of: item, &reader)
        }
      }
      reader.closeList(start: nil)
    }
  }

  private func rating(_ node: YAMLNode, _ reader: inout FragmentReader) {
    guard let rating = text(node, "numeric_rating") else { return }
    let most = node[json: "max"]?.text.map { " / \($0)" } ?? ""
    let units = node[json: "units"]?.text.map { " \($0)" } ?? ""
    reader.element(.p) { $0.text(rating.value + most + units, at: rating.span) }
  }
}
