import ArgumentParser
import Galley
import GalleyBasics
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

struct Compare: ParsableCommand {
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, html
  }

  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Tell what changes between two layouts, variants, folders or git revisions, on all pages.",
    discussion: """
      What the layouts say otherwise; inventory, density, depth and findings before and after, by section; and \
      which articles get more ads or fewer. OLD and NEW are two layouts or two variants of one project, two \
      projects' folders, or git revisions of the project; OLD alone is a revision, and NEW the project as it \
      is. Without both the project is compared with what --set or --variant makes of it.

      --set changes a value of the layouts: slots.in_article.placement.gap=400px. What begins with a slot's \
      name means that slot, and what begins with a key of slots means all slots that have it:
      placement.gap=400px. KEY*=NUMBER takes a part of what a layout says: placement.gap*=0.5 halves all \
      gaps. --fail-on holds the change to a condition: in percentage points for shares, in \
      percent of the old value for all else. --format html draws the pages of the articles that win and lose.

      EXAMPLES:
        galley compare --set placement.gap=400px
        galley compare --set placement.gap*=0.5 --format html > compare.html
        galley compare --variant closer
        galley compare article layouts/closer.yaml
        galley compare closer wider
        galley compare main
        galley compare v1.0 main~1 --fail-on "ads < -2 %" --fail-on "density p95 > +1 %"
      """)

  @Argument(help: "The layout, variant, folder or git revision as it was.", completion: .file())
  var old: String?

  @Argument(help: "The layout, variant, folder or git revision as it is.", completion: .file())
  var new: String?

  @Option(name: .long, help: "A change to try, such as: placement.gap=400px or placement.gap*=0.5")
  var set: [String] = []

  @Flag(
    help: "Compare articles too that readers may not see: drafts, early and expired ones.")
  var all = false

  @Option(help: "The form of the result.")
  var format = Form.text

  @Option(name: .long, help: "A change that makes the command fail, such as: density > +1 %")
  var failOn: [String] = []

  @OptionGroup var project: ProjectOption

  func validate() throws {
    let isTrial = !set.isEmpty || project.variant != nil
    if old != nil, isTrial {
      throw ValidationError(
        "OLD and NEW go without --set and --variant, which say what to compare with")
    }
    if old == nil, !isTrial {
      throw ValidationError("say what to compare: OLD and NEW, or a change: --set or --variant")
    }
  }

  func run() throws {
    try Comparison.check(failOn)
    let folders = RevisionFolders()
    defer { folders.removeAll() }
    let bar = ProgressBar(on: .error)
    let comparison = try compare(folders) { bar.show($0, of: $1) }
    bar.clear()
    folders.removeAll()
    Terminal.error.show(comparison.report)
    guard comparison.hasFigures else { throw ExitCode(1) }
    Terminal.output.write(comparison.render(rendered))
    let holding = try comparison.holding(failOn)
    for sentence in holding { Terminal.error.line(sentence) }
    if !holding.isEmpty || comparison.report.hasErrors { throw ExitCode(1) }
  }

  private var rendered: Comparison.Format {
    switch format {
    case .text: .text
    case .json: .json
    case .html: .html
    }
  }

  private func compare(
    _ folders: RevisionFolders, _ progress: @Sendable @escaping (Int, Int) -> Void
  ) throws -> Comparison {
    guard let old else {
      let project = try ProjectOption.find(project.project)
      return try compare(
        project.varied(variant: self.project.variant, settings: set), with: project, progress)
    }
    guard let new else {
      let project = try ProjectOption.find(project.project)
      return try compare(try revision(old, of: project, folders), with: nil, in: project, progress)
    }
    if Project.isProject(old), Project.isProject(new) {
      return try compare(Project.open(new), with: Project.open(old), progress)
    }
    let project = try ProjectOption.find(project.project, near: [new, old])
    if Set([old, new]).isSubset(of: project.variantNames) {
      return try compare(
        project.varied(variant: new), with: project.varied(variant: old), progress)
    }
    // Where one of them is a layout, the other one is meant as such.
    if project.hasLayout(old) || project.hasLayout(new) {
      return try compare(project, with: project, layouts: (old, new), progress)
    }
    let before = try revision(old, of: project, folders)
    let after = try revision(new, of: project, folders)
    return try compare(before, with: after, in: project, progress)
  }

  private func revision(
    _ name: String, of project: Project, _ folders: RevisionFolders
  ) throws -> GitRevision {
    do {
      return try folders.write(name, of: project.folder)
    } catch {
      throw GalleyError(sentence(on: name, of: project, error))
    }
  }

  /// Why a word is nothing that can be compared.
  private func sentence(on name: String, of project: Project, _ problem: GalleyError) -> String {
    let word = excerpt(name)
    let other = (name == old ? new : old).map { excerpt($0) }
    let variants = project.variantNames
    if variants.contains(name) {
      return other.map {
        "'\(word)' is a variant, but '\($0)' is none; there are: \(variants.joined(separator: ", "))"
      } ?? "'\(word)' is a variant; write --variant \(word)"
    }
    if Project.isProject(name) {
      return other.map { "'\(word)' is a project's folder, but '\($0)' is none" }
        ?? "'\(word)' is a project's folder; say too which one to compare it with"
    }
    if other == nil, project.hasLayout(name) {
      return "'\(word)' is a layout; say too which one to compare it with"
    }
    let ends = name.split(separator: "..", omittingEmptySubsequences: false)
    if other == nil, ends.count == 2, ends.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }) {
      return
        "'\(word)' is no git revision; write '\(excerpt(String(ends[0]))) \(excerpt(String(ends[1])))'"
    }
    let likely = Suggestion.nearest(to: name, among: variants + project.layoutNames)
    let looked =
      other == nil ? "no git revision" : "no variant, layout, project's folder or git revision"
    return "'\(word)' is \(looked): \(problem)" + (likely.map { "; did you mean '\($0)'?" } ?? "")
  }

  /// Compares a revision with another one, or with the project as it is.
  private func compare(
    _ before: GitRevision, with after: GitRevision?, in project: Project,
    _ progress: @Sendable @escaping (Int, Int) -> Void
  ) throws -> Comparison {
    defer { withExtendedLifetime((before, after)) {} }
    let revisions = [before, after].compactMap(\.self)
    do {
      let new = try after.map { try Project.open($0.folder) } ?? project
      let found = try compare(new, with: Project.open(before.folder), progress)
      return revisions.reduce(found) { $0.naming($1) }
    } catch let error as GalleyError {
      throw GalleyError(revisions.reduce(error.description) { $1.rename($0) })
    }
  }

  private func compare(
    _ new: Project, with old: Project, layouts: (old: String, new: String)? = nil,
    _ progress: @Sendable @escaping (Int, Int) -> Void
  ) throws -> Comparison {
    try new.check(failOn, with: old)
    return try new.compare(
      with: old, layouts: layouts, withheldToo: all, withMaps: format == .html, progress: progress)
  }
}

