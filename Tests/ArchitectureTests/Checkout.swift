import Foundation

/// The package's own files.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Names of what lies in a folder of the package, dot-files left out.
  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The Swift sources under a folder: path from the root → text.
  static func swiftSources(in folder: String) throws -> [(path: String, text: String)] {
    let base = root.appending(path: folder)
    guard let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
    return try walker.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { file in
      let inside = file.standardizedFileURL.path.dropFirst(base.standardizedFileURL.path.count)
      return (folder + inside, try String(contentsOf: file, encoding: .utf8))
    }
  }
}
