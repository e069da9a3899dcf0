import Galley

/// `Growth COMMAND FOLDER…` does one thing after the other with projects, and calls `growthMark` before each and
/// after the last, so that callgrind can tell what each costs. A project has the layout `page` and the
/// article `story`.
@main
struct Growth {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    for index in stride(from: arguments.startIndex, to: arguments.endIndex - 1, by: 2) {
      growthMark()
      print(arguments[index], arguments[index + 1], try run(arguments[index], arguments[index + 1]))
    }
    growthMark()
  }

  private struct Unknown: Error {
    let command: String
  }

  /// Returns how many bytes came of it, findings included.
  private static func run(_ command: String, _ folder: String) throws -> Int {
    let project = try Project.open(folder)
    var page = RenderRequest(layout: "page", article: "story")
    switch command {
    case "validate": return told(try project.validate())
    case "render": return told(try project.render(page))
    case "text":
      page.format = .text(width: 80, ascii: false)
      return told(try project.render(page))
    case "measure":
      return told(try project.measure(MeasureRequest(page: page, screens: [.breakpoint(nil)])))
    case "why": return told(try project.why(WhyRequest(page: page)))
    case "build": return told(try project.build(to: folder + "/out").report)
    default: throw Unknown(command: command)
    }
  }

  private static func told(_ rendering: Rendering) -> Int {
    (rendering.bytes?.count ?? 0) + told(rendering.report)
  }

  private static func told(_ report: Report) -> Int { report.text.utf8.count }
}

/// Where callgrind writes down what was counted and begins anew (`--dump-before`).
@_optimize(none)
func growthMark() {}
