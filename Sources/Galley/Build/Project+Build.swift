import GalleyLanguage
import GalleyModel
import GalleyBasics

extension Project {
  /// Renders every article of the project by its layout into a folder.
  ///
  /// The articles are read twice: first their front matter, for the lists; then each whole, one at
  /// a time per core, so that memory does not grow with the archive. An article with errors gets no
  /// page; a page of an earlier build stays until a new one is whole.
  ///
  /// - Parameter progress: is told now and then how many of the articles are done, from any thread.
  /// - Throws: an error where the build cannot begin.
  public func build(
    to output: String,
    progress: @Sendable @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(GalleyError) -> BuildSummary {
    var summary = BuildSummary()
    summary.add(findings)
    guard !findings.hasErrors else { return summary }
    let plan = try BuildPlan(self)
    summary.add(plan.diagnostics)
    summary.failed = plan.failed
    guard !plan.templates.isEmpty else {
      summary.failed += plan.entries.count
      return summary
    }
    let folder: OutputFolder
    do {
      folder = try OutputFolder(output)
    } catch {
      throw GalleyError("cannot make the folder '\(output)': \(error)")
    }
    let assets = AssetCopy(config.assets, of: self, to: folder)
    summary.assets = assets.count
    summary.add(assets.findings)
    let builders = Workers.run(
      count: plan.entries.count, state: { PageBuilder(plan, to: folder) }
    ) { builder, index in
      builder.build(index)
      if index % 64 == 63 { progress(index + 1, plan.entries.count) }
    }
    for builder in builders { summary.add(builder.summary) }
    progress(plan.entries.count, plan.entries.count)
    return summary
  }
}
