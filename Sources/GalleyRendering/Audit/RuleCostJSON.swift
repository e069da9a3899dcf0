import GalleyBasics
import GalleyPages

extension JSONWriter {
  /// What each rule costs, the dearest first, and value against density on each screen.
  mutating func fields(_ costs: RuleCosts) {
    array("costs") { json in
      for cost in costs.sorted { json.write(cost) }
    }
    array("tradeoff") { json in
      for curve in costs.curves {
        json.object { json in
          json.fields(curve.screen)
          json.field("pages", curve.now.pages)
          json.object("now") { json in json.fields(curve.now) }
          json.array("capped") { json in
            for (cap, sum) in zip(RuleCosts.caps, curve.capped) {
              json.object { json in
                json.field("cap", Double(cap) / 100)
                json.fields(sum)
              }
            }
          }
        }
      }
    }
  }

  private mutating func fields(_ sum: CostSum) {
    field("ads", sum.ads)
    field("value", sum.units)
    field("density", sum.meanDensity)
  }

  private mutating func write(_ cost: RuleCost) {
    object { json in
      json.fields(cost.number)
      json.field("more_ads", cost.ads)
      json.field("more_ads_share", cost.adShare)
      json.field("more_value", Double(cost.value) / 1_000_000)
      json.field("more_value_share", cost.valueShare)
      json.field("density", cost.change.before.meanDensity)
      json.field("density_relaxed", cost.change.after.meanDensity)
      json.array("screens") { json in
        for (screen, change) in cost.screens {
          json.object { json in
            json.fields(screen)
            json.field("pages", change.before.pages)
            json.field("pages_with_more", change.gaining)
            json.object("now") { json in json.fields(change.before) }
            json.object("relaxed") { json in json.fields(change.after) }
          }
        }
      }
    }
  }

  private mutating func fields(_ number: RuleNumber) {
    field("rule", number.rule)
    field("slot", number.slot)
    field("from", number.from)
    field("to", number.to)
    field("file", number.file)
    field("line", number.line)
    field("column", number.column)
  }
}

// MARK: In a partial summary

extension JSONWriter {
  /// All that was counted.
  mutating func write(_ costs: RuleCosts) {
    array("screens") { json in
      for curve in costs.curves {
        json.object { json in
          json.fields(curve.screen)
          json.write("now", curve.now)
          json.array("capped") { json in
            for sum in curve.capped { for number in sum.numbers { json.number(number) } }
          }
        }
      }
    }
    array("numbers") { json in
      for (number, screens) in costs.numbers.sorted(by: { $0.key < $1.key }) {
        json.object { json in
          json.fields(number)
          json.array("screens") { json in
            for (screen, change) in screens.sorted(by: { $0.key < $1.key }) {
              json.object { json in
                json.fields(screen)
                json.write("before", change.before)
                json.write("after", change.after)
                json.field("gaining", change.gaining)
              }
            }
          }
        }
      }
    }
  }

  private mutating func write(_ key: String, _ sum: CostSum) {
    array(key) { json in for number in sum.numbers { json.number(number) } }
  }
}

extension CostSum {
  fileprivate var numbers: [Int] { [pages, ads, value, densities] }

  fileprivate init?(_ numbers: some Collection<Int>) {
    guard numbers.count == 4, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    self.init()
    let numbers = Array(numbers)
    (pages, ads, value, densities) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }

  fileprivate init?(_ json: JSONValue?) {
    self.init(json?.items?.compactMap(\.integer) ?? [])
  }

  fileprivate static func list(_ json: JSONValue?) -> [CostSum]? {
    guard let numbers = json?.items?.compactMap(\.integer), numbers.count.isMultiple(of: 4) else {
      return nil
    }
    let sums = stride(from: 0, to: numbers.count, by: 4).compactMap {
      CostSum(numbers[$0..<$0 + 4])
    }
    return sums.count * 4 == numbers.count ? sums : nil
  }
}

extension CostChange {
  fileprivate init?(_ json: JSONValue) {
    guard let before = CostSum(json["before"]), let after = CostSum(json["after"]),
      let gaining = json["gaining"]?.integer
    else { return nil }
    self.init()
    self.before = before
    self.after = after
    self.gaining = gaining
  }
}

extension RuleNumber {
  fileprivate init?(_ json: JSONValue) {
    guard let rule = json["rule"]?.string, let slot = json["slot"]?.string,
      let from = json["from"]?.string,
      let to = json["to"]?.string, let file = json["file"]?.string,
      let line = json["line"]?.integer, let column = json["column"]?.integer
    else { return nil }
    self.init(
      rule: rule, slot: slot, from: from, to: to, file: file, line: line, column: column)
  }
}

extension RuleCosts {
  /// What `write` wrote; `nil` where it is damaged.
  init?(_ json: JSONValue) {
    guard let now = json["screens"]?.pairs({ AuditScreen($0) }, { CostSum($0["now"]) }),
      let capped = json["screens"]?.pairs({ AuditScreen($0) }, { CostSum.list($0["capped"]) }),
      let numbers = json["numbers"]?.pairs(
        { RuleNumber($0) }, { $0["screens"]?.pairs({ AuditScreen($0) }, { CostChange($0) }) })
    else { return nil }
    self.init(now: now, numbers: numbers, capped: capped)
  }
}
