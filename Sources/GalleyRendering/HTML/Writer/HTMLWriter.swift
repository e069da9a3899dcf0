/// Writes HTML as bytes, with one method for each place that an untrusted string may stand in.
///
/// Bytes that are not escaped come only from the program's own text (`StaticString`) or from a
/// `Stylesheet`.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// A writer that fills the storage of `buffer`, whose content it drops.
  init(reusing buffer: inout [UInt8]) {
    swap(&bytes, &buffer)
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ stylesheet: Stylesheet) {
    bytes.append(contentsOf: stylesheet.bytes)
  }

  mutating func number(_ number: Int) {
    if (0...9).contains(number) {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
    } else {
      bytes.append(contentsOf: String(number).utf8)
    }
  }

  /// Appends bytes that the caller has escaped; only the writer's own methods call it.
  mutating func append(escaped chunk: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: chunk)
  }
}

extension String {
  /// The string's UTF-8 as one piece of memory.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var copy = self
    copy.withUTF8(body)
  }
}
