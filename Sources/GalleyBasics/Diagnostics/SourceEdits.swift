/// The changes that put a file's findings right.
package struct SourceEdits: Sendable {
  /// The file as it was read.
  package let file: SourceFile
  /// By place; no two of them touch the same bytes.
  package private(set) var edits: [Diagnostic.FixIt] = []

  /// The changes that findings ask for, a value for each file, by path.
  ///
  /// Where two of them touch the same bytes, the first one is made; the other may be asked for again
  /// afterwards.
  ///
  /// - Parameter guesses: whether those count that may not be what was meant.
  package static func all(for diagnostics: [Diagnostic], guesses: Bool) -> [SourceEdits] {
    var files: [String: (file: SourceFile, fixes: Set<Diagnostic.FixIt>)] = [:]
    for fix in diagnostics.compactMap(\.fixIt) where guesses || !fix.isGuess {
      let path = fix.span.file.path
      // A layout that others extend is read for each of them.
      let known = files[path, default: (fix.span.file, [])]
      var same = fix
      same.span = Span(known.file, fix.span.range)
      files[path] = (known.file, known.fixes.union([same]))
    }
    return files.sorted { $0.key < $1.key }.map { SourceEdits($0.value.file, $0.value.fixes) }
  }

  init(_ file: SourceFile, _ fixes: some Sequence<Diagnostic.FixIt>) {
    self.file = file
    func key(_ fix: Diagnostic.FixIt) -> (Int, Int, String) {
      (fix.span.range.lowerBound, fix.span.range.upperBound, fix.replacement)
    }
    for fix in fixes.sorted(by: { key($0) < key($1) }) {
      if let last = edits.last?.span.range {
        let isBehind = fix.span.range.lowerBound >= last.upperBound
        let isSamePlace = fix.span.range.lowerBound == last.lowerBound
        guard isBehind, !isSamePlace else { continue }
      }
      edits.append(fix)
    }
  }

  /// The file with the changes made.
  package var bytes: [UInt8] { bytes(in: 0..<file.bytes.count, edits[...]) }

  private func bytes(
    in range: Range<Int>, _ edits: ArraySlice<Diagnostic.FixIt>
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = range.lowerBound
    for edit in edits {
      bytes += file.bytes[position..<edit.span.range.lowerBound]
      bytes += edit.replacement.utf8
      position = edit.span.range.upperBound
    }
    return bytes + file.bytes[position..<range.upperBound]
  }
}

// MARK: - As a patch

extension SourceEdits {
  /// Lines of the file, counted from 0, that are replaced.
  private struct Change {
    var old: Range<Int>
    var new: [ArraySlice<UInt8>]
  }

  /// How many unchanged lines stand around a change.
  private static let context = 3

  /// The changes as a unified diff, which `patch` and `git apply` take.
  package var diff: String {
    let lines = Self.lines(of: file.bytes[...])
    let changes = changes(lines)
    guard !changes.isEmpty else { return "" }
    // A name with a blank in it needs a tab to end it.
    let name = printableLine(file.path)
    let path = name.contains(" ") ? "\(name)\t" : name
    var text = "--- \(path)\n+++ \(path)\n"
    // How many lines more there are before a hunk than there were.
    var shift = 0
    for hunk in Self.hunks(changes) {
      text += Self.text(of: hunk, lines, &shift)
    }
    return text
  }

  /// The changed lines: edits that meet on a line change it together.
  private func changes(_ lines: [ArraySlice<UInt8>]) -> [Change] {
    var changes: [Change] = []
    var index = 0
    while index < edits.count {
      let first = Self.line(at: edits[index].span.range.lowerBound, lines)
      var last = Self.line(at: edits[index].span.range.upperBound, lines)
      var next = index + 1
      while next < edits.count, Self.line(at: edits[next].span.range.lowerBound, lines) <= last {
        last = max(last, Self.line(at: edits[next].span.range.upperBound, lines))
        next += 1
      }
      let range = lines[first].startIndex..<lines[last].endIndex
      let new = Self.lines(of: bytes(in: range, edits[index..<next])[...])
      changes.append(Change(old: first..<last + 1, new: new))
      index = next
    }
    return changes
  }

  /// Changes that are near enough to be shown together.
  private static func hunks(_ changes: [Change]) -> [[Change]] {
    changes.reduce(into: []) { hunks, change in
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
  }

  /// - Parameter shift: how many more lines than there were stand before the hunk, and then behind it.
  private static func text(
    of hunk: [Change], _ lines: [ArraySlice<UInt8>], _ shift: inout Int
  ) -> String {
    let start = max(0, (hunk.first?.old.lowerBound ?? 0) - context)
    let end = min(lines.count, (hunk.last?.old.upperBound ?? 0) + context)
    var body = ""
    var counts = (old: 0, new: 0)
    // The empty line behind the last line break is none.
    func write(_ some: ArraySlice<ArraySlice<UInt8>>, _ sign: String) {
      for line in some where !line.isEmpty {
        let text = String(decoding: line, as: UTF8.self)
        body +=
          sign + text + (line.last?.isLineBreak == true ? "" : "\n\\ No newline at end of file\n")
        if sign != "+" { counts.old += 1 }
        if sign != "-" { counts.new += 1 }
      }
    }
    var position = start
    for change in hunk {
      write(lines[position..<change.old.lowerBound], " ")
      write(lines[change.old], "-")
      write(change.new[...], "+")
      position = change.old.upperBound
    }
    write(lines[position..<end], " ")
    defer { shift += counts.new - counts.old }
    return "@@ -\(start + 1),\(counts.old) +\(start + 1 + shift),\(counts.new) @@\n\(body)"
  }

  /// Lines with their line breaks; an empty one at the end where the text ends with a break.
  private static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(bytes[start...end])
      start = end + 1
    }
    return lines + [bytes[start...]]
  }

  /// The number of the line that an offset is on.
  private static func line(at offset: Int, _ lines: [ArraySlice<UInt8>]) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].startIndex <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
