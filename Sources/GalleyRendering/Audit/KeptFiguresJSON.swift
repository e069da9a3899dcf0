import GalleyBasics
import GalleyGeometry
package import GalleyPages

/// The figures of an article in full and as short as may be, to be read again.
package enum KeptFiguresJSON {
  package static func write(_ figures: ArticleFigures) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      let head = figures.head
      for text in [
        figures.file, figures.layout, head.slug, head.title, head.section, head.day,
      ] { json.string(text) }
      json.number(head.words)
      json.array { json in for tag in head.tags { json.string(tag) } }
      json.array { json in for author in head.authors { json.string(author) } }
      json.array { json in for screen in figures.screens { json.write(screen) } }
      json.array { json in for finding in figures.findings { json.write(finding) } }
      json.object { json in if figures.costs != RuleCosts() { json.write(figures.costs) } }
    }
    return json.bytes
  }

  /// - Returns: `nil` where the bytes are not what `write` writes.
  package static func read(_ bytes: [UInt8]) -> ArticleFigures? {
    guard let items = (try? JSONValue(bytes))?.items, items.count == 12,
      let file = items[0].string, let layout = items[1].string, let words = items[6].integer,
      let tags = items[7].strings, let authors = items[8].strings, let screens = items[9].items,
      let findings = items[10].items
    else { return nil }
    let texts = items[2...5].compactMap(\.string)
    var figures = ArticleFigures(file: file, layout: layout)
    figures.screens = screens.compactMap { ScreenFigures($0) }
    figures.findings = findings.compactMap { FindingFigures($0) }
    guard texts.count == 4, figures.screens.count == screens.count,
      figures.findings.count == findings.count
    else { return nil }
    (figures.head.slug, figures.head.title) = (texts[0], texts[1])
    (figures.head.section, figures.head.day) = (texts[2], texts[3])
    (figures.head.words, figures.head.tags, figures.head.authors) = (words, tags, authors)
    if case .object(let members) = items[11], !members.isEmpty {
      guard let costs = RuleCosts(items[11]) else { return nil }
      figures.costs = costs
    }
    return figures
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ page: ScreenFigures) {
    array { json in
      json.string(page.screen.name)
      for number in [
        page.screen.from, page.screen.width, page.screen.height, page.height.rawValue,
        page.density, page.densityLimit, page.pageDensity, page.pluginDensity,
        page.impressions ?? -1, page.revenue ?? -1, page.shift,
      ] { json.number(number) }
      json.array { json in for ad in page.ads { json.write(ad) } }
      json.array { json in for number in page.map?.numbers ?? [] { json.number(number) } }
    }
  }

  private mutating func write(_ ad: AdFigures) {
    array { json in
      json.string(ad.slot)
      json.string(ad.region)
      json.array { json in for size in ad.sizes { json.string(size) } }
      for number in [
        ad.gap ?? -1, ad.y.rawValue, ad.height.rawValue, ad.reserved ?? -1, ad.travel.rawValue,
        ad.isAboveFold ? 1 : 0, ad.isInFlow ? 1 : 0,
      ] { json.number(number) }
    }
  }

  fileprivate mutating func write(_ finding: FindingFigures) {
    array { json in
      for text in [
        finding.rule.rawValue, finding.severity.rawValue, finding.message, finding.file,
        finding.breakpoint,
      ] { json.string(text) }
      json.number(finding.line)
      json.number(finding.column)
      json.number(finding.excess)
    }
  }
}

extension JSONValue {
  /// A list of texts.
  fileprivate var strings: [String]? {
    guard let items else { return nil }
    let texts = items.compactMap(\.string)
    return texts.count == items.count ? texts : nil
  }
}

extension ScreenFigures {
  fileprivate init?(_ json: JSONValue) {
    guard let items = json.items, items.count == 14, let name = items[0].string,
      let ads = items[12].items
    else { return nil }
    let numbers = items[1...11].compactMap(\.integer)
    guard numbers.count == 11 else { return nil }
    self.init(
      screen: AuditScreen(name: name, from: numbers[0], width: numbers[1], height: numbers[2]))
    self.ads = ads.compactMap { AdFigures($0) }
    guard self.ads.count == ads.count else { return nil }
    height = LayoutUnit(rawValue: numbers[3])
    (density, densityLimit) = (numbers[4], numbers[5])
    (pageDensity, pluginDensity) = (numbers[6], numbers[7])
    impressions = numbers[8] < 0 ? nil : numbers[8]
    revenue = numbers[9] < 0 ? nil : numbers[9]
    shift = numbers[10]
    map = PageMap(items[13])
  }
}

extension AdFigures {
  fileprivate init?(_ json: JSONValue) {
    guard let items = json.items, items.count == 10, let slot = items[0].string,
      let region = items[1].string, let sizes = items[2].strings
    else { return nil }
    let numbers = items[3...9].compactMap(\.integer)
    guard numbers.count == 7 else { return nil }
    self.init(
      slot: slot, sizes: sizes, region: region, gap: numbers[0] < 0 ? nil : numbers[0],
      y: LayoutUnit(rawValue: numbers[1]), height: LayoutUnit(rawValue: numbers[2]),
      reserved: numbers[3] < 0 ? nil : numbers[3], travel: LayoutUnit(rawValue: numbers[4]),
      isAboveFold: numbers[5] == 1, isInFlow: numbers[6] == 1)
  }
}

extension FindingFigures {
  fileprivate init?(_ json: JSONValue) {
    guard let items = json.items, items.count == 8,
      let rule = items[0].string.flatMap(RuleID.init(rawValue:)),
      let severity = items[1].string.flatMap(Severity.init(rawValue:)),
      let line = items[5].integer, let column = items[6].integer, let excess = items[7].double
    else { return nil }
    let texts = items[2...4].compactMap(\.string)
    guard texts.count == 3 else { return nil }
    self.init(
      rule: rule, severity: severity, message: texts[0], file: texts[1], line: line, column: column,
      breakpoint: texts[2], excess: excess)
  }
}
