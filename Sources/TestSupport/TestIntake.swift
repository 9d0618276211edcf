import Foundation
package import Intake
package import Sheets

/// The vocabulary that is shipped, and files written and read with it.
package enum TestIntake {
  /// Read once: every case of every test needs it.
  private static let loaded = Result {
    try IntakeVocabulary(folder: Checkout.data.appending(path: "reference").path)
  }

  package static func vocabulary() throws -> IntakeVocabulary { try loaded.get() }

  /// A few classes under their true codes; enough for the tests that need no whole standard.
  package static let industries = IndustryNames(
    ([
      ("39", "计算机、通信和其他电子设备制造业"), ("398", "电子元件及电子专用材料制造"), ("3989", "其他电子元件制造"),
      ("174", "丝绢纺织及印染精加工"), ("1741", "缫丝加工"), ("367", "汽车零部件及配件制造"), ("3670", "汽车零部件及配件制造"),
      ("01", "农业"), ("011", "谷物种植"), ("0111", "稻谷种植"),
    ] as [(String, String)]).map { (code: $0.0, name: $0.1) })

  package static func reader() throws -> CellReader {
    CellReader(vocabulary: try vocabulary(), industries: industries)
  }

  package static func intake(
    columnMap: [String: String] = [:], lastYear: Int? = nil, limits: IntakeLimits = IntakeLimits()
  ) throws -> FileIntake {
    FileIntake(
      vocabulary: try vocabulary(), industries: industries, columnMap: columnMap, lastYear: lastYear, limits: limits)
  }

  /// A file that is removed when the body ends.
  package static func withFile<T>(_ name: String, _ bytes: [UInt8]? = nil, _ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "yinfeng-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name).path
    if let bytes { try Data(bytes).write(to: URL(filePath: path)) }
    return try body(path)
  }

  /// The rows and the summary of a text.
  package static func read(_ text: String, columnMap: [String: String] = [:], lastYear: Int? = nil) throws -> (
    rows: [ImportedRow], summary: IntakeSummary
  ) {
    try withFile("样表.csv", Array(text.utf8)) { try read(path: $0, columnMap: columnMap, lastYear: lastYear) }
  }

  /// A file of rows, given to the body.
  package static func written<T>(
    _ name: String, _ columns: [SheetColumn], _ rows: [[SheetValue]], _ body: (String) throws -> T
  )
    throws -> T
  {
    try withFile(name) { path in
      let writer = try SheetFormat(path: path).writer(path: path)
      try writer.beginSheet("表", columns: columns)
      for row in rows { try writer.write(row) }
      try writer.close()
      return try body(path)
    }
  }

  package static func read(path: String, columnMap: [String: String] = [:], lastYear: Int? = nil) throws -> (
    rows: [ImportedRow], summary: IntakeSummary
  ) {
    var rows: [ImportedRow] = []
    let summary = try intake(columnMap: columnMap, lastYear: lastYear).read(path: path) { rows.append($0) }
    return (rows, summary)
  }
}
