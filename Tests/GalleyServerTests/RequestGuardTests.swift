import Galley
import GalleyTestSupport
import Testing

@testable import GalleyServer

@Suite struct RequestGuardTests {
  private func refusal(
    _ fields: [String], path: String = "/", servesOthers: Bool = false
  ) throws -> HTTPStatus? {
    let head = (["GET \(path) HTTP/1.1"] + fields).joined(separator: "\r\n")
    let request = try HTTPRequest.parse(Array(head.utf8)[...])
    return RequestGuard(port: 4321, servesOthers: servesOthers).refusal(of: request)
  }

  @Test(arguments: ["127.0.0.1:4321", "localhost:4321", "LocalHost:4321", "[::1]:4321"])
  func itsOwnNamesAreAnswered(_ host: String) throws {
    #expect(try refusal(["Host: \(host)"]) == nil)
    #expect(try refusal(["Host: \(host)", "Origin: http://\(host)"]) == nil)
  }

  @Test(arguments: [
    "evil.example:4321", "127.0.0.1", "localhost", "127.0.0.1:4322", "127.0.0.1.evil.example:4321",
    "localhost.evil.example:4321", "evil.localhost:4321", "192.168.0.7:4321", "[::2]:4321",
    "user@127.0.0.1:4321", "127.0.0.1:4321:4321", "127.1:4321", "2130706433:4321", "", ":4321",
  ])
  func otherNamesAreNot(_ host: String) throws {
    #expect(try refusal(["Host: \(host)"]) == .misdirected)
  }

  @Test func whatABrowserSaysOnceStandsOnce() throws {
    for sites in [
      ["none", "cross-site"], ["same-origin", "same-origin"], ["cross-site", "none"],
    ] {
      let fields = ["Host: 127.0.0.1:4321"] + sites.map { "Sec-Fetch-Site: \($0)" }
      #expect(try refusal(fields) == .forbidden)
    }
  }

  @Test func oneHostMustBeThere() throws {
    #expect(try refusal([]) == .misdirected)
    #expect(try refusal(["Host: 127.0.0.1:4321", "Host: 127.0.0.1:4321"]) == .misdirected)
  }

  @Test(arguments: [
    "null", "http://evil.example", "http://evil.example:4321", "https://127.0.0.1:4321",
    "http://127.0.0.1", "http://localhost:4321", "http://127.0.0.1:4321.evil.example",
  ])
  func otherOriginsAreRefused(_ origin: String) throws {
    let fields = ["Host: 127.0.0.1:4321", "Origin: \(origin)"]
    #expect(try refusal(fields, path: "/events") == .forbidden)
  }

  @Test func whatAnotherSiteLoadsIsRefused() throws {
    func refusal(_ site: String, _ mode: String, _ target: String, _ path: String) throws
      -> HTTPStatus?
    {
      try self.refusal(
        [
          "Host: 127.0.0.1:4321", "Sec-Fetch-Site: \(site)", "Sec-Fetch-Mode: \(mode)",
          "Sec-Fetch-Dest: \(target)",
        ], path: path)
    }
    #expect(try refusal("same-origin", "cors", "empty", "/state") == nil)
    #expect(try refusal("none", "navigate", "document", "/") == nil)
    #expect(try refusal("cross-site", "navigate", "document", "/") == nil)
    #expect(try refusal("cross-site", "navigate", "iframe", "/") == .forbidden)
    #expect(try refusal("cross-site", "navigate", "document", "/state") == .forbidden)
    #expect(try refusal("cross-site", "no-cors", "image", "/assets/logo.svg") == .forbidden)
    #expect(try refusal("same-site", "no-cors", "script", "/state") == .forbidden)
  }

  @Test func everyAddressIsAnsweredWhereOthersAreServed() throws {
    #expect(try refusal(["Host: 192.168.0.7:4321"], servesOthers: true) == nil)
    #expect(try refusal(["Host: [fe80::1]:4321"], servesOthers: true) == nil)
    // A name can be made to point here by whoever owns it.
    #expect(try refusal(["Host: evil.example:4321"], servesOthers: true) == .misdirected)
    #expect(try refusal(["Host: 192.168.0.999:4321"], servesOthers: true) == .misdirected)
  }
}

@Suite struct AssetPathTests {
  private func withAssets(_ test: (TemporaryFolder, AssetPath) throws -> Void) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("<svg/>", to: "project/assets/logo.svg")
    try folder.write("<svg/>", to: "project/assets/in/a b.svg")
    try folder.write("secret", to: "project/assets/notes.txt")
    try folder.write("secret", to: "project/assets/.hidden.svg")
    try folder.write("secret", to: "project/assets/.git/x.svg")
    try folder.write("secret", to: "project/site.svg")
    try folder.write("secret", to: "project/assets-old/x.svg")
    try folder.write("secret", to: "outside/secret.svg")
    try folder.link("project/assets/out.svg", to: "../../outside/secret.svg")
    try folder.link("project/assets/out", to: "../../outside")
    try folder.link("project/assets/again.svg", to: "in/a b.svg")
    try folder.link("project/assets/nowhere.svg", to: "missing.svg")
    let assets = AssetPath(
      workspace: DiskWorkspace(), folder: folder("project/assets"), prefix: "assets")
    try test(folder, assets)
  }

  @Test func findsWhatPagesShow() throws {
    try withAssets { folder, assets in
      #expect(assets.file(for: "/assets/logo.svg") == folder("project/assets/logo.svg"))
      #expect(assets.file(for: "/assets/in/a%20b.svg") == folder("project/assets/in/a b.svg"))
      #expect(assets.file(for: "/assets/again.svg") == folder("project/assets/again.svg"))
    }
  }

  @Test(arguments: [
    "/", "/assets", "/assets/", "/logo.svg", "/assets//logo.svg", "//assets/logo.svg",
    "/assets/missing.svg", "/assets/in", "/assets/notes.txt", "/assets/.hidden.svg",
    "/assets/.git/x.svg", "/assets/../site.svg", "/assets/%2e%2e/site.svg", "/assets/..%2fsite.svg",
    "/assets/..%2Fsite.svg", "/assets/..%5csite.svg", "/assets/..\\site.svg", "/assets/./logo.svg",
    "/assets/in/../logo.svg", "/assets/in/..%2f..%2fsite.svg", "/assets/%252e%252e/site.svg",
    "/assets-old/x.svg", "/../outside/secret.svg", "/assets/../../outside/secret.svg",
    "/assets/out.svg", "/assets/out/secret.svg", "/assets/nowhere.svg", "/assets/logo.svg%00",
    "/assets/logo.svg%00.png", "/assets/logo%0a.svg", "/assets/%", "/assets/%zz.svg",
    "/assets/logo.svg/", "/assets/logo.svg/x.svg", "/etc/passwd", "/assets//etc/passwd",
    "/ASSETS/logo.svg/..",
  ])
  func findsNothingElse(_ path: String) throws {
    try withAssets { _, assets in
      #expect(assets.file(for: path) == nil)
    }
  }

  @Test func aProjectMayBeItsOwnAssets() throws {
    try withAssets { folder, _ in
      let assets = AssetPath(workspace: DiskWorkspace(), folder: folder("project"), prefix: ".")
      #expect(assets.file(for: "/site.svg") == folder("project/site.svg"))
      #expect(assets.file(for: "/../outside/secret.svg") == nil)
      #expect(assets.file(for: "/assets/out.svg") == nil)
    }
  }
}
