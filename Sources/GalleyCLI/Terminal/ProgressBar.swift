import Synchronization

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
