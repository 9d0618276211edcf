public import Foundation

/// Where the project lies on disk, found from this file.
public enum Checkout {
  /// The folder that holds `Package.swift`.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// The folder that holds `migrations`, `reference` and `sample`.
  public static let data = root.appending(path: "db")
  /// Example data beside the project, which is not part of it.
  public static let shared = root.deletingLastPathComponent().appending(path: "shared/data")
  /// Whether the example data is there; tests that read it are skipped otherwise.
  public static var hasShared: Bool { FileManager.default.fileExists(atPath: shared.path) }
}
