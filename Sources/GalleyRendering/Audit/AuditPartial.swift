package import GalleyBasics
import GalleyModel
package import GalleyPages

/// A summary in full, to be added to others: what `AuditJSON` tells is computed from it.
package enum AuditPartial {
  /// The form's number; another one cannot be read.
  private static let version = 5
  private static let mark = "galley_audit_partial"

  /// - Parameter origin: what it is a summary of.
  package static func render(_ summary: AuditSummary, of origin: PartialOrigin) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field(mark, version)
      json.write(origin)
      json.strings("missing_parts", summary.missingParts.names)
      json.array("layout_findings") { json in
        for finding in summary.common.sorted() { json.write(finding) }
      }
      json.field("articles", summary.articles)
      json.field("without_page", summary.withoutPage)
      json.field("unreadable", summary.unreadable)
      json.write(summary.withheld)
      json.array("screens") { json in
        for (screen, part) in summary.sortedScreens {
          json.object { json in
            json.fields(screen)
            json.write(part)
          }
        }
      }
      json.array("groups") { json in
        for kind in AuditGroup.Kind.allCases {
          for (group, part) in summary.groups(of: kind) { json.write(group, part) }
        }
      }
      json.array("findings") { json in
        for (place, found) in summary.sortedFindings { json.write(place, found) }
      }
      json.object("costs") { json in json.write(summary.costs) }
    }
    let start = json.bytes.dropLast()
    return start + PartialChecksum.end(of: start) + [0x0A]
  }

  /// - Throws: why the bytes are not what `render` writes.
  package static func read(
    _ bytes: [UInt8]
  ) throws(JSONValue.Problem) -> (summary: AuditSummary, origin: PartialOrigin) {
    guard bytes.starts(with: Array("{\"\(mark)\":".utf8)) else {
      throw JSONValue.Problem("it is not what 'galley audit --partial' writes")
    }
    let number = bytes.dropFirst(mark.utf8.count + 4).prefix { (0x30...0x39).contains($0) }
    guard number.elementsEqual("\(version)".utf8) else {
      let found = String(decoding: number, as: UTF8.self)
      throw JSONValue.Problem("it is of another version of Galley (\(found), not \(version))")
    }
    guard PartialChecksum.isRight(in: bytes) else {
      throw JSONValue.Problem("it is damaged: it is not as it was written")
    }
    let json = try JSONValue(bytes)
    guard let summary = AuditSummary(json), let origin = PartialOrigin(json) else {
      throw JSONValue.Problem("it is damaged")
    }
    return (summary, origin)
  }
}

// MARK: Writing

extension JSONWriter {
  fileprivate mutating func write(_ part: ScreenSummary) {
    for (key, path) in ScreenSummary.distributions { write(key, part[keyPath: path]) }
    field("over_limit", part.overLimit)
    field("shifting", part.shifting)
    object("by_depth") { json in
      json.numbers("pages", part.depths.pages)
      json.numbers("heights", part.depths.heights)
      json.numbers("ads", part.depths.ads)
    }
    array("slots") { json in
      for (name, slot) in part.slots.sorted(by: { $0.key < $1.key }) {
        json.object { json in
          json.field("slot", name)
          json.field("articles", slot.articles)
          json.field("above_fold", slot.aboveFold)
          for (key, path) in SlotSummary.distributions { json.write(key, slot[keyPath: path]) }
          json.write("sizes", slot.sizes)
        }
      }
    }
    write("densest", part.densest)
    write("adless", part.adless)
    write("shiftiest", part.shiftiest)
  }

  private mutating func write(_ key: String, _ values: Distribution) {
    object(key) { json in
      json.field("steps", values.steps)
      json.field("sum", values.sum)
      json.field("least", values.least)
      json.field("largest", values.largest)
      json.array("counts") { json in
        for (value, count) in values.counts.sorted(by: { $0.key < $1.key }) {
          json.number(value)
          json.number(count)
        }
      }
    }
  }

  private mutating func write(_ key: String, _ counts: [String: Int]) {
    object(key) { json in
      for (name, count) in counts.sorted(by: { $0.key < $1.key }) { json.field(name, count) }
    }
  }

  private mutating func write(_ key: String, _ ranking: Ranking) {
    array(key) { json in
      for entry in ranking.entries {
        json.object { json in
          json.field("value", entry.value)
          json.field("file", entry.file)
          json.field("title", entry.title)
          if let map = entry.map { json.numbers("map", map.numbers) }
        }
      }
    }
  }

