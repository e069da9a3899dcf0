internal import CCMarkGFM
internal import CGalleyArena

/// A Markdown text as cmark-gfm parsed it, with tables and autolinks.
///
/// Strikethrough is left to `BodyBuilder`: cmark-gfm's own extension switches a table that all
/// threads share on and off with each parse, so two parses at once would lose it now and then.
struct MarkdownDocument: ~Copyable {
  /// The document node.
  let root: OpaquePointer
  /// Whether all of it stands in the thread's arena.
  private let isInArena: Bool

  /// The longest text that is parsed in the arena, which frees nothing before the end.
  private static let arenaLimit = 1 << 18

  /// - Parameter bytes: may hold anything; what is not UTF-8 is replaced by U+FFFD.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    isInArena = bytes.count <= Self.arenaLimit && galley_arena_open()
    guard let root = Self.parse(bytes, memory: isInArena ? Arena.memory : nil) else {
      if isInArena { galley_arena_close() }
      return nil
    }
    self.root = root
  }

  deinit {
    if isInArena { galley_arena_close() } else { cmark_node_free(root) }
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, memory: UnsafeMutablePointer<cmark_mem>?
  ) -> OpaquePointer? {
    let options = isValidUTF8(bytes) ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8
    let parser = cmark_parser_new_with_mem(
      options, memory ?? cmark_get_default_mem_allocator())
    guard let parser else { return nil }
    defer { cmark_parser_free(parser) }
    for syntax in Extensions.shared.forText(bytes) {
      cmark_parser_attach_syntax_extension(parser, syntax)
    }
    bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    return cmark_parser_finish(parser)
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

/// cmark-gfm's extensions, registered once per process and never changed afterwards.
private struct Extensions: @unchecked Sendable {
  static let shared = Extensions()

  private let table: [OpaquePointer]
  private let all: [OpaquePointer]

  /// The most `@` that a text may have for its addresses to become links: the time that cmark-gfm
  /// takes to look at each grows with the length of the text.
  private static let addressLimit = 4096

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    table = [cmark_find_syntax_extension("table")].compactMap { $0 }
    all = table + [cmark_find_syntax_extension("autolink")].compactMap { $0 }
    Self.makeSpecialCharactersPermanent(all)
  }

  func forText(_ bytes: UnsafeBufferPointer<UInt8>) -> [OpaquePointer] {
    hasFewAddresses(bytes) ? all : table
  }

  private func hasFewAddresses(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = bytes
    for _ in 0...Self.addressLimit {
      let found = galley_index_of(UInt8(ascii: "@"), rest.baseAddress, rest.count)
      if found < 0 { return true }
      rest = UnsafeBufferPointer(rebasing: rest[(found + 1)...])
    }
    return false
  }

  /// Declares the characters that start an autolink once and for good, and takes them from the
  /// extension, so that no later parse writes to the table that all threads read.
  private static func makeSpecialCharactersPermanent(_ extensions: [OpaquePointer]) {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    for syntax in extensions { cmark_parser_attach_syntax_extension(parser, syntax) }
    cmark_manage_extensions_special_characters(parser, 1)
    cmark_parser_free(parser)
    for syntax in extensions { cmark_syntax_extension_set_special_inline_chars(syntax, nil) }
  }
}
