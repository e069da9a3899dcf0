import ArgumentParser
import Galley
import GalleyBasics

/// Whether what was found is put right.
struct FixOptions: ParsableArguments {
  @Flag(help: "Put right what certainly is meant otherwise.")
  var fix = false

  @Flag(help: "Put right what is probably meant otherwise, too.")
  var unsafeFixes = false

  @Flag(help: "Show what --fix would change, and change nothing.")
  var diff = false

  /// Whether anything is asked for.
  var isWanted: Bool { fix || diff }

  func validate() throws {
    if diff, fix { throw ValidationError("--diff shows what --fix would do; give one of them") }
    if unsafeFixes, !diff, !fix {
      throw ValidationError("--unsafe-fixes goes with --fix or --diff")
    }
  }

  /// One change may make room for another, or show what was hidden; after so many rounds it must end.
  private static let rounds = 8

  /// Changes the files, and checks them again, until nothing is left to change.
  ///
  /// - Parameters:
  ///   - report: what was found.
  ///   - check: checks everything anew.
  /// - Returns: how many findings were put right.
  func apply(to report: Report, check: () throws -> Report) throws -> Int {
    guard fix else { return 0 }
    var report = report
    var fixed = 0
    for _ in 0..<Self.rounds {
      var count = 0
      for edits in SourceEdits.all(for: report.diagnostics, guesses: unsafeFixes)
      where try edits.write(in: DiskWorkspace()) {
        count += edits.edits.count
      }
      guard count > 0 else { break }
      fixed += count
      report = try check()
    }
    return fixed
  }

  /// Writes what would be changed as a patch; throws the exit status 1 where there is something.
  func showPatch(of report: Report) throws {
    let patch = SourceEdits.all(for: report.diagnostics, guesses: unsafeFixes).map(\.diff).joined()
    Terminal.output.write(Array(patch.utf8))
    if !patch.isEmpty { throw ExitCode(1) }
  }
}
