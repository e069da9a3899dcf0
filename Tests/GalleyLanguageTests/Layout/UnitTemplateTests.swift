import GalleyBasics
import GalleyModel
import GalleyTestSupport
import Testing

@testable import GalleyLanguage

@Suite struct UnitTemplateTests {
  private func read(_ marked: MarkedSource) throws -> (UnitTemplate?, [Diagnostic]) {
    let findings = Findings()
    let node = try #require(YAMLNode.parse(marked.file).value)
    return (UnitTemplate.decode(node, findings)?.value, findings.diagnostics)
  }

  @Test func namesAndText() throws {
    let (unit, found) = try read(MarkedSource("\"/{network}/a_{slot}\""))
    #expect(found.isEmpty)
    #expect(unit?.parts == [.text("/"), .name(.network), .text("/a_"), .name(.slot)])
    #expect(unit?.description == "/{network}/a_{slot}")
  }

  @Test func aPartOfWhichNothingIsLeftIsLeftOut() throws {
    let (unit, _) = try read(MarkedSource("\"/{network}/{section}/{slot}\""))
    #expect(unit?.path { $0 == .section ? nil : $0.rawValue } == "/network/slot")
    #expect(unit?.path { $0.rawValue } == "/network/section/slot")
  }

  @Test func anUnknownNameIsReportedAtItsPlace() throws {
    let marked = MarkedSource("\"/{network}/{1️⃣secton2️⃣}\"")
    let (unit, found) = try read(marked)
    #expect(unit == nil)
    #expect(found.map(\.primary.span) == [marked.span(1, 2)])
    #expect(found.first?.primary.text == "did you mean 'section'?")
  }

  @Test func aBraceWithoutItsEnd() throws {
    let marked = MarkedSource("\"/1/1️⃣{2️⃣slot\"")
    let (_, found) = try read(marked)
    #expect(found.map(\.message) == ["a '{' has no '}'"])
    #expect(found.map(\.primary.span) == [marked.span(1, 2)])
  }
}
