import Testing

@testable import GalleyLanguage

/// What of a script is read once, several times, or under a condition.
@Suite struct ScriptFlowTests {
  /// The name and the values of each slot.
  private func slots(_ script: String) -> (slots: [String], found: [String]) {
    let (yaml, found) = readImport(script, .gpt)
    let slots = yaml.split(separator: "\n").reduce(into: [String]()) { slots, line in
      if line.hasPrefix("    ") {
        let value = line.split(separator: ": ", maxSplits: 1).dropFirst().first ?? ""
        slots[slots.count - 1] += value.isEmpty ? "" : " \(value)"
      } else if line.hasPrefix("  ") {
        slots.append(String(line.dropFirst(2).dropLast()))
      }
    }
    return (slots, found)
  }

  private func told(_ line: Int, _ what: String) -> String {
    "\(line): \(what) under a condition, of which a layout knows nothing: it is taken to hold"
  }

  @Test(arguments: [
    "if (a) {\nSLOT; }", "if (a)\nSLOT", "if (a) { x() } else {\nSLOT }", "if (a) x(); else\nSLOT",
    "if (f(g)) { x = { y: [1] };\nSLOT }", "switch (a) { case 1:\nSLOT }", "a &&\nSLOT",
    "a ?\nSLOT : b", "a ? b :\nSLOT", "if (!a) googletag.cmd.push(function () {\nSLOT });",
  ])
  func conditionsAreTold(_ script: String) {
    let script = script.replacing("SLOT", with: "googletag.defineSlot('/1/a', [300, 250], 'a')")
    let (slots, found) = slots(script + "\ngoogletag.defineSlot('/1/b', [300, 250], 'b');")
    #expect(slots == ["a [300x250] \"/1/a\"", "b [300x250] \"/1/b\""])
    #expect(found == [told(2, "this slot is defined")])
  }

  @Test(arguments: [
    "var s = SLOT; if (s) s.setTargeting('k', 'v');",
    "var s = SLOT; if (s) { s.setTargeting('k', 'v'); }",
    "if (x) { y(); }\nSLOT.setTargeting('k', 'v')", "if (x) y()\nSLOT.setTargeting('k', 'v')",
    "x ? y : z\n;SLOT.setTargeting('k', 'v')", "s = a?.b; SLOT.setTargeting('k', 'v')",
  ])
  func whatIsUnderNoCondition(_ script: String) {
    let (slots, found) = slots(
      script.replacing("SLOT", with: "googletag.defineSlot('/1/a', [300, 250], 'a')"))
    #expect(slots == ["a [300x250] \"/1/a\" [\"v\"]"])
    #expect(found == [])
  }

