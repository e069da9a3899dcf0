import GalleyContent

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `Fuzz TARGET OPTIONS… FOLDERS…` hands what libFuzzer makes up to a target; the options and folders are
/// libFuzzer's, and so is the loop. A crash, a failed expectation, or a run over 2 s ends it, and the
/// input is kept in a file.
enum Fuzz {
  /// The targets by name.
  static let targets: [String: @Sendable ([UInt8]) -> Void] = [
    "ans": ReaderTarget.of(.ans),
    "article": PageTargets.article,
    "font": FontTarget.run,
    "ghost": ReaderTarget.of(.ghost),
    "html": ReaderTarget.of(.html),
    "layout": PageTargets.layout,
    "ninjs": ReaderTarget.of(.ninjs),
    "placement": PlacementTarget.run,
    "project": PageTargets.project,
    "request": RequestTarget.run,
    "wprest": ReaderTarget.of(.wordpressPosts),
    "wxr": ReaderTarget.of(.wordpress),
  ]

  /// The one that the command line names.
  static let target: @Sendable ([UInt8]) -> Void = {
    guard CommandLine.argc > 1, let target = targets[CommandLine.arguments[1]] else {
      print("usage: Fuzz \(targets.keys.sorted().joined(separator: "|")) OPTIONS… FOLDERS…")
      exit(2)
    }
    return target
  }()
}

/// What libFuzzer calls first. The program's name takes the place of the target's, so that libFuzzer does not take that
/// for a folder.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  _ = Fuzz.target
  arguments.pointee[1] = arguments.pointee[0]
  arguments.pointee += 1
  count.pointee -= 1
  return 0
}

/// What libFuzzer calls with bytes and their number; it wants a 0.
///
/// The processor's time is what counts, so that a busy machine fails nothing; POSIX counts it in microseconds.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let began = clock()
  Fuzz.target(Array(UnsafeBufferPointer(start: bytes, count: count)))
  let seconds = Double(clock() - began) / 1_000_000
  expect(seconds < 2, "it took \(seconds) s")
  return 0
}

/// Ends the run where something does not hold.
func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fatalError(message()) }
}
