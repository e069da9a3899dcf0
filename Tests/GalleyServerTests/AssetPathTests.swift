import Galley
import GalleyTestSupport
import Testing

@testable import GalleyServer

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
