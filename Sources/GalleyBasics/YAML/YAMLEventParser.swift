internal import CLibYAML

/// libyaml's event parser. It owns the C parser and frees it, and each event, on every path.
struct YAMLEventParser: ~Copyable {
  /// On the heap because libyaml keeps a pointer to it.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// A parser of UTF-8 bytes, which must outlive it; nil when memory runs out.
  init?(_ input: UnsafeBufferPointer<UInt8>) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    self.parser = parser
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func next() throws(YAMLProblem) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event)
  }

  private var problem: YAMLProblem {
    let state = parser.pointee
    return YAMLProblem(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory",
      place: Int(state.problem_mark.index),
      context: state.context.map { String(cString: $0) },
      contextPlace: Int(state.context_mark.index))
  }
}

extension YAMLEvent {
  /// A copy of libyaml's event.
  fileprivate init(_ event: yaml_event_t) {
    kind = .streamEnd
    start = Int(event.start_mark.index)
    end = Int(event.end_mark.index)
    isMultiline = event.end_mark.line > event.start_mark.line
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length))
      kind = .scalar(
        YAMLScalar(String(decoding: text, as: UTF8.self), style: .init(scalar.style)))
      anchor = String(scalar.anchor)
      tag = String(scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart
      anchor = String(event.data.sequence_start.anchor)
      tag = String(event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart
      anchor = String(event.data.mapping_start.anchor)
      tag = String(event.data.mapping_start.tag)
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_ALIAS_EVENT: kind = .alias(String(event.data.alias.anchor) ?? "")
    case YAML_DOCUMENT_START_EVENT:
      kind = .documentStart(implicit: event.data.document_start.implicit != 0)
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_STREAM_START_EVENT: kind = .streamStart
    default: break
    }
  }
}

extension YAMLScalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    self =
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
  }
}

extension String {
  /// A copy of a C string that may be absent.
  fileprivate init?(_ text: UnsafeMutablePointer<yaml_char_t>?) {
    guard let text else { return nil }
    self.init(cString: text)
  }
}

/// One step of libyaml's reading of a document, copied out of the C structure.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd
    case documentStart(implicit: Bool)
    case documentEnd
    case scalar(YAMLScalar)
    case alias(String)
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
  }

  var kind: Kind
  /// Where it starts and ends, in Unicode scalars from the start of the input.
  var start: Int
  var end: Int
  var isMultiline: Bool
  var anchor: String?
  var tag: String?
}

/// What libyaml says about a document that it cannot read, in its own words.
struct YAMLProblem: Error {
  var problem: String
  /// Where it noticed, in Unicode scalars from the start of the input.
  var place: Int
  /// What it was reading then, such as "while parsing a block mapping", and since where.
  var context: String?
  var contextPlace: Int
}

/// Turns libyaml's marks, which count Unicode scalars, into byte offsets.
///
/// It walks from mark to mark, so a whole document costs one pass over its bytes; marks mostly grow,
/// and going back is as cheap as going on.
struct ScalarCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  private var scalar = 0
  private var byte = 0

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
  }

  mutating func byteOffset(ofScalar target: Int) -> Int {
    if isASCII { return min(target, bytes.count) }
    while scalar < target, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      scalar += 1
    }
    while scalar > target {
      byte -= 1
      while bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      scalar -= 1
    }
    return byte
  }
}

extension YAMLNode {
  /// The version of libyaml that runs.
  package static var libraryVersion: String { String(cString: yaml_get_version_string()) }
}
