import ArgumentParser
import Galley
import GalleyBasics

struct Why: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tell for each gap of an article and each rail why there is an ad in it or none.",
    discussion: """
      The body with its gaps: ✓ with the slot that stands there, or ✗ with the rule that forbids one, what \
      it needs and what there is, and where the rule is written. Below, the smallest change of one number \
      that would admit one more ad. A page without an article, such as a section's front, has only rails to \
      tell of. Depths are in CSS px on the finished page.

      EXAMPLES:
        galley why article --article welcome
        galley why article --article welcome --breakpoint mobile
        galley why article --article welcome --preset guardian
        galley why article --article welcome --format json
        galley why section_front
      """)

  @Argument(help: "The layout: a name in the project, a file, or - for standard input.")
  var layout: String

  @Option(help: "The article: a slug in the project or a Markdown file.", completion: .file())
  var article: String?

  @Option(help: "The site's file (default: the project's).", completion: .file())
  var site: String?

  @Option(help: "The breakpoint that is asked about (default: all).")
  var breakpoint: [String] = []

  @Option(help: "Place by a preset instead of the layout's rules, to compare.")
  var preset: String?

  @Option(
    help: "The last edition's placement, for keep_stable: a file that --format json wrote.",
    completion: .file())
  var previous: String?

  @Option(help: "The answer's form.")
  var format = Form.text

  @OptionGroup var project: ProjectOption

  func run() throws {
    let project = try project.find(
      near: [layout, article].compactMap(\.self), reading: [site, previous].compactMap(\.self))
    let answer = try project.why(
      WhyRequest(
        page: RenderRequest(
          layout: layout, article: article, site: site, placementPreset: preset,
          previousPlacement: previous),
        breakpoints: breakpoint, format: form))
    Terminal.error.show(answer.report)
    guard let bytes = answer.bytes else { throw ExitCode(1) }
    Terminal.output.write(bytes)
  }

  private var form: WhyRequest.Format {
    switch format {
    case .json: .json
    case .text:
      .text(width: min(Terminal.output.width, 120), color: Terminal.output.wantsColor)
    }
  }
}
