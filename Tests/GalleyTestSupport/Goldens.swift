import Foundation

/// A folder of files that hold what a program is known to write.
///
/// `GALLEY_RECORD=1 swift test` writes them anew. A missing file is written and fails the test that
/// asked for it, so that nothing is taken for right unseen.
package struct Goldens: Sendable {
  /// Why a text is not the recorded one; a test expects nil.
  package typealias Difference = String

  private let folder: URL

  /// The folder `Goldens` beside the test file that makes it.
  package init(beside testFile: String = #filePath) {
    folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent("Goldens")
  }

  /// What differs between a text and the golden file of that name.
  package func difference(_ text: String, from name: String) -> Difference? {
    let file = folder.appendingPathComponent(name)
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    if recorded == text { return nil }
    let isRecording = ProcessInfo.processInfo.environment["GALLEY_RECORD"] == "1"
    guard let recorded, !isRecording else {
      return record(text, in: file, isWanted: isRecording)
    }
    return Self.firstDifference(recorded, text, name)
  }

  /// The golden files that no test asks for.
  package func orphans(besides names: some Sequence<String>) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return Set(files.filter { !$0.hasPrefix(".") }).subtracting(names).sorted()
  }

  private func record(_ text: String, in file: URL, isWanted: Bool) -> Difference? {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    } catch {
      return "\(file.path) could not be written: \(error)"
    }
    return isWanted
      ? nil : "\(file.lastPathComponent) was missing and has been recorded: look at it"
  }

  private static func firstDifference(_ old: String, _ new: String, _ name: String) -> Difference {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0 == $1 }.count
    let was = same < old.count ? String(old[same]) : "(end)"
    let now = same < new.count ? String(new[same]) : "(end)"
    return
      "\(name):\(same + 1): recorded and new text differ\n  recorded: \(was)\n  new:      \(now)"
  }
}
