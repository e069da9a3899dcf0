/// Something took longer than it may.
struct DeadlineExceeded: Error {}

/// Runs a task, and cancels it where it is not done in time.
func withDeadline<Value: Sendable>(
  _ duration: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    defer { group.cancelAll() }
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: duration)
      return nil
    }
    guard let value = try await group.next() ?? nil else { throw DeadlineExceeded() }
    return value
  }
}
