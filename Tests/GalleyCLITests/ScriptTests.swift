import Foundation
import Testing

/// Runs the scripts in `Scripts`; `GALLEY_RECORD=1 swift test` writes what the commands now say.
@Suite struct ScriptTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Scripts")

  private static let isRecording = ProcessInfo.processInfo.environment["GALLEY_RECORD"] == "1"

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test func thereAreScripts() { #expect(!Self.names.isEmpty) }

  @Test(arguments: names) func script(_ name: String) async throws {
    let url = Self.folder.appendingPathComponent(name)
    let text = try String(contentsOf: url, encoding: .utf8)
    var script = Script(text)
    try #require(script.text == text, "the script is read and written as it is")
    try #require(!script.steps.isEmpty)
    let shell = try Shell()
    defer { shell.remove() }
    for file in script.files { try shell.write(file) }
    for (index, step) in script.steps.enumerated() {
      let lines = try await shell.run(step.command)
      script.steps[index].expected = lines
      guard !Self.isRecording, lines != step.expected else { continue }
      Issue.record(
        """
        \(name):\(step.line): $ \(step.command)
        expected:
        \(step.expected.joined(separator: "\n"))
        found:
        \(lines.joined(separator: "\n"))
        """)
    }
    if Self.isRecording, script.text != text { try Data(script.text.utf8).write(to: url) }
  }
}

/// A test of commands as one text: what it shows, commands with what they write, and the files they
/// work on.
///
///     # An unknown rule is no finding: the command could not run.
///
///     $ galley explain unknown-slt
///     ! galley: no rule is named 'unknown-slt'; did you mean 'unknown-slot'?
///     = exit 2
///
///     -- layouts/article.yaml --
///     layout: article
///
/// A line after `$` is run by the shell. Behind it stand the lines of standard output (`>`), of
/// standard error (`!`), a backslash where the last of them has no line end, and the exit status
/// where it is not 0.
struct Script {
  struct Step {
    /// The lines above the command, as written.
    var lead: [Substring]
    var command: String
    /// The lines that begin with `>`, `!`, `\` or `=`.
    var expected: [String]
    var line: Int
  }

  struct File {
    var path: String
    var text: String
  }

  var steps: [Step] = []
  var files: [File] = []
  /// The lines below the last command, as written.
  private var tail: [Substring] = []

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 {
        files.append(File(path: String(line.dropFirst(3).dropLast(3)), text: ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      } else if line.hasPrefix("$ ") {
        let command = String(line.dropFirst(2))
        steps.append(Step(lead: tail, command: command, expected: [], line: index + 1))
        tail = []
      } else if tail.isEmpty, let mark = line.first, ">!\\=".contains(mark), !steps.isEmpty {
        steps[steps.count - 1].expected.append(String(line))
      } else {
        tail.append(line)
      }
    }
  }

  /// The script as it is written in a file.
  var text: String {
    var lines: [String] = []
    for step in steps {
      lines += step.lead.map(String.init) + ["$ " + step.command] + step.expected
    }
    lines += tail.map(String.init)
    return (lines.map { $0 + "\n" } + files.map { "-- \($0.path) --\n\($0.text)" }).joined()
  }
}
