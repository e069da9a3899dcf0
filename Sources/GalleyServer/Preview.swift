import FlyingSocks
package import Galley
package import GalleyBasics

/// Serves a project's pages to a browser, and tells it when they change.
package struct Preview: Sendable {
  package typealias Reveal = @Sendable (_ file: String, _ place: Location) -> Void

  package struct Options: Sendable {
    /// The IPv4 address to listen on; `nil` for this machine alone.
    package var host: String?
    /// The first port that is tried.
    package var port: UInt16 = 4321
    /// What opens a place in an editor; `nil` for the usual one.
    package var editor: String?
    /// Shows a place of a file, as an absolute path, in the editor that started the preview; takes the place of
    /// `editor`.
    package var reveal: Reveal?
    /// Looks for changes instead of being told of them.
    package var polls = false

    package init() {}
  }

  /// Where a browser finds it.
  package let address: String

  private let project: Project
  private let options: Options
  private let listener: HTTPListener
  private let pool: any AsyncSocketPool
  private let workingFolder: WorkingFolder

  /// Takes the port; nothing is answered before `run`.
  package init(_ project: Project, _ options: Options) throws(GalleyError) {
    self.project = project
    self.options = options
    workingFolder = WorkingFolder(project.workspace)
    pool = SocketPool<Poll>.make()
    let host = options.host ?? "127.0.0.1"
    listener = try HTTPListener(host: host, port: options.port, pool: pool)
    address = "http://\(host == "0.0.0.0" ? "127.0.0.1" : host):\(listener.port)/"
  }

  /// Serves until the task is cancelled.
  package func run() async throws {
    try await pool.prepare()
    let studio = Studio(project)
    let site = await StudioSite(
      studio: studio, workspace: project.workspace,
      gate: RequestGuard(port: listener.port, servesOthers: options.host != nil),
      editor: options.editor.map { EditorLink(template: $0) } ?? .usual, reveal: options.reveal)
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await pool.run() }
      group.addTask { try await listener.run(answer: site.answer) }
      group.addTask { try await follow(site) }
      group.addTask { try await keepAlive(site) }
      try await group.next()
    }
  }

  /// Tells the browsers of every change.
  private func follow(_ site: StudioSite) async throws {
    let watcher = await project.watcher(
      for: site.studio.watchList, polls: options.polls, pool: pool)
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        while true {
          let changes = try await watcher.next()
          workingFolder.restore()
          await site.apply(changes)
          await watcher.watch(site.studio.watchList)
        }
      }
      group.addTask {
        // The page that most will look at first is ready when they do.
        _ = await site.studio.edition(Choice())
        // What each page is made of is watched from then on.
        for await _ in site.studio.finished { await watcher.watch(site.studio.watchList) }
        try Task.checkCancellation()
      }
      try await group.next()
    }
  }

  private func keepAlive(_ site: StudioSite) async throws {
    while true {
      try await Task.sleep(for: .seconds(20))
      site.keepAlive()
    }
  }
}
