import Dispatch
import Galley
import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyPages

/// What the studio knows: the project as its files are, and the pages that were asked for.
///
/// Pages are made when they are asked for, and made anew only where what they were made from has
/// changed. Each is made on a thread of its own, so that a slow one holds up no other, and given up when
/// a newer save comes before it is done.
actor Studio {
  private struct Kept<Value: Sendable>: Sendable {
    var value: Value
    /// What it was made from.
    var inputs: Set<String>
    var isStale = false
  }

  /// A page that is being made, for all who wait for it.
  private struct Making: Sendable {
    let number: Int
    let cancellation: Cancellation
    let task: Task<Made, Never>
  }

  private struct Made: Sendable {
    let meant: Catalog.Meant
    let result: Result<(proof: Proof?, report: Report), GalleyError>
    let inputs: Set<String>
  }

  private let folder: String
  /// The project's folder as an absolute path, through the links by which it is named.
  let home: String
  private let disk: any Workspace
  private let workspace: any Workspace
  private let memo = Memo()
  private var project: Kept<Project>
  /// Why the project cannot be opened any more.
  private var problem: String?
  private var catalog: Kept<Catalog>?
  /// Tells one catalog from the next.
  private(set) var catalogRevision = 0
  /// The last asked for at the end.
  private var editions: [(choice: Choice, kept: Kept<Edition>)] = []
  private var lastEdition = 0
  private var making: [Choice: Making] = [:]
  private var lastMaking = 0
  /// Tells of each page that is made, and so of files that are to be watched.
  nonisolated let finished: AsyncStream<Void>
  private let finishing: AsyncStream<Void>.Continuation
  /// The last report on all articles, and after how many changes it was begun.
  private var audited: (revision: Int, task: Task<Result<[UInt8], GalleyError>, Never>)?
  /// Counts the changes.
  private(set) var revision = 1
  /// Counts the changes of assets, whose addresses stay the same.
  private(set) var assetRevision = 0

  /// What is changed about all layouts.
  private let variation: Variation
  /// The most pages that are kept.
  private static let keptEditions = 12

  /// - Parameter project: it is opened anew when its `galley.yaml` changes.
  init(_ project: Project) {
    (finished, finishing) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    folder = project.folder
    home = project.home
    disk = project.workspace
    workspace = TracingWorkspace(project.workspace)
    variation = project.loader.variation
    self.project = Kept(value: project, inputs: [], isStale: true)
  }

  // MARK: Asking

  /// The project as its `galley.yaml` says, or as it last did.
  func currentProject() -> Project {
    guard project.isStale else { return project.value }
    let (opened, inputs) = FileTrace.tracing { open() }
    switch opened {
    case .success(let opened):
      // What articles get, layouts and ads, is read off the project file too.
      memo.forgetAll()
      catalog?.isStale = true
      project = Kept(value: opened, inputs: inputs)
      problem = nil
    case .failure(let error):
      project.inputs = inputs
      project.isStale = false
      problem = error.description
    }
    return project.value
  }

  private func open() -> Result<Project, GalleyError> {
    Result { () throws(GalleyError) in
      guard disk.stamp(of: home)?.kind == .folder else {
        throw GalleyError("the project's folder is gone; as soon as it is back, so is the page")
      }
      let hasFile = workspace.exists(Path.join(folder, ProjectConfig.fileName))
      var project =
        hasFile || !folder.isEmpty
        ? try Project.open(folder, in: workspace) : Project.bare(in: workspace)
      project.loader.variation = variation
      project.memo = memo
      return project
    }
  }

  /// What can be chosen.
  func currentCatalog() -> Catalog {
    let project = currentProject()
    if let catalog, !catalog.isStale { return catalog.value }
    let (value, inputs) = FileTrace.tracing { Catalog(project) }
    if value != catalog?.value { catalogRevision += 1 }
    catalog = Kept(value: value, inputs: inputs)
    return value
  }

  /// The page that is chosen, made anew where it has to be.
  func edition(_ choice: Choice) async -> Edition {
    while true {
      if let index = editions.firstIndex(where: { $0.choice == choice }),
        !editions[index].kept.isStale
      {
        let known = editions.remove(at: index)
        editions.append(known)
        return known.kept.value
      }
      let current = making[choice] ?? begin(choice)
      finish(choice, current, await current.task.value)
    }
  }

  private func begin(_ choice: Choice) -> Making {
    let project = currentProject().asOfNow
    let meant = currentCatalog().resolve(choice, usual: project.config.layout)
    let cancellation = Cancellation()
    // A thread of its own: tasks share as many as there are cores.
    let thread = DispatchQueue(label: "galley.page")
    let task = Task.detached {
      await withCheckedContinuation { continuation in
        thread.async {
          let (result, inputs) = FileTrace.tracing {
            cancellation.running { Self.proof(meant, project) }
          }
          continuation.resume(returning: Made(meant: meant, result: result, inputs: inputs))
        }
      }
    }
    lastMaking += 1
    let begun = Making(number: lastMaking, cancellation: cancellation, task: task)
    making[choice] = begun
    return begun
  }

  /// Keeps a page that is made, unless somebody else did or it was given up.
  private func finish(_ choice: Choice, _ done: Making, _ made: Made) {
    guard making[choice]?.number == done.number else { return }
    making[choice] = nil
    let old = editions.firstIndex { $0.choice == choice }.map { editions.remove(at: $0).kept.value }
    let inputs = made.inputs.union(project.inputs).union(catalog?.inputs ?? [])
    editions.append((choice, Kept(value: edition(made, after: old), inputs: inputs)))
    if editions.count > Self.keptEditions { editions.removeFirst() }
    finishing.yield()
  }

  private func edition(_ made: Made, after old: Edition?) -> Edition {
    var edition = Edition(
      proof: old?.proof, number: old?.number ?? 0, layout: made.meant.layout,
      article: made.meant.article)
    switch made.result {
    case .success(let made):
      edition.report = made.report
      edition.isHeld = made.proof == nil
      if let proof = made.proof {
        if proof.html != old?.proof?.html || proof.plan != old?.proof?.plan {
          lastEdition += 1
          edition.number = lastEdition
        }
        edition.proof = proof
      }
    case .failure(let error):
      edition.problem = error.description
      edition.isHeld = true
    }
    if let problem {
      edition.problem = problem
      edition.isHeld = true
    }
    return edition
  }

  /// The report on all articles as an HTML document, made anew where anything has changed since.
  func audit() async -> Result<[UInt8], GalleyError> {
    if let audited, audited.revision == revision { return await audited.task.value }
    let (folder, disk, variation) = (folder, disk, variation)
    let thread = DispatchQueue(label: "galley.audit")
    let task = Task<Result<[UInt8], GalleyError>, Never>.detached {
      await withCheckedContinuation { continuation in
        thread.async {
          continuation.resume(returning: Self.audit(folder, in: disk, variation))
        }
      }
    }
    audited = (revision, task)
    return await task.value
  }

  /// - Parameter disk: not the workspace that notes what pages are made of, so that figures can be kept.
  private static func audit(
    _ folder: String, in disk: any Workspace, _ variation: Variation
  ) -> Result<[UInt8], GalleyError> {
    Result { () throws(GalleyError) in
      var project = try Project.open(folder, in: disk)
      project.loader.variation = variation
      return try project.audit(withMaps: true, isKept: true).render(.html)
    }
  }

  private static func proof(
    _ meant: Catalog.Meant, _ project: Project
  ) -> Result<(proof: Proof?, report: Report), GalleyError> {
    Result { () throws(GalleyError) in
      if let problem = meant.problem { throw GalleyError(problem) }
      var request = RenderRequest(
        layout: meant.layout,
        article: meant.article.map { Path.join(project.articlesFolder, $0) },
        outputFolder: project.folder)
      request.isRightToLeft = meant.isRightToLeft
      request.isBlocked = meant.isBlocked
      return try project.proof(request)
    }
  }

  // MARK: Changes

  /// Takes notice of changes; returns whether they concern anything that was asked for.
  func apply(_ changes: FileChanges) -> Bool {
    var isRelevant = giveUp(changes)
    if changes.areIncomplete { memo.forgetAll() } else { memo.forget(changes.paths) }
    let isTouched: (Set<String>) -> Bool = {
      changes.areIncomplete || !$0.isDisjoint(with: changes.paths)
    }
    func mark(_ isStale: inout Bool, _ inputs: Set<String>) {
      guard isTouched(inputs) else { return }
      isStale = true
      isRelevant = true
    }
    mark(&project.isStale, project.inputs)
    if var known = catalog {
      mark(&known.isStale, known.inputs)
      catalog = known
    }
    for index in editions.indices {
      mark(&editions[index].kept.isStale, editions[index].kept.inputs)
    }
    let assets = assets.folder
    let isAsset = { (path: String) in
      path == assets || path.hasPrefix(assets == "." ? "" : "\(assets)/")
    }
    if changes.areIncomplete || changes.paths.contains(where: isAsset) {
      assetRevision += 1
      isRelevant = true
    }
    if isRelevant { revision += 1 }
    return isRelevant
  }

  /// Ends the making of pages that a change may concern; who waits for one has it begun anew. Returns
  /// whether there was any.
  private func giveUp(_ changes: FileChanges) -> Bool {
    guard !making.isEmpty, watchList.isTouched(by: changes) else { return false }
    for one in making.values { one.cancellation.request() }
    making = [:]
    return true
  }

  /// What the studio would like to hear of.
  var watchList: WatchList {
    let project = currentProject()
    var list = WatchList()
    list.trees = project.articlePlaces.union([project.layoutsFolder, assets.folder])
    list.inputs = memo.inputs.union(self.project.inputs).union(catalog?.inputs ?? [])
    for (_, kept) in editions { list.inputs.formUnion(kept.inputs) }
    list.inputs.insert(Path.normalized(Path.join(folder, ProjectConfig.fileName)))
    list.inputs.insert(project.sitePath)
    list.home = home
    return list
  }

  /// The font of a page that is shown, by its address; no other file is looked at.
  func font(at address: String) -> FontData? {
    guard let path = PercentEncoding.decode(address)?.dropFirst() else { return nil }
    return editions.reversed().lazy
      .compactMap { $0.kept.value.proof?.page.layout.fontFiles[String(path)] }.first
  }

  /// The files that pages may show.
  var assets: AssetPath {
    let project = currentProject()
    return AssetPath(
      workspace: project.workspace, folder: project.path(project.config.assets),
      prefix: project.config.assets)
  }
}

