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
