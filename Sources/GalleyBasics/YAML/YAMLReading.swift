/// A YAML document as far as it can be read, with every mistake that can be seen from its syntax.
///
/// libyaml stops at the first syntax error. Here the part that it is in is taken out, and the rest is read again:
/// so a file that is being typed still has a tree, and several errors are told at once.
package struct YAMLReading: Sendable {
  /// `nil` where nothing can be read, or the document is empty.
  package private(set) var root: YAMLNode?
  package private(set) var diagnostics: [Diagnostic]
  /// Whether nothing was left out.
  package private(set) var isWhole: Bool

  /// The most syntax errors that are told of one file: what comes after so many is noise.
  private static let errorLimit = 12
  /// The most times that a file is read: so that a file of a million bytes of noise costs no more than a second.
  private static let attemptLimit = 24

  /// - Parameter range: the bytes of the file to read, such as a Markdown file's front matter; the
  ///   whole file where it is nil. Spans always count from the start of the file.
  package init(_ file: SourceFile, in range: Range<Int>? = nil, limits: YAMLLimits = .standard) {
    let first = YAMLNode.compose(file, in: range, limits: limits)
    self.init(root: first.root, diagnostics: first.diagnostics, isWhole: first.isWhole)
    guard first.misfits.isEmpty else {
      let text = TextWithoutMisfits(file, first.range, first.misfits)
      let reading = YAMLReading(text.rest, in: text.range, limits: limits)
      root = reading.root?.moved(to: file, text.place)
      diagnostics += reading.diagnostics.map { $0.moved(from: text.rest, to: file, text.place) }
      isWhole = reading.isWhole
      return
    }
    guard var error = first.error else { return }
    var damage = YAMLDamage(file, first.range)
    let lines = LineMap(file)
    var errors = [error.diagnostic]
    var known: Set<Int> = [lines.line(of: error.diagnostic)]
    for _ in 0..<Self.attemptLimit where errors.count <= Self.errorLimit {
      guard damage.takeOut(error) else { break }
      let scratch = damage.rest
      let next = YAMLNode.compose(scratch, in: damage.range, limits: limits)
      guard let another = next.error else {
        root = next.root?.moved(to: file)
        let others = next.diagnostics.map { $0.moved(from: scratch, to: file) }
        diagnostics = (errors + others).sorted { $0.start < $1.start }
        return
      }
      error = another
      let found = error.diagnostic.moved(from: scratch, to: file)
      // What is left of a line that was wrong already says nothing new.
      if !damage.touches(found.primary.span.range), known.insert(lines.line(of: found)).inserted {
        errors.append(found)
      }
    }
    diagnostics = errors
  }

  private init(root: YAMLNode?, diagnostics: [Diagnostic], isWhole: Bool) {
    self.root = root
    self.diagnostics = diagnostics
    self.isWhole = isWhole
  }
}

/// A source that parts with syntax errors are taken out of, blanks in their place, so that all else keeps its place.
private struct YAMLDamage {
  private let file: SourceFile
  let range: Range<Int>
  private var bytes: [UInt8]
  private var takenOut: [Range<Int>] = []

  init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    self.range = range
    bytes = file.bytes
  }

  var rest: SourceFile {
    SourceFile(
      path: file.path, bytes: bytes, firstLine: file.firstLine, firstColumn: file.firstColumn)
  }

  func touches(_ place: Range<Int>) -> Bool {
    takenOut.contains { $0.contains(place.lowerBound) || $0.upperBound == place.lowerBound }
  }

  /// Takes out the part of the document that an error is in; returns whether there was anything left to take.
  mutating func takeOut(_ error: YAMLSyntaxError) -> Bool {
    let text = YAMLText(rest, range)
    let places = [
      error.diagnostic.primary.span.range.lowerBound, error.place, error.contextPlace,
    ]
    for place in places {
      let line = text.line(at: min(max(place, range.lowerBound), range.upperBound))
      guard !line.content.isEmpty else { continue }
      takeOut(line, from: start(of: place, in: line), text)
      return true
    }
    // libyaml notices what is wrong at the end where a line above is to blame.
    guard let above = text.contentLine(above: min(error.place, range.upperBound)) else {
      return false
    }
    takeOut(above, from: above.content.lowerBound, text)
    return true
  }

  /// Where what is taken out of a line begins: behind the key, where the value is wrong.
  private func start(of place: Int, in line: YAMLLine) -> Int {
    for offset in line.item where bytes[offset] == UInt8(ascii: ":") {
      let isKey = offset + 1 == line.content.upperBound || bytes[offset + 1].isBlank
      guard isKey else { continue }
      let value = (offset + 1..<line.content.upperBound).first { !bytes[$0].isBlank }
      if let value, value <= place { return value }
      break
    }
    return line.item.lowerBound < line.item.upperBound
      ? line.item.lowerBound : line.content.lowerBound
  }

  /// Takes out the end of a line, and what stands below it and is indented deeper.
  private mutating func takeOut(_ line: YAMLLine, from start: Int, _ text: YAMLText) {
    let column = line.item.lowerBound - line.range.lowerBound
    blank(start..<line.range.upperBound)
    var number = text.number(ofLineAt: line.range.lowerBound) + 1
    while true {
      let next = text.line(number)
      guard next.range.lowerBound > line.range.lowerBound, next.range.lowerBound < range.upperBound
      else { return }
      if !next.content.isEmpty {
        guard next.indentation > column else { return }
        blank(next.range)
      }
      number += 1
    }
  }

  private mutating func blank(_ part: Range<Int>) {
    for offset in part { bytes[offset] = UInt8(ascii: " ") }
    takenOut.append(part)
  }
}

