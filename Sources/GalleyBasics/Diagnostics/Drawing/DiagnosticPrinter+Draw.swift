extension DiagnosticPrinter {
  func draw(_ diagnostic: Diagnostic, _ maps: inout LineMaps) -> String {
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
        "\(printable(span.file.path)):\(place.line):\(place.column):", color: style.color),
      role.paint("\(diagnostic.severity.rawValue):", color: style.color),
      TextRole.strong.paint(printable(diagnostic.message), color: style.color),
      role.paint("[\(diagnostic.rule)]", color: style.color),
    ].joined(separator: " ")
  }

  /// A frame a file, that of the diagnostic's own place first.
  private func frames(_ diagnostic: Diagnostic, _ maps: inout LineMaps) -> [CodeFrame] {
    var labels = [CodeFrame.Label(label: diagnostic.primary, severity: diagnostic.severity)]
    labels += diagnostic.secondary.map { CodeFrame.Label(label: $0, severity: nil) }
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
      + " \(frame.map.file.path):\(place.line):\(place.column)"
  }

  // MARK: Notes

  /// The notes, and the fix unless the label says as much.
  private func remarks(_ diagnostic: Diagnostic) -> [(kind: String, text: String)] {
    let notes = diagnostic.notes.map { (kind: "note", text: $0) }
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
