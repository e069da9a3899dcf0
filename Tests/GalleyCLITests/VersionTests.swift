import Foundation
import Testing

@Suite struct VersionTests {
  private struct Resolved: Decodable {
    struct Pin: Decodable {
      struct State: Decodable { var version: String? }
      var identity: String
      var state: State
    }
    var pins: [Pin]
  }

  @Test func namesThePackagesThatAreLinked() async throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Package.resolved")
    let resolved = try JSONDecoder().decode(Resolved.self, from: Data(contentsOf: file))
    let shell = try Shell()
    defer { shell.remove() }
    let lines = try await shell.run("galley --version")
    var names = ["libyaml", "cmark-gfm", "ICU", "HarfBuzz", "zlib"]
    #if os(Linux)
      names += ["gumbo libgumbo.so.", "woff2 libwoff2dec.so."]
    #endif
    for name in names { #expect(lines.contains { $0.hasPrefix("> \(name)") }, "\(name)") }
    for pin in resolved.pins {
      let name = pin.identity == "flyingfox" ? "FlyingSocks" : pin.identity
      #expect(lines.contains("> \(name) \(pin.state.version ?? "")"))
    }
  }
}
