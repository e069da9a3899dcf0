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
