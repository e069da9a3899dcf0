/// Notes at the end of an article, `[^label]: …`.
extension MarkdownSource {
  /// The labels of all notes, each with its index.
  static func labels(in source: UnsafeBufferPointer<UInt8>) -> [String: Int] {
    guard source.hasNoteMark else { return [:] }
    var labels: [String: Int] = [:]
    var start = 0
    while start < source.count {
      let rest = UnsafeBufferPointer(rebasing: source[start...])
      let end = rest.firstIndex(ofByte: "\n").map { start + $0 } ?? source.count
      let first = source[start..<end].firstIndex { $0 != 0x20 } ?? end
      if first - start <= 3, let label = label(at: first, before: end, in: source),
        label.end < end, source[label.end] == UInt8(ascii: ":")
      {
        labels[label.text] = labels[label.text] ?? labels.count
      }
      start = end + 1
    }
    return labels
  }

  /// `[^label]`.
  static func label(
    at start: Int, before end: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> (text: String, end: Int)? {
    guard start + 3 < end, source[start] == UInt8(ascii: "["),
      source[start + 1] == UInt8(ascii: "^"),
      let close = source[(start + 2)..<min(end, start + shortLimit)].firstIndex(
        of: UInt8(ascii: "]")),
      close > start + 2, !source[(start + 2)..<close].contains(where: { $0 <= 0x20 })
    else { return nil }
    let text = String(decoding: source[(start + 2)..<close], as: UTF8.self)
    return (text.lowercased(), close + 1)
  }

  /// Sets a note apart, with the lines that belong to it: those right below, and indented ones.
  mutating func readNote(_ first: Int, _ end: Int) -> Bool {
    guard !labels.isEmpty, first - position <= 3,
      let label = Self.label(at: first, before: end, in: source), label.end < end,
      source[label.end] == UInt8(ascii: ":")
    else { return false }
    var note = NoteLines(source, original)
    note.add(label.end + 1..<end)
    var next = end + 1
    var isAfterEmptyLine = false
    while next < source.count {
      let lineEnd = endOfLine(next)
      let start = source[next..<lineEnd].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? lineEnd
      if start == lineEnd {
        isAfterEmptyLine = true
      } else {
        let isIndented = start - next >= 2 || source[next] == 0x09
        let isNote = Self.label(at: start, before: lineEnd, in: source) != nil
        if isAfterEmptyLine && !isIndented || isNote && !isIndented { break }
        note.add(min(start, next + 4)..<lineEnd, isAfterEmptyLine: isAfterEmptyLine)
        isAfterEmptyLine = false
      }
      next = lineEnd + 1
    }
    copy(to: position)
    copied = min(note.end + 1, source.count)
    position = copied
    finish(note, label.text, at: Int(original.place(of: first)))
    return true
  }

  private mutating func finish(_ lines: NoteLines, _ label: String, at place: Int) {
    let masks = masks
    self.masks = Masks()
    let made = lines.text.withUnsafeBufferPointer {
      MarkdownSource($0, lines.places, masks: masks, labels: labels)
    }
    self.masks = made.masks
    let note = Note(label: label, place: place, text: made.text, places: made.places)
    if let index = labels[label], notes[index] == nil {
      notes[index] = note
    } else {
      surplus.append(note)
    }
  }
}

/// The lines of a note, without what indents them.
private struct NoteLines {
  private let source: UnsafeBufferPointer<UInt8>
  private var original: PlaceMap
  private(set) var text: [UInt8] = []
  private(set) var places = PlaceMap()
  /// Where the last line ends.
  private(set) var end = 0

  init(_ source: UnsafeBufferPointer<UInt8>, _ places: PlaceMap) {
    self.source = source
    original = places
  }

  mutating func add(_ line: Range<Int>, isAfterEmptyLine: Bool = false) {
    if isAfterEmptyLine { text.append(UInt8(ascii: "\n")) }
    places.add(text.count, is: Int(original.place(of: line.lowerBound)))
    text.append(contentsOf: source[line])
    text.append(UInt8(ascii: "\n"))
    end = line.upperBound
  }
}
