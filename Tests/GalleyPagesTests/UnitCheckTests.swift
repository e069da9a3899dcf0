import GalleyBasics
import GalleyModel
import GalleyPages
import Testing

@Suite struct UnitCheckTests {
  private static let span = Span(SourceFile(path: "a.yaml", text: "unit"), 0..<4)

  private func found(_ unit: String?, _ parts: [UnitTemplate.Part] = []) -> [String] {
    var slot = Slot(name: Spanned("rail", Self.span), sizes: SlotSizes([]))
    if let unit {
      slot.unit = Spanned(UnitTemplate(parts.isEmpty ? [.text(unit)] : parts), Self.span)
    }
    return UnitCheck.findings(slot, AdServer()).map(\.message)
  }

  @Test(arguments: ["/1234567/courier", "/1234567,89/a/b_c-d.e", "/6355419/Travel/Europe/France"])
  func soundPaths(_ unit: String) { #expect(found(unit) == []) }

  @Test(arguments: [
    ("/1/a b", "' ' may not stand in it"),
    ("1/a", "it has no '/', a network's number and a name"),
    ("/courier/a", "'courier' is not a network's number"),
    ("/1", "it has no '/', a network's number and a name"),
    ("/1/" + String(repeating: "a", count: 101), "a part of it has more than 100 characters"),
  ])
  func whatAnAdServerRefuses(_ unit: String, _ problem: String) {
    #expect(found(unit).count == 1)
    #expect(found(unit).first?.hasSuffix(problem) == true)
  }

  /// With what is put in on a page.
  @Test func aPathThatIsTooLongOnAPage() {
    var slot = Slot(name: Spanned("rail", Self.span), sizes: SlotSizes([]))
    slot.unit = Spanned(UnitTemplate([.text("/1/"), .name(.section)]), Self.span)
    #expect(UnitCheck.findings(slot, AdServer()).isEmpty)
    let path = "/1/" + String(repeating: "a", count: 101)
    let found = UnitCheck.findings(slot, AdServer(), of: path, in: "A a")
    #expect(found.count == 1)
    #expect(found.first?.primary.span == Self.span)
    #expect(found.first?.notes.last == "so it is on pages of the section 'A a'")
  }

  @Test func aSlotWithoutAUnit() {
    #expect(found(nil) == ["the slot 'rail' has no unit, by which an ad server knows it"])
  }

  @Test func aNameThatNothingSays() {
    #expect(
      found("/a", [.text("/"), .name(.network), .text("/a")])
        == ["the unit names {network}, and nothing says what it is"])
  }
}
