// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A target of Galley's own; each may import only those declared above it.
///
/// - Parameter resources: files whose bytes are built into the target.
func galley(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// - Parameter goldens: folders with recorded output, which are read but not built.
func tests(
  _ target: String, _ dependencies: [Target.Dependency] = [], goldens: [String] = []
) -> Target {
  .testTarget(
    name: target + "Tests",
    dependencies: [.init(stringLiteral: target), "GalleyTestSupport"] + dependencies,
    exclude: goldens,
    swiftSettings: settings
  )
}

let package = Package(
  name: "galley",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Galley", targets: ["Galley"]),
    .executable(name: "galley", targets: ["GalleyCLI"]),
    // For Fuzz, which tries the preview's answers; nothing in it is public.
    .library(name: "GalleyServer", targets: ["GalleyServer"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CGumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),

    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz",
      providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
    .systemLibrary(
      name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CWOFF2", pkgConfig: "libwoff2dec",
      providers: [.apt(["libwoff-dev"]), .brew(["woff2"])]),

    .target(name: "CGalleyArena"),
    .target(name: "CGalleyICU", dependencies: ["CICU"]),
    .target(name: "CGalleyWOFF2", dependencies: ["CWOFF2"]),

    galley("GalleyBasics", ["CGalleyICU", "CLibYAML"]),
    galley("GalleyModel", ["GalleyBasics"]),
    galley(
      "GalleyContent", ["GalleyBasics", "GalleyModel", "CCMarkGFM", "CGumbo", "CGalleyArena"]),
    galley(
      "GalleyLanguage", ["GalleyBasics", "GalleyModel", "GalleyContent"],
      resources: [.embedInCode("Layout/Presets")]),
    galley("GalleyText", ["CHarfBuzz", "CZlib", "CGalleyWOFF2"]),
    galley("GalleyGeometry", ["GalleyBasics", "GalleyModel", "GalleyText"]),
    galley("GalleyPlacement", ["GalleyBasics", "GalleyModel", "GalleyGeometry"]),
    galley("GalleyRules", ["GalleyBasics", "GalleyModel", "GalleyGeometry", "GalleyPlacement"]),
    galley(
      "GalleyPages",
      [
        "GalleyBasics", "GalleyModel", "GalleyContent", "GalleyLanguage", "GalleyGeometry",
        "GalleyPlacement", "GalleyRules",
      ]),
    galley(
      "GalleyRendering",
      ["GalleyBasics", "GalleyModel", "GalleyGeometry", "GalleyPlacement", "GalleyPages"],
      resources: [.embedInCode("Ads/Scripts")]),
    galley(
      "Galley",
      [
        "GalleyBasics", "GalleyModel", "GalleyContent", "GalleyLanguage", "GalleyText",
        "GalleyGeometry",
        "GalleyPlacement", "GalleyRules", "GalleyPages", "GalleyRendering",
      ]),
    .target(
      name: "GalleyServer",
      dependencies: [
        "Galley", "GalleyBasics", "GalleyModel", "GalleyContent", "GalleyLanguage", "GalleyPages",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [.embedInCode("Page")],
      swiftSettings: settings),
    .executableTarget(
      name: "GalleyCLI",
      dependencies: [
        "Galley", "GalleyBasics", "GalleyLanguage", "GalleyServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Starter")],
      swiftSettings: settings),

    .target(
      name: "GalleyTestSupport", dependencies: ["GalleyBasics", "GalleyModel"],
      path: "Tests/GalleyTestSupport",
      swiftSettings: settings),
    tests("GalleyBasics", goldens: ["Goldens"]),
    tests("GalleyModel", ["GalleyBasics"]),
    tests("GalleyContent", ["GalleyBasics", "GalleyModel", "CCMarkGFM"]),
    tests("GalleyLanguage", ["GalleyBasics", "GalleyModel", "GalleyContent"]),
    tests("GalleyText"),
    tests("GalleyPages", ["GalleyBasics", "GalleyModel", "GalleyContent", "GalleyLanguage"]),
    tests(
      "GalleyGeometry",
      [
        "Galley", "GalleyBasics", "GalleyModel", "GalleyText", "GalleyContent", "GalleyLanguage",
        "GalleyPages",
      ],
      goldens: ["Goldens"]),
    tests(
      "GalleyPlacement",
      [
        "Galley", "GalleyBasics", "GalleyModel", "GalleyContent", "GalleyLanguage",
        "GalleyGeometry", "GalleyPages",
      ]),
    tests(
      "GalleyRules",
      [
        "GalleyBasics", "GalleyModel", "GalleyContent", "GalleyLanguage", "GalleyGeometry",
        "GalleyPlacement", "GalleyPages",
      ]),
    tests(
      "GalleyRendering",
      ["GalleyBasics", "GalleyModel", "GalleyContent", "GalleyLanguage", "GalleyPages"],
      goldens: ["Ads/Goldens", "HTML/Goldens", "Text/Goldens"]),
    tests(
      "Galley",
      ["GalleyBasics", "GalleyModel", "GalleyContent", "GalleyLanguage", "GalleyRendering"]),
    tests(
      "GalleyServer",
      ["Galley", "GalleyBasics", .product(name: "FlyingSocks", package: "FlyingFox")]),
    tests("GalleyCLI", goldens: ["Scripts"]),
  ],
  swiftLanguageModes: [.v6]
)
