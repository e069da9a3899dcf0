import Foundation
import Testing

/// What the documentation shows of a command is what it writes.
///
/// The command stands in a comment above the text, which readers do not see:
///
///     <!-- galley audit examples/port-louis --no-cache -->
///     ```text
///     16 articles · 3 screens · 48 pages · 173 ads
///     …
///     ```
///
/// A line `…` stands for any lines of the output; all others are there, as they are and in order.
struct DocumentedOutputTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL

  struct Shown: CustomTestStringConvertible {
    var page: String
    var line: Int
    var command: String
    var text: [Substring]

    var testDescription: String { "\(page):\(line): \(command)" }
  }

  static func shown() throws -> [Shown] {
    let docs = root.appendingPathComponent("docs")
    let pages = try FileManager.default.contentsOfDirectory(atPath: docs.path).sorted()
      .filter { $0.hasSuffix(".md") }
    return try (["README.md"] + pages.map { "docs/\($0)" }).flatMap { page in
      let text = try String(contentsOf: root.appendingPathComponent(page), encoding: .utf8)
      return shown(in: text.split(separator: "\n", omittingEmptySubsequences: false), of: page)
    }
  }

  private static func shown(in lines: [Substring], of page: String) -> [Shown] {
    lines.indices.dropLast().compactMap { index in
      guard lines[index].hasPrefix("<!-- "), lines[index].hasSuffix(" -->"),
        lines[index + 1] == "```text"
      else { return nil }
      return Shown(
        page: page, line: index + 3, command: String(lines[index].dropFirst(5).dropLast(4)),
        text: Array(lines[(index + 2)...].prefix { $0 != "```" }))
    }
  }

  @Test func thereAreSome() throws {
    #expect(try Self.shown().count >= 6)
  }

  @Test(arguments: try shown())
  func isWhatTheCommandWrites(_ shown: Shown) async throws {
    let shell = try Shell()
    defer { shell.remove() }
    let output = try await shell.run("cd '\(Self.root.path)' && \(shown.command)")
      .filter { $0.hasPrefix("> ") || $0 == ">" }.map { $0.dropFirst(2) }
    var rest = output[...]
    var isGap = true
    for line in shown.text {
      if line.drop(while: { $0 == " " }) == "…" {
        isGap = true
        continue
      }
      let next = isGap ? rest.firstIndex { $0 == line } : rest.startIndex
      guard let next, next < rest.endIndex, rest[next] == line else {
        let near = rest.prefix(3).joined(separator: "\n")
        Issue.record("not in the output: \(line)\nthere stands:\n\(near)")
        return
      }
      rest = rest[(next + 1)...]
      isGap = false
    }
  }
}
