import Foundation

/// Writes a file into a folder of its own, hands its path to `body` and removes it, however `body` ends.
package func withTemporaryFile<Result>(
  _ name: String, _ text: String, _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "yinfeng-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appending(path: name)
  try Data(text.utf8).write(to: path)
  return try await body(path.path)
}
