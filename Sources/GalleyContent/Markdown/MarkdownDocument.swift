internal import CCMarkGFM
internal import CGalleyArena

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
