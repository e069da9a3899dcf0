extension Body {
  /// Whether a paragraph announces what stands below it: it ends in a colon; or it is bold throughout and
  /// no sentence, as authors write headings who do not mark them as such.
  package func isLeadIn(_ paragraph: RichText) -> Bool {
    let runs = self[paragraph]
    guard let last = runs.last(where: isVisible) else { return false }
    if ends(last, with: ":") || ends(last, with: "：") { return true }
    return runs.allSatisfy { $0.style.contains(.strong) || !isVisible($0) }
      && !ends(last, with: ".") && !ends(last, with: "。")
  }

  private func isVisible(_ run: Run) -> Bool { run.kind == .text && lastByte(of: run) != nil }

  /// Where the last byte of a run is that is no white space.
  private func lastByte(of run: Run) -> Int? {
    run.text.indices.last { text[$0] > UInt8(ascii: " ") }
  }

  private func ends(_ run: Run, with mark: Character) -> Bool {
    guard let last = lastByte(of: run) else { return false }
    return text[run.text.indices.lowerBound...last].suffix(mark.utf8.count).elementsEqual(mark.utf8)
  }
}
