import GalleyModel

/// The article of a page: which elements hold its text, and what of them does not belong to it.
///
/// The way is that of mozilla/readability, as every browser's reading view has it: paragraphs give points to
/// what they stand in, by their length and their commas; the element with the most points is the article,
/// with those beside it that are like it; what then looks like menus, boxes of links and forms is taken out.
struct PageArticle {
  /// The elements that hold the text, in the order of the page.
  private(set) var parts: [Int] = []
  /// By node, whether it is left out with all that stands in it.
  private(set) var removed: [Bool]

  /// How strictly a page is looked at. Less strict ways come after those that found too little.
  fileprivate struct Strictness: OptionSet {
    let rawValue: Int
    static let dropsUnlikely = Strictness(rawValue: 1)
    static let weighsNames = Strictness(rawValue: 2)
    static let cleans = Strictness(rawValue: 4)
  }

  /// The least text of an article, in characters.
  private static let enough = 500

  /// - Parameter title: that of the page, a headline that repeats it being no part of the text; `nil` where the
  ///   file is the article alone, so that all of it is text.
  init(_ document: HTMLDocument, title: String?) {
    removed = Array(repeating: false, count: document.nodes.count)
    guard let body = document.all(.body).first else { return }
    guard let title else {
      parts = [body]
      return
    }
    let survey = Survey(document)
    let ways: [Strictness] = [
      [.dropsUnlikely, .weighsNames, .cleans], [.weighsNames, .cleans], [.cleans], [],
    ]
    var best = 0
    for way in ways {
      var search = Search(document, survey, body: body, title: title, way)
      let found = search.run()
      let text = found.reduce(0) { $0 + search.statistics[$1].text }
      if text > best || parts.isEmpty {
        (best, parts, removed) = (text, found, search.statistics.removed)
      }
      if text >= Self.enough { return }
    }
    // Where there is little text, a page that says itself where its article is knows better.
    for tag in [HTMLTag.article, .main] where document.all(tag).count == 1 {
      var search = Search(
        document, survey, body: document.all(tag)[0], title: title, [.weighsNames, .cleans])
      let text = search.takeAll()
      if text > best {
        (parts, removed) = ([search.body], search.statistics.removed)
        return
      }
    }
  }

  /// Leaves an element out, with all that stands in it.
  mutating func remove(_ node: Int) { removed[node] = true }

  /// What is known of each node before anything is left out.
  fileprivate struct Survey {
    let statistics: PageStatistics
    let hints: [ElementHints]
    /// Whether a block of text or a picture stands in it.
    private(set) var holdsBlocks: [Bool]

    init(_ document: HTMLDocument) {
      statistics = PageStatistics(document)
      hints = document.nodes.indices.map { ElementHints(document, $0) }
      holdsBlocks = Array(repeating: false, count: document.nodes.count)
      for node in document.nodes.indices.dropFirst().reversed() {
        switch document.tag(node) {
        case .blockquote, .dl, .div, .img, .ol, .p, .pre, .table, .ul: break
        default: if !holdsBlocks[node] { continue }
        }
        holdsBlocks[document.nodes[node].parent] = true
      }
    }
  }

  /// One way of looking at the page.
  fileprivate struct Search {
    let document: HTMLDocument
    let body: Int
    let title: Set<Substring>
    let way: Strictness
    let survey: Survey
    var statistics: PageStatistics
    var points: [Int: Double] = [:]
    var hasByline = false

    init(
      _ document: HTMLDocument, _ survey: Survey, body: Int, title: String,
      _ way: Strictness
    ) {
      self.document = document
      self.survey = survey
      self.statistics = survey.statistics
      self.body = body
      self.title = Set(title.lowercased().split { !$0.isLetter && !$0.isNumber })
      self.way = way
    }
  }
}

extension PageArticle.Search {
  /// Takes all that is no clutter; returns the number of its characters.
  mutating func takeAll() -> Int {
    _ = prepare()
    clean(body)
    return statistics[body].text
  }

  mutating func run() -> [Int] {
    let paragraphs = prepare()
    for paragraph in paragraphs { givePoints(for: paragraph) }
    let top = topElement()
    let parts = top == body ? [body] : withSiblings(top)
    for part in parts { clean(part) }
    return parts
  }

  // MARK: - Before points are given

  /// Drops what is no text, and tells which elements are paragraphs.
  private mutating func prepare() -> [Int] {
    var paragraphs: [Int] = []
    var index = body + 1
    while index < document.nodes[body].end {
      guard document.isElement(index) else {
        index += 1
        continue
      }
      if isDropped(index) {
        statistics.remove(index)
        index = document.nodes[index].end
        continue
      }
      switch document.tag(index) {
      case .p, .td, .pre, .section, .h2, .h3, .h4, .h5, .h6: paragraphs.append(index)
      case .div where !hasBlocks(index) || hasOwnText(index): paragraphs.append(index)
      default: break
      }
      index += 1
    }
    return paragraphs
  }

