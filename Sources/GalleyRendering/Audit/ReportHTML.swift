import GalleyBasics
import GalleyPages

/// What the reports of audits and comparisons are made of.
extension HTMLWriter {
  /// A document that needs nothing from anywhere.
  static func report(_ title: StaticString, _ write: (inout HTMLWriter) -> Void) -> [UInt8] {
    var html = HTMLWriter(capacity: 1 << 16)
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
    html.raw(title)
    html.raw("</title>\n<style>")
    html.raw(ReportAssets.style)
    html.raw("</style>\n</head>\n<body>\n<main>\n")
    write(&html)
    html.raw("</main>\n<script>")
    html.raw(ReportAssets.script)
    html.raw("</script>\n</body>\n</html>\n")
    return html.bytes
  }

  /// - Parameter sentences: the first is the heading.
  mutating func title(_ kicker: StaticString, _ sentences: [String]) {
    raw("<p class=\"kicker\">")
    raw(kicker)
    raw("</p>\n<h1>")
    text(sentences.first ?? "")
    note(of: "whole archive")
    raw("</h1>\n")
    for sentence in sentences.dropFirst() {
      raw("<p class=\"verdict\" data-whole data-only-screen=\"\">")
      text(sentence)
      raw("</p>\n")
    }
  }

  /// Says what figures are of that follow neither a chosen screen nor a chosen section.
  private mutating func note(of what: String) {
    raw(" <span class=\"note\" data-note-screen hidden>(all screens)</span>")
    raw(" <span class=\"note\" data-note-section hidden>(")
    text(what)
    raw(")</span>")
  }

  /// - Parameters:
  ///   - screen: the one that they are of; empty for all.
  ///   - section: the same.
  mutating func figures(
    _ figures: [(name: String, value: String)], on screen: String = "", of section: String = ""
  ) {
    raw("<dl class=\"figures\"")
    attribute("data-only-screen", screen)
    attribute("data-section", section)
    if !screen.isEmpty || !section.isEmpty { raw(" hidden") }
    raw(">\n")
    for (name, value) in figures {
      raw("<div><dt>")
      text(name)
      raw("</dt><dd>")
      text(value)
      raw("</dd></div>\n")
    }
    raw("</dl>\n")
  }

  /// Lets the reader look at one screen or section by itself, by a script that the page brings.
  mutating func filter(_ lists: [(name: String, choices: [String])]) {
    let lists = lists.filter { $0.choices.count > 1 }
    if lists.isEmpty { return }
    raw("<form class=\"filter\" hidden>\n")
    for (name, choices) in lists {
      raw("<label>")
      text(name)
      raw(" <select")
      attribute("name", name)
      raw("><option value=\"\">all</option>")
      for choice in choices {
        raw("<option>")
        text(choice)
        raw("</option>")
      }
      raw("</select></label>\n")
    }
    raw("</form>\n")
    guard lists.contains(where: { $0.name == "section" }) else { return }
    raw("<p class=\"note\" data-note-section hidden>")
    text("Only what is counted for each section is shown. What is of the whole archive is hidden, ")
    text("until all sections are chosen again.")
    raw("</p>\n")
  }

  /// Says that what follows is not of the screen that was chosen.
  mutating func allScreensNote() {
    raw("<p class=\"note\" data-note-screen hidden>Of all screens.</p>\n")
  }

  /// Begins a part that is wider than a small screen.
  mutating func scroll(_ label: String) {
    raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    attribute("aria-label", label)
    raw("><span class=\"cue\" aria-hidden=\"true\">scroll sideways →</span>")
  }

  mutating func paragraph(_ words: String) {
    raw("<p>")
    text(words)
    raw("</p>\n")
  }

  /// A page drawn small, once or as it was and as it is.
  mutating func mapFigure(
    _ maps: [(map: PageMap, words: String)], _ figure: String, _ entry: Ranking.Entry
  ) {
    let name = entry.title.isEmpty ? entry.file : entry.title
    raw(maps.count > 1 ? "<figure class=\"pair\">" : "<figure>")
    raw("<div class=\"sheets\">")
    let longest = max(1, maps.map(\.map.height).max() ?? 1)
    let width = max(1, maps.map(\.map.width).max() ?? 1)
    let whole = min(420, max(140, longest * 120 / width))
    for (map, words) in maps {
      pageMap(
        map, "\(name)\(words.isEmpty ? "" : ", \(words)"): \(figure)",
        height: whole * map.height / longest)
    }
    raw("</div><figcaption><b>")
    text(figure)
    raw("</b> ")
    text(name)
    raw("</figcaption></figure>\n")
  }
}

extension HTMLWriter {
  /// - Parameter isWhole: whether it is of the whole archive, whatever section was chosen.
  mutating func section(_ title: String, isWhole: Bool = true) {
    raw(isWhole ? "<section data-whole>\n<h2>" : "<section>\n<h2>")
    text(title)
    raw("</h2>\n")
  }

  mutating func table(_ table: TextTable, _ caption: String) {
    raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    attribute("aria-label", caption)
    raw("><table>\n<caption>")
    text(caption)
    raw("</caption>\n<thead><tr>")
    for (column, name) in table.header.enumerated() {
      raw("<th scope=\"col\"")
      if !table.leftColumns.contains(column) { raw(" class=\"number\"") }
      if let screen = table.screens[column] { attribute("data-screen", screen) }
      raw("><button type=\"button\">")
      text(name)
      raw("</button></th>")
    }
    raw("</tr></thead>\n<tbody>\n")
    for row in table.rows {
      // Rows of one screen, or one section, can be looked at by themselves.
      raw("<tr")
      for (column, name) in table.header.enumerated() where name == "screen" {
        attribute("data-screen", row[column])
      }
      if table.header.first == "section" { attribute("data-section-row", row[0]) }
      raw(">")
      for (column, cell) in row.enumerated() {
        if column == 0 {
          raw("<th scope=\"row\">")
        } else if table.leftColumns.contains(column) {
          raw("<td>")
        } else {
          raw("<td class=\"number\"")
          if let screen = table.screens[column] { attribute("data-screen", screen) }
          raw(">")
        }
        text(cell)
        if column == 0 { raw("</th>") } else { raw("</td>") }
      }
      raw("</tr>\n")
    }
    raw("</tbody>\n</table></div>\n")
  }
}
