import Galley
import GalleyBasics
import GalleyModel
import GalleyPages

/// Writes what the studio's page shows, as JSON.
struct StudioJSON {
  let workspace: any Workspace
  /// `nil` where there is no editor to open, as in a file that is sent to others.
  let editor: EditorLink?
  private var maps: [SourceFile: LineMap] = [:]

  /// The most articles that are listed.
  static let articleLimit = 2000

  init(workspace: any Workspace, editor: EditorLink?) {
    self.workspace = workspace
    self.editor = editor
  }

  mutating func write(_ edition: Edition, to json: inout JSONWriter) {
    json.field("edition", edition.number)
    json.field("layout", edition.layout)
    json.field("article", edition.article ?? "")
    json.field("isHeld", edition.isHeld)
    if let problem = edition.problem { json.field("problem", problem) }
    json.key("findings")
    json.array { json in
      for diagnostic in DiagnosticPrinter.sorted(edition.report.diagnostics) {
        json.object { write(diagnostic, to: &$0) }
      }
    }
    guard let proof = edition.proof else { return }
    json.field("title", proof.page.title)
    if let withheld = proof.page.article?.withheld { json.field("withheld", withheld.words) }
    json.field("language", proof.page.language.tag)
    json.field("isRightToLeft", proof.page.isRightToLeft)
    json.key("screens")
    json.array { json in
      for screen in proof.plan.screens { json.object { write(screen, to: &$0) } }
    }
  }

  static func write(_ catalog: Catalog, to json: inout JSONWriter) {
    json.object("catalog") { json in
      json.array("layouts") { json in for name in catalog.layouts { json.string(name) } }
      json.field("articleCount", catalog.articles.count)
      json.array("articles") { json in
        for article in catalog.articles.prefix(articleLimit) {
          json.object { json in
            json.field("file", article.file)
            json.field("title", article.title)
            json.field("page", article.page)
            if let section = article.section { json.field("section", section) }
            if let withheld = article.withheld { json.field("withheld", withheld.words) }
          }
        }
      }
    }
  }

  private mutating func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.field("rule", diagnostic.rule.rawValue)
    json.field("severity", diagnostic.severity.rawValue)
    json.field("message", diagnostic.message)
    place(diagnostic.primary.span, to: &json)
    // The first line says again what the other members do.
    let drawn = DiagnosticPrinter(style: DiagnosticStyle(width: 110, unicode: true)).render([
      diagnostic
    ])
    let frame = drawn.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    json.field("frame", frame.count > 1 ? String(frame[1]) : "")
  }

  private mutating func write(_ screen: AdPlan.Screen, to json: inout JSONWriter) {
    json.field("name", screen.breakpoint)
    json.field("from", screen.from)
    json.field("width", screen.size.width)
    json.field("height", screen.size.height)
    json.field("pageHeight", screen.height)
    json.field("adShare", screen.adShare)
    json.field("adShareLimit", screen.adShareLimit)
    json.key("slots")
    json.array { json in
      for slot in screen.ads { json.object { write(slot, to: &$0) } }
    }
  }

  private mutating func write(_ slot: AdPlan.Ad, to json: inout JSONWriter) {
    json.field("id", slot.id)
    json.field("slot", slot.slot)
    json.array("sizes") { json in for size in slot.sizes { json.string(size.description) } }
    json.field("y", slot.y)
    json.field("height", slot.height)
    if let reserved = slot.reserved { json.field("reserved", reserved) }
    json.field("travel", slot.travel)
    place(slot.definition, to: &json)
  }

  private mutating func place(_ span: Span, to json: inout JSONWriter) {
    let map = maps[span.file] ?? LineMap(span.file)
    maps[span.file] = map
    let place = map.location(of: span.range.lowerBound)
    json.field("file", span.file.path)
    json.field("line", place.line)
    json.field("column", place.column)
    if let editor {
      json.field("link", editor.link(file: workspace.absolute(span.file.path), at: place))
    }
  }
}

/// Makes links that open a place in an editor.
struct EditorLink: Sendable {
  /// `{file}` stands for the absolute path, `{line}` and `{column}` for numbers from 1.
  let template: String

  static let usual = EditorLink(template: "vscode://file{file}:{line}:{column}")

  /// To the studio itself, which has the editor show the place.
  static let studio = EditorLink(template: "\(path)?file={file}&line={line}&column={column}")
  static let path = "/reveal"

  func link(file: String, at place: Location) -> String {
    var link = ""
    var rest = template[...]
    while let start = rest.firstIndex(of: "{") {
      link += rest[..<start]
      rest = rest[start...]
      if rest.hasPrefix("{file}") {
        link += PercentEncoding.encode(file, keeping: "/")
        rest = rest.dropFirst("{file}".count)
      } else if rest.hasPrefix("{line}") {
        link += "\(place.line)"
        rest = rest.dropFirst("{line}".count)
      } else if rest.hasPrefix("{column}") {
        link += "\(place.column)"
        rest = rest.dropFirst("{column}".count)
      } else {
        link += "{"
        rest = rest.dropFirst()
      }
    }
    return link + rest
  }
}
