import GalleyBasics
import GalleyGeometry
import GalleyModel

/// Text that jumps when the newsroom's own fonts take the place of those shown until then.
enum FontSwapShift: PageRule {
  static let id = RuleID.fontSwapShift
  static let severity = Severity.warning
  static let summary = "Own fonts shift the first screen by more than 0.05 when they come."
  static let explanation = """
    Until a font file is there, browsers show the `fallback`, bent to take the font's room
    (`size-adjust`). Where a text breaks into more or fewer lines in it, all that stands below jumps when the
    font comes.

    The page is laid out in both. The shift of the first screen is the share of it that moves times how far
    it moves, by the longer side of the screen; a page is good up to 0.1 in all
    (https://web.dev/articles/cls#layout-shift-score), so that fonts may take half of that. How far blocks move at
    worst is told, too.

    What helps: another `fallback`, whose letters are more alike; a smaller file, which is there before
    anything is shown; a headline size at which lines do not just fit. How the fallback is kerned is not known,
    so that the shift is an estimate, of a reader whose system has Liberation, or Times New Roman, Arial and Courier New.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    guard let early = page.beforeFonts, let swap = FontSwap(from: early, to: page.placed),
      swap.score > limit, let (box, role) = swap.first(on: page),
      let family = page.page.layout.theme[role].families.first
    else { return }
    findings.report(
      "own fonts shift the first screen by \(decimal(swap.score, places: 2)) at \(page.breakpoint) "
        + "when they come, limit \(decimal(limit, places: 2))",
      at: family.name.span,
      "\(swap.name(of: box)) takes \(counted(swap.lines(of: box).before, "line")) until this is there, "
        + "then \(swap.lines(of: box).after)",
      notes: [
        "blocks move by \(pixels(swap.distance)) at worst on the first screen, and by "
          + "\(pixels(swap.farthest)) on the page",
        remedy(for: role, on: page, swap.score),
      ], excess: swap.score - limit)
  }

  private static let limit = 0.05

  /// What would move less: another fallback, or a smaller file.
  private static func remedy(for role: FontRole, on page: MeasuredPage, _ score: Double) -> String {
    var best: (family: FontFamily, score: Double)?
    for family in FontFamily.allCases where family != page.page.layout.theme[role].fallback {
      var other = page.page
      other.layout.theme[role].fallback = family
      guard let fonts = page.placed.fonts.untilLoaded(other.layout.theme) else { continue }
      let early = PageLayout(other, viewport: page.screen, in: fonts).place()
      let own = FontSwap(from: early, to: page.placed)?.score ?? 0
      if own < best?.score ?? score { best = (family, own) }
    }
    if let best {
      return "with 'fallback: \(best.family.rawValue)' for this font it is "
        + decimal(best.score, places: 2)
    }
    let files = page.page.layout.theme[role].families.flatMap(\.files).map(\.path.value)
    let sizes = files.compactMap { path in
      page.page.layout.fontFiles[path].map { (path, $0.bytes.count) }
    }
    guard let largest = sizes.max(by: { $0.1 < $1.1 }) else {
      return "no other fallback moves less"
    }
    return "no other fallback moves less; a smaller file comes sooner: "
      + "'\(excerpt(largest.0))' has \(largest.1 / 1000) KB"
  }
}

/// A page before and after its own fonts are there.
private struct FontSwap {
  private let early: PageBoxes
  private let late: PageBoxes
  /// The share of the first screen that what moves covers before or after.
  let impact: Double
  /// The greatest way that something on the first screen moves.
  let distance: LayoutUnit
  /// The greatest way that anything on the page moves.
  let farthest: LayoutUnit

  /// `nil` where nothing moves.
  init?(from early: PageBoxes, to late: PageBoxes) {
    guard early.boxes.count == late.boxes.count else { return nil }
    let screen = Frame(
      x: .zero, y: .zero, width: LayoutUnit(late.viewport.width),
      height: LayoutUnit(late.viewport.height))
    var region = ScreenRegion(screen)
    var (distance, farthest) = (LayoutUnit.zero, LayoutUnit.zero)
    for index in late.boxes.indices where late.boxes[index].end == index + 1 {
      let (before, after) = (early.boxes[index].frame, late.boxes[index].frame)
      let way = max(after.y - before.y, before.y - after.y)
      farthest = max(farthest, way)
      guard way >= Self.least, before.isBeside(screen) || after.isBeside(screen) else { continue }
      region.insert(before)
      region.insert(after)
      distance = max(distance, way)
    }
    guard distance > .zero else { return nil }
    self.early = early
    self.late = late
    self.distance = distance
    self.farthest = farthest
    impact = region.share
  }

  /// Browsers take no notice of less.
  ///
  /// https://wicg.github.io/layout-instability/#sec-unstable-element
  private static let least = LayoutUnit(3)

  var score: Double {
    let longer = max(1, late.viewport.width, late.viewport.height)
    return impact * min(1, distance.pixels / Double(longer))
  }

  /// Index of the first box whose text has another number of lines, and whose font that is.
  func first(on page: MeasuredPage) -> (box: Int, role: FontRole)? {
    let layout = page.page.layout
    let styles = StyleTable(
      theme: layout.theme, fromWidth: layout.breakpoints[late.breakpoint].from.value)
    for box in late.boxes.indices where lines(of: box).before != lines(of: box).after {
      guard let element = late.boxes[box].role.textElement, let role = styles[element].role,
        layout.theme[role].isWebFont
      else { continue }
      return (box, role)
    }
    return nil
  }

  func lines(of box: Int) -> (before: Int, after: Int) {
    (early.boxes[box].text?.lineCount ?? 0, late.boxes[box].text?.lineCount ?? 0)
  }

  func name(of box: Int) -> String {
    switch late.boxes[box].role.textElement {
    case .headline: "the headline"
    case .standfirst: "the standfirst"
    case .paragraph: "a paragraph"
    case .heading2, .heading3, .heading4: "a heading"
    case .quoteParagraph: "a quotation"
    default: "a text"
    }
  }
}
