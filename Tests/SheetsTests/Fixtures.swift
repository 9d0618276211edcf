import Domain
import Foundation
import Intake
import Sheets

/// The vocabulary and files the tests share.
enum Fixtures {
  /// The project's root, found from this file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// Example data beside the project, which is not part of it.
  static let shared = root.deletingLastPathComponent().appending(path: "shared/data")
  static var hasShared: Bool { FileManager.default.fileExists(atPath: shared.path) }

  /// Read once: every case of every test needs it.
  private static let loaded = Result {
    try IntakeVocabulary(folder: root.appending(path: "db/reference").path)
  }

  static func vocabulary() throws -> IntakeVocabulary { try loaded.get() }

  /// A few classes under their true codes; enough for the tests that need no whole standard.
  static let industries = IndustryNames(
    ([
      ("39", "计算机、通信和其他电子设备制造业"), ("398", "电子元件及电子专用材料制造"), ("3989", "其他电子元件制造"),
      ("174", "丝绢纺织及印染精加工"), ("1741", "缫丝加工"), ("367", "汽车零部件及配件制造"), ("3670", "汽车零部件及配件制造"),
      ("01", "农业"), ("011", "谷物种植"), ("0111", "稻谷种植"),
    ] as [(String, String)]).map { (code: $0.0, name: $0.1) })

  static func reader() throws -> CellReader {
    CellReader(vocabulary: try vocabulary(), industries: industries)
  }

  static func intake(columnMap: [String: String] = [:], limits: IntakeLimits = IntakeLimits()) throws -> FileIntake {
    FileIntake(vocabulary: try vocabulary(), industries: industries, columnMap: columnMap, limits: limits)
  }

  /// A file that is removed when the body ends.
  static func withFile<T>(_ name: String, _ bytes: [UInt8]? = nil, _ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "yinfeng-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name).path
    if let bytes { try Data(bytes).write(to: URL(filePath: path)) }
    return try body(path)
  }

  /// The rows and the summary of a text.
  static func read(_ text: String, columnMap: [String: String] = [:]) throws -> (
    rows: [ImportedRow], summary: IntakeSummary
  ) {
    try withFile("样表.csv", Array(text.utf8)) { try read(path: $0, columnMap: columnMap) }
  }

  /// A file of rows, given to the body.
  static func written<T>(_ name: String, _ columns: [SheetColumn], _ rows: [[SheetValue]], _ body: (String) throws -> T)
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

  static func read(path: String, columnMap: [String: String] = [:]) throws -> (
    rows: [ImportedRow], summary: IntakeSummary
  ) {
    var rows: [ImportedRow] = []
    let summary = try intake(columnMap: columnMap).read(path: path) { rows.append($0) }
    return (rows, summary)
  }
}