  fileprivate mutating func write(_ group: AuditGroup, _ part: GroupSummary) {
    object { json in
      json.field("by", group.kind.rawValue)
      json.field("name", group.name)
      json.field("articles", part.articles)
      json.array("screens") { json in
        for (screen, part) in part.screens.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.fields(screen)
            for (key, path) in GroupScreen.sums { json.field(key, part[keyPath: path]) }
            json.numbers("by_ads", part.articlesByAds)
          }
        }
      }
    }
  }

  fileprivate mutating func write(_ place: FindingPlace, _ found: FindingSummary) {
    object { json in
      json.field("rule", place.rule.rawValue)
      json.field("severity", place.severity.rawValue)
      json.field("file", place.file)
      json.field("line", place.line)
      json.field("column", place.column)
      json.field("articles", found.articles)
      json.field("count", found.count)
      json.write("breakpoints", found.breakpoints)
      json.array("worst") { json in
        for worst in found.worst {
          json.object { json in
            json.field("article", worst.article)
            json.field("breakpoint", worst.breakpoint)
            json.field("excess", worst.excess)
            json.field("message", worst.message)
          }
        }
      }
    }
  }
}

// MARK: What both ways have in common

extension ScreenSummary {
  fileprivate static var distributions: [(String, WritableKeyPath<ScreenSummary, Distribution>)] {
    [
      ("ads", \.ads), ("above_fold", \.aboveFold), ("heights", \.heights),
      ("densities", \.densities), ("page_densities", \.pageDensities),
      ("plugin_densities", \.pluginDensities), ("first_ads", \.firstAds),
      ("shifts", \.shifts), ("impressions", \.impressions), ("revenue", \.revenue),
    ]
  }
}

extension SlotSummary {
  fileprivate static var distributions: [(String, WritableKeyPath<SlotSummary, Distribution>)] {
    [
      ("depths", \.depths), ("reserved", \.reserved), ("travels", \.travels),
    ]
  }
}

extension GroupScreen {
  fileprivate static var sums: [(String, WritableKeyPath<GroupScreen, Int>)] {
    [
      ("articles", \.articles), ("ads", \.ads), ("above_fold", \.aboveFold),
      ("densities", \.densities), ("over_limit", \.overLimit), ("heights", \.heights),
      ("pages_with_ads", \.pagesWithAds), ("first_ads", \.firstAds),
      ("worst_shift", \.worstShift), ("findings", \.findings),
      ("impressions", \.impressions), ("revenue", \.revenue),
    ]
  }
}

// MARK: Reading

extension AuditSummary {
  fileprivate init?(_ json: JSONValue) {
    guard let articles = json["articles"]?.integer, let without = json["without_page"]?.integer,
      let unreadable = json["unreadable"]?.integer,
      let withheld = json["withheld"].flatMap({ WithheldArticles($0) }),
      let screens = json["screens"]?.pairs({ AuditScreen($0) }, { ScreenSummary($0) }),
      let groups = json["groups"]?.pairs({ AuditGroup($0) }, { GroupSummary($0) }),
      let findings = json["findings"]?.pairs({ FindingPlace($0) }, { FindingSummary($0) }),
      let costs = json["costs"].flatMap({ RuleCosts($0) }),
      let common = json["layout_findings"]?.items?.map({ CommonFinding($0) })
    else { return nil }
    let found = common.compactMap(\.self)
    guard found.count == common.count else { return nil }
    self.init(
      articles: articles, withoutPage: without, unreadable: unreadable, withheld: withheld,
      screens: screens, groups: groups, findings: findings, costs: costs, common: Set(found))
  }
}

extension WithheldArticles {
  fileprivate init?(_ json: JSONValue) {
    guard let drafts = json["drafts"]?.integer, let early = json["early"]?.integer,
      let expired = json["expired"]?.integer
    else { return nil }
    self.init()
    self.drafts = drafts
    self.early = early
    self.expired = expired
  }
}

extension JSONValue {
  /// A list of objects as a dictionary; `nil` where one of them is damaged.
  func pairs<Key: Hashable, Value>(
    _ key: (JSONValue) -> Key?, _ value: (JSONValue) -> Value?
  ) -> [Key: Value]? {
    guard let items else { return nil }
    var pairs: [Key: Value] = [:]
    for item in items {
      guard let key = key(item), let value = value(item),
        pairs.updateValue(value, forKey: key) == nil
      else { return nil }
    }
    return pairs
  }

  /// A list of whole numbers.
  fileprivate var integers: [Int]? {
    guard let items else { return nil }
    let numbers = items.compactMap(\.integer)
    return numbers.count == items.count ? numbers : nil
  }

  fileprivate var counts: [String: Int]? {
    guard case .object(let members) = self else { return nil }
    var counts: [String: Int] = [:]
    for member in members {
      guard let count = member.value.integer else { return nil }
      counts[member.key] = count
    }
    return counts
  }
}

extension AuditScreen {
  init?(_ json: JSONValue) {
    guard let name = json["breakpoint"]?.string, let from = json["from"]?.integer,
      let width = json["width"]?.integer, let height = json["height"]?.integer
    else { return nil }
    self.init(name: name, from: from, width: width, height: height)
  }
}