/// The files of the studio's own page; they stand in the folder `Page`.
enum StudioFiles {
  struct File: Sendable {
    let type: String
    let policy: ContentPolicy
    let bytes: [UInt8]
  }

  /// The scripts, in the order in which they run.
  static let scripts: [(name: String, bytes: [UInt8])] = [
    ("morph.js", PackageResources.morph_js),
    ("devices.js", PackageResources.devices_js),
    ("panel.js", PackageResources.panel_js),
    ("studio.js", PackageResources.studio_js),
  ]

  /// The file at a path; `nil` where none of them is there.
  static func file(at path: String) -> File? {
    switch path {
    case "/": File(type: ContentType.html, policy: .studio, bytes: PackageResources.studio_html)
    case "/frame": File(type: ContentType.html, policy: .frame, bytes: PackageResources.frame_html)
    case "/studio/studio.css":
      File(type: ContentType.css, policy: .nothing, bytes: PackageResources.studio_css)
    default:
      scripts.first { path == "/studio/\($0.name)" }.map {
        File(type: ContentType.script, policy: .nothing, bytes: $0.bytes)
      }
    }
  }
}

/// A page as it was last made, and what was found when it was last tried.
struct Edition: Sendable {
  /// The newest page without errors, which may be older than the findings; `nil` before the first.
  var proof: Proof?
  /// Tells one page from the next.
  var number: Int
  /// The layout's name and the article's file that were meant.
  var layout: String
  var article: String?
  var report = Report()
  /// Why the page could not even be begun.
  var problem: String?
  /// Whether what is shown is older than the files, as these have errors.
  var isHeld = false
}
