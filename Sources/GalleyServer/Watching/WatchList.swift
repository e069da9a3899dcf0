/// What is to be watched, as paths from where the program runs.
struct WatchList: Hashable, Sendable {
  /// Folders with all that is in them, now or later, but for hidden ones.
  var trees: Set<String> = []
  /// Files and folders that were read, or looked for in vain.
  var inputs: Set<String> = []

  /// The most folders below each other.
  static let deepest = 16
}
