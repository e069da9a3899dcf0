package import GalleyBasics
package import GalleyModel

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// System calls made again where a signal interrupted them.
package enum Glue {
  /// Reads once into a buffer; zero bytes mean the end.
  package static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) -> Result<Int, FileProblem> {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return .success(count) }
      guard errno == EINTR else { return .failure(FileProblem(code: errno)) }
    }
  }

  /// Whether a read would not wait: there is something, or the end.
  ///
  /// - Parameter pause: how long to wait for that at most; `nil` for as long as it takes.
  package static func isReadable(_ descriptor: Int32, within pause: Duration?) -> Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, pause.map(milliseconds) ?? -1) > 0
  }

  /// Whole milliseconds, rounded up: a shorter wait would be one for nothing.
  private static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    let most = Int64(Int32.max)
    guard seconds < most / 1000 else { return Int32.max }
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  /// Seconds since 1970.
  static func seconds() -> time_t { time(nil) }

  /// Writes all of some bytes.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> FileProblem? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, chunk.baseAddress, chunk.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, chunk.baseAddress, chunk.count)
      #else
        let count = Glibc.write(descriptor, chunk.baseAddress, chunk.count)
      #endif
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return FileProblem(code: errno)
      }
    }
    return nil
  }
}

extension CalendarDate {
  /// This second, in UTC.
  ///
  /// `nil` if the clock shows no date.
  package static var now: CalendarDate? {
    var moment = Glue.seconds()
    var parts = tm()
    gmtime_r(&moment, &parts)
    let clock = Time(
      hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec), offset: 0)
    let (year, month) = (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1)
    return CalendarDate(year: year, month: month, day: Int(parts.tm_mday), time: clock)
  }
}

extension [UInt8] {
  /// Appends what a reader puts into a buffer of some capacity; returns the reader's problem.
  mutating func appendUninitialized(
    _ capacity: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Result<Int, FileProblem>
  ) -> FileProblem? {
    var problem: FileProblem?
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      switch fill(UnsafeMutableRawBufferPointer(buffer)) {
      case .success(let filled): count = filled
      case .failure(let failure): problem = failure
      }
    }
    if isEmpty { self = chunk } else { append(contentsOf: chunk) }
    return problem
  }
}
