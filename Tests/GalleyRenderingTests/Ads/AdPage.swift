import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyPages
import Testing

/// A page with slots of all kinds on three screens, whose plan the tests write.
enum AdPage {
  static let layout = """
    layout: story
    breakpoints:
      phone: { from: 0, screen: 390x844 }
      tablet: { from: 740, screen: 820x1180 }
      desktop: { from: 1100, screen: 1440x900 }
    grid:
      phone:
        areas: [top, story, side, end]
      desktop:
        columns: [1fr, 300px]
        gap: 40px
        areas:
          - top    top
          - story  side
          - end    end
    regions:
      top: { landmark: header, blocks: [masthead, spot_img: top] }
      story: [headline, spot_img: first, body: { spot_img: text }, comments]
      side: { landmark: aside, label: Beside, blocks: [spot_img: side] }
      end: { landmark: footer, blocks: [copyright, spot_img: end] }
    slots:
      top: { sizes: { phone: [320x50], tablet: [728x90], desktop: [970x250, 728x90] }, unfilled: collapse }
      first: { sizes: [fluid, 300x50], reserve: 50px, unit: "/{network}/{slot}" }
      text:
        label: Advertisement
        sizes: [300x250]
        lazy: true
        targeting: { kind: [text, mpu] }
        placement: { first: 100px, gap: 300px, last: 0px }
      side: { sizes: { desktop: [300x600, 300x250] }, sticky: true }
      end: { sizes: [fluid], reserve: 60px }
    """

  /// A page with slots that are not in its flow.
  static let withOverlays = """
    layout: story
    breakpoints:
      phone: { from: 0, screen: 390x844 }
      tablet: { from: 740, screen: 820x1180 }
      desktop: { from: 1200, screen: 1440x900 }
    regions:
      story: [headline, spot_img: top, body]
      around: [spot_img: bar, spot_img: skin, spot_img: welcome, spot_img: wing]
    slots:
      top: { sizes: [320x50] }
      bar: { position: anchor_bottom, sizes: { phone: [320x50], tablet: [] }, targeting: { kind: bar } }
      skin: { position: out_of_page }
      welcome: { position: interstitial, sizes: [320x480] }
      wing: { position: side_rail, sizes: { desktop: [160x600] } }
    """

  static let body = (1...9).map { number in
    "Paragraph \(number) tells of the rain. "
      + String(repeating: "It fell on the harbour and on the hills above it. ", count: 4)
  }.joined(separator: "\n\n")

  static func composition(
    _ slug: String = "rain", section: String = "Local News", layout: String = layout
  ) throws -> Composition {
    let file = SourceFile(path: "layout.yaml", text: layout)
    let findings = Findings()
    let node = try #require(YAMLNode.parse(file).value)
    let read = try #require(Layout(node, findings))
    let resolved = read.resolve()
    let found = findings.diagnostics + resolved.diagnostics
    try #require(found.allSatisfy { $0.severity != .error }, "\(found.map(\.message))")
    var site = Site()
    site.name = "The Courier"
    site.url = "https://courier.example"
    site.copyright = "© The Courier"
    let head =
      "---\ntitle: Rain\nslug: \(slug)\nsection: \(section)\ntags: [rain, \"a \\\"b\\\" & c\"]\nauthors: [Asha]\n---\n"
    let article = Article.parse(SourceFile(path: "\(slug).md", text: head + body))
    try #require(article.diagnostics.isEmpty, "\(article.diagnostics.map(\.message))")
    return Composer(
      resolved.value, site: site, index: ArticleIndex(for: []), adServer: try adServer()
    ).compose(article.value, at: PageAddress(slug))
  }

  private static func adServer() throws -> AdServer {
    let config =
      "ads: { network: \"1234567\", site: courier, unit: \"/{network}/{site}/{section}/{slot}\" }"
    let node = try #require(YAMLNode.parse(SourceFile(path: "galley.yaml", text: config)).value)
    let findings = Findings()
    let server = try #require(ProjectConfig(node, findings)).adServer
    try #require(findings.diagnostics.isEmpty)
    return server
  }
}
