package import GalleyBasics
package import GalleyModel

extension SafeMarkup {
  /// Reads a piece of HTML as a browser does, and writes anew what may stand on a page: no scripts, nothing that
  /// loads other documents, no `style` attributes, and links that lead somewhere safe.
  ///
  /// What is left out is found at its place in the file.
  package static func read(_ file: SourceFile) -> Diagnosed<SafeMarkup> {
    let document = file.bytes.withUnsafeBufferPointer { HTMLDocument($0) }
    guard let document else {
      return Diagnosed(
        SafeMarkup(),
        [
          Diagnostic(
            .nestingTooDeep, .error, "elements stand too deep in each other",
            at: Diagnostic.Label(file.span))
        ])
    }
    var writer = MarkupWriter(document, file)
    writer.write()
    return Diagnosed(writer.markup, writer.diagnostics)
  }
}

/// Writes a tree of HTML with every element closed.
private struct MarkupWriter {
  private let document: HTMLDocument
  private let file: SourceFile
  private(set) var markup = SafeMarkup()
  private(set) var diagnostics: [Diagnostic] = []
  /// The elements that are open: each one's name, and the index behind its last descendant.
  private var open: [(name: String, end: Int)] = []

  init(_ document: HTMLDocument, _ file: SourceFile) {
    self.document = document
    self.file = file
  }

  mutating func write() {
    var index = 0
    while index < document.nodes.count {
      close(before: index)
      index = write(index)
    }
    close(before: document.nodes.count)
    markup.words = markup.words.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// - Returns: the index of the node that comes next.
  private mutating func write(_ index: Int) -> Int {
    let node = document.nodes[index]
    switch node.content {
    case .comment: return index + 1
    case .text:
      write(text: document.bytes[node.text])
      return index + 1
    case .element:
      let name = document.name(index)
      if Self.outermost.contains(name) { return index + 1 }
      guard !Self.refused.contains(name), !name.isEmpty else {
        report(
          name.isEmpty ? "an element that is not HTML is left out" : "'<\(name)>' is left out",
          at: node, "no part of a page may act or load by itself")
        return node.end
      }
      start(name, index)
      if Self.void.contains(name) { return index + 1 }
      open.append((name, node.end))
      return index + 1
    }
  }

  private mutating func close(before index: Int) {
    while let last = open.last, last.end <= index {
      put("</\(last.name)>")
      open.removeLast()
    }
  }

  private mutating func start(_ name: String, _ index: Int) {
    let node = document.nodes[index]
    put("<\(name)")
    for attribute in document.attributes[node.attributes] {
      let key = document.string(attribute.name)
      let value = document.string(attribute.value)
      guard isSafe(key, value) else {
        report(
          "the attribute '\(excerpt(key))' of '<\(name)>' is left out", at: node, Self.advice(key))
        continue
      }
      put(" \(key)=\"")
      put(escaped: attribute.value, quote: true)
      put("\"")
    }
    put(">")
  }

  private func isSafe(_ key: String, _ value: String) -> Bool {
    let letters = key.utf8.allSatisfy {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
    }
    guard letters, !key.isEmpty, !key.hasPrefix("on"), !Self.refusedAttributes.contains(key) else {
      return false
    }
    guard Self.addresses.contains(key) else { return true }
    return LinkDestination(Array(value.utf8)[...]) != .unsafe
  }

  private static func advice(_ key: String) -> String {
    key == "style"
      ? "a strict policy of the page would refuse it: use a rule in '<style>'"
      : "no part of a page may act or load by itself"
  }

  private mutating func write(text bytes: ArraySlice<UInt8>) {
    guard open.last?.name == "style" else {
      put(escaped: bytes.indices, quote: false)
      if open.isEmpty || !Self.unread.contains(open[open.count - 1].name) {
        markup.words += String(decoding: bytes, as: UTF8.self) + " "
      }
      return
    }
    // It is written as it is, so that nothing in it may end the element.
    if !bytes.contains(UInt8(ascii: "<")) { markup.bytes += bytes }
  }

  private mutating func put(_ text: String) { markup.bytes += text.utf8 }

  private mutating func put(escaped range: Range<Int>, quote: Bool) {
    for byte in document.bytes[range] {
      switch byte {
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "<"): put("&lt;")
      case UInt8(ascii: ">"): put("&gt;")
      case UInt8(ascii: "\"") where quote: put("&quot;")
      default: markup.bytes.append(byte)
      }
    }
  }

  private mutating func report(_ message: String, at node: HTMLDocument.Node, _ label: String) {
    let place = min(max(0, Int(node.place)), file.bytes.count)
    diagnostics.append(
      Diagnostic(
        .unreadMarkup, .warning, message,
        at: Diagnostic.Label(Span(file, place..<min(place + 1, file.bytes.count)), label)))
  }

  /// What a parser puts around every piece of HTML.
  private static let outermost: Set<String> = ["html", "head", "body"]
  private static let refused: Set<String> = [
    "script", "noscript", "iframe", "frame", "frameset", "noframes", "object", "embed", "applet",
    "base", "link", "meta", "title", "template", "slot", "svg", "math", "annotation-xml",
    "plaintext",
    "xmp", "noembed", "textarea",
  ]
  private static let void: Set<String> = [
    "area", "br", "col", "hr", "img", "input", "source", "track", "wbr",
  ]
  private static let unread: Set<String> = ["style", "option"]
  private static let refusedAttributes: Set<String> = [
    "style", "srcdoc", "is", "autofocus", "accesskey", "ping", "background", "http-equiv",
  ]
  private static let addresses: Set<String> = [
    "href", "src", "action", "formaction", "poster", "cite", "xlink:href",
  ]
}
