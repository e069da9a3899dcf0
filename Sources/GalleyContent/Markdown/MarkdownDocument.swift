internal import CCMarkGFM
internal import CGalleyArena

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A Markdown text as cmark-gfm parsed it, with tables, task lists and autolinks.
///
/// Strikethrough is left to `BodyBuilder`: texts with it are common, and cmark-gfm's own extension
/// would let only one of them be parsed at a time (`SharedTable`).
struct MarkdownDocument: ~Copyable {
  /// The document node.
  let root: OpaquePointer
  let syntax: MarkdownSyntax
  /// Whether all of it stands in the thread's arena.
  private let isInArena: Bool

  /// The longest text that is parsed in the arena, which frees nothing before the end.
  private static let arenaLimit = 1 << 18

  /// - Parameter bytes: valid UTF-8.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    isInArena = bytes.count <= Self.arenaLimit && galley_arena_open()
    syntax = MarkdownSyntax(neededBy: bytes)
    guard let root = Self.parse(bytes, syntax, memory: isInArena ? Arena.memory : nil) else {
      if isInArena { galley_arena_close() }
      return nil
    }
    self.root = root
  }

  deinit {
    if isInArena { galley_arena_close() } else { cmark_node_free(root) }
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ syntax: MarkdownSyntax,
    memory: UnsafeMutablePointer<cmark_mem>?
  ) -> OpaquePointer? {
    let parser = cmark_parser_new_with_mem(
      CMARK_OPT_DEFAULT, memory ?? cmark_get_default_mem_allocator())
    guard let parser else { return nil }
    defer { cmark_parser_free(parser) }
    for syntax in Extensions.shared[syntax] { cmark_parser_attach_syntax_extension(parser, syntax) }
    bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    return SharedTable.characters.use(alone: syntax.contains(.autolinks)) {
      cmark_parser_finish(parser)
    }
  }
}

/// cmark-gfm's callbacks for the thread's arena.
private struct Arena: @unchecked Sendable {
  static var memory: UnsafeMutablePointer<cmark_mem> { shared.callbacks }

  private static let shared = Arena()
  private let callbacks = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)

  private init() {
    callbacks.initialize(
      to: cmark_mem(
        calloc: galley_arena_calloc, realloc: galley_arena_realloc, free: galley_arena_free))
  }
}

/// cmark-gfm's extensions, registered once per process.
private struct Extensions: @unchecked Sendable {
  static let shared = Extensions()

  private let table: OpaquePointer?
  private let tasks: OpaquePointer?
  private let autolink: OpaquePointer?

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    table = cmark_find_syntax_extension("table")
    tasks = cmark_find_syntax_extension("tasklist")
    autolink = cmark_find_syntax_extension("autolink")
  }

  subscript(syntax: MarkdownSyntax) -> [OpaquePointer] {
    [
      syntax.contains(.tables) ? table : nil, syntax.contains(.tasks) ? tasks : nil,
      syntax.contains(.autolinks) ? autolink : nil,
    ].compactMap { $0 }
  }
}

/// Guards the table of characters that inlines begin with, of which cmark-gfm has one for all threads.
///
/// A parse with an inline extension adds that extension's characters and takes them away again, so
/// it must be alone; parses without one only read the table.
struct SharedTable: @unchecked Sendable {
  static let characters = SharedTable()

  private let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)

  private init() { pthread_rwlock_init(lock, nil) }

  /// - Parameter alone: whether the work changes the table.
  func use<Result>(alone: Bool, _ work: () -> Result) -> Result {
    if alone { pthread_rwlock_wrlock(lock) } else { pthread_rwlock_rdlock(lock) }
    defer { pthread_rwlock_unlock(lock) }
    return work()
  }
}

/// What makes cmark-gfm take far longer than a text is long: both are known of the version that is used, and no author
/// writes so.
enum MarkdownEffort {
  /// A shorter text cannot take long.
  private static let shortest = 1 << 15
  /// The most steps from each link of a paragraph back through its marks of emphasis.
  private static let mostSteps = 200_000_000
  /// The most bytes that definitions of links are copied to where they are used.
  private static let mostCopied = 64 << 20

  /// Where the text begins to be too much, as an offset; `nil` for nearly every text.
  static func excess(of text: UnsafeBufferPointer<UInt8>) -> (UnreadMarkup.Limit, place: Int)? {
    guard text.count > shortest else { return nil }
    var paragraph = 0
    var (marks, steps) = (0, 0)
    /// Where the definition begins that is read now, and the longest so far.
    var definition: Int?
    var longest = (length: 0, place: 0)
    var uses = 0
    func endDefinition(_ end: Int) {
      if let start = definition, end - start > longest.length { longest = (end - start, start) }
      definition = nil
    }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "*"), UInt8(ascii: "_"): marks += 1
      case UInt8(ascii: "]"):
        steps += marks
        if steps > mostSteps { return (.emphasis, paragraph) }
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: ":") {
          endDefinition(index)
          definition = index
        } else {
          uses += 1
        }
      case UInt8(ascii: "\n") where endsParagraph(text, index):
        endDefinition(index)
        (marks, paragraph) = (0, index + 1)
      default: break
      }
    }
    endDefinition(text.count)
    let (copied, overflow) = longest.length.multipliedReportingOverflow(by: uses)
    return overflow || copied > mostCopied ? (.definitions, longest.place) : nil
  }

  /// Whether the line behind a line break is empty.
  private static func endsParagraph(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var next = index + 1
    while next < text.count, text[next] == 0x20 || text[next] == 0x09 || text[next] == 0x0D {
      next += 1
    }
    return next >= text.count || text[next] == UInt8(ascii: "\n")
  }
}