extension Distribution {
  fileprivate init?(_ json: JSONValue?) {
    guard let json, let steps = json["steps"]?.integer, let sum = json["sum"]?.integer,
      let least = json["least"]?.integer, let largest = json["largest"]?.integer,
      let numbers = json["counts"]?.items?.map(\.integer), numbers.count.isMultiple(of: 2)
    else { return nil }
    var counts: [Int: Int] = [:]
    for index in stride(from: 0, to: numbers.count, by: 2) {
      guard let value = numbers[index], let count = numbers[index + 1] else { return nil }
      counts[value] = count
    }
    self.init(steps: steps, sum: sum, least: least, largest: largest, counts: counts)
  }
}

extension ScreenSummary {
  fileprivate init?(_ json: JSONValue) {
    self.init()
    for (key, path) in Self.distributions {
      guard let values = Distribution(json[key]) else { return nil }
      self[keyPath: path] = values
    }
    guard let overLimit = json["over_limit"]?.integer,
      let slots = json["slots"]?.pairs({ $0["slot"]?.string }, { SlotSummary($0) }),
      let densest = Ranking(json["densest"]), let adless = Ranking(json["adless"]),
      let shifting = json["shifting"]?.integer, let shiftiest = Ranking(json["shiftiest"]),
      let depths = json["by_depth"].flatMap({ DepthProfile($0) })
    else { return nil }
    self.overLimit = overLimit
    self.shifting = shifting
    self.shiftiest = shiftiest
    self.depths = depths
    self.slots = slots
    self.densest = densest
    self.adless = adless
  }
}

extension DepthProfile {
  fileprivate init?(_ json: JSONValue) {
    guard let pages = json["pages"]?.integers, let heights = json["heights"]?.integers,
      let ads = json["ads"]?.integers
    else { return nil }
    self.init(pages: pages, heights: heights, ads: ads)
  }
}

extension SlotSummary {
  fileprivate init?(_ json: JSONValue) {
    self.init()
    for (key, path) in Self.distributions {
      guard let values = Distribution(json[key]) else { return nil }
      self[keyPath: path] = values
    }
    guard let articles = json["articles"]?.integer, let aboveFold = json["above_fold"]?.integer,
      let sizes = json["sizes"]?.counts
    else { return nil }
    self.articles = articles
    self.aboveFold = aboveFold
    self.sizes = sizes
  }
}

extension Ranking {
  fileprivate init?(_ json: JSONValue?) {
    guard let items = json?.items else { return nil }
    self.init()
    for item in items {
      guard let value = item["value"]?.integer, let file = item["file"]?.string,
        let title = item["title"]?.string
      else { return nil }
      let map = item["map"].flatMap { PageMap($0) }
      add(Entry(value: value, file: file, title: title, map: map))
    }
  }
}

extension AuditGroup {
  fileprivate init?(_ json: JSONValue) {
    guard let kind = json["by"]?.string.flatMap(Kind.init(rawValue:)),
      let name = json["name"]?.string
    else { return nil }
    self.init(kind, name)
  }
}

extension GroupSummary {
  fileprivate init?(_ json: JSONValue) {
    guard let articles = json["articles"]?.integer,
      let screens = json["screens"]?.pairs({ AuditScreen($0) }, { GroupScreen($0) })
    else { return nil }
    self.init()
    self.articles = articles
    self.screens = screens
  }
}

extension GroupScreen {
  fileprivate init?(_ json: JSONValue) {
    self.init()
    for (key, path) in Self.sums {
      guard let sum = json[key]?.integer else { return nil }
      self[keyPath: path] = sum
    }
    guard let byAds = json["by_ads"]?.items?.compactMap(\.integer), byAds.count == 4 else {
      return nil
    }
    articlesByAds = byAds
  }
}

extension FindingPlace {
  fileprivate init?(_ json: JSONValue) {
    guard let rule = json["rule"]?.string.flatMap(RuleID.init(rawValue:)),
      let severity = json["severity"]?.string.flatMap(Severity.init(rawValue:)),
      let file = json["file"]?.string, let line = json["line"]?.integer,
      let column = json["column"]?.integer
    else { return nil }
    self.init(rule: rule, severity: severity, file: file, line: line, column: column)
  }
}

extension FindingSummary {
  fileprivate init?(_ json: JSONValue) {
    guard let articles = json["articles"]?.integer, let count = json["count"]?.integer,
      let breakpoints = json["breakpoints"]?.counts, let items = json["worst"]?.items
    else { return nil }
    var worst: [Case] = []
    for item in items {
      guard let article = item["article"]?.string, let name = item["breakpoint"]?.string,
        let excess = item["excess"]?.double, let message = item["message"]?.string
      else { return nil }
      worst.append(
        Case(excess: excess, article: article, breakpoint: name, message: message))
    }
    self.init(articles: articles, count: count, breakpoints: breakpoints, worst: worst)
  }
}
