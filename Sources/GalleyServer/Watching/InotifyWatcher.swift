#if os(Linux)
  import FlyingSocks
  import Galley
  import GalleyBasics

  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  /// Notices changes as Linux tells of them, without looking.
  ///
  /// Folders are watched, not files: a file that an editor puts in the place of another is a new one,
  /// and a watch on the old one would go with it.
  actor InotifyWatcher: FileWatcher {
    private let workspace: any Workspace
    private let pool: any AsyncSocketPool
    private let descriptor: Int32
    /// By the system's number of a watch, the folder by all paths that lead there.
    private var folders: [Int32: Set<String>] = [:]
    private var watches: [String: Int32] = [:]
    private var trees: Set<String> = []
    private var inputs: Set<String> = []
    /// By a file's real path, the links to it that were read.
    private var links: [String: Set<String>] = [:]
    /// The project's folder, and the links that lead there.
    private var homes: [String] = []
    /// Whether the project's folder is another one, so that no watch is where it should be.
    private var isLost = false
    private var found = FileChanges()

    /// Long enough for an editor that writes a new file and renames it over the old one.
    private static let burst = Duration.milliseconds(12)
    /// What never ends is passed on now and then.
    private static let longestBurst = 8
    private static let events =
      UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)
      | UInt32(IN_MOVE_SELF | IN_ATTRIB) | UInt32(IN_ONLYDIR)

    /// `nil` where the system has no watcher left to give.
    init?(_ workspace: any Workspace, pool: any AsyncSocketPool) {
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      guard descriptor >= 0 else { return nil }
      self.workspace = workspace
      self.pool = pool
    }

    deinit { close(descriptor) }

    /// Whether all could be watched; the system has a limit.
    private(set) var isComplete = true

    func watch(_ list: WatchList) {
      homes = list.home.map(workspace.way) ?? []
      if isLost { beginAnew() }
      for home in homes { addNearest(Path.folder(of: home)) }
      for tree in list.trees.subtracting(trees) { addTree(tree) }
      trees = list.trees
      for input in list.inputs.subtracting(inputs) { addInput(input) }
      inputs = list.inputs
    }

    func next() async throws -> FileChanges {
      while true {
        if !found.isEmpty { return taken() }
        try await pool.suspendSocket(
          Socket(file: Socket.FileDescriptor(rawValue: descriptor)), untilReadyFor: [.read])
        drain()
        for _ in 0..<Self.longestBurst {
          try await Task.sleep(for: Self.burst)
          if !drain() { break }
        }
      }
    }

    private func taken() -> FileChanges {
      defer { found = FileChanges() }
      return found
    }

    // MARK: Watches

    /// Forgets all watches, so that each is put where its path leads now.
    private func beginAnew() {
      isLost = false
      for watch in folders.keys { inotify_rm_watch(descriptor, watch) }
      (folders, watches, links, trees, inputs) = ([:], [:], [:], [], [])
      // Whatever came before the watches is not told.
      found.areIncomplete = true
    }

    /// Watches a folder, or the nearest above it that is there.
    private func addNearest(_ folder: String) {
      var folder = folder.isEmpty ? "/" : folder
      while watches[folder] == nil, !add(folder), folder != "/" {
        folder = Path.folder(of: folder)
        if folder.isEmpty { folder = "/" }
      }
    }

    /// Whether the project's folder, or a link that leads there, is at a path or below it.
    private func leadsHome(_ path: String) -> Bool {
      homes.contains { $0 == path || $0.hasPrefix(path == "/" ? path : "\(path)/") }
    }

    private func addTree(_ root: String) {
      var pending = [(path: root, depth: 0)]
      while let (folder, depth) = pending.popLast() {
        guard add(folder), depth < WatchList.deepest else { continue }
        for name in (try? workspace.names(in: folder)) ?? []
        where name.hasSuffix("/") && !name.hasPrefix(".") {
          pending.append((Path.normalized(Path.join(folder, name)), depth + 1))
        }
      }
    }

    /// Watches the folder that a file is in, and the one that it really is in, where that is another.
    private func addInput(_ path: String) {
      let folder = Path.folder(of: path)
      if watches[folder.isEmpty ? "." : folder] == nil { add(folder.isEmpty ? "." : folder) }
      let real = workspace.absolute(path)
      let usual = Path.join(workspace.absolute(folder), Path.name(of: path))
      guard real != usual, real.hasPrefix("/") else { return }
      links[real, default: []].insert(path)
      add(Path.folder(of: real))
    }

    @discardableResult
    private func add(_ folder: String) -> Bool {
      let watch = inotify_add_watch(descriptor, folder, Self.events)
      guard watch >= 0 else {
        if errno == ENOSPC || errno == ENOMEM { isComplete = false }
        return false
      }
      if let old = watches.updateValue(watch, forKey: folder), old != watch {
        folders[old]?.remove(folder)
      }
      folders[watch, default: []].insert(folder)
      return true
    }

    /// A folder has gone, or stands elsewhere now: it is no longer known by paths that do not lead there.
    private func forget(_ watch: Int32, _ isGone: (String) -> Bool) {
      for folder in folders[watch] ?? [] where isGone(folder) {
        folders[watch]?.remove(folder)
        watches[folder] = nil
        found.paths.insert(folder)
        if folder.hasPrefix("/"), leadsHome(folder) { loseAll() }
      }
      if folders[watch]?.isEmpty == true { folders[watch] = nil }
    }

    // MARK: Events

    /// Takes what the system has to tell; returns whether there was anything.
    @discardableResult
    private func drain() -> Bool {
      var hasEvents = false
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { return hasEvents }
        hasEvents = true
        buffer.withUnsafeBytes { bytes in
          var rest = UnsafeRawBufferPointer(rebasing: bytes[..<count])
          while let (event, name, size) = Self.event(rest) {
            note(event, name)
            rest = UnsafeRawBufferPointer(rebasing: rest[size...])
          }
        }
      }
    }

    /// The first event of some bytes, the name that it is about, and how many bytes it takes.
    private static func event(
      _ bytes: UnsafeRawBufferPointer
    ) -> (event: inotify_event, name: String, size: Int)? {
      let head = MemoryLayout<inotify_event>.size
      guard bytes.count >= head else { return nil }
      let event = bytes.loadUnaligned(as: inotify_event.self)
      let size = head + Int(event.len)
      guard bytes.count >= size else { return nil }
      let name = bytes[head..<size].prefix { $0 != 0 }
      return (event, String(decoding: name, as: UTF8.self), size)
    }

    private func loseAll() {
      isLost = true
      found.areIncomplete = true
    }

    private func note(_ event: inotify_event, _ name: String) {
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { found.areIncomplete = true }
      if event.mask & UInt32(IN_IGNORED) != 0 { forget(event.wd) { _ in true } }
      if event.mask & UInt32(IN_MOVE_SELF) != 0 {
        forget(event.wd) { workspace.stamp(of: $0) == nil }
      }
      guard !name.isEmpty else { return }
      let comesOrGoes =
        event.mask & UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO) != 0
      for folder in folders[event.wd] ?? [] {
        let path = Path.normalized(Path.join(folder, name))
        // A link may lead elsewhere now.
        inputs.remove(path)
        found.paths.insert(path)
        if comesOrGoes, leadsHome(path) { loseAll() }
        if let links = links[path] { found.paths.formUnion(links) }
        if comesOrGoes { found.paths.insert(folder) }
        if comesOrGoes, event.mask & UInt32(IN_ISDIR) != 0 { addIfInTree(path) }
      }
    }

    /// Watches a folder that has appeared where all folders are watched.
    private func addIfInTree(_ path: String) {
      let name = Path.name(of: path)
      let isInTree = trees.contains { $0 == "." || path == $0 || path.hasPrefix("\($0)/") }
      if isInTree, !name.hasPrefix(".") { addTree(path) }
    }
  }
#endif
