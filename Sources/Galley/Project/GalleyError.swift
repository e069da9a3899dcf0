import GalleyBasics

/// Why something that was asked for could not even be begun.
public struct GalleyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence for the person who asked; of several problems a line each.
  public let description: String
  /// The problems, each in a sentence.
  package let problems: [String]

  package init(_ description: String) { self.init(problems: [description]) }

  package init(problems: [String]) {
    self.problems = problems
    description = problems.joined(separator: "\n")
  }
}

extension [Diagnostic] {
  /// The findings, unless they say that a file which somebody asked for cannot be read at all: then
  /// there is nothing to find.
  func reading(_ path: String) throws(GalleyError) -> [Diagnostic] {
    // One that was read may name others that cannot be.
    let unread = first { finding in
      let file = finding.primary.span.file
      return finding.rule == .unreadableFile && file.path == path && file.bytes.isEmpty
    }
    if let unread { throw GalleyError(unread.message) }
    return self
  }
}
