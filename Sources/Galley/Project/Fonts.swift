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
      composition.page, composition.screens.map(\.placed),
      ReadFonts(of: composition.page.layout, keptFonts))
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
          fits: Self.fits(of: role, fonts.set),
          missing: page.article.map { fonts.set.missing(from: $0, in: role) } ?? [])
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
      format: file.format.rawValue, scripts: Script.covered(by: file.coverage),
      kernsWithSpace: file.kernsWithSpace, forbidsEmbedding: file.forbidsEmbedding)
  }
}
