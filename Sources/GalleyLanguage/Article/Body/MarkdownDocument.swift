internal import CCMarkGFM

/// A Markdown text as cmark-gfm parsed it, with tables and autolinks.
///
/// Strikethrough is left to `BodyBuilder`: cmark-gfm's own extension switches a table that all
/// threads share on and off with each parse, so two parses at once would lose it now and then.
struct MarkdownDocument: ~Copyable {
  /// The document node.
  let root: OpaquePointer

  /// - Parameter bytes: may hold anything; what is not UTF-8 is replaced by U+FFFD.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return nil }
    defer { cmark_parser_free(parser) }
    for syntax in Extensions.shared.all { cmark_parser_attach_syntax_extension(parser, syntax) }
    bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    guard let root = cmark_parser_finish(parser) else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }
}

/// cmark-gfm's extensions, registered once per process and never changed afterwards.
private struct Extensions: @unchecked Sendable {
  static let shared = Extensions()

  let all: [OpaquePointer]

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    all = ["table", "autolink"].compactMap { (name: String) in cmark_find_syntax_extension(name) }
    Self.makeSpecialCharactersPermanent(all)
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
