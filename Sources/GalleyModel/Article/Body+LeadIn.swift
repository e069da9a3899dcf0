extension Body {
  /// Whether a block leads to the one below it, so that nothing may come between the two: a divider, or a
  /// paragraph that announces something or asks a question that the next one answers.
  package func isLeadIn(_ block: BodyBlock, to next: BodyBlock?) -> Bool {
    switch block.content {
    case .divider: true
    case .paragraph(let text): isAnnouncement(text) || isQuestion(text, to: next)
    default: false
    }
  }

  /// Whether a paragraph announces what stands below it: it ends in a colon; or it is bold throughout and
  /// no sentence, as authors write headings who do not mark them as such; or it is set apart and asks.
  private func isAnnouncement(_ paragraph: RichText) -> Bool {
    let runs = self[paragraph].filter(isVisible)
    guard let last = runs.last else { return false }
    if ends(last, withAnyOf: [":", "："]) { return true }
    if runs.allSatisfy({ $0.style.contains(.strong) }) {
      return !ends(last, withAnyOf: [".", "。"])
    }
    return runs.allSatisfy { $0.style.contains(.emphasis) }
      && ends(last, withAnyOf: Self.questionMarks)
  }

  /// Whether a paragraph is a question of an interview: it begins with who asks, such as `Q:` or a name,
  /// and ends with a question mark, or the next one begins with who answers.
  private func isQuestion(_ paragraph: RichText, to next: BodyBlock?) -> Bool {
    guard let speaker = speaker(of: paragraph) else { return false }
    if let last = self[paragraph].last(where: isVisible), ends(last, withAnyOf: Self.questionMarks)
    {
      return true
    }
    guard Self.askers.contains(speaker), case .paragraph(let answer) = next?.content,
      let other = self.speaker(of: answer)
    else { return false }
    return other != speaker
  }

  /// What stands before the first colon of a paragraph, if it is short enough for a name.
  private func speaker(of paragraph: RichText) -> String? {
    var bytes: [UInt8] = []
    for run in self[paragraph] where run.kind == .text {
      bytes += text[run.text.indices].prefix(Self.longestName + 1 - bytes.count)
      if bytes.count > Self.longestName { break }
    }
    let name = String(decoding: bytes, as: UTF8.self).drop { $0 == " " }
    if let mark = name.firstIndex(where: { $0 == ":" || $0 == "：" }), mark > name.startIndex {
      return String(name[..<mark])
    }
    // "Q." and "A." are written too; other words with a full stop are sentences.
    let letter = name.prefix(1)
    return name.dropFirst().hasPrefix(". ") && Self.askers.union(["A"]).contains(String(letter))
      ? String(letter) : nil
  }

  /// In bytes.
  private static var longestName: Int { 40 }

  /// How questions are marked in English, French, German, Spanish and Portuguese interviews.
  private static var askers: Set<String> {
    ["Q", "F", "P", "Question", "Frage", "Pregunta", "Pergunta"]
  }

  private static var questionMarks: [Character] { ["?", "？", "؟"] }

  private func isVisible(_ run: Run) -> Bool { run.kind == .text && lastByte(of: run) != nil }

  /// Where the last byte of a run is that is no white space.
  private func lastByte(of run: Run) -> Int? {
    run.text.indices.last { text[$0] > UInt8(ascii: " ") }
  }

  private func ends(_ run: Run, withAnyOf marks: [Character]) -> Bool {
    guard let last = lastByte(of: run) else { return false }
    let end = text[run.text.indices.lowerBound...last]
    return marks.contains { end.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
