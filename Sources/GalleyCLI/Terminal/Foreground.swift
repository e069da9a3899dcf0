#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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
