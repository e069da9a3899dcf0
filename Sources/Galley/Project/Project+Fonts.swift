import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyPages
import GalleyRendering
import GalleyText

extension Project {
  /// Tells what the texts of a page are set in, and what the fonts lack for it.
  ///
  /// - Throws: an error where a name in the request means nothing; mistakes in the files that it
  ///   means are findings of the result.
  public func fonts(_ request: RenderRequest, asJSON: Bool = false) throws(GalleyError) -> Rendering
  {
    let made = try compose(request)
    let diagnostics = Report(made.diagnostics)
    guard let composition = made.value else { return Rendering(bytes: nil, report: diagnostics) }
    let report = FontReport(
      composition.page, composition.screens.map(\.placed), ReadFonts(of: composition.page.layout))
    return Rendering(bytes: asJSON ? report.json() : report.text(), report: diagnostics)
  }
}

extension FontReport {
  fileprivate init(_ page: Page, _ screens: [PageBoxes], _ fonts: ReadFonts) {
    self.init(
      roles: FontRole.allCases.map { role in
        let font = page.layout.theme[role]
        return Role(
          role: role, font: font, texts: Text.all(of: role, on: page, screens),
          files: font.families.flatMap(\.files).compactMap { File($0, page.layout, fonts) },
          fits: Self.fits(of: role, fonts.set), missing: Self.missing(role, page, fonts.set))
      })
  }

  private static func fits(of role: FontRole, _ fonts: FontSet) -> [Fit] {
    let fits = FontFamily.allCases.compactMap { family in
      fonts.fallback(family, for: role).map {
        Fit(family: family, sizeAdjust: $0.sizeAdjust, misfit: $0.misfit)
      }
    }
    return fits.sorted { $0.misfit < $1.misfit }
  }

  /// What of an article's title or text no font has: one example of each script's first few characters.
  private static func missing(
    _ role: FontRole, _ page: Page, _ fonts: FontSet
  ) -> [(script: String, count: Int, examples: String)] {
    guard let article = page.article else { return [] }
    let text =
      switch role {
      case .headline: article.title.value
      case .body: String(decoding: article.body.text, as: UTF8.self)
      case .interface: ""
      }
    var lacking: [(script: String, scalars: [Unicode.Scalar])] = []
    for scalar in Set(text.unicodeScalars).sorted()
    where scalar.value > 0x20 && fonts.has(scalar.value, in: role) == false {
      let script = Script.name(of: scalar.value)
      if let index = lacking.firstIndex(where: { $0.script == script }) {
        lacking[index].scalars.append(scalar)
      } else {
        lacking.append((script, [scalar]))
      }
    }
    return lacking.map { script, scalars in
      (script, scalars.count, scalars.prefix(5).map { String($0) }.joined(separator: " "))
    }
  }
}

extension FontReport.File {
  fileprivate init?(_ source: FontSource, _ layout: ResolvedLayout, _ fonts: ReadFonts) {
    guard let data = layout.fontFiles[source.path.value], let file = fonts.files[source.path.value]
    else { return nil }
    self.init(
      path: source.path.value, bytes: data.bytes.count, weights: source.weights,
      isItalic: source.isItalic, name: file.family, glyphs: file.glyphCount,
      axes: file.axes.map {
        "\($0.tag) \(Int($0.range.lowerBound)) to \(Int($0.range.upperBound))"
      },
      kernsWithSpace: file.kernsWithSpace, forbidsEmbedding: file.forbidsEmbedding)
  }
}

/// What people call the writing that a character is of.
private enum Script {
  private static let ranges: [(ClosedRange<UInt32>, String)] = [
    (0x21...0x24F, "Latin"), (0x1E00...0x1EFF, "Latin"), (0x370...0x3FF, "Greek"),
    (0x1F00...0x1FFF, "Greek"), (0x400...0x52F, "Cyrillic"), (0x530...0x58F, "Armenian"),
    (0x590...0x5FF, "Hebrew"), (0x600...0x77F, "Arabic"), (0x8A0...0x8FF, "Arabic"),
    (0xFB50...0xFDFF, "Arabic"), (0xFE70...0xFEFE, "Arabic"), (0x900...0x97F, "Devanagari"),
    (0x980...0x9FF, "Bengali"), (0xA00...0xA7F, "Gurmukhi"), (0xA80...0xAFF, "Gujarati"),
    (0xB00...0xB7F, "Odia"), (0xB80...0xBFF, "Tamil"), (0xC00...0xC7F, "Telugu"),
    (0xC80...0xCFF, "Kannada"), (0xD00...0xD7F, "Malayalam"), (0xD80...0xDFF, "Sinhala"),
    (0xE00...0xE7F, "Thai"), (0xE80...0xEFF, "Lao"), (0x1000...0x109F, "Burmese"),
    (0x10A0...0x10FF, "Georgian"), (0x1200...0x139F, "Ethiopic"), (0x1780...0x17FF, "Khmer"),
    (0x1100...0x11FF, "Hangul"), (0xAC00...0xD7AF, "Hangul"), (0x3040...0x30FF, "kana"),
    (0x3400...0x9FFF, "Chinese characters"), (0x20000...0x3FFFF, "Chinese characters"),
    (0x1F000...0x1FAFF, "emoji"),
  ]

  static func name(of scalar: UInt32) -> String {
    ranges.first { $0.0.contains(scalar) }?.1 ?? "signs"
  }
}
