import GalleyBasics
import Testing

@testable import GalleyLanguage

/// Which sizes an import keeps, and from which width on.
@Suite struct ImportedSizesTests {
  private func sizes(_ list: String, mapping: String? = nil) -> (sizes: String?, found: [String]) {
    let map = mapping.map { ".defineSizeMapping(\($0))" } ?? ""
    let (yaml, found) = readImport("googletag.defineSlot('/1/a', \(list), 'a')\(map)", .gpt)
    let line = yaml.split(separator: "\n").first { $0.hasPrefix("    ") }
    return (line.map { String($0.dropFirst(4)) }, found)
  }

  /// Only what tells an ad server something is none.
  @Test(arguments: [
    ("[[88, 31], [120, 20], [216, 36]]", "sizes: [88x31, 120x20, 216x36]"),
    ("[1, 1]", "position: out_of_page"), ("[[1, 1], [300, 250]]", "sizes: [300x250]"),
    ("[[2, 2], [300, 250]]", "sizes: [fluid, 300x250]"), ("[10, 10]", "sizes: [fluid]"),
    ("[300, 1]", "sizes: [fluid]"), ("['fluid', [20, 20]]", "sizes: [fluid]"),
    ("[[0, 0], [300, 250]]", "sizes: [300x250]"),
    ("[[[300, 250], [300, 600]], [320, 50]]", "sizes: [300x250, 300x600, 320x50]"),
  ])
  func tokens(_ list: String, _ expected: String) {
    let (sizes, found) = sizes(list)
    #expect(sizes == expected)
    #expect(found.isEmpty == expected.contains("88x31"))
  }

  /// More than a layout has breakpoints for.
  @Test func widthsThatAreTooMany() {
    func found(_ count: Int) -> [String] {
      let steps = (0..<count).map { "[[\($0 * 100), 0], [300, \(100 + $0)]]" }
      return sizes("[300, 250]", mapping: "[\(steps.joined(separator: ", "))]").found
    }
    #expect(found(16).isEmpty)
    #expect(
      found(40) == [
        "1: the slots have sizes for 40 widths, and a layout has 16 breakpoints at the most"
      ])
  }

  /// What a mapping says of a width that has room is left as it is.
  @Test(arguments: [
    (
      "[[[510, 0], [468, 60]], [[1, 0], [300, 250]]]", "{ mobile: [300x250], desktop: [468x60] }", 1
    ),
    ("[[[640, 0], [468, 60]], [[0, 0], [320, 50]]]", "{ mobile: [320x50], desktop: [468x60] }", 0),
    ("[[[728, 0], [728, 90]], [[0, 0], [320, 50]]]", "{ mobile: [320x50], desktop: [728x90] }", 0),
    (
      "[[[640, 0], [728, 90]], [[0, 0], [320, 50]]]",
      "{ mobile: [320x50], tablet: [], desktop: [728x90] }", 1
    ),
    (
      "[[[0, 0], [[970, 250], [300, 250]]]]", "{ mobile: [300x250], desktop: [970x250, 300x250] }",
      1
    ),
    (
      "[[[800, 0], [300, 250]], [[0, 0], [[970, 250], [320, 50]]]]",
      "{ mobile: [320x50], desktop: [300x250] }", 1
    ),
  ])
  func mappings(_ mapping: String, _ expected: String, _ count: Int) {
    let (sizes, found) = sizes("[300, 250]", mapping: mapping)
    #expect(sizes == "sizes: \(expected)")
    #expect(found.count == count)
  }
}

/// What an import makes of a text: the slots as YAML, and the findings with their lines.
func readImport(
  _ text: String, _ format: ImportedSlots.Format, layout: String? = nil
) -> (yaml: String, found: [String]) {
  let (slots, findings) = ImportedSlots.read(
    SourceFile(path: "in", bytes: Array(text.utf8)), as: format, ofLayout: layout)
  let lines = findings.map { finding in
    let line = LineMap(finding.primary.span.file)
      .location(of: finding.primary.span.range.lowerBound).line
    return "\(line): \(finding.message)"
  }
  return (String(decoding: slots.yaml(), as: UTF8.self), lines)
}
