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

/// A C library of the system: a module map and a header, nothing else.
func system(_ name: String, pkgConfig: String, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioTLS: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
  name: "yinfeng",
  products: [
    .executable(name: "yinfeng", targets: ["yinfeng"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    system("CLibcrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
    system("CLibpq", pkgConfig: "libpq", apt: "libpq-dev"),
    system("CLibqrencode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
    system("CLibsodium", pkgConfig: "libsodium", apt: "libsodium-dev"),
    system("CLibxlsxwriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
    system("CLibxml2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    system("CLibzip", pkgConfig: "libzip", apt: "libzip-dev"),

    .target(
      name: "DataFiles", path: "db", resources: [.copy("migrations"), .copy("reference"), .copy("sample")],
      swiftSettings: settings),
    room("Domain"),
    room("Scoring", ["Domain"]),
    room("Workflow", ["Domain"]),
    room("Evaluation", ["Domain", "Scoring"]),
    room("Intake", ["Domain", "CLibzip", "CLibxml2"]),
    room("Sheets", ["Domain", "CLibqrencode", "CLibxlsxwriter", "CLibzip"]),
    room("Postgres", ["CLibpq", logging]),
    room("Cluster", [logging, subprocess, .product(name: "SystemPackage", package: "swift-system")]),
    room("Secrets", ["CLibcrypto", "CLibsodium", crypto]),
    room("Service", ["Domain", "Scoring", "Workflow", "Intake", "Sheets", "Secrets"]),
    room("Store", ["Domain", "Postgres", "Secrets", "Service"]),
    room(
      "Remote",
      [
        "Service", nio, nioTLS, .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .target(
      name: "Console", dependencies: ["Domain", "Scoring", "Secrets", "Service", "Sheets", mustache],
      resources: [.embedInCode("Templates"), .embedInCode("Assets")], swiftSettings: settings),
    room(
      "API",
      [
        "Console", "Domain", "Secrets", "Service", httpTypes, hummingbird, hummingbirdTLS, lifecycle, logging, nio,
        nioHTTP, nioTLS,
        .product(name: "HummingbirdCore", package: "hummingbird"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),
    room(
      "App",
      [
        "API", "Cluster", "DataFiles", "Domain", "Intake", "Postgres", "Scoring", "Secrets", "Service", "Store",
        lifecycle, logging, .product(name: "Configuration", package: "swift-configuration"),
      ]),
    .executableTarget(
      name: "yinfeng",
      dependencies: [
        "App", "Cluster", "Domain", "Evaluation", "Remote", "Scoring", "Secrets", "Service", "Sheets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    room(
      "TestSupport",
      ["App", "Cluster", "Domain", "Intake", "Postgres", "Secrets", "Service", "Sheets", "Store", logging]),

    tests("DomainTests", ["Domain"]),
    .target(name: "Saying", dependencies: ["Domain", "Scoring"], path: "Tests/Saying", swiftSettings: settings),
    tests("ScoringTests", ["Domain", "Saying", "Scoring"]),
    tests("WorkflowTests", ["Domain", "Workflow"]),
    tests("SampleTests", ["Domain", "Saying", "Scoring", "Service"]),
    tests("EvaluationTests", ["Domain", "Evaluation", "Scoring"]),
    tests("IntakeTests", ["TestSupport", "Intake", "Sheets", "Domain"]),
    tests("SheetsTests", ["TestSupport", "Sheets", "Intake", "Domain"]),
    tests("SecretsTests", ["Secrets"]),
    tests("PostgresTests", ["Postgres", logging]),
    tests("ClusterTests", ["Cluster", logging, subprocess]),
    tests("ReferenceTests", ["Domain"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "TestSupport", "App", "Cluster", "Domain", "Postgres", "Secrets", "Service", "yinfeng",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    tests("ServiceTests", ["TestSupport", "App", "Domain", "Intake", "Scoring", "Service", "Sheets"]),
    tests(
      "StoreTests",
      [
        "TestSupport", "App", "Domain", "Postgres", "Scoring", "Secrets", "Service", "Store", lifecycle, logging,
        .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
      ]),
    tests(
      "APITests",
      [
        "API", "App", "Console", "Domain", "Postgres", "Scoring", "Secrets", "Service", "Store", "TestSupport",
        httpTypes, nio, nioTLS, .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(name: "ArchitectureTests", exclude: ["rooms.json"], swiftSettings: settings),
  ]
)

// libFuzzer brings the program's beginning: the target exists only where deploy/fuzz asks for it.
if Context.environment["YINFENG_FUZZ"] != nil {
  package.products.append(.executable(name: "fuzz", targets: ["Fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Domain", "Intake", "Sheets"], path: "Tests/Fuzz", exclude: ["seeds", "words.dict"],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
