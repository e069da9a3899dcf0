import GalleyRendering
import Testing
import Foundation

@Test func look() throws {
  let page = try SamplePage.courier()
  for width in [60, 80, 100, 140] {
    let text = TextRenderer(width: width, breakpoint: 2).render(page)
    try Data(text).write(to: URL(fileURLWithPath: "/tmp/text-\(width).txt"))
  }
  try Data(TextRenderer(width: 100, breakpoint: 0).render(page)).write(
    to: URL(fileURLWithPath: "/tmp/text-mobile.txt"))
  try Data(TextRenderer(width: 90, breakpoint: 2, style: .ascii).render(page)).write(
    to: URL(fileURLWithPath: "/tmp/text-ascii.txt"))
  try Data(LinearTextRenderer().render(page)).write(
    to: URL(fileURLWithPath: "/tmp/text-linear.txt"))
}
