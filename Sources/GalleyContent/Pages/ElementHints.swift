import GalleyBasics

/// What the attributes of an element say of its part in a page.
///
/// Each attribute is read once, however often the page is looked at.
struct ElementHints: OptionSet {
  let rawValue: UInt16

  /// It is not shown, or only as a dialog above the page.
  static let hidden = ElementHints(rawValue: 1 << 0)
  /// Its names are those of what stands around an article.
  static let unlikely = ElementHints(rawValue: 1 << 1)
  /// Its names may be those of an article.
  static let likely = ElementHints(rawValue: 1 << 2)
  /// Its role is that of a menu, of something beside the text, or of a message.
  static let asideByRole = ElementHints(rawValue: 1 << 3)
  /// It names the article's authors.
  static let author = ElementHints(rawValue: 1 << 4)
  /// It holds buttons by which readers share the article.
  static let share = ElementHints(rawValue: 1 << 5)

  fileprivate static let positiveClass = ElementHints(rawValue: 1 << 6)
  fileprivate static let negativeClass = ElementHints(rawValue: 1 << 7)
  fileprivate static let positiveID = ElementHints(rawValue: 1 << 8)
  fileprivate static let negativeID = ElementHints(rawValue: 1 << 9)

  /// What its class and its id add to the points that its text has.
  var weight: Double {
    (contains(.positiveClass) ? 25 : 0) - (contains(.negativeClass) ? 25 : 0)
      + (contains(.positiveID) ? 25 : 0) - (contains(.negativeID) ? 25 : 0)
  }
}

extension ElementHints {
  init(_ document: HTMLDocument, _ node: Int) {
    self = []
    let attributes = document.nodes[node].attributes
    guard !attributes.isEmpty else { return }
    if HTMLAttributes(document, node).hideIt { insert(.hidden) }
    var parts: NameParts = []
    var isHiddenFromSome = false
    var isModal = false
    var isDialog = false
    document.bytes.withUnsafeBufferPointer { bytes in
      for attribute in document.attributes[attributes] {
        let name = UnsafeBufferPointer(rebasing: bytes[attribute.name])
        let value = UnsafeBufferPointer(rebasing: bytes[attribute.value])
        switch name.count {
        case 2 where name.elementsEqual("id".utf8):
          let found = NameParts(of: value)
          parts.formUnion(found)
          if found.contains(.positive) { insert(.positiveID) }
          if found.contains(.negative) { insert(.negativeID) }
        case 5 where name.elementsEqual("class".utf8):
          let found = NameParts(of: value)
          parts.formUnion(found)
          if found.contains(.positive) { insert(.positiveClass) }
          if found.contains(.negative) { insert(.negativeClass) }
        case 3 where name.elementsEqual("rel".utf8):
          if value.says("author") { insert(.author) }
        case 8 where name.elementsEqual("itemprop".utf8):
          if value.firstOffset(of: "author") != nil { insert(.author) }
        case 4 where name.elementsEqual("role".utf8):
          isDialog = value.says("dialog")
          if Self.rolesAside.contains(where: { value.says($0) }) { insert(.asideByRole) }
        case 10 where name.elementsEqual("aria-modal".utf8): isModal = value.says("true")
        case 11 where name.elementsEqual("aria-hidden".utf8): isHiddenFromSome = value.says("true")
        default: break
        }
      }
    }
    // Pages hide a picture from screen readers that stands in for another until a script has run.
    if isHiddenFromSome, !parts.contains(.fallback) { insert(.hidden) }
    if isModal, isDialog { insert(.hidden) }
    if parts.contains(.unlikely) { insert(.unlikely) }
    if parts.contains(.likely) { insert(.likely) }
    if parts.contains(.author) { insert(.author) }
    if parts.contains(.share) { insert(.share) }
  }

  private static let rolesAside: [StaticString] = [
    "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog",
  ]
}

/// The meaning of the parts that the names of classes and ids are made of. Pages of all kinds use them.
private struct NameParts: OptionSet {
  let rawValue: UInt8

  static let unlikely = NameParts(rawValue: 1 << 0)
  static let likely = NameParts(rawValue: 1 << 1)
  static let positive = NameParts(rawValue: 1 << 2)
  static let negative = NameParts(rawValue: 1 << 3)
  static let author = NameParts(rawValue: 1 << 4)
  static let share = NameParts(rawValue: 1 << 5)
  static let fallback = NameParts(rawValue: 1 << 6)
}

extension NameParts {
  /// - Parameter names: in any mixture of cases.
  init(of names: UnsafeBufferPointer<UInt8>) {
    self = []
    var isInWord = false
    for start in names.indices {
      let rest = names[start...]
      let first = names[start].lowercased
      for (part, meaning) in Self.byFirst[Int(first)] where rest.begins(with: part) {
        formUnion(meaning)
      }
      if !isInWord, first == UInt8(ascii: "s"), Self.namesSharing(rest) { insert(.share) }
      isInWord = first.isOfWord
    }
  }

  private static func namesSharing(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let word = rest.prefix { $0.isOfWord }
    return ["share", "sharing", "sharedaddy"].contains { (name: StaticString) in
      word.count == name.utf8CodeUnitCount && word.begins(with: name)
    }
  }

  private static let parts: [(NameParts, [StaticString])] = [
    (
      .unlikely,
      [
        "-ad-", "ai2html", "banner", "breadcrumbs", "combx", "comment", "community", "cover-wrap",
        "disqus", "extra", "footer", "gdpr", "header", "legends", "menu", "related", "remark",
        "replies", "rss", "shoutbox", "sidebar", "skyscraper", "social", "sponsor", "supplemental",
        "ad-break", "agegate", "pagination", "pager", "popup", "yom-remote",
      ]
    ),
    (.likely, ["and", "article", "body", "column", "content", "main", "mathjax", "shadow"]),
    (
      .positive,
      [
        "article", "body", "content", "entry", "hentry", "h-entry", "main", "page", "pagination",
        "post", "text", "blog", "story",
      ]
    ),
    (
      .negative,
      [
        "-ad-", "hidden", "banner", "combx", "comment", "com-", "contact", "footer", "gdpr",
        "masthead", "media", "meta", "outbrain", "promo", "related", "scroll", "share", "shoutbox",
        "sidebar", "skyscraper", "sponsor", "shopping", "tags", "widget",
      ]
    ),
    (.author, ["byline", "author", "dateline", "writtenby", "p-author"]),
    (.fallback, ["fallback-image"]),
  ]

  /// The parts by their first byte.
  private static let byFirst: [[(part: StaticString, meaning: NameParts)]] = {
    var table = Array(repeating: [(part: StaticString, meaning: NameParts)](), count: 256)
    for (meaning, names) in parts {
      for name in names { table[Int(name.utf8Start[0])].append((name, meaning)) }
    }
    return table
  }()
}

extension UInt8 {
  /// Whether it is part of a word: a digit, a letter, or a byte of one outside of ASCII.
  fileprivate var isOfWord: Bool {
    self >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether it is a text, white space around it aside.
  fileprivate func says(_ text: StaticString) -> Bool {
    var words = self[...]
    while let first = words.first, first <= 0x20 { words.removeFirst() }
    while let last = words.last, last <= 0x20 { words.removeLast() }
    return words.elementsEqual(
      UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// - Parameter text: in lower case.
  fileprivate func begins(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy {
      self[startIndex + $0].lowercased == text.utf8Start[$0]
    }
  }
}
