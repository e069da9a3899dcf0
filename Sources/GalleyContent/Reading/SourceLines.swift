internal import CCMarkGFM

/// The lines of a file, for places that are asked for mostly in the order of the file.
///
/// The bytes are those of the file, or of a part of it.
struct SourceLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The first place that is asked for, and its line.
  private let start: Int
  private let first: Int32
  private var place: Int
  private var line: Int32
  /// Where lines start, once a place was asked for that stands before the last one.
  private var starts: [Int32] = []

  /// - Parameters:
  ///   - start: no place before it is asked for.
  ///   - firstLine: the number of the line that it stands on, from 1.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, firstLine: Int) {
    self.bytes = bytes
    self.start = start
    place = start
    first = Int32(clamping: firstLine)
    line = first
  }

  /// The line that a byte stands in.
  mutating func line(at place: Int32) -> Int32 {
    let target = min(Int(place), bytes.count)
    guard target >= self.place else { return lineBefore(place) }
    line += Int32(truncatingIfNeeded: newlines(from: self.place, to: target))
    self.place = target
    return line
  }

  private func newlines(from start: Int, to end: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var count = 0
    var position = start
    while position < end {
      let found = galley_index_of(UInt8(ascii: "\n"), base + position, end - position)
      guard found >= 0 else { break }
      count += 1
      position += found + 1
    }
    return count
  }

  private mutating func lineBefore(_ place: Int32) -> Int32 {
    if starts.isEmpty {
      starts = [Int32(clamping: start)]
      for offset in min(start, bytes.count)..<bytes.count where bytes[offset] == UInt8(ascii: "\n")
      {
        starts.append(Int32(clamping: offset + 1))
      }
    }
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] > place { high = middle } else { low = middle + 1 }
    }
    return first + Int32(clamping: max(0, low - 1))
  }
}

/// From the bytes of a text to those of the file that it was read from.
struct PlaceMap {
  /// From an offset of the text on, what to add to have the file's.
  private var steps: [(from: Int, shift: Int)]
  private var current = 0
  /// The one place of all, for a text that is not in the file.
  private var fixed: Int?

  /// A text that is not in the file: all of it stands for one place.
  init(standingAt place: Int) {
    self.init(startingAt: 0)
    fixed = place
  }

  /// A text of which nothing is known yet.
  init() { steps = [] }

  /// A text that stands in the file as it is.
  init(startingAt offset: Int) { steps = [(0, offset)] }

  /// What stands in the text from an offset on stands in the file from another one on.
  mutating func add(_ offset: Int, is place: Int) { steps.append((offset, place - offset)) }

  /// Offsets are asked for mostly in their order.
  mutating func place(of offset: Int) -> Int32 {
    if let fixed { return Int32(clamping: fixed) }
    guard !steps.isEmpty else { return 0 }
    while current + 1 < steps.count, steps[current + 1].from <= offset { current += 1 }
    while current > 0, steps[current].from > offset { current = step(before: offset) }
    return Int32(clamping: offset + steps[current].shift)
  }

  private func step(before offset: Int) -> Int {
    var (low, high) = (0, current)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].from > offset { high = middle } else { low = middle + 1 }
    }
    return max(0, low - 1)
  }
}
