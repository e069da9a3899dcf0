import GalleyBasics
package import GalleyGeometry
package import GalleyModel

/// What the texts of a page are set in.
package struct FontReport: Sendable {
  package struct File: Sendable {
    package var path: String
    package var bytes: Int
    package var weights: ClosedRange<Int>
    package var isItalic: Bool
    /// The font's own name of its family.
    package var name: String
    package var glyphs: Int
    /// What may be varied: `wght 100 to 900`.
    package var axes: [String]
    /// `ttf`, `otf`, `ttc`, `woff` or `woff2`.
    package var format: String
    /// How many characters of each it has, in the order of Unicode.
    package var scripts: [(script: String, characters: Int)]
    package var kernsWithSpace: Bool
    package var forbidsEmbedding: Bool

    package init(
      path: String, bytes: Int, weights: ClosedRange<Int>, isItalic: Bool, name: String,
      glyphs: Int, axes: [String], format: String,
      scripts: [(script: String, characters: Int)], kernsWithSpace: Bool, forbidsEmbedding: Bool
    ) {
      (self.path, self.bytes, self.weights, self.isItalic) = (path, bytes, weights, isItalic)
      (self.name, self.glyphs, self.axes) = (name, glyphs, axes)
      (self.format, self.scripts) = (format, scripts)
      (self.kernsWithSpace, self.forbidsEmbedding) = (kernsWithSpace, forbidsEmbedding)
    }
  }

  /// How a built-in family would stand in.
  package struct Fit: Sendable {
    package var family: FontFamily
    package var sizeAdjust: Double
    /// As a share of an em.
    package var misfit: Double

    package init(family: FontFamily, sizeAdjust: Double, misfit: Double) {
      (self.family, self.sizeAdjust, self.misfit) = (family, sizeAdjust, misfit)
    }
  }

  /// An element of the page that is set in a role's own fonts.
  package struct Text: Sendable {
    /// As `galley measure` calls it, or what is bold or italic within text.
    package var name: String
    /// CSS px, from the smallest screen to the largest.
    package var sizes: ClosedRange<Int>
    package var isBold: Bool
    package var isItalic: Bool
    /// The paths of those that it is set in.
    package var files: [String]
  }

  package struct Role: Sendable {
    package var role: FontRole
    package var font: ThemeFont
    /// In the order of the page.
    package var texts: [Text]
    package var files: [File]
    /// The best first; empty where the role has no own fonts.
    package var fits: [Fit]
    /// The different characters of the article that no font of the stack has, by script.
    package var missing: [MissingGlyphs]

    package init(
      role: FontRole, font: ThemeFont, texts: [Text], files: [File], fits: [Fit],
      missing: [MissingGlyphs]
    ) {
      (self.role, self.font, self.texts, self.files) = (role, font, texts, files)
      (self.fits, self.missing) = (fits, missing)
    }
  }

  package var roles: [Role]

  package init(roles: [Role]) { self.roles = roles }

  /// Lines for people.
  package func text() -> [UInt8] {
    var text = ""
    for role in roles {
      text += "\(role.role.rawValue): \(printableLine(role.stack))\n"
      for set in role.texts { text += "  \(set.line)\n" }
      for file in role.files { text += "  \(file.line)\n" }
      for remark in role.remarks { text += "  - \(printableLine(remark))\n" }
    }
    if let needed { text += needed }
    return Array(text.utf8)
  }

  /// How much a browser loads for the page; `nil` where no text has a font of its own.
  private var needed: String? {
    let used = Set(roles.flatMap(\.texts).flatMap(\.files))
    guard !used.isEmpty else { return nil }
    var sizes: [String: Int] = [:]
    for file in roles.flatMap(\.files) { sizes[file.path] = file.bytes }
    let bytes = used.reduce(0) { $0 + (sizes[$1] ?? 0) }
    return "the page loads \(used.count) of \(sizes.count) files, \(decimal(bytes)) bytes\n"
  }

  package func json() -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.array("fonts") { json in
        for role in roles { json.object { role.write(to: &$0) } }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension FontReport.Text {
  /// What of a page is set in a role's own fonts.
  ///
  /// - Parameter screens: the page on each of them.
  package static func all(
    of role: FontRole, on page: Page, _ screens: [PageBoxes]
  ) -> [FontReport.Text] {
    let theme = page.layout.theme
    guard theme[role].isWebFont else { return [] }
    let tables = screens.map {
      StyleTable(theme: theme, fromWidth: page.layout.breakpoints[$0.breakpoint].from.value)
    }
    var texts: [FontReport.Text] = []
    for element in StyledElement.allCases where screens.contains(where: { $0.hasText(element) }) {
      let styles = tables.map { $0[element] }.filter { $0.role == role }
      guard let style = styles.first else { continue }
      let name = BoxName(.element(element), page).kind
      texts.append(FontReport.Text(name, styles, style.isBold, style.isItalic, role, page))
      guard element == .paragraph else { continue }
      for (bold, italic) in page.stylesOfRuns {
        let name = bold ? italic ? "bold italic in text" : "bold in text" : "italic in text"
        texts.append(FontReport.Text(name, styles, bold, italic, role, page))
      }
    }
    return texts
  }

  private init(
    _ name: String, _ styles: [BoxStyle], _ isBold: Bool, _ isItalic: Bool, _ role: FontRole,
    _ page: Page
  ) {
    let sizes = styles.map(\.size)
    self.init(
      name: name, sizes: (sizes.min() ?? 0)...(sizes.max() ?? 0), isBold: isBold,
      isItalic: isItalic,
      files: page.layout.theme[role].families.flatMap { family in
        family.files(weight: isBold ? 700 : 400, isItalic: isItalic)
          .filter { $0.isNeeded(for: page.words) }.map(\.path.value)
      })
  }

  fileprivate var line: String {
    let size =
      sizes.count == 1 ? "\(sizes.lowerBound)" : "\(sizes.lowerBound) to \(sizes.upperBound)"
    return printableLine(
      "\(name): \(size)px\(isBold ? " bold" : "")\(isItalic ? " italic" : "") in "
        + files.map { "'\($0)'" }.joined(separator: ", "))
  }
}

extension PageBoxes {
  /// Whether some text stands right in an element.
  fileprivate func hasText(_ element: StyledElement) -> Bool {
    boxes.indices.contains { index in
      boxes[index].role.textElement == element
        && (boxes[index].text != nil
          || children(of: index).contains { boxes[$0].role == .piece })
    }
  }
}

extension Page {
  /// The ways in which text stands out in the article: bold, italic or both.
  fileprivate var stylesOfRuns: [(isBold: Bool, isItalic: Bool)] {
    var found: Set<Int> = []
    for run in article?.body.runs ?? [] {
      found.insert(
        (run.style.contains(.strong) ? 1 : 0) + (run.style.contains(.emphasis) ? 2 : 0))
    }
    return found.subtracting([0]).sorted().map { ($0 & 1 != 0, $0 & 2 != 0) }
  }

  /// All that an article says; the page's title where it has none.
  fileprivate var words: String {
    guard let article else { return title }
    return article.title.value + String(decoding: article.body.text, as: UTF8.self)
  }
}

extension FontReport.File {
  fileprivate var line: String {
    let weight =
      weights.count == 1
      ? "\(weights.lowerBound)" : "\(weights.lowerBound) to \(weights.upperBound)"
    var parts = ["\(weight)\(isItalic ? " italic" : "")", "\(format) of \(decimal(bytes)) bytes"]
    if !name.isEmpty { parts.append("'\(name)'") }
    parts.append("\(decimal(glyphs)) glyphs")
    parts += axes
    parts += scripts.map { "\($0.script) \(decimal($0.characters))" }
    return printableLine("\(path): \(parts.joined(separator: ", "))")
  }
}

extension FontReport.Role {
  fileprivate var stack: String {
    (font.families.map { "'\($0.name.value)'" } + [font.fallback.rawValue])
      .joined(separator: ", then ")
  }

  fileprivate var remarks: [String] {
    var remarks = missing.map {
      "no font here has \($0.scalars.count) of the article's characters in \($0.script): "
        + $0.examples
    }
    for file in files where file.kernsWithSpace {
      remarks.append(
        "'\(file.path)' kerns with the space, so a word's width depends on its neighbours")
    }
    for file in files where file.format == "ttc" {
      remarks.append("'\(file.path)' is a collection, which Firefox does not load")
    }
    for file in files where file.format == "ttf" || file.format == "otf" {
      remarks.append("'\(file.path)' is served as it is: as WOFF2 it has fewer bytes")
    }
    for file in files where file.forbidsEmbedding {
      remarks.append(
        "'\(file.path)' says that its license forbids to embed it (fsType): see that you may serve it"
      )
    }
    if let best = fits.first {
      remarks.append(
        "\(best.family.rawValue) fits best until the files are there, at "
          + "\(decimals(best.sizeAdjust * 100, 1)) % of its size"
          + (best.family == font.fallback ? "" : "; the fallback is \(font.fallback.rawValue)"))
    }
    return remarks
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.field("text", role.rawValue)
    json.array("families") { json in for family in font.families { json.string(family.name.value) }
    }
    json.field("fallback", font.fallback.rawValue)
    json.array("texts") { json in
      for text in texts {
        json.object { json in
          json.field("name", text.name)
          json.array("size") { json in
            json.number(text.sizes.lowerBound)
            json.number(text.sizes.upperBound)
          }
          json.field("bold", text.isBold)
          json.field("italic", text.isItalic)
          json.array("files") { json in for file in text.files { json.string(file) } }
        }
      }
    }
    json.array("files") { json in
      for file in files {
        json.object { json in
          json.field("file", file.path)
          json.field("bytes", file.bytes)
          json.array("weight") { json in
            json.number(file.weights.lowerBound)
            json.number(file.weights.upperBound)
          }
          json.field("italic", file.isItalic)
          json.field("name", file.name)
          json.field("glyphs", file.glyphs)
          json.array("axes") { json in for axis in file.axes { json.string(axis) } }
          json.field("format", file.format)
          json.array("scripts") { json in
            for (script, characters) in file.scripts {
              json.object { json in
                json.field("script", script)
                json.field("characters", characters)
              }
            }
          }
          json.field("kernsWithSpace", file.kernsWithSpace)
          json.field("forbidsEmbedding", file.forbidsEmbedding)
        }
      }
    }
    json.array("fallbacks") { json in
      for fit in fits {
        json.object { json in
          json.field("family", fit.family.rawValue)
          json.field("sizeAdjust", fit.sizeAdjust)
          json.field("misfit", fit.misfit)
        }
      }
    }
    json.array("missing") { json in
      for lack in missing {
        json.object { json in
          json.field("script", lack.script)
          json.field("characters", lack.scalars.count)
          json.field("examples", lack.examples)
        }
      }
    }
  }
}
