internal import CHarfBuzz

/// Scalars beside each other with the room that each takes there.
package struct ShapedScalars {
  /// What is shaped in one go: of one font, one script and one direction.
  struct Run {
    var scalars: Range<Int>
    /// Index in the stack; `nil` for what no font has.
    var font: Int?
    var script: UInt32
    var isRightToLeft: Bool
  }

  let scalars: [UInt32]
  package let stack: FontStack
  let isSpaced: Bool
  private(set) var runs: [Run] = []
  /// Where each scalar begins, and at last where they end, in `ShapedFont.unitsPerEm`.
  package private(set) var positions: [Int]
  /// Whether text before and after the beginning of each scalar looks otherwise when a line breaks there.
  private(set) var isUnsafe: [Bool]
  /// How many characters begin before each scalar, and at last all of them: space is added after each.
  package private(set) var characters: [Int]
  package private(set) var isEstimated = false
  /// The script of the last scalar that has one; 0 where none has.
  package private(set) var script: UInt32

  init(_ scalars: [UInt32], _ stack: FontStack, after script: UInt32, isSpaced: Bool) {
    self.scalars = scalars
    self.stack = stack
    self.script = script
    self.isSpaced = isSpaced
    positions = Array(repeating: 0, count: scalars.count + 1)
    characters = positions
    isUnsafe = Array(repeating: false, count: scalars.count + 1)
    divide()
  }

  /// Adds a glyph's advance to what begins at a scalar.
  mutating func add(_ advance: Int, at scalar: Int, isUnsafe: Bool) {
    positions[scalar + 1] += advance
    if isUnsafe { self.isUnsafe[scalar] = true }
  }

  mutating func setSafe(_ scalar: Int) { isUnsafe[scalar] = false }

  /// Makes positions of the advances that were added.
  mutating func addUp() {
    for index in scalars.indices { positions[index + 1] += positions[index] }
  }

  mutating func takeMissing(_ range: Range<Int>) {
    for index in range {
      let (advance, isEstimated) = stack.missing(scalars[index])
      add(advance, at: index, isUnsafe: false)
      self.isEstimated = self.isEstimated || isEstimated
    }
  }
}

extension ShapedScalars {
  /// Whether what stands between two spaces cannot be parted from them unchanged.
  var dependsOnSpaces: Bool { isUnsafe[1] || isUnsafe[scalars.count - 1] }
}

extension ShapedScalars {
  /// Divides the scalars into runs.
  private mutating func divide() {
    let functions = hb_unicode_funcs_get_default()
    let scripts = scalars.map { hb_unicode_script(functions, $0).rawValue }
    var current = Self.isSigns(script) ? scripts.first { !Self.isSigns($0) } ?? Tag("Latn") : script
    var font: Int?
    for (index, scalar) in scalars.enumerated() {
      if !Self.isSigns(scripts[index]) {
        current = scripts[index]
        script = current
        if Self.hasNoSpaces(current) { isEstimated = true }
      }
      let category = hb_unicode_general_category(functions, scalar)
      let joins = Self.joins(category) && index > 0
      if !joins { font = stack.font(for: scalar) }
      characters[index + 1] = characters[index] + (joins ? 0 : 1)
      let isDigit = category == HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER
      let direction = hb_script_get_horizontal_direction(hb_script_t(current))
      let isRightToLeft = direction == HB_DIRECTION_RTL && !isDigit
      if let last = runs.last, last.font == font, last.script == current,
        last.isRightToLeft == isRightToLeft
      {
        runs[runs.count - 1].scalars = last.scalars.lowerBound..<index + 1
      } else {
        runs.append(
          Run(
            scalars: index..<index + 1, font: font, script: current, isRightToLeft: isRightToLeft))
      }
    }
  }

  /// Whether a script is that of signs and marks, which are written in many scripts.
  private static func isSigns(_ script: UInt32) -> Bool {
    script == HB_SCRIPT_COMMON.rawValue || script == HB_SCRIPT_INHERITED.rawValue
      || script == HB_SCRIPT_UNKNOWN.rawValue || script == 0
  }

  /// Whether a script is written without spaces between words, so that only a dictionary tells where lines break.
  private static func hasNoSpaces(_ script: UInt32) -> Bool {
    switch hb_script_t(script) {
    case HB_SCRIPT_THAI, HB_SCRIPT_LAO, HB_SCRIPT_KHMER, HB_SCRIPT_MYANMAR, HB_SCRIPT_TAI_LE,
      HB_SCRIPT_NEW_TAI_LUE, HB_SCRIPT_TAI_THAM, HB_SCRIPT_TAI_VIET, HB_SCRIPT_AHOM:
      true
    default: false
    }
  }

  /// Whether a scalar belongs to the character before it: marks and joiners.
  private static func joins(_ category: hb_unicode_general_category_t) -> Bool {
    switch category {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK, HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK,
      HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK, HB_UNICODE_GENERAL_CATEGORY_FORMAT:
      true
    default: false
    }
  }
}
