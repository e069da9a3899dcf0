import Galley
import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyPages

/// What pages tell of the file that they are made from.
enum PageNotes {
  // MARK: Slots

  /// How deep a slot stands on each screen: `mobile 2141 px · desktop 1957 px`.
  private static func depths(_ slot: String, _ plan: AdPlan) -> String {
    plan.screens.compactMap { screen in
      let ads = screen.ads.filter { $0.slot == slot }
      guard let first = ads.map(\.y).min() else { return nil }
      let times = ads.count > 1 ? " ×\(ads.count)" : ""
      return "\(screen.breakpoint) \(Int(first.rounded())) px\(times)"
    }.joined(separator: " · ")
  }

  static func hints(_ question: LanguageQuestion) -> JSONValue? {
    let view = question.view
    guard view.kind == .layout, let walk = view.walk else { return nil }
    let slots = walk.names.filter {
      $0.isDefinition && $0.naming == .slot && question.isAbout($0.span)
    }
    guard let sample = view.desk.sample(ofLayout: view.path) else { return nil }
    let page =
      sample.article.map { "the page of \(Path.name(of: $0))" } ?? "a page without an article"
    return .array(
      costs(question, sample.page, page)
        + slots.compactMap { slot -> JSONValue? in
          let text = depths(slot.name, sample.page.plan)
          guard !text.isEmpty else { return nil }
          let end = view.text.range(ofLine: view.text.line(at: slot.span.range.lowerBound))
            .upperBound
          return [
            "position": view.text.position(end), "label": .string(text), "paddingLeft": true,
            "tooltip": .string("How deep it stands on \(page)"),
          ]
        })
  }

  /// What the numbers of placements cost: the nearest that would admit one more ad, `phone: 1 more at 300px`.
  private static func costs(
    _ question: LanguageQuestion, _ composition: Composition, _ page: String
  ) -> [JSONValue] {
    var words: [Span: [String]] = [:]
    for cost in composition.ruleCosts
    where cost.span.file.path == question.view.path && question.isAbout(cost.span) {
      words[cost.span, default: []].append("\(cost.breakpoint): 1 more at \(cost.value)")
    }
    return words.sorted { $0.key.range.lowerBound < $1.key.range.lowerBound }.map {
      span, words -> JSONValue in
      [
        "position": question.view.text.position(span.range.upperBound),
        "label": .string(words.joined(separator: " · ")), "paddingLeft": true,
        "tooltip": .string("The smallest change of this number that puts one more ad on \(page)"),
      ]
    }
  }

  /// What is known of a slot on each screen, as Markdown.
  static func slot(_ name: String, _ view: FileView) -> String? {
    guard view.kind == .layout, let sample = view.desk.sample(ofLayout: view.path) else {
      return nil
    }
    let plan = sample.page.plan
    let rows = plan.screens.compactMap { screen -> String? in
      let ads = screen.ads.filter { $0.slot == name }
      guard !ads.isEmpty else { return nil }
      let depths = ads.map { "\(Int($0.y.rounded()))" }.joined(separator: ", ")
      let reserved = ads[0].reserved.map { "\($0) px" } ?? "as high as the ad"
      let share = "\(percent(screen.adShare)) of \(percent(screen.adShareLimit))"
      return "| \(screen.breakpoint) | \(depths) px | \(reserved) | \(share) |"
    }
    let page = sample.article.map { "`\(Path.name(of: $0))`" } ?? "a page without an article"
    guard !rows.isEmpty else { return "It is not on \(page)." }
    return "On \(page):\n\n| Screen | Depth | Kept free | Ads take |\n|---|---|---|---|\n"
      + rows.joined(separator: "\n")
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  // MARK: Articles

  static func lenses(_ question: LanguageQuestion) -> JSONValue? {
    let view = question.view
    guard case .article(let file) = view.kind,
      let composition = view.desk.composition(ofArticle: file)
    else { return nil }
    return .array(
      composition.plan.screens.map { screen in
        let inside = screen.ads.filter { $0.gap != nil }.count
        let count = inside == 1 ? "1 ad" : "\(inside) ads"
        return [
          "range": view.text.range(0..<0),
          "command": [
            "title": .string("\(screen.breakpoint): \(count) here · why not more?"),
            "command": .string(LanguageFeature.Command.why.rawValue),
            "arguments": [.string(FileAddress.of(view.path)), .string(screen.breakpoint)],
          ],
        ]
      })
  }

  /// Why there are no more ads in an article: all of it, and what it comes to.
  static func why(
    _ view: FileView, breakpoint: String?
  ) throws(ClientMessage.Failure) -> (text: String, summary: String) {
    guard case .article(let file) = view.kind,
      let composition = view.desk.composition(ofArticle: file)
    else { throw .init(.requestFailed, "the file is no article that a page can be made of") }
    let answer: Rendering
    do {
      answer = try view.desk.project.why(
        WhyRequest(
          page: RenderRequest(
            layout: composition.page.layout.name.value, article: view.path),
          breakpoints: breakpoint.map { [$0] } ?? []))
    } catch {
      throw .init(.requestFailed, error.description)
    }
    let text = answer.bytes.map { String(decoding: $0, as: UTF8.self) } ?? answer.report.text
    let change = text.split(separator: "\n").first { $0.contains("one more ad") }
    let summary =
      change.map { $0.drop { $0 == " " } } ?? "No single change would admit one more ad."
    return (text, String(summary))
  }

  // MARK: The preview

  /// What the preview is to show: the article, or the layout with the slot that a place of it is about.
  static func query(_ view: FileView, at offset: Int?) -> String {
    switch view.kind {
    case .article(let file): return "?article=\(PercentEncoding.encode(file))"
    case .layout:
      let chosen = offset.flatMap { slot(at: $0, view) }
      return "?layout=\(PercentEncoding.encode(Path.stem(of: view.path)))"
        + (chosen.map { "&slot=\(PercentEncoding.encode($0))" } ?? "")
    case .site, .project: return ""
    }
  }

  /// The slot that a line names, or else the one whose definition it stands in.
  private static func slot(at offset: Int, _ view: FileView) -> String? {
    let slots = (view.walk?.names ?? []).filter { $0.naming == .slot }
    let line = view.text.range(ofLine: view.text.line(at: offset))
    let named = slots.first { line.contains($0.span.range.lowerBound) }
    let above = slots.last { $0.isDefinition && $0.span.range.lowerBound <= offset }
    return (named ?? above)?.name
  }
}
