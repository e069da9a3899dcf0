import Foundation

/// Runs shell commands in a temporary folder of their own, with the built `galley` on the path.
struct Shell {
  let folder: URL
  private let scratch: URL

  /// The folder that holds `galley` and, beside it, the bundle of the tests.
  private static let products: URL = {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent()
      }
    #endif
    return Bundle.main.bundleURL
  }()

  init() throws {
    scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("galley-\(UUID().uuidString)").resolvingSymlinksInPath()
    folder = scratch.appendingPathComponent("work")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: scratch) }

  func write(_ file: Script.File) throws {
    let url = folder.appendingPathComponent(file.path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.text.utf8).write(to: url)
  }

  /// Runs a command; returns what it wrote and its exit status as a script's lines.
  ///
  /// A command that takes more than 20 seconds of the processor's time is ended by the system, which
  /// its status shows; one that waits for something that never comes is ended after a minute.
  func run(_ command: String) async throws -> [String] {
    let output = try Capture(scratch.appendingPathComponent("stdout"))
    let error = try Capture(scratch.appendingPathComponent("stderr"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "ulimit -t 20; \(command)"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output.handle
    process.standardError = error.handle
    process.environment = [
      "PATH": "\(Self.products.path):/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
      "LC_ALL": "C.UTF-8", "HOME": folder.path,
    ]
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try Self.withSignals { try process.run() } } catch {
        continuation.resume(throwing: error)
      }
      DispatchQueue.global().asyncAfter(deadline: .now() + 60) { [weak process] in
        if process?.isRunning == true { process?.terminate() }
      }
    }
    return try lines(">", output.text()) + lines("!", error.text())
      + (status == 0 ? [] : ["= exit \(status)"])
  }

  /// Starts a process that signals reach: it inherits the mask of the thread that starts it, and the threads
  /// of a pool block them all.
  private static func withSignals(_ start: () throws -> Void) rethrows {
    var none = sigset_t()
    var usual = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &usual)
    defer { pthread_sigmask(SIG_SETMASK, &usual, nil) }
    try start()
  }

  private func lines(_ mark: String, _ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var lines = text.replacingOccurrences(of: folder.path, with: "$WORK")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let isEnded = lines.last?.isEmpty == true
    if isEnded { lines.removeLast() }
    return lines.map { $0.isEmpty ? mark : "\(mark) \($0)" } + (isEnded ? [] : ["\\"])
  }
}

/// A file that a process writes to.
private struct Capture {
  private let url: URL
  let handle: FileHandle

  init(_ url: URL) throws {
    self.url = url
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
  }

  func text() throws -> String {
    try handle.close()
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }
}
