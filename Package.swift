// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
]

/// A room of the house: a library target under `Sources` that imports only what is listed here.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one room.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "yinfeng",
  dependencies: [
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    room("Domain"),
    room("Scoring", ["Domain"]),
    room("Evaluation", ["Domain", "Scoring"]),
    room("Service", ["Domain", "Scoring"]),
    tests("DomainTests", ["Domain"]),
    tests("ScoringTests", ["Domain", "Scoring"]),
    tests("EvaluationTests", ["Domain", "Evaluation", "Scoring"]),
    tests("ReferenceTests", ["Domain"]),
    room(
      "Cluster",
      [
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    tests(
      "ClusterTests",
      [
        "Cluster",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .testTarget(name: "ArchitectureTests", exclude: ["rooms.json"], swiftSettings: settings),
  ]
)
