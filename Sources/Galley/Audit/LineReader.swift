import GalleyBasics

/// Reads a stream line by line; what is kept of it is no more than the line.
struct LineReader: Sendable {
  /// A line without its end, or why it cannot be had.
  enum Line: Sendable {
    case bytes([UInt8])
    case tooLong
  }

  private let read: @Sendable (UnsafeMutableRawBufferPointer) -> Result<Int, FileProblem>
  private let limit: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  private static let chunk = 1 << 16

  /// - Parameters:
  ///   - limit: the most bytes of a line.
  ///   - read: puts what comes next into a buffer; 0 bytes are the end.
  init(
    limit: Int,
    read: @Sendable @escaping (UnsafeMutableRawBufferPointer) -> Result<Int, FileProblem>
  ) {
    self.limit = limit
    self.read = read
  }

  /// Standard input or another open file.
  init(descriptor: Int32, limit: Int) {
    self.init(limit: limit) { Glue.read(descriptor, into: $0) }
  }

  /// The next line; `nil` at the end. A problem of reading ends the stream.
  mutating func next() -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if position == buffer.count {
        guard fill() else {
          if isTooLong { return .tooLong }
          return line.isEmpty ? nil : .bytes(line)
        }
      }
      let rest = buffer[position...]
      let end = rest.firstIndex(of: 0x0A)
      if line.count + (end ?? buffer.count) - position > limit {
        isTooLong = true
        line = []
      } else if !isTooLong {
        line.append(contentsOf: buffer[position..<(end ?? buffer.count)])
      }
      position = end.map { $0 + 1 } ?? buffer.count
      if end != nil {
        if line.last == 0x0D { line.removeLast() }
        return isTooLong ? .tooLong : .bytes(line)
      }
    }
  }

  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeAll(keepingCapacity: true)
    position = 0
    let problem = buffer.appendUninitialized(Self.chunk, read)
    isAtEnd = problem != nil || buffer.isEmpty
    return !isAtEnd
  }
}
