import Galley
import GalleyBasics
import GalleyModel
import GalleyPages
import Testing

@Suite struct ProofTests {
  private let workspace = MemoryWorkspace([
    "galley.yaml": "",
    "layouts/article.yaml": """
    layout: article
    breakpoints:
      phone: { from: 0, screen: 400x800 }
      wide: { from: 900, screen: 1200x900 }
    regions:
      story: [headline, spot_img: top, body]
    slots:
      top: { sizes: { phone: [300x250], wide: [728x90, fluid] }, label: Advertisement }
    """,
    "articles/one.md": "---\ntitle: One\n---\nFirst words.\n\nLast words.\n",
  ])

  private func proof(_ change: (inout RenderRequest) -> Void = { _ in }) throws -> Proof {
    var request = RenderRequest(layout: "article", article: "one")
    change(&request)
    let made = try Project.open("", in: workspace).proof(request)
    return try #require(made.proof)
  }

  @Test func tellsOfEveryScreen() throws {
    let screens = try proof().plan.screens
    #expect(screens.map(\.breakpoint) == ["phone", "wide"])
    #expect(screens.map(\.size.description) == ["400x800", "1200x900"])
    #expect(screens.map(\.adShareLimit) == [0.3, 0.5])
    let slots = screens.map { $0.ads[0] }
    #expect(slots.map(\.id) == ["top", "top"])
    #expect(slots.map { $0.sizes.map(\.description) } == [["300x250"], ["728x90", "fluid"]])
    #expect(slots.map(\.reserved) == [250, 90])
    #expect(slots.allSatisfy { $0.y > 0 && $0.height > 0 })
    #expect(slots[0].definition.file.path == "layouts/article.yaml")
  }

  @Test func isTheAnnotatedPage() throws {
    var request = RenderRequest(layout: "article", article: "one")
    request.isAnnotated = true
    let rendered = try Project.open("", in: workspace).render(request)
    #expect(try proof().html == rendered.bytes)
  }

  @Test func turnsOver() throws {
    let turned = try proof { $0.isRightToLeft = true }
    let html = String(decoding: turned.html, as: UTF8.self)
    #expect(html.contains("<html lang=\"en\" dir=\"rtl\">"))
    #expect(turned.page.isRightToLeft)
    #expect(try !proof().page.isRightToLeft)
  }

  @Test func isTextToo() throws {
    let proof = try proof()
    #expect(String(decoding: proof.text(at: 0), as: UTF8.self).contains("First words."))
    #expect(proof.text(at: 2).isEmpty)
  }
}
