extension Project {
  /// What was read before, where the project remembers it, or else what is read now.
  func remembered<Value: Sendable>(
    _ kind: Memo.Kind, _ path: String, _ read: () -> Value
  ) -> Value {
    memo?.value(kind, path, read) ?? read()
  }
}
