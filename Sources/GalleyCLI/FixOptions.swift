import ArgumentParser
import Galley
import GalleyBasics

/// Whether what was found is put right.
struct FixOptions: ParsableArguments {
  @Flag(help: "Put right what certainly is meant otherwise.")
  var fix = false

  @Flag(help: "Put right what is probably meant otherwise, too.")
  var unsafeFixes = false

  @Flag(help: "Show what would be changed, and change nothing, with --fix too.")
  var diff = false

  /// Whether anything is asked for.
  var isWanted: Bool { fix || diff }

  func validate() throws {
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
  ///   - write: makes the changes of one file; says whether it could.
  ///   - check: checks everything anew.
  /// - Returns: how many findings were put right.
  func apply(
    to report: Report,
    write: (SourceEdits) throws -> Bool = { try $0.write(in: DiskWorkspace()) },
    check: () throws -> Report
  ) throws -> Int {
    guard fix, !diff else { return 0 }
    var report = report
    var fixed = 0
    for _ in 0..<Self.rounds {
      var count = 0
      for edits in SourceEdits.all(for: report.diagnostics, guesses: unsafeFixes)
      where try write(edits) {
        count += edits.edits.count
      }
      guard count > 0 else { break }
      fixed += count
      report = try check()
    }
    return fixed
  }

  /// Writes what would be changed as a patch; throws the exit status 1 where there is something, guesses included.
  ///
  /// - Parameter note: says something besides the patch.
  func showPatch(of report: Report, note: (String) -> Void) throws {
    let files = SourceEdits.all(for: report.diagnostics, guesses: unsafeFixes)
    Terminal.output.write(Array(files.map(\.diff).joined().utf8))
    let hint = guessesLeft(in: report)
    if let hint { note(hint) }
    if !files.isEmpty || hint != nil { throw ExitCode(1) }
    note("nothing to change")
  }

  /// Says how many changes are left out because they are guesses; nil where there are none.
  func guessesLeft(in report: Report) -> String? {
    func count(guesses: Bool) -> Int {
      SourceEdits.all(for: report.diagnostics, guesses: guesses).reduce(0) { $0 + $1.edits.count }
    }
    guard isWanted, !unsafeFixes else { return nil }
    let left = count(guesses: true) - count(guesses: false)
    guard left > 0 else { return nil }
    let changes = left == 1 ? "1 change is a guess" : "\(left) changes are guesses"
    return "\(changes); --unsafe-fixes takes \(left == 1 ? "it" : "them") in"
  }
}
