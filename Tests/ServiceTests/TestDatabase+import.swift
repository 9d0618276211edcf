import App
import Service
import TestSupport

extension TestDatabase {
  /// Imports a file.
  func importFile(_ path: String, _ adjust: (inout ImportOptions) -> Void = { _ in }) async throws -> ImportReport {
    var options = ImportOptions(fileName: path.split(separator: "/").last.map { String($0) } ?? path)
    adjust(&options)
    return try await desk.importWorkbook(
      path: path, options: options, today: TestDatabase.today, invocation: TestDatabase.invocation)
  }

  /// Imports lines of comma-separated cells.
  func importLines(_ lines: String..., adjust: (inout ImportOptions) -> Void = { _ in }) async throws -> ImportReport {
    try await withTemporaryFile("样表.csv", lines.joined(separator: "\n") + "\n") { try await importFile($0, adjust) }
  }
}
