import GalleyModel

/// Writes HTML as bytes, with one method for each place that an untrusted string may stand in.
///
/// Bytes that are not escaped come only from the program's own text (`StaticString`), from a
/// `Stylesheet`, from markup that a writer made before (`TrustedMarkup`), or from a file of the project's own from which
/// a reader took what could act (`SafeMarkup`).
struct HTMLWriter: ~Copyable {
  private var buffer: ByteBuffer

  /// - Parameter capacity: how many bytes there will probably be.
  init(capacity: Int = 0) { buffer = ByteBuffer(capacity: capacity) }

  /// How many bytes are written.
  var count: Int { buffer.count }

  /// A copy of what is written.
  var bytes: [UInt8] { buffer.copy() }

  /// A copy of what is written behind the first `start` bytes.
  func markup(from start: Int) -> TrustedMarkup {
    TrustedMarkup(bytes: buffer.copy(from: start))
  }

  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { buffer.append($0) }
  }

  mutating func raw(_ markup: TrustedMarkup) {
    markup.bytes.withUnsafeBufferPointer { buffer.append($0) }
  }

  mutating func raw(_ markup: SafeMarkup) {
    markup.bytes.withUnsafeBufferPointer { buffer.append($0) }
  }

  mutating func raw(_ stylesheet: Stylesheet) {
    stylesheet.bytes.withUnsafeBufferPointer { buffer.append($0) }
  }

  mutating func number(_ number: Int) {
    if (0...9).contains(number) {
      buffer.append(UInt8(ascii: "0") + UInt8(number))
    } else {
      String(number).withBytes { buffer.append($0) }
    }
  }

  /// Appends bytes that the caller has escaped; only the writer's own methods call it.
  mutating func append(escaped chunk: UnsafeBufferPointer<UInt8>) {
    buffer.append(chunk)
  }
}

/// Bytes that an `HTMLWriter` has made, and that therefore may be written again as they are.
struct TrustedMarkup: Sendable {
  fileprivate let bytes: [UInt8]
}

extension String {
  /// The string's UTF-8 as one piece of memory.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var copy = self
    copy.withUTF8(body)
  }
}
