internal import CHarfBuzz

/// HarfBuzz's objects of a font, which nothing changes once they are made: any thread may read them.
final class FontHandle: @unchecked Sendable {
  let face: OpaquePointer
  /// In the font's units, nothing varied.
  let font: OpaquePointer
  private let blob: OpaquePointer
  /// They live as long as the blob.
  private let bytes: UnsafeMutableBufferPointer<CChar>

  /// - Parameter bytes: a font, or a collection, whose first font is meant.
  init(_ bytes: [UInt8]) throws(FontError) {
    let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    self.bytes = copy
    blob = hb_blob_create(
      copy.baseAddress, UInt32(bytes.count), HB_MEMORY_MODE_READONLY, nil, nil)
    face = hb_face_create(blob, 0)
    hb_face_make_immutable(face)
    font = hb_font_create(face)
    hb_font_make_immutable(font)
    guard hb_face_get_glyph_count(face) > 0, hb_face_get_upem(face) > 0 else {
      throw .broken("HarfBuzz cannot read it")
    }
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
    hb_blob_destroy(blob)
    bytes.deallocate()
  }

  func glyph(of scalar: UInt32) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar, &glyph) != 0 ? glyph : nil
  }

  var axes: [FontAxis] {
    var count = hb_ot_var_get_axis_count(face)
    guard count > 0, count <= 64 else { return [] }
    var infos = [hb_ot_var_axis_info_t](repeating: .init(), count: Int(count))
    hb_ot_var_get_axis_infos(face, 0, &count, &infos)
    return infos.prefix(Int(count)).map { info in
      let letters = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: info.tag >> UInt32($0)) }
      let (low, high) = (Double(info.min_value), Double(info.max_value))
      return FontAxis(
        tag: String(decoding: letters, as: UTF8.self), range: min(low, high)...max(low, high),
        initial: Double(info.default_value))
    }
  }

  /// By the name that covers all of its weights, else by the one that old programs read.
  var family: String { name(16) ?? name(1) ?? "" }

  private func name(_ id: UInt32) -> String? {
    var length: UInt32 = 256
    var letters = [CChar](repeating: 0, count: Int(length))
    let all = hb_ot_name_get_utf8(face, id, hb_language_from_string("en", 2), &length, &letters)
    guard all > 0 else { return nil }
    return String(
      decoding: letters.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var coverage: [ClosedRange<UInt32>] {
    let set = hb_set_create()
    defer { hb_set_destroy(set) }
    hb_face_collect_unicodes(face, set)
    var ranges: [ClosedRange<UInt32>] = []
    var (first, last) = (UInt32.max, UInt32.max)  // HB_SET_VALUE_INVALID
    while hb_set_next_range(set, &first, &last) != 0 { ranges.append(first...last) }
    return ranges
  }
}
