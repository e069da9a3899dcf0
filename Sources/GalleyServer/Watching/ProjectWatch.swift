import FlyingSocks
package import Galley
import GalleyBasics
import GalleyLanguage

/// Does something with a project at once, and again whenever a file of it has changed.
package struct ProjectWatch: Sendable {
  /// Files and folders that count besides the project's own.
  private let named: [String]
  private let polls: Bool

  /// - Parameters:
  ///   - named: files and folders that count besides the project's own.
  ///   - polls: whether to look for changes instead of being told of them.
  package init(named: [String] = [], polls: Bool = false) {
    self.named = named.map(Path.normalized)
    self.polls = polls
  }

  /// Works until the task is cancelled.
  ///
  /// - Parameters:
  ///   - project: as it is known before the first time.
  ///   - work: does the work, and says how the project is now.
  package func run(
    _ project: Project, _ work: @escaping @Sendable (Project) async -> Project
  ) async throws {
    let pool = SocketPool<Poll>.make()
    try await pool.prepare()
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await pool.run() }
      group.addTask {
        // What changes while the work is done is noticed, since the watch begins before it.
        var project = project
        let workingFolder = WorkingFolder(project.workspace)
        let home = project.home
        let watcher = await project.watcher(
          for: list(of: project, in: home), polls: polls, pool: pool)
        while true {
          project = await work(project)
          let list = list(of: project, in: home)
          await watcher.watch(list)
          while !list.isTouched(by: try await watcher.next()) {}
          workingFolder.restore()
        }
      }
      try await group.next()
    }
  }

  private func list(of project: Project, in home: String) -> WatchList {
    var list = WatchList()
    list.home = home
    list.trees = project.articlePlaces.union([
      project.layoutsFolder, project.path(project.config.assets),
    ])
    list.inputs = [project.sitePath, project.path(ProjectConfig.fileName)]
    for path in named {
      if project.workspace.stamp(of: path)?.kind == .folder {
        list.trees.insert(path)
      } else {
        list.inputs.insert(path)
      }
    }
    return list
  }
}
