import GalleyBasics

extension HTMLWriter {
  /// JSON as the content of a `<script>` element: nothing in it can end the element.
  mutating func script(_ write: (inout JSONWriter) -> Void) {
    var json = JSONWriter(for: .script)
    write(&json)
    json.bytes.withUnsafeBufferPointer { append(escaped: $0) }
  }
}
