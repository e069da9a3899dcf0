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
