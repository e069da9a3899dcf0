/// Notices that files change.
protocol FileWatcher: Sendable {
  /// Says what is to be watched from now on.
  func watch(_ list: WatchList) async

  /// Waits for changes; those that come in a burst come together.
  func next() async throws -> FileChanges
}
