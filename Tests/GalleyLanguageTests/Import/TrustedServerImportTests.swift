import Testing

@testable import GalleyLanguage

@Suite struct TrustedServerImportTests {
  /// A place may stand in the file before the first, and whoever reads all layouts is told what is two.
  @Test func placesAndLayouts() {
    let file = """
      [creative_opportunities]
      # galley: {"layouts":["a","b"]}
      # galley: {"id":"rail-2","layouts":["a"]}
      [[creative_opportunities.slot]]
      id = "rail-2"
      gam_unit_path = "/1/rail"
      div_id = "galley-rail-2"
      page_patterns = ["/x.html"]
      formats = [{ width = 300, height = 250 }]
      # galley: {"id":"rail","layouts":["a"]}
      [[creative_opportunities.slot]]
      id = "rail"
      gam_unit_path = "/1/rail"
      div_id = "galley-rail"
      page_patterns = ["/x.html"]
      formats = [{ width = 300, height = 600 }, { width = 300, height = 250 }]
      # galley: {"id":"rail--2","layouts":["b"],"sticky":true}
      [[creative_opportunities.slot]]
      id = "rail--2"
      gam_unit_path = "/1/rail"
      div_id = "galley-rail"
      page_patterns = ["/y.html"]
      formats = [{ width = 160, height = 600 }]
      [[creative_opportunities.slot]]
      id = "top"
      gam_unit_path = "/1/top"
      div_id = "galley-top"
      page_patterns = ["/*"]
      formats = [{ width = 320, height = 50 }]
      """
    let top = "  top:\n    sizes: [320x50]\n    unit: \"/1/top\"\n"
    let first = "  rail:\n    sizes: [300x250, 300x600]\n    unit: \"/1/rail\"\n"
    let second = "    sizes: [160x600]\n    unit: \"/1/rail\"\n    sticky: true\n"
    let all = readImport(file, .trustedServer)
    #expect(all.yaml == "slots:\n\(first)  rail_2:\n\(second)\(top)")
    #expect(
      all.found == [
        "18: another slot has the name 'rail': this one becomes 'rail_2'; '--layout b' reads it by its name"
      ])
    let one = readImport(file, .trustedServer, layout: "a")
    #expect(one.yaml == "slots:\n\(first)\(top)")
    #expect(one.found == [])
    let other = readImport(file, .trustedServer, layout: "b")
    #expect(other.yaml == "slots:\n  rail:\n\(second)\(top)")
    #expect(other.found == [])
    #expect(
      readImport(file, .trustedServer, layout: "c").found == [
        "1: this file has no slots of a layout 'c'"
      ])
    #expect(
      readImport("", .trustedServer, layout: "c").found == [
        "1: this file does not tell of which layout a slot is"
      ])
  }

  @Test func aByteOrderMark() {
    let table =
      "[[creative_opportunities.slot]]\nid = \"a\"\nformats = [{ width = 300, height = 250 }]\n"
    let plain = readImport(table, .trustedServer)
    #expect(plain.found == [])
    let marked = readImport("\u{FEFF}" + table, .trustedServer)
    #expect(marked.yaml == plain.yaml)
    #expect(marked.found == [])
  }

  @Test func keysThatStandTwice() {
    let (_, found) = readImport(
      """
      [[creative_opportunities.slot]]
      id = "a"
      formats = [{ width = 300, height = 250, width = 320 }]
      id = "b"
      [[creative_opportunities.slot]]
      id = "c"
      formats = [{ width = 300, height = 250 }]
      """, .trustedServer)
    #expect(
      found == [
        "3: the key 'width' is written twice in one table",
        "4: the key 'id' is written twice in one table",
      ])
  }

  /// Each mistake of a TOML file is told at its line, once.
  @Test func brokenTables() {
    let (yaml, found) = readImport(
      """
      [creative_opportunities]
      gam_network_id =
      [[creative_opportunities.slot]
      id = "a"
      formats = ["300x250"]
      [creative_opportunities.slot]
      id = "b"
      [[creative_opportunities.slot]]
      formats = [{ width = 300, height = "250" }]
      [[creative_opportunities.slot]]
      id = "c"
      formats = [
        { width = 300 height = 250 },
        { width = 300, height = 600 },
      ]
      [[creative_opportunities.slot]]
      id = "d"
      formats = "300x250"
      [[]]
      """, .trustedServer)
    #expect(yaml == "slots:\n")
    #expect(
      found == [
        "2: this is not TOML as it is read here",
        "3: the name of a table stands between '[' and ']', or '[[' and ']]'",
        "3: 'a' has no size, so it is left out",
        "5: a format is written '{ width = 300, height = 250 }'",
        "6: a slot is a table of a list: '[[creative_opportunities.slot]]'",
        "8: this slot has no 'id'",
        "10: 'c' has no size, so it is left out",
        "12: this is not TOML as it is read here",
        "16: 'd' has no size, so it is left out",
        "18: 'formats' is a list, such as '[{ width = 300, height = 250 }]'",
        "19: the name of a table stands between '[' and ']', or '[[' and ']]'",
      ])
  }
}
