import GalleyBasics
package import GalleyGeometry
package import GalleyModel

/// Writes a placed page as lines for people: each box with its place, and where screens end.
package struct PageBoxesTable {
  private let page: Page
  private let placed: PageBoxes
  private let shift: DeviceShift?
  private var text = ""

  /// - Parameter shift: how far the boxes stand from their usual places, on a device that was asked for.
  package init(_ page: Page, _ placed: PageBoxes, on shift: DeviceShift? = nil) {
    self.page = page
    self.placed = placed
    self.shift = shift
  }

  package consuming func render() -> [UInt8] {
    head()
    var ended = 0
    for box in placed.boxes where isWorthALine(box) {
      let above = placed.screens(above: box.frame.y)
      if above > ended { folds(ended + 1...above) }
      ended = max(ended, above)
      line(box)
    }
    text += "\n"
    return Array(text.utf8)
  }

  /// Says where screens end before the next box begins: of many that one box is as high as, only the last.
  private mutating func folds(_ screens: ClosedRange<Int>) {
    guard screens.count > Self.mostFolds else {
      for screen in screens {
        text += "  ---- screen \(screen) ends at \(px(placed.fold(screen))) ----\n"
      }
      return
    }
    text += "  ---- screens \(screens.lowerBound) to \(screens.upperBound) end, the last at "
    text += "\(px(placed.fold(screens.upperBound))) ----\n"
  }

  private static let mostFolds = 8

  private mutating func head() {
    let name = page.layout.breakpoints[placed.breakpoint].name.value
    let screens = placed.height.pixels / Double(placed.viewport.height)
    let share = MainContent(MeasuredPage(page, placed)).adShare * 100
    text += "\(name), \(placed.viewport): \(px(placed.height)) px high, "
    text += "\(decimal(screens, places: 1)) screens, "
    text += page.areAdsBlocked ? "ads blocked, house ads" : "ads"
    text += " take \(decimal(share, places: 1)) % of the main content\n"
    if let shift { text += shift.lines }
    if placed.isEstimated { text += "~ marks heights that are estimated\n" }
    text += "       y   screen        x    width   height  lines  box\n"
  }

  private mutating func line(_ box: PageBox) {
    let screen = box.frame.y.pixels / Double(placed.viewport.height)
    let columns = [
      pad(px(box.frame.y), 8), pad(decimal(screen, places: 2), 9),
      pad(px(box.frame.x), 9), pad(px(box.frame.width), 9), pad(px(box.frame.height), 9),
      pad(box.text.map { "\($0.lineCount)" } ?? "", 7),
    ]
    let name = BoxName(box.role, page)
    let indent = String(repeating: "  ", count: box.depth)
    text += columns.joined() + (box.isEstimated ? "~ " : "  ") + indent
    text += [name.name, name.name == nil || name.kind != "block" ? name.kind : nil]
      .compactMap { $0 }.joined(separator: " ")
    if box.line > 0 { text += " (line \(box.line))" }
    if box.travel > .zero { text += " sticks for \(px(box.travel)) px" }
    text += "\n"
  }

  /// The parts of a block say little beyond the block itself.
  private func isWorthALine(_ box: PageBox) -> Bool {
    switch box.role {
    case .piece, .picture: false
    case .element(let element): box.line > 0 || element == .slotBox
    default: true
    }
  }

  private func px(_ length: LayoutUnit) -> String { decimal(length.pixels, places: 0) }

  private func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// A number with a fixed count of decimals.
  private func decimal(_ number: Double, places: Int) -> String {
    let scale = places == 0 ? 1 : places == 1 ? 10 : 100
    let scaled = Int((number * Double(scale)).rounded())
    guard places > 0 else { return "\(scaled)" }
    let rest = "\(scale + abs(scaled) % scale)".dropFirst()
    return "\(scaled / scale).\(rest)"
  }
}

extension DeviceShift {
  /// What the device shows, and how far that moves the page.
  fileprivate var lines: String {
    let known = FontFamily.allCases.filter { device.isKnown($0) }
    let names = known.map { "\(device.font(for: $0)) for \($0.rawValue)" }
    var lines = "on \(device.rawValue) with \(names.joined(separator: ", "))"
    for family in FontFamily.allCases where !device.isKnown(family) {
      lines += "; \(device.font(for: family)) for \(family.rawValue) is not known"
    }
    let more = height < .zero ? "lower" : "higher"
    lines +=
      "\n\(decimal(changedTexts)) of \(decimal(texts)) texts have another height, the page is "
      + "\(decimals(abs(height.pixels), 0)) px \(more), a slot stands up to "
      + "\(decimals(slots.pixels, 0)) px elsewhere\n"
    return lines
  }
}

/// What a box is called in measurements.
struct BoxName {
  /// `region`, `block`, `slot`, or the kind of element: `paragraph`, `list_item`, …
  let kind: String
  /// The region's, the block's or the slot element's own name.
  let name: String?

  init(_ role: PageBox.Role, _ page: Page) {
    switch role {
    case .region(let index):
      kind = "region"
      name = page.layout.regions[page.regions[index].region].name.value
    case .block(_, let block):
      kind = "block"
      name = block.rawValue
    case .slot(let slot):
      kind = "slot"
      name = page.layout.id(of: slot)
    case .element(let element):
      kind = Self.snakeCase("\(element)")
      name = nil
    case .piece:
      kind = "piece"
      name = nil
    case .picture:
      kind = "picture"
      name = nil
    case .marker:
      kind = "marker"
      name = nil
    }
  }

  private static func snakeCase(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      let isUppercase = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      if isUppercase { bytes.append(UInt8(ascii: "_")) }
      bytes.append(isUppercase ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
