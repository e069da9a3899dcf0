import Foundation
import Galley
import GalleyTestSupport
import Testing

/// What was kept is never told where a fresh audit tells something else.
@Suite struct KeptFiguresTests {
  private static let layout = """
    layout: article
    breakpoints: { mobile: 0, desktop: { from: 1000, screen: 1200x900 } }
    regions:
      main: [headline, image, body: { spot_img: ad }, article_list: { from: latest, limit: 3 }]
    slots:
      ad: { sizes: [300x250], label: Ad, value: 2, placement: { gap: 5 paragraphs, readers: [100%, 50%] } }

    """

  private static func files() -> [String: String] {
    var files = [
      "galley.yaml": "assets: assets\nsite: site.yaml\n", "site.yaml": "name: Courier\n",
      "layouts/base.yaml": layout.replacing("layout: article", with: "layout: base"),
      "layouts/article.yaml": "layout: article\nextends: base\n",
      "assets/a.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'/>",
    ]
    for number in 1...12 {
      files["articles/a\(number).md"] =
        "---\ntitle: Number \(number)\ndate: 2024-04-\(10 + number)\ntags: [x]\nimage: { src: assets/a.svg, alt: A }\n---\n"
        + Harbour.article(4 + number) + "\nSee [this](a\(number % 12 + 1).html).\n"
    }
    return files
  }

  /// An edit, and of how many of the twelve articles the figures are known afterwards; `nil` for whatever.
  static let edits: [(file: String, from: String, to: String, known: Int?)] = [
    ("articles/a3.md", "See ", "Look at ", 11),
    ("articles/a3.md", "title: Number 3", "title: Another", 11),
    (
      "articles/a12.md", "title: Number 12",
      "title: A title that lists show, and that is far longer", 0
    ),
    ("articles/a3.md", "tags: [x]", "tags: [y]", nil),
    ("articles/a3.md", "title", "titel", nil),
    ("articles/a12.md", "2024-04-22", "2034-04-22", nil),
    ("articles/a5.md", "---\ntitle", "---\nslug: a6\ntitle", nil),
    ("articles/new.md", "", "---\ntitle: New\n---\nText.\n", nil),
    ("layouts/base.yaml", "gap: 5", "gap: 4", 0),
    ("layouts/base.yaml", "value: 2", "value: 3", 0),
    ("layouts/article.yaml", "extends: base", "extends: base\ntheme: { sizes: { body: 21px } }", 0),
    ("layouts/other.yaml", "", "layout: other\nextends: base\n", 0),
    ("site.yaml", "Courier", "The Courier of Port Louis", 0),
    ("galley.yaml", "assets: assets", "assets: assets\npolicy: { rules: { ad-label: off } }", 0),
    ("galley.yaml", "assets: assets", "assets: assets\nads: { none: { tag: x } }", 0),
    ("assets/a.svg", "height='50'", "height='500'", 0),
    ("assets/b.svg", "", "<svg/>", 12),
    ("audit.html", "", "<p>The report</p>", 12),
    ("notes/a7.html", "", "<p>A name that an article writes</p>", 11),
    ("notes/a7.htm", "", "<p>One that none writes</p>", 12),
  ]

  private func bytes(_ audit: Audit) -> [[UInt8]] {
    [Audit.Format.text, .json, .partial, .html].map { audit.render($0) }
  }

  @Test(arguments: edits) func isNeverWrong(
    _ edit: (file: String, from: String, to: String, known: Int?)
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in Self.files() { try folder.write(text, to: name) }
    let first = try Project.open(folder("")).audit(isKept: true)
    #expect(first.reused == 0 && first.articles == 12)
    let again = try Project.open(folder("")).audit(isKept: true)
    #expect(again.reused == 12)
    #expect(bytes(again) == bytes(first))
    let known = Self.files()[edit.file] ?? ""
    let text = edit.from.isEmpty ? edit.to : known.replacing(edit.from, with: edit.to)
    try folder.write(text, to: edit.file)
    let edited = try Project.open(folder("")).audit(isKept: true)
    let fresh = try Project.open(folder("")).audit()
    #expect(bytes(edited) == bytes(fresh))
    if let known = edit.known { #expect(edited.reused == known) }
    let next = try Project.open(folder("")).audit(isKept: true)
    #expect(bytes(next) == bytes(fresh))
  }

  /// A file that an article names otherwise than letter by letter is known all the same.
  @Test(arguments: [
    "pl%61n.pdf", "pl&#97;n.pdf", "plan\\.pdf", "notes/../PLAN.pdf", "plan.pdf#page=2",
  ])
  func knowsFilesHoweverTheyAreNamed(_ address: String) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in Self.files() { try folder.write(text, to: name) }
    try folder.write("---\ntitle: Z\n---\nThe [plan](\(address)).\n", to: "articles/z.md")
    _ = try Project.open(folder("")).audit(isKept: true)
    try folder.write("A plan", to: "plan.pdf")
    let edited = try Project.open(folder("")).audit(isKept: true)
    #expect(edited.reused == 12)
    #expect(bytes(edited) == bytes(try Project.open(folder("")).audit()))
  }

