/// A line of YAML source, as far as one can tell without parsing it. Offsets count from the file's start.
struct YAMLLine {
  /// Without its line break.
  let range: Range<Int>
  /// Without indentation, a comment at the end and blanks before it.
  let content: Range<Int>
  /// The content behind the dashes of list items.
  let item: Range<Int>

  var indentation: Int { content.lowerBound - range.lowerBound }
  var isListItem: Bool { item.lowerBound > content.lowerBound }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.range = range
    var start = range.lowerBound
    while start < range.upperBound, bytes[start].isBlank { start += 1 }
    var end = start
    for offset in start..<range.upperBound {
      let isComment =
        bytes[offset] == UInt8(ascii: "#") && (offset == start || bytes[offset - 1].isBlank)
      if isComment { break }
      if !bytes[offset].isBlank { end = offset + 1 }
    }
    content = start..<end
    while start < end, bytes[start] == UInt8(ascii: "-"),
      start + 1 == end || bytes[start + 1].isBlank
    {
      start += 1
      while start < end, bytes[start].isBlank { start += 1 }
    }
    item = start..<end
  }
}
