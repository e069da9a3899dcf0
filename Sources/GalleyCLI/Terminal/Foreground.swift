import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Work that goes on until the user ends it.
enum Foreground {
  /// Runs a task, and ends the process: with status 0 when the user says so (Ctrl-C, or a signal to
  /// terminate), with status 2 when the task cannot go on.
  static func run(_ work: @escaping @Sendable () async throws -> Void) -> Never {
    // A client that goes away in the middle of an answer is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    let endings = [SIGINT, SIGTERM].map(ending)
    Task {
      do {
        try await work()
      } catch {
        Terminal.error.line("galley: the preview cannot go on: \(error)")
        exit(2)
      }
    }
    withExtendedLifetime(endings) { dispatchMain() }
  }

  private static func ending(of number: Int32) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      // What the terminal shows for the key stands at the beginning of a line.
      if Terminal.error.isInteractive { Terminal.error.write(Array("\n".utf8)) }
      exit(0)
    }
    source.resume()
    return source
  }
}
