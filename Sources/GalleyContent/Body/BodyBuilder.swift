import GalleyModel

/// Puts a body together from the events of two sources: Markdown's nodes and HTML's tags.
///
/// The two interleave: a tag may open in one piece of HTML and close in a later one, with Markdown
/// between. Containers therefore stand on one stack of frames, and each remembers its origin: an
/// end closes only what its own source opened, and with it all that the other left open inside.
/// No event is an error, and no text is ever dropped.
struct BodyBuilder {
  /// Who opened something.
  enum Origin { case markdown, html }

  var body = Body()
  /// Where in the file the events now come from.
  var place: Int32 = 0
  private var lines: SourceLines
  var unread = UnreadMarkup()
  var blockCount = 0
  var counter = WordCounter()

  var frames: [Frame]
  /// The paragraph, heading, cell, caption or preformatted text that text now goes to.
  var leaf: Leaf?
  var table: TableRows?
  /// The words of the post that was read last.
  var postText: RichText?
  /// The numbers of notes by the names that HTML gives them.
  var noteNumbers: [[UInt8]: Int] = [:]
  /// The links around the images of the leaf.
  var imageLinks: [(run: Int, link: Int16)] = []
  /// The styles and links that are now on, the innermost last.
  var inlines: [Inline] = []
  /// How many inlines were on when Markdown's present leaf began.
  var markdownBase = 0
  /// Markdown's containers that are open but were not entered, because they are too deep.
  var skippedDepth = 0
  /// What text is now of something with annotations; `nil` outside of it.
  var ruby: RubyPart?
  /// The number of the language and direction that now hold.
  var speech: UInt8 = 0
  /// Elements that say a language or a direction and are open, the innermost last.
  var spoken: [SpokenElement] = []
  /// Elements that say where a picture in them stands and are open, the innermost last.
  var placing: [PlacingElement] = []
  /// How many quotations are open within the leaf.
  var quotationDepth = 0
  /// How many images are open: text then is their alternative.
  var imageDepth = 0
  var alternativeStart = 0

  /// The line of the present place, from 1.
  var line: Int32 { mutating get { lines.line(at: place) } }

  /// The deepest that blocks are nested: deeper containers give their blocks to the last one that
  /// was entered, so that no later stage can run out of stack.
  static let depthLimit = 64
  /// The most blocks: an article with more is refused, and none is built from here on. A long live blog has 5,000.
  static let blockLimit = 1 << 16
  /// The most runs, each a stretch of text in one style: further ones become part of those before them. A book of 100,000
  /// words has 10,000.
  static let runLimit = 3 << 15

  init(capacity: Int, lines: SourceLines) {
    self.lines = lines
    frames = [Frame(.root, origin: .markdown, line: 1, inlineBase: 0)]
    body.text.reserveCapacity(capacity)
    body.runs.reserveCapacity(capacity / 64)
  }

  /// Ends all that is open.
  consuming func finish() -> (body: Body, unread: UnreadMarkup) {
    while frames.count > 1 { closeFrame() }
    closeLeaf()
    body.blocks = frames[0].blocks
    linkNotes()
    body.wordCount = counter.words
    return (body, unread)
  }
}

/// An element that says a language or a direction.
struct SpokenElement {
  let tag: HTMLTag
  /// What holds again when it ends.
  let outer: UInt8
  /// How many containers were open around it.
  let depth: Int
  /// How many elements of its tag are open in it that say nothing.
  var nested = 0
}

/// The parts of text with annotations.
enum RubyPart {
  case base, annotation
  /// Brackets for browsers that cannot draw it.
  case fallback
}

/// A container that is open.
struct Frame {
  enum Kind: Hashable {
    case root, quote, list, item, figure, table, definitions, definition
    case group(BlockGroup.Kind)
    /// These hold one leaf; a container inside them is `flat`: it only breaks the line.
    case cell, caption, title, term, post, preformatted, flat
  }

  var kind: Kind
  var origin: BodyBuilder.Origin
  /// The element that opened it, where HTML did.
  var tag: HTMLTag?
  var line: Int32
  var inlineBase: Int
  /// The number of its language and direction.
  var speech: UInt8 = 0
  var blocks: [BodyBlock] = []
  var list = BodyList(start: nil, isTight: true, items: [])
  /// Of an item, the number that it says itself.
  var number: Int?
  /// Of a list that counts down, whether it does so from the number of its items.
  var countsFromItems = false
  var entries: [Definition] = []
  var title: RichText?
  var caption: RichText?
  /// Of a figure or a gallery, where its pictures stand.
  var place = PicturePlace()
  /// Of a post, its address and how many links the body had before it.
  var address: [UInt8]?
  var firstLink = 0
  /// How many elements of its tag are open in it that mean nothing.
  var nested = 0
  /// The rows of the table around this one.
  var outerTable: TableRows?

  init(
    _ kind: Kind, origin: BodyBuilder.Origin, tag: HTMLTag? = nil, line: Int32, inlineBase: Int
  ) {
    self.kind = kind
    self.origin = origin
    self.tag = tag
    self.line = line
    self.inlineBase = inlineBase
  }

  /// Whether what it holds is one line of text, in which blocks are only breaks.
  var isFlat: Bool {
    switch kind {
    case .cell, .caption, .title, .term, .post, .preformatted, .flat: true
    default: false
    }
  }
}

/// A block of text that is open.
struct Leaf {
  enum Kind: Equatable {
    case paragraph, cell, caption, title, term, post
    case heading(level: Int)
    case preformatted(language: TextRange)
  }

