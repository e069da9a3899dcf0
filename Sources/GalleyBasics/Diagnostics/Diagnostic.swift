/// One finding about the input: what is wrong, where, and what would put it right.
package struct Diagnostic: Hashable, Sendable {
  /// A place that the finding speaks of, with a few words to stand under it.
  package struct Label: Hashable, Sendable {
    package var span: Span
    package var text: String

    package init(_ span: Span, _ text: String = "") {
      self.span = span
      self.text = text
    }
  }

  /// A change of the source that is what was meant.
  package struct FixIt: Hashable, Sendable {
    package var span: Span
    package var replacement: String
    /// Whether it may not be: a name that is only like the one that was written.
    package var isGuess: Bool

    package init(_ span: Span, _ replacement: String, isGuess: Bool = false) {
      self.span = span
      self.replacement = replacement
      self.isGuess = isGuess
    }

    /// A change of a whole value; `nil` for one that an alias (`*name`) repeats: what is wrong with it stands at its
    /// anchor, and is put right there.
    package init?(value: Span, _ replacement: String, isGuess: Bool = false) {
      if value.file.bytes[value.range].first == UInt8(ascii: "*") { return nil }
      self.init(value, replacement, isGuess: isGuess)
    }
  }

  package var rule: RuleID
  package var severity: Severity
  /// What was found and what was expected: one sentence, no full stop.
  package var message: String
  package var primary: Label
  package var secondary: [Label]
  /// Further sentences, printed under the code frame.
  package var notes: [String]
  package var fixIt: FixIt?

  package init(
    _ rule: RuleID, _ severity: Severity, _ message: String, at primary: Label,
    also secondary: [Label] = [], notes: [String] = [], fixIt: FixIt? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.primary = primary
    self.secondary = secondary
    self.notes = notes
    self.fixIt = fixIt
  }
  /// An error.
  package init(
    _ rule: RuleID, _ message: String, at primary: Label, also secondary: [Label] = [],
    notes: [String] = [], fixIt: FixIt? = nil
  ) {
    self.init(
      rule, .error, message, at: primary, also: secondary, notes: notes, fixIt: fixIt)
  }
}

extension Diagnostic {
  /// Everything that it says of its own place: the message with its label in one line, and the notes below. Nothing in
  /// it steers a terminal.
  package var plainText: String {
    let label = primary.text.isEmpty ? "" : " (\(primary.text))"
    return ([printableLine(message + label)] + notes.map(printable)).joined(separator: "\n")
  }

  /// The same, with the places in other files that it speaks of, a line each: the article of a page, say.
  ///
  /// - Parameter paths: what the files are called.
  package func plainText(placing paths: RepositoryPaths, _ maps: inout LineMaps) -> String {
    let others = secondary.filter { $0.span.file.path != primary.span.file.path }
    var text = plainText
    for label in others.prefix(DiagnosticPrinter.drawnLabels) {
      let line = maps[label.span.file].location(of: label.span.range.lowerBound).line
      let words = label.text.isEmpty ? "see also" : label.text
      text += "\n" + printableLine("\(words): \(paths(label.span.file.path)):\(line)")
    }
    return text
  }

  /// A file or folder that cannot be read, told at itself: nothing else names it.
  package static func unreadable(_ path: String, _ problem: FileProblem) -> Diagnostic {
    let place = Label(SourceFile(path: path, bytes: []).span)
    return switch problem {
    case .tooLarge:
      Diagnostic(.fileTooLarge, "the file is too large: \(problem)", at: place)
    case .leadsOut: Diagnostic(.outsideProject, "'\(path)' is not read: \(problem)", at: place)
    default: Diagnostic(.unreadableFile, "cannot read '\(path)': \(problem)", at: place)
    }
  }

  /// A file that cannot be written.
  package static func unwritable(_ path: String, _ problem: FileProblem) -> Diagnostic {
    Diagnostic(
      .unwritableFile, "cannot write '\(path)': \(problem)",
      at: Label(SourceFile(path: path, bytes: []).span))
  }
}

/// How much a finding matters, from the least to the most.
package enum Severity: String, Comparable, Hashable, Sendable, CaseIterable {
  /// Worth knowing.
  case info
  /// Probably a mistake; the page can still be made.
  case warning
  /// A mistake: the page would not be what was meant.
  case error

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// What a stage returns: its value, where one is usable, and all that it found on the way.
package struct Diagnosed<Value> {
  package var value: Value
  package var diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}

extension Diagnosed: Sendable where Value: Sendable {}