/// The git revisions that a command has written out, which are gone when it ends: by itself, by Ctrl-C or by a signal to
/// terminate.
final class RevisionFolders: Sendable {
  private let revisions = Mutex<[GitRevision]>([])

  /// Writes a revision out.
  ///
  /// - Throws: an error where there is no such revision.
  func write(_ name: String, of project: String) throws(GalleyError) -> GitRevision {
    // Who is interrupted meanwhile waits until all of it can be taken away.
    try revisions.withLock { (revisions) throws(GalleyError) -> GitRevision in
      if revisions.isEmpty { removeAtSignals() }
      let revision = try GitRevision(name, of: project)
      revisions.append(revision)
      return revision
    }
  }

  func removeAll() {
    revisions.withLock { revisions in
      for revision in revisions { revision.remove() }
      revisions = []
    }
  }

  private func removeAtSignals() {
    // Threads inherit what is blocked, so the signals come to the one that waits for them and nowhere else.
    var endings = sigset_t()
    sigemptyset(&endings)
    sigaddset(&endings, SIGINT)
    sigaddset(&endings, SIGTERM)
    sigaddset(&endings, SIGHUP)
    pthread_sigmask(SIG_BLOCK, &endings, nil)
    let waited = endings
    Task.detached { [self] in
      var waited = waited
      var number: Int32 = 0
      while sigwait(&waited, &number) != 0 {}
      removeAll()
      // The process ends as it would have without this.
      signal(number, SIG_DFL)
      pthread_sigmask(SIG_UNBLOCK, &waited, nil)
      kill(getpid(), number)
    }
  }
}
