// swift-tools-version: 6.1
import PackageDescription

/// The package that Galley's targets belong to: SwiftPM names it after its folder.
let folder = Context.packageDirectory.split(separator: "/").dropLast().last ?? ""
let galley = String(folder.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })

let sources = [
  "ComparePlacements.swift", "Empty.swift", "Generate", "Growth.swift", "MeasureLines.swift",
  "TimeGeometry.swift", "TimePlacement.swift",
]

/// A program made of one file, or one folder of files, in `Sources`.
func program(
  _ name: String, from source: String, _ dependency: Target.Dependency, flags: [String] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: [dependency], path: "Sources",
    exclude: sources.filter { $0 != source }, sources: [source], packageAccess: false,
    swiftSettings: [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .unsafeFlags(flags),
    ])
}

/// A program that sees what Galley declares as `package`, as if it were one of its targets.
func insider(_ name: String) -> Target {
  program(
    name, from: "\(name).swift", .product(name: "Galley", package: "galley"),
    flags: ["-package-name", galley])
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "galley", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    program("Empty", from: "Empty.swift", arguments),
    program("Generate", from: "Generate", arguments),
    program("Growth", from: "Growth.swift", .product(name: "Galley", package: "galley")),
    insider("ComparePlacements"),
    insider("MeasureLines"),
    insider("TimeGeometry"),
    insider("TimePlacement"),
  ],
  swiftLanguageModes: [.v6]
)
