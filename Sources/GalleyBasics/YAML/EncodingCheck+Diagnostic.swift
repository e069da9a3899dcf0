extension EncodingCheck.Problem {
  /// - Parameter base: where the checked bytes start in the file.
  func diagnostic(_ file: SourceFile, base: Int) -> Diagnostic {
    switch self {
    case .wide(let name):
      Diagnostic(
        .notUTF8, "this file is \(name), but only UTF-8 is read",
        at: .init(Span(file, base..<base)),
        notes: ["save it again as UTF-8: editors ask for the encoding under 'save as'"])
    case .byte(let offset):
      Diagnostic(
        .notUTF8,
        "the byte 0x\(hexadecimal(UInt32(file.bytes[base + offset]), 2)) is not UTF-8 here",
        at: .init(Span(file, base + offset..<base + offset + 1), "not UTF-8"),
        notes: ["the file is probably in an older encoding, such as Windows-1252; save it as UTF-8"]
      )
    case .control(let scalar, let range):
      Diagnostic(
        .controlCharacter, "\(name(ofControl: scalar)) cannot stand in YAML",
        at: .init(
          Span(file, base + range.lowerBound..<base + range.upperBound), "remove this character"))
    }
  }

  private func name(ofControl scalar: UInt32) -> String {
    switch scalar {
    case 0: "a NUL character (U+0000)"
    case 0x1B: "an escape character (U+001B)"
    case 0xFEFF: "a byte order mark (U+FEFF) inside the text"
    default: "the control character U+\(hexadecimal(scalar, 4))"
    }
  }

  /// A number in hexadecimal capitals, at least so many digits long.
  private func hexadecimal(_ number: UInt32, _ digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
