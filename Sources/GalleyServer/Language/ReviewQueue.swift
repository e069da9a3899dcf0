/// Which open files are to be judged with the pages of their project, and when.
///
/// A page that was changed is judged at once. All others wait until nothing has been typed for a moment: they are
/// many, and each change would begin them anew.
struct ReviewQueue {
  /// How long nothing must be typed: longer than between two letters of a word, and too short to be waited for.
  static let rest = Duration.milliseconds(150)

  private var urgent: [String] = []
  private var others: [String] = []
  /// When the turn of the others is; `nil` for at once.
  private var start: ContinuousClock.Instant?

  var isEmpty: Bool { urgent.isEmpty && others.isEmpty }

  /// Begins anew, with these files.
  ///
  /// - Parameter start: when the turn of the others is; `nil` for at once.
  mutating func begin(
    _ urgent: [String], then others: [String], from start: ContinuousClock.Instant?
  ) {
    self.urgent = urgent
    self.others = others
    self.start = start
  }

  /// The file whose turn it is.
  func next(_ now: ContinuousClock.Instant) -> String? {
    urgent.first ?? (pause(now) == .zero ? others.first : nil)
  }

  /// How long no file has its turn; `nil` where none is left.
  func pause(_ now: ContinuousClock.Instant) -> Duration? {
    if isEmpty { return nil }
    guard urgent.isEmpty, let start else { return .zero }
    return max(.zero, now.duration(to: start))
  }

  mutating func remove(_ path: String) {
    urgent.removeAll { $0 == path }
    others.removeAll { $0 == path }
  }
}