  private mutating func isDropped(_ node: Int) -> Bool {
    switch document.tag(node) {
    case .script, .style, .noscript, .template: return true
    default: break
    }
    let hints = survey.hints[node]
    if hints.contains(.hidden) { return true }
    if isByline(node) || repeatsTitle(node) { return true }
    guard way.contains(.dropsUnlikely) else { return false }
    if hints.contains(.unlikely), !hints.contains(.likely), document.tag(node) != .a,
      !stands(node, in: .table), !stands(node, in: .code)
    {
      return true
    }
    return hints.contains(.asideByRole)
  }

  private mutating func isByline(_ node: Int) -> Bool {
    guard !hasByline, statistics[node].text > 0, statistics[node].text < 100 else { return false }
    hasByline = survey.hints[node].contains(.author)
    return hasByline
  }

  /// Whether a headline says what the page's title says.
  private func repeatsTitle(_ node: Int) -> Bool {
    guard document.tag(node) == .h1 || document.tag(node) == .h2, !title.isEmpty else {
      return false
    }
    let words = document.words(of: node).lowercased().split { !$0.isLetter && !$0.isNumber }
    guard !words.isEmpty else { return false }
    let length = words.reduce(0) { $0 + $1.count }
    let others = words.filter { !title.contains($0) }.reduce(0) { $0 + $1.count }
    return Double(others) / Double(length) < 0.25
  }

  private func stands(_ node: Int, in tag: HTMLTag) -> Bool {
    var parent = document.nodes[node].parent
    while parent >= 0 {
      if document.tag(parent) == tag { return true }
      parent = document.nodes[parent].parent
    }
    return false
  }

  private func hasBlocks(_ node: Int) -> Bool { survey.holdsBlocks[node] }

  /// Whether text stands in it that is in no block of its own.
  private func hasOwnText(_ node: Int) -> Bool {
    document.children(of: node).contains { document.isText($0) && statistics[$0].text > 24 }
  }

  // MARK: - Points

  private mutating func givePoints(for paragraph: Int) {
    let counts = statistics[paragraph]
    guard counts.text >= 25 else { return }
    let score = 2 + Double(counts.commas) + Double(min(counts.text / 100, 3))
    var ancestor = document.nodes[paragraph].parent
    // A container with text of its own is a paragraph in itself.
    if document.tag(paragraph) == .div, hasBlocks(paragraph) { ancestor = paragraph }
    var level = 0
    while ancestor > 0, level < 5 {
      let divider = level == 0 ? 1.0 : level == 1 ? 2.0 : Double(level) * 3
      let start = points[ancestor] ?? startingPoints(of: ancestor)
      points[ancestor] = start + score / divider
      if ancestor == body { break }
      ancestor = document.nodes[ancestor].parent
      level += 1
    }
  }

  private func startingPoints(of node: Int) -> Double {
    let base: Double =
      switch document.tag(node) {
      case .div: 5
      case .pre, .td, .blockquote: 3
      case .address, .ol, .ul, .dl, .dd, .dt, .li, .form: -3
      case .h1, .h2, .h3, .h4, .h5, .h6, .th: -5
      default: 0
      }
    return base + weight(of: node)
  }

  private func weight(of node: Int) -> Double {
    way.contains(.weighsNames) ? survey.hints[node].weight : 0
  }

  private func score(of node: Int) -> Double {
    (points[node] ?? 0) * (1 - statistics[node].linkDensity)
  }

  private func topElement() -> Int {
    let ranked = points.keys.map { ($0, score(of: $0)) }
      .sorted { $0.1 > $1.1 || $0.1 == $1.1 && $0.0 < $1.0 }.prefix(5)
    guard let (first, best) = ranked.first, best > 0 else { return body }
    var top = first
    if let shared = sharedAncestor(
      of: ranked.dropFirst().filter { $0.1 / best >= 0.75 }.map(\.0), top)
    {
      top = shared
    }
    // What stands around may hold more of the text, as where it is parted in two.
    var last = score(of: top)
    let threshold = last / 3
    var parent = document.nodes[top].parent
    while parent > body {
      if points[parent] != nil {
        let score = score(of: parent)
        if score < threshold { break }
        if score > last {
          top = parent
          break
        }
        last = score
      }
      parent = document.nodes[parent].parent
    }
    parent = document.nodes[top].parent
    while parent > body, document.children(of: parent).filter({ document.isElement($0) }).count == 1
    {
      top = parent
      parent = document.nodes[top].parent
    }
    return top
  }

