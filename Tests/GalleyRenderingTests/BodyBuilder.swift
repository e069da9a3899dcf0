import GalleyModel

/// Makes bodies without Markdown.
struct BodyBuilder {
  private(set) var body = Body()

  mutating func bytes(_ text: String) -> TextRange {
    let start = Int32(body.text.count)
    body.text += text.utf8
    return start..<Int32(body.text.count)
  }

  mutating func rich(_ pieces: String...) -> RichText {
    let start = Int32(body.runs.count)
    for piece in pieces {
      body.runs.append(piece == "\n" ? Run(.lineBreak, text: 0..<0) : Run(text: bytes(piece)))
    }
    return RichText(runs: start..<Int32(body.runs.count))
  }

  mutating func rich(_ runs: [Run]) -> RichText {
    let start = Int32(body.runs.count)
    body.runs += runs
    return RichText(runs: start..<Int32(body.runs.count))
  }

  mutating func link(
    _ destination: String, _ size: PixelSize? = nil, at side: PictureSide? = nil
  ) -> Int16 {
    var link = BodyLink(destination: bytes(destination), title: 0..<0, line: 1, size: size)
    link.side = side
    body.links.append(link)
    return Int16(body.links.count - 1)
  }

  func block(_ content: BodyBlock.Content) -> BodyBlock { BodyBlock(content, line: 1) }

  mutating func paragraph(_ text: String) -> BodyBlock { block(.paragraph(rich(text))) }

  mutating func add(_ content: BodyBlock.Content) { body.blocks.append(block(content)) }

  mutating func addParagraph(_ text: String) { add(.paragraph(rich(text))) }
}
