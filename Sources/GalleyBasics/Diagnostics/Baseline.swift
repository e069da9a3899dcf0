/// The findings that a project accepts for now: those that are there today are passed over, and new ones
/// count.
package struct Baseline: Sendable {
  /// What `Baseline` makes of findings.
  package struct Result: Sendable {
    /// Those that are not accepted.
    package var new: [Diagnostic] = []
    /// How many are.
    package var accepted = 0
    /// How many accepted ones are no longer there.
    package var gone = 0
  }

  private let accepted: Set<String>

  private static let version = 1
  /// Enough for 100,000 findings.
  private static let limits = YAMLLimits(bytes: 64 << 20, nodes: 1_000_000)

  /// The file that accepts some findings: JSON, sorted, so that its changes can be reviewed.
  ///
  /// - Parameter root: the project's folder.
  package static func file(of diagnostics: [Diagnostic], below root: String) -> [UInt8] {
    let sorted = DiagnosticPrinter.sorted(diagnostics)
    let entries = zip(Fingerprint.all(of: sorted, below: root), sorted).map { print, diagnostic in
      (
        file: Path.below(root, diagnostic.primary.span.file.path), print: "\(print)",
        diagnostic: diagnostic
      )
    }
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.field("version", version)
      json.array("findings") { json in
        for entry in entries.sorted(by: { ($0.file, $0.print) < ($1.file, $1.print) }) {
          json.object {
            $0.field("fingerprint", entry.print)
            $0.field("rule", entry.diagnostic.rule.rawValue)
            $0.field("file", entry.file)
            $0.field("message", entry.diagnostic.message)
          }
        }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private static let keys = KeyList(
    "a baseline", [.init("version", isRequired: true), .init("findings", isRequired: true)])
  private static let findingKeys = KeyList(
    "an accepted finding",
    [.init("fingerprint", isRequired: true), .init("rule"), .init("file"), .init("message")])

  /// Reads such a file.
  package static func read(_ file: SourceFile) -> Diagnosed<Baseline?> {
    // JSON is YAML, and one reader will do.
    let read = YAMLNode.parse(file, limits: limits)
    let findings = Findings()
    findings.report(contentsOf: read.diagnostics)
    guard let root = read.value, var keys = Mapping(root, of: keys, findings) else {
      return Diagnosed(nil, findings.diagnostics)
    }
    let version = keys.node("version").flatMap { findings.integer($0, in: 1...Self.version) }
    let accepted = keys.node("findings").flatMap { node in
      findings.list(node, of: "findings") { fingerprint(of: $0, findings) }
    }
    keys.finish()
    guard version != nil, let accepted else { return Diagnosed(nil, findings.diagnostics) }
    return Diagnosed(Baseline(accepted: Set(accepted)), findings.diagnostics)
  }

  private static func fingerprint(of node: YAMLNode, _ findings: Findings) -> String? {
    guard var keys = Mapping(node, of: findingKeys, findings) else { return nil }
    let print = keys.node("fingerprint").flatMap(findings.text)?.value
    // For people; the finding is known by its fingerprint.
    for key in ["rule", "file", "message"] { _ = keys.node(key) }
    keys.finish()
    return print
  }

  /// Tells new findings from accepted ones.
  ///
  /// - Parameter root: the project's folder.
  package func apply(to diagnostics: [Diagnostic], below root: String) -> Result {
    let sorted = DiagnosticPrinter.sorted(diagnostics)
    var result = Result()
    for (print, diagnostic) in zip(Fingerprint.all(of: sorted, below: root), sorted) {
      if accepted.contains("\(print)") {
        result.accepted += 1
      } else {
        result.new.append(diagnostic)
      }
    }
    result.gone = accepted.count - result.accepted
    return result
  }
}

/// Knows a finding again in the next version of the input.
///
/// It is made from the rule, the file's path and what stands around the place on its line, without blanks
/// at the ends; so it stays when lines are inserted above or the line is indented. Findings that have all
/// of this in common are numbered.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  private let hash: FNVHash
  private let number: Int

  /// How much of a line counts, in bytes before and after the place: very long lines have many places.
  private static let reach = 200

  /// 16 hexadecimal digits, a colon and the number, as GitHub has it.
  package var description: String {
    hash.digits + ":\(number)"
  }

  /// The fingerprints of some findings, in their order.
  ///
  /// - Parameter root: the folder from which paths count, so that it does not matter where the command
  ///   runs; empty for the current one.
  package static func all(of diagnostics: [Diagnostic], below root: String = "") -> [Fingerprint] {
    var maps = LineMaps()
    var numbers: [FNVHash: Int] = [:]
    return diagnostics.map { diagnostic in
      let hash = hash(of: diagnostic, below: root, &maps)
      let number = numbers[hash, default: 0] + 1
      numbers[hash] = number
      return Fingerprint(hash: hash, number: number)
    }
  }

  private static func hash(
    of diagnostic: Diagnostic, below root: String, _ maps: inout LineMaps
  ) -> FNVHash {
    let span = diagnostic.primary.span
    var line = maps[span.file].lineText(around: span.range, reach: reach)
    while line.first?.isBlank == true { line.removeFirst() }
    while line.last?.isBlank == true { line.removeLast() }
    var hash = FNVHash()
    hash.add(diagnostic.rule.rawValue.utf8)
    hash.add(Path.below(root, span.file.path).utf8)
    hash.add(line)
    return hash
  }
}

/// The hash FNV-1a of 64 bits, which is the same on every machine (RFC 9923).
package struct FNVHash: Hashable, Sendable {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// 16 hexadecimal digits.
  package var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// Adds bytes, and one that stands in no text, so that parts cannot be told as one.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  /// The same of an array: a whole file may be in it, which other modules would go through by a table of witnesses.
  package mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
