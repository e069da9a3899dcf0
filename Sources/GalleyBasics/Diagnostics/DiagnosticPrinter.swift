/// Draws diagnostics for people.
package struct DiagnosticPrinter: Sendable {
  package var style: DiagnosticStyle

  package init(style: DiagnosticStyle = DiagnosticStyle()) {
    self.style = style
  }

  /// How many diagnostics are drawn; nobody looks at the lines of more, and each takes a while to draw.
  package static let drawn = 1000
  /// How many places a diagnostic is drawn with, besides its own.
  package static let drawnLabels = 12

  /// All diagnostics, an empty line between two, each ending with a line break; those behind the first
  /// thousand only with what they say.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    var maps = LineMaps()
    let sorted = Self.sorted(diagnostics)
    let drawings = sorted.prefix(Self.drawn).map { draw($0, &maps) }.joined(separator: "\n")
    guard sorted.count > Self.drawn else { return drawings }
    let headers = sorted.dropFirst(Self.drawn).map { header($0, &maps) + "\n" }.joined()
    return
      "\(drawings)\nThe lines of the first \(decimal(Self.drawn)) findings were shown; there are more:\n\n\(headers)"
  }

  /// "2 errors, 1 warning in 3 files"; "no problems" when there are none.
  package static func summary(of diagnostics: [Diagnostic]) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : Self.count(count, severity == .info ? "remark" : severity.rawValue)
    }
    guard !counts.isEmpty else { return "no problems" }
    let files = Set(diagnostics.map(\.primary.span.file.path)).count
    return counts.joined(separator: ", ") + " in " + count(files, "file")
  }

  /// "1 finding", "2 findings".
  package static func count(_ number: Int, _ noun: String) -> String {
    "\(decimal(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// By file in the order of their first diagnostic, then by place; equals stay in order.
  package static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var ranks: [SourceFile: Int] = [:]
    for diagnostic in diagnostics {
      let file = diagnostic.primary.span.file
      if ranks[file] == nil { ranks[file] = ranks.count }
    }
    func key(_ index: Int) -> (Int, Int, Int) {
      let span = diagnostics[index].primary.span
      return (ranks[span.file] ?? 0, span.range.lowerBound, index)
    }
    return diagnostics.indices.sorted { key($0) < key($1) }.map { diagnostics[$0] }
  }
}

/// How diagnostics are drawn; the caller knows the terminal.
package struct DiagnosticStyle: Hashable, Sendable {
  /// In terminal cells; code frames and notes fit into it.
  package var width: Int
  /// Whether ANSI colours are written.
  package var color: Bool
  /// Whether frames are drawn with box-drawing characters instead of ASCII.
  package var unicode: Bool

  package init(width: Int = 100, color: Bool = false, unicode: Bool = false) {
    self.width = width
    self.color = color
    self.unicode = unicode
  }
}

extension DiagnosticPrinter {
  private func draw(_ diagnostic: Diagnostic, _ maps: inout LineMaps) -> String {
    let frames = frames(diagnostic, &maps)
    let digits = max(2, String(frames.map(\.lastLine).max() ?? 1).utf8.count)
    var rows = [header(diagnostic, &maps)]
    for (index, frame) in frames.enumerated() where !frame.map.file.bytes.isEmpty {
      if index > 0 { rows.append(arrow(frame, digits)) }
      rows += frame.rows(digits: digits)
    }
    let remarks = remarks(diagnostic)
    if !remarks.isEmpty, rows.count > 1, let frame = frames.first {
      rows.append(frame.gutter("", digits))
    }
    for remark in remarks { rows += draw(remark, digits) }
    return rows.joined(separator: "\n") + "\n"
  }

  /// `path:line:column: severity: message [rule]`
  private func header(_ diagnostic: Diagnostic, _ maps: inout LineMaps) -> String {
    let span = diagnostic.primary.span
    let place = maps[span.file].location(of: span.range.lowerBound)
    let role = TextRole.primary(diagnostic.severity)
    return [
      TextRole.strong.paint(
        "\(printableLine(span.file.path)):\(place.line):\(place.column):", color: style.color),
      role.paint("\(diagnostic.severity.rawValue):", color: style.color),
      TextRole.strong.paint(printableLine(diagnostic.message), color: style.color),
      role.paint("[\(diagnostic.rule)]", color: style.color),
    ].joined(separator: " ")
  }

