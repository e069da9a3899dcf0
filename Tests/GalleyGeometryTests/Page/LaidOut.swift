import GalleyContent
import GalleyGeometry
import GalleyLanguage
import GalleyPages
import GalleyModel
import GalleyBasics
import GalleyTestSupport
import Testing

/// Pages made from what a user writes, and laid out.
enum LaidOut {
  /// A page with one region.
  static func page(
    _ blocks: String = "[body: ad]", slots: String = "ad: { label: Ad, sizes: [300x250] }",
    theme: String = "", front: String = "", body: String, width: Int = 640
  ) throws -> PageBoxes {
    let layout = """
      layout: a
      breakpoints: { small: { from: 0 }, medium: { from: 600 } }
      theme: { spacing: 24px, measure: 600px, sizes: { body: 20px }\(theme) }
      regions:
        story: \(blocks)
      slots:
        \(slots)
      """
    return try page(layout: layout, front: front, body: body, width: width)
  }

  static func page(
    layout text: String, front: String = "", body: String, width: Int
  ) throws -> PageBoxes {
    let page = try made(layout: text, front: front, body: body)
    return PageLayout(page, viewport: PixelSize(width: width, height: 800)).place()
  }

  static func made(
    layout text: String, site: Site = Site(), front: String = "", body: String
  ) throws -> Page {
    let findings = Findings()
    let node = try #require(YAMLNode.parse(SourceFile(path: "a.yaml", text: text)).value)
    let layout = try #require(Layout(node, findings)).resolve().value
    let source = "---\ntitle: A story\n\(front)\n---\n\(body)\n"
    let article = try #require(Article.parse(SourceFile(path: "a.md", text: source)).value)
    return PageAssembly(
      layout: layout, site: site, index: ArticleIndex(for: layout.articleLists)
    ).page(for: article, path: "a.html", root: "").page.withSlotsInBodies
  }
}

extension PageBoxes {
  /// The boxes of one kind of element.
  func boxes(of element: StyledElement) -> [PageBox] {
    boxes.filter { $0.role == .element(element) }
  }

  /// The body's children as kind of element, top and height in px; `ad` for a slot.
  var bodyOutline: [String] {
    guard let body = boxes.firstIndex(where: { $0.role.isBody }) else { return [] }
    return children(of: body).map { index in
      let frame = boxes[index].frame
      let name =
        switch boxes[index].role {
        case .element(let element): "\(element)"
        case .slot: "ad"
        default: "?"
        }
      return "\(name) \(Int(frame.y.pixels))+\(Int(frame.height.pixels))"
    }
  }
}

extension PageBox.Role {
  var isBody: Bool { if case .block(_, .body) = self { true } else { false } }
}