  /// An element that three others as good as the best stand in, and the best too.
  private func sharedAncestor(of others: [Int], _ top: Int) -> Int? {
    guard others.count >= 3 else { return nil }
    var parent = document.nodes[top].parent
    while parent > body {
      let range = parent..<document.nodes[parent].end
      if others.filter(range.contains).count >= 3 { return parent }
      parent = document.nodes[parent].parent
    }
    return nil
  }

  private func withSiblings(_ top: Int) -> [Int] {
    let best = score(of: top)
    let threshold = max(10, best * 0.2)
    let name = document.text("class", of: top)
    return document.children(of: document.nodes[top].parent).filter { sibling in
      guard document.isElement(sibling), !statistics.removed[sibling] else { return false }
      if sibling == top { return true }
      let bonus = name != nil && document.text("class", of: sibling) == name ? best * 0.2 : 0
      if points[sibling] != nil, score(of: sibling) + bonus >= threshold { return true }
      guard document.tag(sibling) == .p else { return false }
      let counts = statistics[sibling]
      if counts.text > 80 { return counts.linkDensity < 0.25 }
      return counts.text > 0 && counts.linkDensity == 0
        && document.words(of: sibling).hasSuffix(".")
    }
  }

  // MARK: - What does not belong to the text

  private mutating func clean(_ part: Int) {
    for node in ((part + 1)..<document.nodes[part].end).reversed() where document.isElement(node) {
      if isSuperfluous(node) { statistics.remove(node) }
    }
  }

  private func isSuperfluous(_ node: Int) -> Bool {
    let tag = document.tag(node)
    switch tag {
    case .footer, .aside, .nav: return true
    case .iframe, .object, .embed:
      let address = document.text("src", of: node) ?? document.text("data", of: node) ?? ""
      return Provider(address: address) == .other
    case .h1, .h2: if weight(of: node) < 0 { return true }
    case .p:
      return statistics[node].text == 0 && statistics[node].pictures == 0
        && statistics[node].embeds == 0
        && statistics[node].films == 0
    default: break
    }
    if tag == .textarea || tag == .select { return true }
    if tag == nil, document.name(of: node, isOneOf: ["input", "button", "link"]) { return true }
    if survey.hints[node].contains(.share), statistics[node].text < 500 { return true }
    guard way.contains(.cleans) else { return false }
    switch tag {
    case .form, .fieldset, .ul, .ol, .div: return isClutter(node)
    case .table: return !isDataTable(node) && isClutter(node)
    default: return false
    }
  }

  /// Whether an element is more of links, fields and pictures than of text.
  private func isClutter(_ node: Int) -> Bool {
    let counts = statistics[node]
    if stands(node, inDataTable: ()) || stands(node, in: .code) { return false }
    let weight = weight(of: node)
    if weight < 0 { return true }
    guard counts.commas < 10 else { return false }
    let isList =
      document.tag(node) == .ul || document.tag(node) == .ol
      || counts.text > 0 && Double(counts.listed) / Double(counts.text) > 0.9
    let items = counts.items - 100
    let isInFigure = stands(node, in: .figure)
    let heading = counts.text == 0 ? 0 : Double(counts.headed) / Double(counts.text)
    if counts.films > 0 { return false }
    if counts.pictures > 1, counts.paragraphs * 2 < counts.pictures, !isInFigure, !isList {
      return true
    }
    if !isList, items > counts.paragraphs { return true }
    if counts.fields > counts.paragraphs / 3 { return true }
    if !isList, heading < 0.9, counts.text < 25, counts.pictures == 0 || counts.pictures > 2,
      counts.linkDensity > 0, !isInFigure
    {
      return true
    }
    if !isList, weight < 25, counts.linkDensity > 0.2 { return true }
    if weight >= 25, counts.linkDensity > 0.5 { return true }
    if counts.embeds == 1 && counts.text < 75 || counts.embeds > 1 { return true }
    if counts.text == 0, counts.pictures == 0, counts.embeds == 0 { return true }
    return isList && counts.linkDensity > 0.5 && counts.commas < 3
  }

  private func stands(_ node: Int, inDataTable: Void) -> Bool {
    var parent = document.nodes[node].parent
    while parent >= 0 {
      if document.tag(parent) == .table, isDataTable(parent) { return true }
      parent = document.nodes[parent].parent
    }
    return false
  }

  /// Whether a table has data, and is not there for the layout of the page.
  private func isDataTable(_ node: Int) -> Bool {
    if document.text("role", of: node) == "presentation" { return false }
    if document.text("summary", of: node) != nil { return true }
    var (rows, cells) = (0, 0)
    for index in (node + 1)..<document.nodes[node].end {
      switch document.tag(index) {
      case .caption, .tfoot, .thead, .th: return true
      case .table: return false
      case .tr: rows += 1
      case .td: cells += 1
      case nil where document.name(of: index, isOneOf: ["col", "colgroup"]): return true
      default: break
      }
    }
    return rows >= 10 || rows > 0 && cells / rows > 4 || cells > 10
  }
}