  /// A frame a file, that of the diagnostic's own place first.
  private func frames(_ diagnostic: Diagnostic, _ maps: inout LineMaps) -> [CodeFrame] {
    var labels = [CodeFrame.Label(label: diagnostic.primary, severity: diagnostic.severity)]
    labels += diagnostic.secondary.prefix(Self.drawnLabels).map {
      CodeFrame.Label(label: $0, severity: nil)
    }
    var files: [SourceFile] = []
    for label in labels where !files.contains(label.label.span.file) {
      files.append(label.label.span.file)
    }
    return files.map { file in
      CodeFrame(maps[file], labels.filter { $0.label.span.file == file }, style: style)
    }
  }

  private func arrow(_ frame: CodeFrame, _ digits: Int) -> String {
    let start = frame.labels.first?.label.span.range.lowerBound ?? 0
    let place = frame.map.location(of: start)
    let arrow = String(repeating: " ", count: digits) + FrameGlyphs(unicode: style.unicode).arrow
    return TextRole.gutter.paint(arrow, color: style.color)
      + " \(printableLine(frame.map.file.path)):\(place.line):\(place.column)"
  }

  // MARK: Notes

  /// The notes, and the fix unless the label says as much.
  private func remarks(_ diagnostic: Diagnostic) -> [(kind: String, text: String)] {
    var notes = diagnostic.notes.map { (kind: "note", text: $0) }
    let more = diagnostic.secondary.count - Self.drawnLabels
    if more > 0 { notes.append(("note", "and at \(Self.count(more, "more place"))")) }
    guard let fix = diagnostic.fixIt, !diagnostic.primary.text.contains("'\(fix.replacement)'")
    else { return notes }
    return notes + [("help", help(fix))]
  }

  private func help(_ fix: Diagnostic.FixIt) -> String {
    if fix.replacement.isEmpty {
      let old = fix.span.text
      return old.isEmpty || old.contains(where: \.isNewline) ? "remove this" : "remove `\(old)`"
    }
    if fix.replacement.allSatisfy({ $0 == " " }) {
      let count = fix.replacement.utf8.count
      let spaces = count == 1 ? "a space" : "\(count) spaces"
      return fix.span.range.isEmpty ? "insert \(spaces)" : "write \(spaces) before this"
    }
    let separator = fix.replacement.contains("\n") ? "\n" : " "
    return fix.span.range.isEmpty
      ? "insert\(separator)`\(fix.replacement)`" : "write\(separator)`\(fix.replacement)`"
  }

  /// `= note: …`, its further lines indented to the text.
  private func draw(_ remark: (kind: String, text: String), _ digits: Int) -> [String] {
    let indentation = String(repeating: " ", count: digits + 1)
    let hanging = indentation + String(repeating: " ", count: remark.kind.utf8.count + 4)
    let lines = wrapped(printable(remark.text), width: max(30, style.width - hanging.utf8.count))
    return lines.enumerated().map { index, line in
      guard index == 0 else { return hanging + line }
      let sign = TextRole.gutter.paint("=", color: style.color)
      return "\(indentation)\(sign) "
        + TextRole.strong.paint("\(remark.kind):", color: style.color) + " " + line
    }
  }
}

/// How often each rule was broken, the most frequent first.
package enum RuleStatistics {
  /// A line a rule: how often, the gravest severity, the rule, and what it is about.
  package static func render(
    _ diagnostics: [Diagnostic], summary: (RuleID) -> String
  ) -> String {
    let groups = Dictionary(grouping: diagnostics, by: \.rule)
      .sorted { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }
    let rows = groups.map { rule, found in
      (
        count: decimal(found.count), severity: found.map(\.severity).max() ?? .info, rule: rule
      )
    }
    let digits = rows.map(\.count.utf8.count).max() ?? 0
    let letters = rows.map(\.rule.rawValue.utf8.count).max() ?? 0
    return rows.map { row in
      String(repeating: " ", count: digits - row.count.utf8.count) + row.count + "  "
        + padded(row.severity.rawValue, to: Severity.warning.rawValue.utf8.count) + "  "
        + padded(row.rule.rawValue, to: letters) + "  " + summary(row.rule) + "\n"
    }.joined()
  }

  private static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(0, count - text.utf8.count))
  }
}
