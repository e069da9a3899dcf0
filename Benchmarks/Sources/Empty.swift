import ArgumentParser

/// A program that only parses its arguments: what any command line in Swift costs.
@main
struct Empty: ParsableCommand {
  @Argument(help: "Files, which it does not read.")
  var paths: [String] = []

  func run() {}
}
