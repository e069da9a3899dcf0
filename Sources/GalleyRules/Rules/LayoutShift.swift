import GalleyGeometry
import GalleyModel
import GalleyBasics

/// Advertisements that push the text away, or draw it up where none comes.
enum LayoutShift: PageRule {
  static let id = RuleID.layoutShift
  static let severity = Severity.warning
  static let summary = "Late advertisements, or slots that close, shift the page by more than 0.1."
  static let explanation = """
    What is read jumps when an advertisement comes that is higher than the space kept free for it, and when
    a slot closes because none came (`unfilled: collapse`). A shift
    is measured as the share of the screen that moves (the impact fraction: the area of all that moves,
    before and after, by the screen's area) times how far it moves (the distance fraction: the greatest
    distance by the longer side of the screen). A page is good up to 0.1
    (https://web.dev/articles/cls#layout-shift-score).

    The page is laid out as it is before the advertisements come, and with all of them there at once, each
    of its largest size and each of its smallest; a `fluid` one is taken to be 250px high. It is laid out a
    third time without the slots that close. The worst screen counts: the first, or one with such a slot at
    its top. All is counted as Chromium does it. Where the height of the largest size is kept free, which is so unless `reserve` says
    otherwise, no advertisement moves anything; where an unfilled slot holds its space or shows a house
    advertisement (`unfilled: hold` or `house`), nothing closes.
    """
  static let wrong: Example? = .page(
    line: 7,
    """
    layout: article
    regions:
      story: [headline, spot_img: top, body]
    slots:
      top:
        sizes: [300x250, 300x50]
        reserve: smallest
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [headline, spot_img: top, body]
    slots:
      top:
        sizes: [300x250, 300x50]
        reserve: largest
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    let worst = worst(on: page)
    findings.note(layoutShift: worst?.score ?? 0)
    guard let worst, worst.score > limit else { return }
    let slot = worst.slot
    let share =
      "\(decimal(worst.impact, places: 2)) of the screen moves by "
      + "\(decimal(worst.distance, places: 2)) of its longer side"
    let size =
      "shift the page by \(decimal(worst.score, places: 2)) at \(page.breakpoint), "
      + "limit \(decimal(limit, places: 1))"
    if let height = worst.height {
      findings.report(
        "late advertisements \(size)", at: slot.slot.slot.reserve?.span ?? slot.span,
        "'\(slot.name)' grows from \(pixels(slot.ad.height)) to \(pixels(height))",
        notes: [share, "with \(pixels(height)) kept free for it, it moves nothing"],
        allowedBy: page.allowances(of: slot), excess: worst.score - limit)
    } else {
      findings.report(
        "slots that close without an advertisement \(size)", at: slot.span,
        "'\(slot.name)' gives up \(pixels(slot.frame.height))",
        notes: [share, "with 'unfilled: hold' or 'unfilled: house' it moves nothing"],
        allowedBy: page.allowances(of: slot), excess: worst.score - limit)
    }
  }

  /// The worst shift that late advertisements or their lack cause; `nil` where nothing moves.
  static func worst(on page: MeasuredPage) -> LateAds.Shift? {
    LateAds.Filling.allCases.compactMap { LateAds(page, $0)?.worst }
      .max { $0.score < $1.score }
  }

  static let limit = 0.1
}