  /// What a build writes into the project is none of what pages are made of.
  @Test func doesNotMindABuildInTheProject() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in Self.files() { try folder.write(text, to: name) }
    let project = try Project.open(folder(""))
    _ = try project.build(to: folder("out/site"))
    let first = try project.audit(isKept: true)
    for name in ["out/site/a1.html", "out/site/assets/more.svg"] {
      try folder.write("<p>Otherwise</p>", to: name)
    }
    #expect(try project.audit(isKept: true).reused == 12)
    try folder.write("<p>No build's</p>", to: "out/more.html")
    #expect(try project.audit(isKept: true).reused == 12)
    #expect(bytes(try project.audit()) == bytes(first))
  }

  /// What a link leads to is not the audit's to write, be it the folder or a file in it.
  @Test func writesThroughNoLink() throws {
    let folder = try TemporaryFolder()
    let elsewhere = try TemporaryFolder()
    defer {
      folder.remove()
      elsewhere.remove()
    }
    for (name, text) in Self.files() { try folder.write(text, to: name) }
    let project = try Project.open(folder(""))
    let link = { (name: String, target: String) in
      try FileManager.default.createSymbolicLink(
        atPath: folder(name), withDestinationPath: elsewhere(target))
    }
    try link(".galley", "")
    for _ in 0..<2 {
      let audit = try project.audit(isKept: true)
      #expect(audit.reused == 0 && audit.articles == 12)
      #expect(audit.unkept?.contains("'.galley' is a link") == true)
    }
    #expect(try project.audit().unkept == nil)
    #expect(try elsewhere.names().isEmpty)
    try FileManager.default.removeItem(atPath: folder(".galley"))
    try FileManager.default.createDirectory(
      atPath: folder(".galley"), withIntermediateDirectories: false)
    try link(".galley/.gitignore", "ignored")
    #expect(try project.audit(isKept: true).unkept == nil)
    #expect(try project.audit(isKept: true).reused == 12)
    #expect(try elsewhere.names().isEmpty)
  }

  /// Costs and variants have figures of their own, and what is damaged counts for nothing.
  @Test func keepsEachKindByItself() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for (name, text) in Self.files() { try folder.write(text, to: name) }
    let project = try Project.open(folder(""))
    let costs = try project.audit(withCosts: true, isKept: true)
    #expect(try project.audit(isKept: true).reused == 0)
    let again = try project.audit(withCosts: true, isKept: true)
    #expect(again.reused == 12 && again.render(.json) == costs.render(.json))
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder(".galley"))
    for file in kept where file.hasSuffix(".kept") {
      let path = folder(".galley/\(file)")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try Data(text.prefix(text.count / 2).utf8).write(to: URL(fileURLWithPath: path))
    }
    let cut = try project.audit(withCosts: true, isKept: true)
    #expect(cut.reused < 12 && cut.render(.json) == costs.render(.json))
    for file in kept where file.hasSuffix(".kept") {
      let path = folder(".galley/\(file)")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      // Other numbers, in the same form.
      let lines = text.split(separator: "\n").map { line in
        let (start, end) = (line.prefix(200), line.dropFirst(200))
        return start + String(end.map { $0 == "3" ? "4" : $0 })
      }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    }
    let damaged = try project.audit(withCosts: true, isKept: true)
    #expect(damaged.reused < 12 && damaged.render(.json) == costs.render(.json))
    let ignoring = try String(contentsOfFile: folder(".galley/.gitignore"), encoding: .utf8)
    #expect(ignoring == "*\n")
  }
}
