/// Bytes that grow at their end and have one owner, so that to append is a look at the room and a
/// copy.
struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1 << 12)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// What was appended, until the next change.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// A copy of what was appended behind the first `start` bytes.
  func copy(from start: Int = 0) -> [UInt8] {
    let bytes = UnsafeBufferPointer(rebasing: bytes[start...])
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
      count = buffer.update(fromContentsOf: bytes)
    }
  }

  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    if capacity - count < bytes.count { grow(by: bytes.count) }
    (start + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Puts bytes between others.
  mutating func insert(_ bytes: [UInt8], at index: Int) {
    let behind = copy(from: index)
    count = index
    bytes.withUnsafeBufferPointer { append($0) }
    behind.withUnsafeBufferPointer { append($0) }
  }

  @inline(never)
  private mutating func grow(by room: Int) {
    capacity = max(capacity * 2, count + room)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
