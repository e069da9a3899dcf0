#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Guards the table of characters that inlines begin with, of which cmark-gfm has one for all threads.
///
/// A parse with an inline extension adds that extension's characters and takes them away again, so
/// it must be alone; parses without one only read the table.
struct SharedTable: @unchecked Sendable {
  static let characters = SharedTable()

  private let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)

  private init() { pthread_rwlock_init(lock, nil) }

  /// - Parameter alone: whether the work changes the table.
  func use<Result>(alone: Bool, _ work: () -> Result) -> Result {
    if alone { pthread_rwlock_wrlock(lock) } else { pthread_rwlock_rdlock(lock) }
    defer { pthread_rwlock_unlock(lock) }
    return work()
  }
}
