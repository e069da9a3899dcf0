import CCMarkGFM
import Foundation
import GalleyModel
import GalleyBasics
import Testing

@testable import GalleyContent

/// Real articles, where the folder that holds them is beside the project.
@Suite struct CorpusTests {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../../../shared/data/articles").standardizedFileURL

  private static var articles: [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
  func noWordOfARealArticleIsLost() throws {
    for url in Self.articles {
      let bytes = [UInt8](try Data(contentsOf: url))
      let markdown = Self.markdown(of: bytes)
      let body = Body.parse(SourceFile(path: url.path, bytes: bytes), in: markdown).value
      let lost = Self.lostWords(
        of: Self.words(inRenderingOf: Self.withoutNotation(bytes[markdown])),
        in: Self.words(of: body))
      #expect(lost.isEmpty, "\(url.lastPathComponent)")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
  func everyRealArticleIsRead() throws {
    for url in Self.articles {
      let file = SourceFile(path: url.lastPathComponent, bytes: [UInt8](try Data(contentsOf: url)))
      let result = Article.parse(file)
      let body = try #require(result.value?.body)
      #expect(!result.diagnostics.contains { $0.severity == .error }, "\(result.diagnostics)")
      #expect(body.wordCount > 0 && !body.blocks.isEmpty, "\(url.lastPathComponent)")
    }
  }

  /// The bytes behind the second `---`.
  private static func markdown(of bytes: [UInt8]) -> Range<Int> {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("---\n"), let end = text.dropFirst(4).range(of: "\n---\n") else {
      return 0..<bytes.count
    }
    return text.utf8.distance(from: text.startIndex, to: end.upperBound)..<bytes.count
  }

  /// Of Hugo's shortcodes only the words that readers see, and headings without their attributes.
  private static func withoutNotation(_ markdown: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = String(decoding: markdown, as: UTF8.self)
    for (pattern, replacement) in [
      ("(?m)^([ \\t]*<\\w+[^>\\n]*\\smarkdown=[\"']?(?:1|block|span|true)\\b[^>\\n]*>)", "$1\n\n"),
      ("(?m)[ \\t]*\\{[#.:][^{}\\n]*\\}[ \\t]*$", ""),
      ("(?s)(\\]\\(|\\]: )\\{\\{[<%].*?[%>]\\}\\}", "$1#"),
      (
        "(?s)\\{\\{[<%][^}]*?(?<![\\w-])(?:caption|text|intro)=\"([^\"]*)\"[^}]*?[%>]\\}\\}", " $1 "
      ),
      ("(?s)\\{\\{[<%].*?[%>]\\}\\}", " "),
    ] {
      text = text.replacingOccurrences(
        of: pattern, with: replacement, options: .regularExpression)
    }
    return Array(text.utf8)[...]
  }

  private static func words(of body: Body) -> [Substring] {
    words(in: body.words(body.blocks).joined(separator: "\n"))
  }

  private static func words(in text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }

  /// The words that `wanted` has more often than `found`.
  private static func lostWords(of wanted: [Substring], in found: [Substring]) -> [Substring] {
    var counts = Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +)
    return wanted.filter { word in
      counts[word, default: 0] -= 1
      return counts[word, default: 0] < 0
    }
  }

  /// The words of cmark-gfm's own HTML.
  private static func words(inRenderingOf markdown: ArraySlice<UInt8>) -> [Substring] {
    cmark_gfm_core_extensions_ensure_registered()
    let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    markdown.withUnsafeBytes {
      cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
    let document = SharedTable.characters.use(alone: true) { cmark_parser_finish(parser) }
    defer { cmark_node_free(document) }
    let html = cmark_render_html(
      document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser))
    defer { free(html) }
    return words(in: text(ofHTML: html.map { String(cString: $0) } ?? ""))
  }

  private static func text(ofHTML html: String) -> String {
    var text = html
    for (pattern, replacement) in [
      ("(?s)<!--.*?-->", ""), ("(?is)<(script|style)[ >].*?</\\1>", ""),
      (
        "(?i)</?(p|br|li|ul|ol|h[1-6]|div|t[rdh]|table|blockquote|pre|figure|figcaption|hr|iframe|img|video|source)\\b[^>]*>",
        "\n"
      ),
      ("</?[A-Za-z][^>]*>", ""),
    ] {
      text = text.replacingOccurrences(
        of: pattern, with: replacement, options: .regularExpression)
    }
    let entities = HTMLEntity.decoded
    return Array(text.utf8).withUnsafeBufferPointer {
      String(decoding: entities($0), as: UTF8.self)
    }
  }
}

extension Body {
  /// The text of blocks in the order of reading.
  fileprivate func words(_ blocks: [BodyBlock]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.content {
      case .paragraph(let text), .heading(_, let text): [plainText(text)]
      case .embed(let embed): [plainText(embed.words)]
      case .group(let group):
        [plainText(group.title)] + words(group.blocks) + [plainText(group.caption)]
      case .definitions(let entries):
        entries.flatMap { $0.terms.map(plainText) + words($0.blocks) }
      case .image(let figure): [plainText(figure.caption)]
      case .quote(let blocks): words(blocks)
      case .list(let list): list.items.flatMap(words)
      case .table(let table): ([table.header] + table.rows).joined().map(plainText)
      case .code(_, let text): [string(text)]
      case .divider: []
      }
    }
  }

  private func plainText(_ text: RichText) -> String {
    self[text].map { $0.kind == .text ? string($0.text) : " " }.joined()
  }
}
