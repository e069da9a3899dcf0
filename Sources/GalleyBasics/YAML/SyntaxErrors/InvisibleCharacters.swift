/// Characters that nobody sees and that YAML takes for something else than they look like.
extension YAMLSyntaxError {
  /// An invisible character that is probably to blame: one that ends a line for YAML alone, or that stands where
  /// a space belongs.
  ///
  /// - Parameter mistake: where one would look for what is wrong.
  func invisibleCharacter(near mistake: Int) -> Diagnostic? {
    let lines = Set([mistake, place, contextPlace].map { source.number(ofLineAt: $0) })
    for number in lines.sorted() {
      let line = source.line(number)
      var offset = line.range.lowerBound
      while offset < line.range.upperBound {
        let range = character(offset)
        if let found = InvisibleCharacter(source.text(range)), found.isSpace,
          found.endsLine || isForSpace(range, in: line)
        {
          return diagnostic(of: found, range)
        }
        offset = max(range.upperBound, offset + 1)
      }
    }
    return nil
  }

  private func diagnostic(of found: InvisibleCharacter, _ range: Range<Int>) -> Diagnostic {
    error(
      found.endsLine
        ? "\(found.name) (\(found.code)), which nobody sees, ends the line here for YAML"
        : "\(found.name) (\(found.code)) stands here, which looks like a space and is none for YAML",
      range, "write a space", fixIt: .init(source.span(range), " "))
  }

  /// Whether a space belongs where a character stands: in the indentation, and behind a dash or the first colon.
  private func isForSpace(_ range: Range<Int>, in line: YAMLLine) -> Bool {
    let before = line.range.lowerBound..<range.lowerBound
    let text = source.file.bytes[before]
    guard let last = text.last else { return true }
    if text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) { return true }
    return last == UInt8(ascii: ":") && !text.dropLast().contains(UInt8(ascii: ":"))
  }
}
