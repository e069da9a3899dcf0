package import GalleyModel
package import GalleySyntax
extension Article {
  package static func parse(_ f: SourceFile) -> Diagnosed<Article?> {
    var h = parseFrontMatter(f)
    guard let (r, l) = split(f) else { return h }
    h.value?.body = Body.parse(f, in: r.upperBound..<f.bytes.count, firstLine: l)
    return h
  }
  static func split(_ f: SourceFile) -> (Range<Int>, Int)? {
    let lines = f.bytes.split(separator: 10, omittingEmptySubsequences: false)
    guard lines.count > 2,
      let e = lines.dropFirst().firstIndex(where: { $0.elementsEqual("---".utf8) })
    else { return nil }
    return (4..<lines[e].endIndex, e + 2)
  }
  package static func parseFrontMatter(_ f: SourceFile) -> Diagnosed<Article?> {
    let findings = Findings()
    guard let (r, _) = split(f) else { return Diagnosed(nil) }
    let p = YAMLNode.parse(f, in: 4..<r.upperBound - 4)
    guard let root = p.value, var keys = Mapping(root, of: "an article", findings) else {
      return Diagnosed(nil, p.diagnostics)
    }
    guard let title = keys.text("title") else { return Diagnosed(nil) }
    var a = Article(file: f, slug: Path.stem(of: f.path), title: title)
    a.standfirst = keys.text("standfirst")?.value
    a.section = keys.text("section")?.value
    a.date = keys.date("date")
    a.language = keys.language("language")
    a.authors =
      keys.read("authors") { findings.oneOrMore($0, of: "a", findings.text) }?.map(\.value) ?? []
    a.tags =
      keys.read("tags") { findings.oneOrMore($0, of: "a", findings.text) }?.map(\.value) ?? []
    if let n = keys.node("image"), var m = Mapping(n, of: "i", findings), let s = m.text("src") {
      a.image = Image(source: s.value, alt: m.text("alt"), span: s.span);
      a.image?.caption = m.text("caption")?.value;
      a.image?.size = PixelSize(width: 1200, height: 800)
    }
    return Diagnosed(a, p.diagnostics)
  }
}