  @Test func whatElseIsUnderAConditionIsTold() {
    let (_, found) = slots(
      """
      var s = googletag.defineSlot('/1/a', [300, 250], 'a');
      if (x) { s.setTargeting('k', 'v');
        s.setCollapseEmptyDiv(true); }
      if (x) googletag.pubads().collapseEmptyDivs();
      """)
    #expect(
      found == [
        told(2, "'setTargeting' is called"), told(3, "'setCollapseEmptyDiv' is called"),
        told(4, "'collapseEmptyDivs' is called"),
      ])
  }

  /// Each way in which pages go through a list of slots.
  @Test(arguments: [
    "ADS.forEach(function (ad) { define(ad.path, ad.sizes, ad.id) })",
    "var ads = ADS; ads.forEach((ad, i) => { define('/1/' + ads[i].id, ads[i].sizes, ad.id); });",
    "for (const ad of ADS) define(ad.path, ad.sizes, ad.id)",
    "for (const { path, sizes: list, id } of ADS) { define(path, list, id); }",
    "let ads = ADS; for (var i = 0; i < ads.length; i++) { var ad = ads[i]; define(ad.path, ads[i].sizes, ad['id']) }",
    "let ads = ADS; for (let i = 0, n = ads.length; i < n; i++) define(ads[i].path, ads[i].sizes, ads[i].id)",
    "let ads = ADS; for (const i in ads) define(ads[i].path, ads[i].sizes, ads[i].id)",
    "const all = ADS.map(({ id, sizes }) => define(`/1/${id}`, sizes, id));",
    "function add(path, sizes, id) { define(path, sizes, id) } ADS.map(ad => add(ad.path, ad.sizes, ad.id))",
    "const add = (ad) => define(ad.path, ad.sizes, ad.id); ADS.forEach(add)",
    "add('/1/a', [300, 250], 'a'); add('/1/b', ['fluid'], 'b'); function add(p, s, i = 'x') { define(p, s, i) }",
    "[['a', [300, 250]], ['b', 'fluid']].forEach(function (ad) { define('/1/' + ad[0], ad[1], ad[0]) })",
    "var m = { a: [300, 250], b: ['fluid'] }; Object.keys(m).forEach(k => define('/1/' + k, m[k], k))",
    "for (const [k, s] of Object.entries({ a: [300, 250], b: ['fluid'] })) define('/1/' + k, s, k)",
    "var ads = [{ id: 'a', s: [300, 250], f: g() }, { id: 'b', s: 'fluid' }]; ads.forEach(x => define('/1/' + x.id, x.s, x.id))",
  ])
  func loopsOverLists(_ script: String) {
    let ads =
      "[{ path: '/1/a', sizes: [[300, 250]], id: 'a' }, { path: '/1/b', sizes: ['fluid'], id: 'b' }]"
    let (slots, found) = slots(
      script.replacing("ADS", with: ads).replacing("define(", with: "googletag.defineSlot("))
    #expect(slots == ["a [300x250] \"/1/a\"", "b [fluid] \"/1/b\""])
    #expect(found == [])
  }

  /// As libraries have loops.
  @Test(arguments: [
    "$.each(ADS, function (index, ad) { define(ad.path, ad.sizes, ad.id) })",
    "angular.forEach(ADS, function (ad) { define(ad.path, ad.sizes, ad.id) })",
    "jQuery.each({ a: [300, 250], b: ['fluid'] }, function (id, sizes) { define('/1/' + id, sizes, id) })",
  ])
  func loopsOfLibraries(_ script: String) { loopsOverLists(script) }

  /// What a server fills in, and what a script writes.
  @Test func whatIsNotThereYet() {
    let (slots, found) = slots(
      """
      googletag.defineSlot('/1/<?php echo $x; ?>', [300, 250], 'a');
      googletag.defineSlot?.('/1/b', [300, 250], 'b');
      document.write("googletag.defineSlot('/1/c', [300, 250], 'c')");
      var ad = { path: '/1/d', size: [300, 250] };
      if (x) ad.path = '/1/e';
      googletag.defineSlot(ad.path, ad.size, 'd');
      """)
    #expect(slots == ["a [300x250]", "b [300x250] \"/1/b\""])
    #expect(
      found == [
        "1: '/1/<?php echo $x; ?>' holds what a server fills in: the unit is left out",
        "3: a call that stands in a text is not read",
        "6: what 'defineSlot' is called with is not literal",
      ])
  }

  @Test func countedLoops() {
    let (slots, found) = slots(
      """
      for (var i = 0; i < 2; i++) googletag.defineSlot('/1/x' + i, [300, 250], 'x-' + (i + 1));
      for (let j = 4; j <= 8; j += 4) { googletag.defineSlot(`/1/y${j}`, [300, 250], 'y' + j) }
      """)
    #expect(
      slots == [
        "x-1 [300x250] \"/1/x0\"", "x-2 [300x250] \"/1/x1\"", "y4 [300x250] \"/1/y4\"",
        "y8 [300x250] \"/1/y8\"",
      ])
    #expect(found == [])
  }

  /// What is not known to be the same each time is no literal.
  @Test(arguments: [
    "for (var i = 0; i < n; i++) {\nSLOT }", "var i = 0; while (i < 3) {\nSLOT; i++ }",
    "var i = 0; do {\nSLOT; i += 1 } while (i < 3)", "ads.forEach(function (ad, i) {\nSLOT })",
    "for (const i of ads)\nSLOT", "var i = 1; i = f(i);\nSLOT", "var i = 1; if (x) i = 2;\nSLOT",
    "var i = 1; function f(i) {\nSLOT }", "var i = 1; g((i) =>\nSLOT)",
    "class A { add(i) {\nSLOT } }", "var i = '1'; i += g();\nSLOT", "i = x ? '1' : '2';\nSLOT",
  ])
  func whatChangesIsTold(_ script: String) {
    let (slots, found) = slots(
      script.replacing("SLOT", with: "googletag.defineSlot('/1/x' + i, [300, 250], 'x' + i)"))
    #expect(slots == [])
    #expect(found.last == "2: what 'defineSlot' is called with is not literal")
  }

  @Test func namesOfAFunctionAreItsOwn() {
    let (slots, found) = slots(
      """
      var path = '/1/a';
      function one() { var path = '/1/b'; googletag.defineSlot(path, [300, 250], 'b'); }
      { let n = 1; n++; googletag.defineSlot(`${path}${n}`, [300, 250], 'n'); }
      googletag.defineSlot(path, [300, 250], 'a');
      """)
    #expect(slots == ["b [300x250] \"/1/b\"", "n [300x250] \"/1/a2\"", "a [300x250] \"/1/a\""])
    #expect(found == [])
  }

  @Test func loopsThatRunTooOften() {
    let body = "googletag.defineSlot('/1/x' + i, [300, 250], 'x')"
    func found(_ script: String) -> [String] { slots(script).found }
    #expect(
      found("for (var i = 0; i < 2000000000; i++) { \(body) }").contains(
        "1: this loop runs too often to be read"))
    let loop = "for (var i = 0; i < 999; i++) { "
    #expect(
      found("\(loop)\(loop)\(loop)f(\(body)) }}}").contains(
        "1: this is called too often to be read"))
    #expect(
      found("function f(i) { f(i); \(body) } f(1)").contains(
        "1: this is called too often to be read"))
  }

  @Test func namesThatAreTakenAreTold() {
    let (slots, found) = slots(
      """
      googletag.defineSlot('/1/a', [300, 250], 'a');
      googletag.defineSlot('/1/b', [300, 600], 'a');
      """)
    #expect(slots == ["a [300x250] \"/1/a\"", "a_2 [300x600] \"/1/b\""])
    #expect(found == ["2: another slot has the name 'a': this one becomes 'a_2'"])
  }
}