/// A source without the bytes in it that are no text.
private struct TextWithoutMisfits {
  let rest: SourceFile
  let range: Range<Int>
  /// Where something was left out of the rest, and how many bytes up to there.
  private var gaps: [(place: Int, bytes: Int)] = []

  /// - Parameter misfits: places in the file, ascending.
  init(_ file: SourceFile, _ range: Range<Int>, _ misfits: [Range<Int>]) {
    var bytes: [UInt8] = []
    var position = 0
    var missing = 0
    for misfit in misfits {
      bytes += file.bytes[position..<misfit.lowerBound]
      position = misfit.upperBound
      missing += misfit.count
      gaps.append((bytes.count, missing))
    }
    bytes += file.bytes[position...]
    rest = SourceFile(
      path: file.path, bytes: bytes, firstLine: file.firstLine, firstColumn: file.firstColumn)
    self.range = range.lowerBound..<range.upperBound - missing
  }

  /// Where a part of the rest stands in the file.
  func place(_ part: Range<Int>) -> Range<Int> {
    let start = part.lowerBound + (gaps.last { $0.place <= part.lowerBound }?.bytes ?? 0)
    let end = part.upperBound + (gaps.last { $0.place < part.upperBound }?.bytes ?? 0)
    return start..<max(start, end)
  }
}

extension LineMap {
  fileprivate func line(of diagnostic: Diagnostic) -> Int {
    location(of: diagnostic.primary.span.range.lowerBound).line
  }
}

extension YAMLNode {
  /// The same node in another file.
  ///
  /// - Parameter place: where in it a part of the node's file stands.
  fileprivate func moved(
    to file: SourceFile, _ place: (Range<Int>) -> Range<Int> = { $0 }
  ) -> YAMLNode {
    func moved(_ node: YAMLNode) -> YAMLNode { node.moved(to: file, place) }
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .sequence(let items): .sequence(items.map(moved))
      case .mapping(let entries):
        .mapping(entries.map { YAMLEntry(key: moved($0.key), value: moved($0.value)) })
      }
    return YAMLNode(content, Span(file, place(span.range)))
  }
}

extension Diagnostic {
  fileprivate var start: Int { primary.span.range.lowerBound }

  /// - Parameter place: where in the file a part of the old one stands.
  fileprivate func moved(
    from old: SourceFile, to file: SourceFile, _ place: (Range<Int>) -> Range<Int> = { $0 }
  ) -> Diagnostic {
    func moved(_ span: Span) -> Span { span.file === old ? Span(file, place(span.range)) : span }
    var diagnostic = self
    diagnostic.primary.span = moved(primary.span)
    diagnostic.secondary = secondary.map { Label(moved($0.span), $0.text) }
    if let fix = fixIt {
      diagnostic.fixIt = FixIt(moved(fix.span), fix.replacement, isGuess: fix.isGuess)
    }
    return diagnostic
  }
}

extension Diagnostic {
  /// Whether it holds of a file although parts of it were left out: what is missing may be there, and what names
  /// nothing may name what was left out.
  package var holdsOfAPart: Bool {
    switch rule {
    case .missingKey: false
    case .wrongType: !primary.span.range.isEmpty
    case .unknownKey, .badValue, .badLength, .badSize, .badName, .badDate: true
    default: severity < .error
    }
  }
}
