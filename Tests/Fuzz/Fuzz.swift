import Domain
import Foundation
import Intake
import Sheets

/// What made-up bytes are read as; `YINFENG_FUZZ` names it.
enum Reading: String {
  /// A text file of firms.
  case csv
  /// A workbook: its sheet, its shared strings and its styles, with a record separator (1E) between them.
  case xlsx
  /// An amount under a unit; the unit and the amount on lines of their own.
  case units
  /// A day, a month, a year, a year of entering.
  case dates

  static let chosen = Reading(rawValue: ProcessInfo.processInfo.environment["YINFENG_FUZZ"] ?? "")
}

/// The vocabulary that is shipped; the run begins in the package's folder.
private let vocabulary = Result { try IntakeVocabulary(folder: "db/reference") }
private let industries = IndustryNames([(code: "39", name: "计算机、通信和其他电子设备制造业"), (code: "0111", name: "稻谷种植")])
private let today = CalendarDate(year: 2026, month: 11, day: 27)!
private let folder = FileManager.default.temporaryDirectory.path + "/yinfeng-fuzz-\(getpid())"

/// One input of libFuzzer. What cannot be read is an `IntakeError`; anything else is a fault and ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do {
    switch Reading.chosen {
    case .csv: try file("a.csv", bytes)
    case .xlsx: try workbook(bytes)
    case .units: try amounts(String(decoding: bytes, as: UTF8.self))
    case .dates: try days(String(decoding: bytes, as: UTF8.self))
    case nil: fatalError("YINFENG_FUZZ names none of csv, xlsx, units, dates")
    }
  } catch is IntakeError {
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private func read(path: String) throws {
  let intake = FileIntake(vocabulary: try vocabulary.get(), industries: industries, today: today)
  do { _ = try intake.read(path: path) { _ in } } catch is IntakeError {}
  try RecordTableReader<PlanField>(vocabulary: vocabulary.get(), industries: industries).read(path: path) { _ in }
}

private func file(_ name: String, _ bytes: [UInt8]) throws {
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let path = folder + "/" + name
  try Data(bytes).write(to: URL(filePath: path))
  try read(path: path)
}

private func workbook(_ bytes: [UInt8]) throws {
  let parts = bytes.split(separator: 0x1E, maxSplits: 2, omittingEmptySubsequences: false).map { Array($0) }
  let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  func relation(_ id: String, _ kind: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
  }
  func relations(_ items: String) -> [UInt8] {
    Array(
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(items)</Relationships>"
        .utf8)
  }
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let path = folder + "/a.xlsx"
  try? FileManager.default.removeItem(atPath: path)
  let archive = try ArchiveWriter(path: path, day: today)
  try archive.add(relations(relation("r1", "officeDocument", "xl/workbook.xml")), named: ["_rels", ".rels"])
  try archive.add(
    Array(
      """
      <workbook xmlns="\(spreadsheet)" xmlns:r="\(office)"><sheets><sheet name="甲" sheetId="1" r:id="a"/></sheets></workbook>
      """.utf8), named: ["xl", "workbook.xml"])
  try archive.add(
    relations(
      relation("a", "worksheet", "worksheets/sheet1.xml") + relation("b", "sharedStrings", "sharedStrings.xml")
        + relation("c", "styles", "styles.xml")), named: ["xl", "_rels", "workbook.xml.rels"])
  let names = [["xl", "worksheets", "sheet1.xml"], ["xl", "sharedStrings.xml"], ["xl", "styles.xml"]]
  for (name, part) in zip(names, parts) { try archive.add(part, named: name) }
  try archive.close()
  try read(path: path)
}

private func amounts(_ text: String) throws {
  let reader = CellReader(vocabulary: try vocabulary.get(), industries: industries, today: today)
  let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
  let (unit, amount) = (lines[0], lines.last ?? "")
  for kind in [FieldKind.money] + Unit.allCases.flatMap({ [.quantity($0), .count($0)] }) {
    _ = reader.read(amount, as: kind)
    _ = reader.read(amount, as: kind, headerUnit: unit)
  }
}

private func days(_ text: String) throws {
  let reader = CellReader(vocabulary: try vocabulary.get(), industries: industries, today: today)
  for isEnd in [false, true] { _ = reader.read(text, as: .date, isEnd: isEnd) }
  _ = reader.read(text, as: .count(.year))
  for field in PersonField.allCases.map(ImportField.person) + [.enterprise(.founded)] {
    _ = reader.read(text, as: field)
  }
}
