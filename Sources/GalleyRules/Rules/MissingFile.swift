import GalleyBasics
import GalleyModel

/// A picture, a page or another file that is not there.
enum MissingFile: ProjectRule {
  static let id = RuleID.missingFile
  static let severity = Severity.warning
  static let summary = "A picture or a link names a file that the finished site does not have."
  static let explanation = """
    Readers see a broken picture or an error page. A picture is a file in the project's folder of assets,
    which a build copies beside the pages: `assets/ferry.jpg`. A link may lead to such a file, or to
    the page of another article, `other-story.html`. Both count from where the site begins, those that
    begin with `./` or `../` from the page's own folder.

    Addresses that begin with a slash may lead to pages that something else makes, so they are asked
    for only in the folder of assets. Other sites are not asked at all.
    """
  static let wrong: Example? = Example(
    line: 4,
    [
      .init(
        "articles/story.md",
        """
        ---
        title: The ferry returns
        ---
        It left at six, as [the timetable](timetabel.html) says.
        """),
      .init(
        "articles/timetable.md",
        """
        ---
        title: The timetable
        ---
        Every half hour.
        """),
      .init("layouts/article.yaml", "layout: article\nregions: { story: [headline, body] }"),
    ])
  static let right: Example? = Example([
    .init(
      "articles/story.md",
      """
      ---
      title: The ferry returns
      ---
      It left at six, as [the timetable](timetable.html) says.
      """),
    .init(
      "articles/timetable.md",
      """
      ---
      title: The timetable
      ---
      Every half hour.
      """),
    .init("layouts/article.yaml", "layout: article\nregions: { story: [headline, body] }"),
  ])

  static func check(
    _ layout: ResolvedLayout, in project: ProjectContents, _ findings: inout RuleFindings
  ) {
    let check = FileCheck(project)
    for region in layout.regions {
      for block in region.allBlocks {
        let allowances = [block.allow, region.allow]
        switch block.kind {
        case .menuLinks(_, let links), .menu(let links):
          for link in links.compactMap(\.destination) {
            check.link(link, writtenAfter: block.span, &findings, allowances)
          }
        case .text(let body):
          for link in body.links {
            let address = body.string(link.destination)
            check.link(address, writtenAfter: block.span, &findings, allowances)
          }
        default: break
        }
      }
    }
    for slot in layout.slots.map(\.slot) {
      guard let creative = slot.creative else { continue }
      check.picture(creative.image, writtenAfter: slot.name.span, &findings, [slot.allow])
      if let link = creative.link {
        check.link(link, writtenAfter: slot.name.span, &findings, [slot.allow])
      }
    }
  }

  static func check(
    _ article: Article, at page: String, in project: ProjectContents,
    _ findings: inout RuleFindings
  ) {
    let check = FileCheck(project, folder: Path.folder(of: page))
    for image in [article.image].compactMap(\.self) + article.pictures {
      check.report(image.source, isPicture: true, &findings, []) { image.span }
    }
    guard !article.body.links.isEmpty else { return }
    let pictures = article.body.pictures
    var search = AddressSearch(article.file)
    for (index, link) in article.body.links.enumerated() {
      let bytes = article.body.text[link.destination.indices]
      check.report(
        String(decoding: bytes, as: UTF8.self), isPicture: pictures.contains(Int16(index)),
        &findings, []
      ) {
        search.next(bytes, inLine: Int(link.line))
      }
    }
  }

  static func check(
    _ site: Site, in project: ProjectContents, _ findings: inout RuleFindings
  ) {
    let check = FileCheck(project)
    for person in site.sortedPeople {
      if let picture = person.picture {
        check.picture(picture, writtenAfter: person.span, &findings, [])
      }
      for link in person.links.compactMap(\.destination) {
        check.link(link, writtenAfter: person.span, &findings, [])
      }
    }
    guard let file = site.file else { return }
    let start = Span(file, 0..<0)
    if let logo = site.logo { check.picture(logo, writtenAfter: start, &findings, []) }
    let links = site.menu + site.apps + site.editions.map(\.link)
    for link in links.compactMap(\.destination) {
      check.link(link, writtenAfter: start, &findings, [])
    }
  }
}

/// Looks for what addresses lead to.
private struct FileCheck {
  private let project: ProjectContents
  /// The folder of the page that has the address, below the output folder.
  private let folder: String

  init(_ project: ProjectContents, folder: String = "") {
    self.project = project
    self.folder = folder
  }

  func picture(
    _ address: String, writtenAfter place: Span, _ findings: inout RuleFindings,
    _ allowances: [[Allowance]]
  ) {
    report(address, isPicture: true, &findings, allowances) {
      place.file.span(of: address, after: place)
    }
  }

  func link(
    _ address: String, writtenAfter place: Span, _ findings: inout RuleFindings,
    _ allowances: [[Allowance]]
  ) {
    report(address, isPicture: false, &findings, allowances) {
      place.file.span(of: address, after: place)
    }
  }

  /// - Parameter span: where the address is written.
  func report(
    _ address: String, isPicture: Bool, _ findings: inout RuleFindings,
    _ allowances: [[Allowance]], at span: () -> Span
  ) {
    guard LinkDestination(address) == .local, let path = path(of: address),
      !isThere(path, isPicture)
    else { return }
    let isOutside = project.hasFile(path)
    let likely = isPicture ? nil : project.likelyPages.nearest(to: path)
    findings.report(
      isOutside
        ? "'\(excerpt(path))' is not in the folder '\(project.assets)', so no build copies it"
        : isPicture
          ? "there is no file '\(excerpt(path))'"
          : "there is no page and no file '\(excerpt(path))'",
      at: span(), likely.map { "did you mean '\($0)'?" } ?? "", allowedBy: allowances)
  }

  private func isThere(_ path: String, _ isPicture: Bool) -> Bool {
    if !isPicture {
      let page = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
      if project.articles.pages.contains(page) { return true }
    }
    return isAsset(path) && project.hasFile(path)
  }

  private func isAsset(_ path: String) -> Bool {
    project.assets == "." || path.hasPrefix(project.assets + "/")
  }

  /// The path below the site that an address means; `nil` where it is not known from the project what
  /// is there.
  private func path(of address: String) -> String? {
    let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    let written = String(address[..<end]).trimmed.percentDecoded
    guard !written.isEmpty else { return nil }
    let isFolder = written.hasSuffix("/")
    if written.hasPrefix("/") {
      let path = Path.normalized(String(written.dropFirst()))
      return isAsset(path) ? path : nil
    }
    let path = Path.normalized(written.hasPrefix(".") ? Path.join(folder, written) : written)
    return isFolder ? path + "/" : path
  }
}

extension String {
  /// The text without the blanks at its ends.
  fileprivate var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// The text that a URL's path stands for; what is no escape stays as it is.
  fileprivate var percentDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count > 1,
        let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(decoded)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
