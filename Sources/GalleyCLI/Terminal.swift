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

/// One of the process's output streams, and what is known of who reads it.
struct Terminal {
  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let error = Terminal(descriptor: STDERR_FILENO)

  private let descriptor: Int32

  /// Whether a person reads the stream.
  var isInteractive: Bool { isatty(descriptor) == 1 }

  /// Begins a new screen; what was there stays above it.
  func clear() { write(Array("\u{1B}[2J\u{1B}[H".utf8)) }

  /// The width in cells: of the terminal, else of `COLUMNS`, else 100.
  var width: Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return Self.environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 100
  }

  /// Whether colours are welcome: only on a terminal, and not with `NO_COLOR` (https://no-color.org).
  var wantsColor: Bool {
    isInteractive && Self.environment("NO_COLOR", default: "").isEmpty
      && Self.environment("TERM") != "dumb"
  }

  /// Whether the locale's characters include those that boxes are drawn with.
  static var hasUnicode: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment($0) }
      .first { !$0.isEmpty }
    guard let locale = locale?.lowercased() else { return false }
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  /// Writes a line of text, in which nothing steers the terminal.
  func line(_ text: String) { write(Array((printableLine(text) + "\n").utf8)) }

  /// Writes lines of text, in which nothing steers the terminal.
  func lines(_ text: String) { write(Array((printable(text) + "\n").utf8)) }

  /// Writes all bytes; a reader that has gone away ends the process quietly, as in every pipe, and
  /// output that cannot be written otherwise ends it with status 2.
  func write(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #else
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #endif
      }
      if count < 0 && errno != EINTR { return fail(errno) }
      start += max(0, count)
    }
  }

  private func fail(_ code: Int32) {
    guard descriptor == STDOUT_FILENO, code != EPIPE else { return }
    Terminal.error.line("galley: cannot write to standard output: \(FileProblem(code: code))")
    exit(2)
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func environment(_ name: String, default fallback: String) -> String {
    environment(name) ?? fallback
  }
}

/// A line on a terminal that says how far some work is; elsewhere it says nothing.
final class ProgressBar: Sendable {
  private static let cells = 30
  private let terminal: Terminal
  private let isShown: Bool
  private let shown = Mutex(-1)

  init(on terminal: Terminal) {
    self.terminal = terminal
    isShown = terminal.isInteractive
  }

  /// Draws the bar, where it has become longer by at least a percent.
  func show(_ done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let percent = done * 100 / total
    shown.withLock { shown in
      guard percent > shown else { return }
      shown = percent
      let filled = percent * Self.cells / 100
      let bar =
        String(repeating: "█", count: filled)
        + String(repeating: "░", count: Self.cells - filled)
      terminal.write(Array("\r\(bar) \(percent)% · \(done) of \(total) pages".utf8))
    }
  }

  /// Takes the bar away.
  func clear() {
    if isShown { terminal.write(Array("\r\u{1B}[K".utf8)) }
  }
}

/// Work that goes on until the user ends it.
enum Foreground {
  /// Runs a task on other threads, and ends the process: with status 0 when the user says so (Ctrl-C,
  /// or a signal to terminate), with status 2 when the task cannot go on.
  ///
  /// - Parameter what: what goes on, for a message.
  static func run(_ what: String, _ work: @escaping @Sendable () async throws -> Void) -> Never {
    // A client that goes away in the middle of an answer is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    // Threads inherit what is blocked, so the signals come here and nowhere else.
    var endings = sigset_t()
    sigemptyset(&endings)
    sigaddset(&endings, SIGINT)
    sigaddset(&endings, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &endings, nil)
    Task {
      do {
        try await work()
      } catch {
        Terminal.error.line("galley: \(what) cannot go on: \(error)")
        exit(2)
      }
    }
    var number: Int32 = 0
    while sigwait(&endings, &number) != 0 {}
    // What the terminal shows for the key stands on a line of its own.
    if Terminal.error.isInteractive { Terminal.error.write(Array("\n".utf8)) }
    exit(0)
  }
}

/// The file that a command writes its result to.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws(GalleyError) {
    do {
      try AtomicFile.write(bytes, to: path)
    } catch .missing {
      throw GalleyError("cannot write '\(path)': there is no folder '\(Path.folder(of: path))'")
    } catch {
      throw GalleyError("cannot write '\(path)': \(error)")
    }
  }
}
