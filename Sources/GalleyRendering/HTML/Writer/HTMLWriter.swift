import GalleyBasics
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

  /// Says the language and direction of the element whose tag begins at a place.
  mutating func say(_ speech: Speech, ofElementAt start: Int) {
    var end = start + 1
    while end < buffer.count, buffer.bytes[end] > 0x20, buffer.bytes[end] != UInt8(ascii: ">") {
      end += 1
    }
    guard end < buffer.count, start < end else { return }
    buffer.insert(Array(Self.attributes(of: speech).utf8), at: end)
  }

  /// Opens an element within a line that has another language or direction.
  mutating func open(_ speech: Speech) {
    raw("<span")
    Self.attributes(of: speech).withBytes { buffer.append($0) }
    raw(">")
  }

  private static func attributes(of speech: Speech) -> String {
    let language = speech.language.utf8.filter {
      $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
    }
    let name = String(decoding: language, as: UTF8.self)
    return (name.isEmpty ? "" : " lang=\"\(name)\"")
      + (speech.direction.map { " dir=\"\($0.rawValue)\"" } ?? "")
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

extension HTMLWriter {
  /// JSON as the content of a `<script>` element: nothing in it can end the element.
  mutating func script(_ write: (inout JSONWriter) -> Void) {
    var json = JSONWriter(for: .script)
    write(&json)
    json.bytes.withUnsafeBufferPointer { append(escaped: $0) }
  }
}

extension HTMLWriter {
  /// ` style="…"` with the declarations that are written.
  mutating func style(_ declare: (inout CSSWriter) -> Void) {
    var css = CSSWriter(direction: .leftToRight)
    declare(&css)
    raw(" style=\"")
    attributeValue(css.bytes)
    raw("\"")
  }
}

/// Bytes that grow at their end and have one owner, so that to append is a look at the room and a
/// copy.
private struct ByteBuffer: ~Copyable {
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
