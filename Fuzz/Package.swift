// swift-tools-version: 6.1
import PackageDescription

/// The package that Galley's targets belong to: SwiftPM names it after its folder.
let folder = Context.packageDirectory.split(separator: "/").dropLast().last ?? ""
let galley = String(folder.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "galley", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "Galley", package: "galley"),
        .product(name: "GalleyServer", package: "galley"),
      ],
      path: "Sources", packageAccess: false,
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        // It sees what Galley declares as `package`, as if it were one of its targets.
        .unsafeFlags(["-package-name", galley]),
      ])
  ],
  swiftLanguageModes: [.v6]
)
