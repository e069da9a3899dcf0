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
    let bars = Dictionary(
      uniqueKeysWithValues: table.bars.map { ($0, table.barLengths(ofColumn: $0)) })
    for (position, row) in table.rows.enumerated() {
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
          raw(bars[column] == nil ? "<td class=\"number\"" : "<td class=\"number bar\"")
          if let bar = bars[column] { attribute("style", "--bar:\(bar[position] / 2)px") }
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

extension PageMap {
  /// All of it, to be written.
  var numbers: [Int] {
    [width, height, fold] + boxes.flatMap { [$0.kind.rawValue, $0.x, $0.y, $0.width, $0.height] }
  }

  /// What `numbers` told; `nil` where it is damaged.
  init?(_ json: JSONValue) {
    guard let items = json.items else { return nil }
    let numbers = items.compactMap(\.integer)
    guard numbers.count == items.count, numbers.count >= 3, (numbers.count - 3).isMultiple(of: 5)
    else { return nil }
    let boxes = stride(from: 3, to: numbers.count, by: 5).compactMap { index in
      Kind(rawValue: numbers[index]).map {
        Box(
          kind: $0, x: numbers[index + 1], y: numbers[index + 2], width: numbers[index + 3],
          height: numbers[index + 4])
      }
    }
    self.init(width: numbers[0], height: numbers[1], fold: numbers[2], boxes: boxes)
  }
}

extension HTMLWriter {
  /// A page drawn small, with the first screen marked.
  ///
  /// - Parameters:
  ///   - words: what it shows.
  ///   - height: of the drawing, in CSS px; a long page is pressed together, so that its ads can still be seen.
  private mutating func pageMap(_ map: PageMap, _ words: String, height: Int) {
    raw("<svg role=\"img\" class=\"map\" preserveAspectRatio=\"none\"")
    attribute("viewBox", "0 0 \(map.width) \(max(map.height, 1))")
    attribute("style", "height:\(height)px")
    attribute("aria-label", words)
    raw("><rect class=\"page\" vector-effect=\"non-scaling-stroke\"")
    attribute("width", map.width)
    attribute("height", map.height)
    raw("/>")
    for box in map.boxes where box.width > 0 && box.height > 0 {
      switch box.kind {
      case .text: raw("<rect class=\"text\"")
      case .picture: raw("<rect class=\"picture\"")
      case .other: raw("<rect class=\"other\"")
      case .ad: raw("<rect class=\"ad\"")
      }
      attribute("x", box.x)
      attribute("y", box.y)
      attribute("width", box.width)
      attribute("height", box.height)
      raw("/>")
    }
    raw("<path class=\"fold\" vector-effect=\"non-scaling-stroke\"")
    attribute("d", "M0 \(map.fold)H\(map.width)")
    raw("/></svg>\n")
  }
}

/// The style and the script that every report brings.
private enum ReportAssets {
  static let style: StaticString = """

    :root{--ink:#14171c;--soft:#555c66;--paper:#fff;--card:#f5f6f8;--line:#d5d9df;--accent:#1c5fd4;\
    --p0:#b4235a;--p1:#9dbdf2;--p2:#4b86e0;--p3:#17479e;--s0:#1c5fd4;--s1:#0a7561;--s2:#b4235a;--s3:#a83c00;--shade:#14171c40}
    @media (prefers-color-scheme:dark){:root{--ink:#e9ecf1;--soft:#a9b1bd;--paper:#14171c;--card:#1e232b;\
    --line:#3a424e;--accent:#8ab4ff;--p0:#ff7fab;--p1:#2d4f88;--p2:#5b93ec;--p3:#b5d0ff;--s0:#8ab4ff;\
    --s1:#4fd1b3;--s2:#ff7fab;--s3:#ffab73;--shade:#e9ecf159}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
    main{max-width:1200px;margin:0 auto;padding:32px 20px 80px}
    h1,.verdict{overflow-wrap:anywhere}
    h1{font-size:clamp(24px,4vw,40px);line-height:1.15;margin:0 0 12px;max-width:28em}
    h2{font-size:20px;line-height:1.3;margin:0 0 8px}
    section{margin-top:48px}
    .kicker{margin:0 0 8px;color:var(--soft);text-transform:uppercase;letter-spacing:.08em;font-size:13px}
    .verdict{margin:0 0 4px;font-size:18px;color:var(--soft)}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(104px,max-content));gap:12px;margin:24px 0 0}
    .figures div{background:var(--card);border-radius:8px;padding:12px 18px}
    dt{color:var(--soft);font-size:13px}
    dd{margin:0;font-size:26px;font-weight:600;font-variant-numeric:tabular-nums}
    figure{margin:0}
    figcaption{margin:0 0 6px;color:var(--soft);overflow-wrap:anywhere}
    figcaption b{color:var(--ink)}
    .bars{display:grid;gap:20px;margin:8px 0 20px}
    .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:20px;margin:8px 0 20px}
    .charts.pairs{grid-template-columns:repeat(auto-fill,minmax(min(100%,440px),1fr))}
    .charts.pairs{max-width:940px}
    .charts figure{background:var(--card);border-radius:8px;padding:14px}
    svg{display:block;width:100%;height:auto;overflow:visible}
    svg.stack{height:28px}
    svg.lines{min-width:620px}
    svg text{fill:var(--soft);font-size:13px;font-family:inherit}
    @media(max-width:900px){svg text{font-size:17px}}
    svg.histogram text{font-size:20px}.pairs svg.histogram text{font-size:15px}
    @media(max-width:700px){.pairs svg.histogram text{font-size:20px}}
    .axis,.grid{stroke:var(--line);fill:none}
    line.limit{stroke:var(--p0);stroke-width:2;stroke-dasharray:5 4}
    text.limit{fill:var(--p0)}
    .p0{fill:var(--p0);background:var(--p0)}.p1{fill:var(--p1);background:var(--p1)}
    .p2{fill:var(--p2);background:var(--p2)}.p3{fill:var(--p3);background:var(--p3)}
    .s0{fill:var(--s0);stroke:var(--s0);background:var(--s0)}
    .s1{fill:var(--s1);stroke:var(--s1);background:var(--s1)}
    .s2{fill:var(--s2);stroke:var(--s2);background:var(--s2)}
    .s3{fill:var(--s3);stroke:var(--s3);background:var(--s3)}
    .histogram .s0,.histogram .s1,.histogram .s2,.histogram .s3,.histogram .p0{stroke:none}
    .lines polyline{fill:none;stroke-width:2.5}
    .lines .s1 polyline{stroke-dasharray:9 5}.lines .s2 polyline{stroke-dasharray:3 4}.lines .s3 polyline{stroke-dasharray:12 4 3 4}
    .legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:6px 0 0;color:var(--soft);font-size:14px}
    .legend i{display:inline-block;width:12px;height:12px;border-radius:3px;margin-right:6px}
    .note{margin:12px 0 0;color:var(--soft)}
    h1 .note{font-size:16px;font-weight:400}
    .scroll{overflow-x:auto;background:\
    linear-gradient(90deg,var(--paper) 40%,transparent) 0 0/48px 100% no-repeat local,\
    linear-gradient(270deg,var(--paper) 40%,transparent) 100% 0/48px 100% no-repeat local,\
    linear-gradient(90deg,var(--shade) 0%,transparent 100%) 0 0/18px 100% no-repeat scroll,\
    linear-gradient(270deg,var(--shade) 0%,transparent 100%) 100% 0/18px 100% no-repeat scroll}
    .scroll.wide caption::after{content:" · scroll sideways →"}
    .scroll.wide .cue{display:block}
    .cue{display:none;color:var(--soft);font-size:14px}
    .scroll:focus-visible{outline:2px solid var(--accent)}
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:15px}
    caption{text-align:left;color:var(--soft);font-size:14px;padding-bottom:4px}
    td.bar{min-width:140px;background-image:linear-gradient(90deg,var(--p2) 100%,transparent);background-repeat:no-repeat;\
    background-position:12px 50%;background-size:var(--bar) 10px}
    th,td{padding:5px 12px 5px 0;text-align:left;border-bottom:1px solid var(--line);vertical-align:top;\
    overflow-wrap:anywhere}
    th{font-weight:500;min-width:5em}
    tbody th,tbody td:not(.number){min-width:9em}
    .number{text-align:right}
    thead th{vertical-align:bottom;}
    thead button{appearance:none;background:none;border:0;padding:0;margin:0;font:inherit;text-align:inherit;cursor:pointer;color:var(--soft);font-size:13px;min-height:24px}
    thead button:hover{color:var(--accent);text-decoration:underline}
    thead button:focus-visible{outline:2px solid var(--accent)}
    th[aria-sort=ascending] button::after{content:" ↑"}
    th[aria-sort=descending] button::after{content:" ↓"}
    [hidden]{display:none!important}
    .filter{display:flex;flex-wrap:wrap;gap:12px 24px;margin:24px 0 0}
    .filter label{color:var(--soft)}
    .filter label{min-width:0;max-width:100%}
    select{max-width:100%;font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:6px;\
    padding:6px 10px;min-height:36px}
    select:focus-visible{outline:2px solid var(--accent)}
    h3{font-size:16px;margin:20px 0 8px}
    .row{display:grid;grid-template-columns:repeat(auto-fill,minmax(120px,1fr));gap:24px 20px}
    .row.pairs{grid-template-columns:repeat(auto-fill,minmax(230px,1fr))}
    .sheets{display:flex;gap:8px;align-items:flex-start}
    .row figcaption{font-size:13px;margin:6px 0 0;overflow-wrap:anywhere}
    svg.map{flex:1;min-width:0;overflow:hidden;border-radius:3px}
    .map .page{fill:var(--card);stroke:var(--line);stroke-width:2}
    .map .text{fill:var(--soft);opacity:.28}.map .picture{fill:var(--s1);opacity:.45}
    .map .other{fill:var(--line)}.map .ad{fill:var(--p0)}
    .map .fold{stroke:var(--ink);stroke-width:1;stroke-dasharray:4 3;fill:none}
    summary{cursor:pointer;padding:4px 0}
    summary h2{display:inline}
    .finding{border-bottom:1px solid var(--line);padding:6px 0}
    .severity{color:var(--p0)}
    code{font:14px/1.4 ui-monospace,monospace;color:var(--soft);overflow-wrap:anywhere}
    @media print{.filter,.cue{display:none!important}.scroll{overflow:visible;background:none}section{break-inside:avoid-page}main{max-width:none}details:not([open])>:not(summary){display:block}}

    """

  /// Shows what follows the chosen screen and section, and hides what does not. Sorts a table by the column whose head
  /// is pressed: numbers as numbers, all else as words.
  static let script: StaticString = """

    "use strict";
    const filter = document.querySelector(".filter");
    if (filter) {
      filter.hidden = false;
      const show = () => {
        const screen = filter.elements.screen?.value ?? "";
        const section = filter.elements.section?.value ?? "";
        const isShown = ({ screen: ofScreen, onlyScreen, section: ofSection, sectionRow, whole, noteScreen, noteSection }) =>
          (ofScreen === undefined || screen === "" || ofScreen === screen)
          && (onlyScreen === undefined || onlyScreen === screen)
          && (ofSection === undefined || ofSection === section)
          && (sectionRow === undefined || section === "" || sectionRow === section)
          && (whole === undefined || section === "")
          && (noteScreen === undefined || screen !== "" && section === "")
          && (noteSection === undefined || section !== "");
        const parts = "[data-screen],[data-only-screen],[data-section],[data-section-row],[data-whole],"
          + "[data-note-screen],[data-note-section]";
        for (const part of document.querySelectorAll(parts)) {
          part.toggleAttribute("hidden", !isShown(part.dataset));
        }
        fit();
      };
      filter.addEventListener("change", show);
      // A browser keeps what was chosen when the page is loaded again.
      addEventListener("pageshow", show);
    }
    function fit() {
      for (const box of document.querySelectorAll(".scroll")) {
        box.classList.toggle("wide", box.scrollWidth > box.clientWidth);
      }
    }
    fit();
    addEventListener("resize", fit);
    for (const details of document.querySelectorAll("details")) details.addEventListener("toggle", fit);
    for (const button of document.querySelectorAll("thead button")) {
      button.addEventListener("click", () => {
        const head = button.closest("th");
        const column = [...head.parentNode.children].indexOf(head);
        const body = head.closest("table").tBodies[0];
        const descending = head.getAttribute("aria-sort") === "ascending"
          || !head.hasAttribute("aria-sort") && head.classList.contains("number");
        for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        const value = (row) => row.children[column].textContent;
        const number = (text) => parseFloat(text.replace(/,/g, ""));
        const compare = head.classList.contains("number")
          ? (a, b) => (number(value(a)) || 0) - (number(value(b)) || 0)
          : (a, b) => value(a).localeCompare(value(b));
        const rows = [...body.rows].sort(compare);
        if (descending) rows.reverse();
        body.append(...rows);
      });
    }

    """
}