  var kind: Kind
  var origin: BodyBuilder.Origin
  /// Whether text opened it rather than a tag.
  var isImplicit: Bool
  var line: Int32
  var firstRun: Int
  var firstByte: Int
  var firstWord: Int
  var inlineBase: Int
  /// The number of its language and direction.
  var speech: UInt8
  /// Whether a space that comes next would be one too many.
  var endsInSpace = true
  /// A break to put before the next text.
  var needsBreak = false
  /// The run that holds a `~~` which may open a strikethrough.
  var strikethroughStart: Int?
  /// Whether a closed strikethrough left empty runs behind.
  var hasEmptyRuns = false
  /// Whether it defines the term, or else what stands above it.
  var isDefinition = false
  var definedTerm: RichText?
}

/// A style or a link that is on, with what it makes of the style and link around it.
struct Inline {
  var origin: BodyBuilder.Origin
  var tag: HTMLTag?
  var added: Run.Style
  var link: Int16?
  /// The sum of this one and all below it.
  var style: Run.Style
  var effectiveLink: Int16
}

extension BodyBuilder {
  mutating func addDivider() {
    endBlock()
    if !frames[frames.count - 1].isFlat { add(.divider, line: line) }
  }

  /// Adds a block of code; where blocks cannot stand, it becomes text in the style of code.
  mutating func addCode(
    _ text: UnsafeBufferPointer<UInt8>, language: UnsafeBufferPointer<UInt8>
  ) {
    endBlock()
    if frames[frames.count - 1].isFlat {
      append(text, adding: .code)
      return breakBlock()
    }
    let language = store(language)
    var range = store(text)
    if text.last == UInt8(ascii: "\n") { range = range.lowerBound..<range.upperBound - 1 }
    add(.code(language: language, text: range), line: line)
  }

  /// Adds what another site shows; where blocks cannot stand, it becomes a linked text.
  mutating func addEmbed(_ embed: EmbedAttributes) {
    guard !embed.address.isEmpty else { return }
    let link = addLink(to: embed.address, title: [])
    guard link != Run.noLink else { return }
    if frames[frames.count - 1].isFlat {
      push(link: link, from: .html)
      (embed.title.isEmpty ? embed.address : embed.title).withUnsafeBufferPointer { append($0) }
      inlines.removeLast()
      return
    }
    endBlock()
    let first = Int32(body.runs.count)
    if !embed.title.isEmpty {
      let text = embed.title.withUnsafeBufferPointer { store($0) }
      body.runs.append(Run(text: text, link: link))
    }
    let words = RichText(runs: first..<Int32(body.runs.count))
    add(
      .embed(
        Embed(embed.kind, link: link, words: words, provider: embed.provider, size: embed.size)),
      line: line)
  }
}

/// What the source says of something that another site shows.
struct EmbedAttributes {
  let address: [UInt8]
  let title: [UInt8]
  let provider: Provider
  let kind: Embed.Kind
  let size: PixelSize?

  /// - Parameters:
  ///   - kind: where the element says it; else it is that of the provider.
  ///   - size: its width is 0 where only the height is said.
  ///   - shape: what a film is drawn in whatever its size, where that is said.
  init(
    _ address: [UInt8], _ kind: Embed.Kind? = nil, title: [UInt8] = [], size: PixelSize? = nil,
    shape: PixelSize? = nil
  ) {
    self.address = address
    self.title = title
    let text = String(decoding: address, as: UTF8.self)
    provider = Provider(address: text)
    let isFilm = provider == .facebook && (text.contains("/video") || text.contains("fb.watch"))
    self.kind = kind ?? (isFilm ? .video : provider.kind)
    let isVideo = self.kind == .video
    self.size = isVideo ? shape ?? (size?.width == 0 ? nil : size) : size
  }
}

/// The rows of a table that is being read.
struct TableRows {
  var alignments: [Table.Alignment] = []
  private(set) var rows: [[RichText]] = []

  init(alignments: [Table.Alignment] = []) { self.alignments = alignments }

  /// About the most cells that a row of HTML has: the text of more is kept, but not in cells.
  static let columnLimit = 256
  /// The most cells that a table has once its short rows are filled up.
  private static let cellLimit = 1_000_000

  var isRowFull: Bool { (rows.last?.count ?? 0) >= Self.columnLimit }

  mutating func startRow() { rows.append([]) }

  mutating func add(_ cell: RichText) {
    if rows.isEmpty { startRow() }
    rows[rows.count - 1].append(cell)
  }

  enum Outcome {
    case table(Table)
    /// Rows too many and too uneven for a table: filled up, they would swamp the memory.
    case paragraphs([RichText])
  }

  /// The table, its first row as the header and each row as wide as the widest.
  consuming func finish() -> Outcome {
    rows.removeAll { $0.isEmpty }
    let width = rows.reduce(0) { max($0, $1.count) }
    guard let header = rows.first else { return .paragraphs([]) }
    guard width * rows.count <= Self.cellLimit else {
      return .paragraphs(rows.joined().filter { !$0.isEmpty })
    }
    return .table(
      Table(
        alignments: alignments.filled(to: width, with: .natural),
        header: header.filled(to: width, with: .nothing),
        rows: rows.dropFirst().map { $0.filled(to: width, with: .nothing) }))
  }
}

extension Array {
  fileprivate func filled(to count: Int, with element: Element) -> [Element] {
    count > self.count
      ? self + repeatElement(element, count: count - self.count) : Array(prefix(count))
  }
}

extension RichText {
  fileprivate static let nothing = RichText(runs: 0..<0)
}
