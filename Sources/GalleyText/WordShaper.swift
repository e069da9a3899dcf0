internal import CHarfBuzz

/// Shapes words with HarfBuzz, one at a time.
package final class WordShaper {
  private let buffer: OpaquePointer = hb_buffer_create()
  /// What is switched where letters are spaced: browsers make no ligatures then. Chromium takes no contextual alternates
  /// either, and the stylesheet tells others so.
  private static let spaced = ["liga", "clig", "calt"].map {
    hb_feature_t(tag: Tag($0), value: 0, start: 0, end: .max)
  }

  /// How far from a line's end text is shaped anew, in scalars: longer than any word, so that no text takes for
  /// ever.
  private static let reach = 100

  /// The language of the text, which some fonts draw letters by; empty where it is not known.
  package private(set) var language = ""
  private var tag: hb_language_t?
  /// The advances of spaces with nothing beside them: some fonts have one of their own for a language.
  private var spaces: [SpaceKey: Int] = [:]

  private struct SpaceKey: Hashable {
    var font: ObjectIdentifier
    var script: UInt32
    var language: UInt64
  }

  package init() {}

  deinit { hb_buffer_destroy(buffer) }

  package func speak(_ language: String) {
    guard language != self.language else { return }
    self.language = language
    tag = hb_language_from_string(language, Int32(clamping: language.utf8.count))
  }

  /// A number for the language.
  package var languageKey: UInt64 { UInt64(UInt(bitPattern: tag)) }

  /// The advance of a space with nothing beside it, after a script.
  package func space(in stack: FontStack, after script: UInt32) -> Int {
    guard let font = stack.font(for: 0x20) else { return stack.space }
    let key = SpaceKey(
      font: ObjectIdentifier(stack.fonts[font]), script: script, language: languageKey)
    if let known = spaces[key] { return known }
    let space = shape([0x20], in: stack, script: script).positions[1]
    spaces[key] = space
    return space
  }

  /// Shapes some scalars that stand beside each other, each with the fonts of the stack that have it.
  ///
  /// - Parameters:
  ///   - script: of what stands before them, for signs that have none of their own; 0 where nothing does.
  ///   - isSpaced: whether space is added after each character.
  package func shape(
    _ scalars: [UInt32], in stack: FontStack, script: UInt32, isSpaced: Bool = false
  ) -> ShapedScalars {
    var shaped = ShapedScalars(scalars, stack, after: script, isSpaced: isSpaced)
    for run in shaped.runs { shape(run.scalars, of: run, &shaped) }
    shaped.addUp()
    return shaped
  }

  /// Where scalars end that a line ends after, and where those begin that the next line begins with, in the
  /// positions of the whole: they are shaped anew between the places that are safe to break at, as
  /// Chromium does.
  package func cut(_ shaped: ShapedScalars, before index: Int) -> (end: Int, start: Int) {
    let position = shaped.positions[index]
    guard shaped.isUnsafe[index], let run = shaped.runs.first(where: { $0.scalars.contains(index) })
    else { return (position, position) }
    var (first, last) = (index - 1, index + 1)
    let least = max(run.scalars.lowerBound, index - Self.reach)
    let most = min(run.scalars.upperBound, index + Self.reach)
    while first > least, shaped.isUnsafe[first] { first -= 1 }
    while last < most, shaped.isUnsafe[last] { last += 1 }
    return (
      shaped.positions[first] + width(of: first..<index, run, in: shaped),
      shaped.positions[last] - width(of: index..<last, run, in: shaped)
    )
  }

  private func width(of range: Range<Int>, _ run: ShapedScalars.Run, in shaped: ShapedScalars)
    -> Int
  {
    fill(range, of: run, in: shaped)
    return glyphs().positions.reduce(0) { $0 + Int($1.x_advance) }
  }

  private func shape(_ range: Range<Int>, of run: ShapedScalars.Run, _ shaped: inout ShapedScalars)
  {
    guard run.font != nil else { return shaped.takeMissing(range) }
    fill(range, of: run, in: shaped)
    let (infos, positions) = glyphs()
    // What has no glyph of its own is part of a ligature, or of a syllable.
    for scalar in range.dropFirst() { shaped.add(0, at: scalar, isUnsafe: true) }
    for index in infos.indices where range.contains(Int(infos[index].cluster)) {
      shaped.setSafe(Int(infos[index].cluster))
    }
    for index in infos.indices {
      let scalar = Int(infos[index].cluster)
      guard range.contains(scalar) else { continue }
      var info = infos[index]
      let isUnsafe =
        hb_glyph_info_get_glyph_flags(&info).rawValue & HB_GLYPH_FLAG_UNSAFE_TO_BREAK.rawValue != 0
      shaped.add(Int(positions[index].x_advance), at: scalar, isUnsafe: isUnsafe)
    }
  }

  private func fill(_ range: Range<Int>, of run: ShapedScalars.Run, in shaped: ShapedScalars) {
    hb_buffer_clear_contents(buffer)
    shaped.scalars.withUnsafeBufferPointer {
      hb_buffer_add_codepoints(
        buffer, $0.baseAddress, Int32($0.count), UInt32(range.lowerBound), Int32(range.count))
    }
    hb_buffer_set_direction(buffer, run.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, hb_script_t(run.script))
    if let tag { hb_buffer_set_language(buffer, tag) }
    guard let index = run.font else { return }
    let font = shaped.stack.fonts[index]
    let features = shaped.isSpaced ? Self.spaced + font.features : font.features
    galley_shape(font.font, buffer, features, UInt32(features.count))
  }

  private func glyphs() -> (
    infos: UnsafeBufferPointer<hb_glyph_info_t>, positions: UnsafeBufferPointer<hb_glyph_position_t>
  ) {
    var count: UInt32 = 0
    let infos = hb_buffer_get_glyph_infos(buffer, &count)
    let positions = hb_buffer_get_glyph_positions(buffer, &count)
    return (
      UnsafeBufferPointer(start: infos, count: infos == nil ? 0 : Int(count)),
      UnsafeBufferPointer(start: positions, count: positions == nil ? 0 : Int(count))
    )
  }
}
