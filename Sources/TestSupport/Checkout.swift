package import Foundation

/// Where the project lies on disk, found from this file.
package enum Checkout {
  /// The folder that holds `Package.swift`.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The folder that holds `migrations`, `reference` and `sample`.
  package static let data = root.appending(path: "db")
  /// Example data beside the project, which is not part of it.
  package static let shared = root.deletingLastPathComponent().appending(path: "shared/data")
  /// Whether the example data is there; tests that read it are skipped otherwise.
  package static var hasShared: Bool { FileManager.default.fileExists(atPath: shared.path) }
}
