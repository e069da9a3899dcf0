import GalleyBasics

/// The parts of a file that are read as scripts: of a page what its `script` elements hold, of a Markdown file each code
/// block, with tags or without, and the text between. Any other file is one script.
enum ScriptParts {
  static func of(_ file: SourceFile) -> [Range<Int>] {
    let bytes = Array(file.bytes)
    // A script may write tags as texts.
    if [".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx", ".json"].contains(where: file.path.hasSuffix)
    {
      return [0..<bytes.count]
    }
    let isMarkdown = file.path.hasSuffix(".md")
    let parts = fenced(bytes)
    return parts.flatMap { part in
      part.isCode || parts.count == 1 && !isMarkdown
        ? scripts(bytes, in: part.range) : [part.range]
    }
  }

  /// What stands between lines that begin with three backticks, and what stands around it.
  private static func fenced(_ bytes: [UInt8]) -> [(range: Range<Int>, isCode: Bool)] {
    var parts: [(range: Range<Int>, isCode: Bool)] = []
    var start = 0
    var isCode = false
    var line = 0
    while line < bytes.count {
      let next = bytes[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      if bytes[line..<next].drop(while: { $0 == 0x20 || $0 == 0x09 }).starts(with: "```".utf8) {
        parts.append((start..<line, isCode))
        (start, isCode) = (next, !isCode)
      }
      line = next
    }
    parts.append((start..<bytes.count, isCode))
    return parts
  }

  private static func scripts(_ bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var isPage = false
    var position = range.lowerBound
    while let open = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) {
      position = open + 1
      let rest = bytes[position..<range.upperBound]
      if rest.starts(with: "!--".utf8) {
        // What is commented out is not there.
        position = rest.firstRange(of: "-->".utf8)?.upperBound ?? range.upperBound
      } else if isName("script", rest), let close = rest.firstIndex(of: UInt8(ascii: ">")) {
        isPage = true
        let end = endOfScript(bytes[(close + 1)..<range.upperBound])
        parts.append(close + 1..<end)
        position = end
      }
    }
    return isPage ? parts : [range]
  }

  private static func endOfScript(_ bytes: ArraySlice<UInt8>) -> Int {
    var position = bytes.startIndex
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      if isName("/script", bytes[(open + 1)...]) { return open }
      position = open + 1
    }
    return bytes.endIndex
  }

  /// Whether a tag's name begins there, in small or capital letters.
  private static func isName(_ name: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let found = bytes.prefix(name.utf8.count).map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
    let next = bytes.dropFirst(name.utf8.count).first
    return found.elementsEqual(name.utf8)
      && next.map { [0x20, 0x09, 0x0A, 0x0D, 0x3E, 0x2F].contains($0) } ?? false
  }
}
