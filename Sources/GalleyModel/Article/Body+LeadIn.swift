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
    let runs = self[paragraph]
    guard let last = runs.last(where: isVisible) else { return false }
    if ends(last, in: .colon) { return true }
    if runs.allSatisfy({ $0.style.contains(.strong) || !isVisible($0) }) {
      return !ends(last, in: .fullStop)
    }
    return ends(last, in: .questionMark)
      && runs.allSatisfy { $0.style.contains(.emphasis) || !isVisible($0) }
  }

  /// Whether a paragraph is a question of an interview: it begins with who asks, such as `Q:` or a name,
  /// and ends with a question mark, or the next one begins with who answers.
  private func isQuestion(_ paragraph: RichText, to next: BodyBlock?) -> Bool {
    guard let speaker = speaker(of: paragraph) else { return false }
    if let last = self[paragraph].last(where: isVisible), ends(last, in: .questionMark) {
      return true
    }
    guard Self.askers.contains(speaker), case .paragraph(let answer) = next?.content,
      let other = self.speaker(of: answer)
    else { return false }
    return other != speaker
  }

  /// What stands before the first colon of a paragraph, if it is short enough for a name.
  private func speaker(of paragraph: RichText) -> String? {
    // Most paragraphs name nobody, so bytes are collected only where one has a mark.
    guard hasMark(paragraph) else { return nil }
    var name: [UInt8] = []
    for run in self[paragraph] where run.kind == .text {
      for byte in text[run.text.indices] where !name.isEmpty || byte != UInt8(ascii: " ") {
        name.append(byte)
        if let colon = Mark.colon.end(of: name[...]) {
          return name.count == colon ? nil : String(decoding: name.dropLast(colon), as: UTF8.self)
        }
        // "Q." and "A." are written too; other words with a full stop are sentences.
        if name.count == 3, name[1] == UInt8(ascii: "."), byte == UInt8(ascii: " ") {
          let letter = String(decoding: name.prefix(1), as: UTF8.self)
          if letter == "A" || Self.askers.contains(letter) { return letter }
        }
        if name.count > Self.longestName { return nil }
      }
    }
    return nil
  }

  /// Whether there may be a colon, or a full stop behind a letter, where a name would be.
  private func hasMark(_ paragraph: RichText) -> Bool {
    var left = Self.longestName + 1
    return text.withUnsafeBufferPointer { text in
      for run in self[paragraph] where run.kind == .text {
        for byte in text[run.text.indices as Range<Int>] {
          if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte >= 0x80 { return true }
          left -= 1
          if left == 0 { return false }
        }
      }
      return false
    }
  }

  /// In bytes.
  private static var longestName: Int { 40 }

  /// How questions are marked in English, French, German, Spanish and Portuguese interviews.
  private static var askers: Set<String> {
    ["Q", "F", "P", "Question", "Frage", "Pregunta", "Pergunta"]
  }

  private func isVisible(_ run: Run) -> Bool { run.kind == .text && lastByte(of: run) != nil }

  /// Where the last byte of a run is that is no white space.
  private func lastByte(of run: Run) -> Int? {
    run.text.indices.last { text[$0] > UInt8(ascii: " ") }
  }

  private func ends(_ run: Run, in mark: Mark) -> Bool {
    guard let last = lastByte(of: run) else { return false }
    return mark.end(of: text[run.text.indices.lowerBound...last]) != nil
  }
}

/// A mark that ends a sentence, in several scripts.
private enum Mark {
  case colon, fullStop, questionMark

  /// The number of bytes of the mark that a text ends in.
  func end(of text: ArraySlice<UInt8>) -> Int? {
    guard let last = text.last else { return nil }
    if last < 0x80 { return last == ascii ? 1 : nil }
    return others.first { text.suffix($0.utf8.count).elementsEqual($0.utf8) }?.utf8.count
  }

  private var ascii: UInt8 {
    switch self {
    case .colon: UInt8(ascii: ":")
    case .fullStop: UInt8(ascii: ".")
    case .questionMark: UInt8(ascii: "?")
    }
  }

  private var others: [String] {
    switch self {
    case .colon: ["："]
    case .fullStop: ["。"]
    case .questionMark: ["？", "؟"]
    }
  }
}
