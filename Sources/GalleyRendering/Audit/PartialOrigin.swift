import GalleyBasics
import GalleyPages

/// What a partial summary is of: so that only parts of one whole are added up, and each once.
package struct PartialOrigin: Hashable, Sendable {
  /// Tells the state of the project, and what was asked for, from others.
  package var project: String
  /// Tells the list of articles from others; empty for a stream.
  package var archive: String
  /// Of an archive: the number from 1, and of how many; of a stream 0 of 0.
  package var part, of: Int
  /// Tells the articles of a stream from others, as far as 64 bits can; empty for an archive.
  package var content: String
  /// Whether it has what rules cost.
  package var hasCosts: Bool

  package init(
    project: String, archive: String, part: Int, of count: Int, content: String, hasCosts: Bool
  ) {
    self.project = project
    self.archive = archive
    self.part = part
    of = count
    self.content = content
    self.hasCosts = hasCosts
  }

  /// The most parts that an archive is cut into.
  package static let mostParts = 1_000_000

  /// Why it cannot be added to another one, whose file has a name; `nil` where it can, unless it is the same part.
  package func refusal(beside other: PartialOrigin, called name: String) -> String? {
    if project != other.project {
      return "it is of another project than '\(name)', or of another state of it"
    }
    if hasCosts != other.hasCosts {
      return "only one of it and '\(name)' was made with --costs"
    }
    if archive != other.archive || of != other.of {
      return of == 0 || other.of == 0
        ? "one of it and '\(name)' is of a stream, and the other of an archive"
        : of != other.of
          ? "it is part \(part)/\(of), but '\(name)' is part \(other.part)/\(other.of)"
          : "it is of other articles than '\(name)'"
    }
    return nil
  }

  /// What no other part of the whole may have too, in words; `nil` for the part of a stream that has no line: these are
  /// all alike.
  package var own: String? {
    if of > 0 { return "part \(part)/\(of)" }
    return content.isEmpty ? nil : "the same articles"
  }
}

/// The last member of a partial summary, by which one that was cut off or changed is told.
enum PartialChecksum {
  private static let start = Array(",\"checksum\":\"".utf8)
  private static let end = Array("\"}".utf8)

  /// What follows all other members.
  static func end(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digest = Digest()
    digest.add(bytes)
    return start + Array(digest.text.utf8) + end
  }

  /// Line ends behind it do not count: who passes a text on by its lines takes them away, or adds one.
  static func isRight(in bytes: [UInt8]) -> Bool {
    let lineEnds = bytes.reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
    let bytes = bytes.dropLast(lineEnds)
    let length = start.count + Digest.length + end.count
    guard bytes.count > length else { return false }
    return bytes.suffix(length).elementsEqual(self.end(of: bytes.dropLast(length)))
  }
}

extension JSONWriter {
  mutating func write(_ origin: PartialOrigin) {
    field("project", origin.project)
    field("archive", origin.archive)
    field("part", origin.part)
    field("of", origin.of)
    field("content", origin.content)
    field("has_costs", origin.hasCosts)
  }
}

extension PartialOrigin {
  init?(_ json: JSONValue) {
    guard let project = json["project"]?.string, let archive = json["archive"]?.string,
      let part = json["part"]?.integer, let count = json["of"]?.integer,
      let content = json["content"]?.string, case .bool(let hasCosts)? = json["has_costs"],
      (part == 0 && count == 0)
        || (1...Self.mostParts).contains(count) && (1...count).contains(part)
    else { return nil }
    self.init(
      project: project, archive: archive, part: part, of: count, content: content,
      hasCosts: hasCosts)
  }
}

extension CommonFinding {
  init?(_ json: JSONValue) {
    guard let rule = json["rule"]?.string.flatMap(RuleID.init(rawValue:)),
      let severity = json["severity"]?.string.flatMap(Severity.init(rawValue:)),
      let file = json["file"]?.string, let line = json["line"]?.integer,
      let column = json["column"]?.integer, let message = json["message"]?.string
    else { return nil }
    self.init(
      rule: rule, severity: severity, file: file, line: line, column: column, message: message)
  }
}
