#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The user's browser.
enum Browser {
  /// Opens an address, where the system knows how; says so where it does not.
  static func open(_ address: String) {
    #if os(macOS)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let arguments = [strdup(program), strdup(address), nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    let status = posix_spawnp(&process, program, nil, nil, arguments, environ)
    guard status != 0 else { return }
    Terminal.error.line("galley: cannot run '\(program)'; open \(address) yourself")
  }
}
