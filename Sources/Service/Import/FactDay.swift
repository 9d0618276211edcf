package import Domain
import Intake

/// The day of the facts of a sheet, and what says so.
package struct FactDay: Sendable, Encodable, Hashable {
  /// What says it, the surer first.
  package enum Basis: String, Sendable, Encodable {
    /// The person who imports.
    case asked
    /// The sheet, above its header.
    case sheet
    /// The workbook, of its last change.
    case saved
    /// The file system, of the file's last change.
    case modified
    /// Nothing: the day the file came.
    case received

    /// The words on screen.
    package var label: String {
      switch self {
      case .asked: "指明的日期"
      case .sheet: "表头上方所填日期"
      case .saved: "工作簿最后保存日期"
      case .modified: "文件修改日期"
      case .received: "收到文件的日期"
      }
    }
  }

  /// The sheet's name; of a CSV file the file's.
  package let sheet: String
  package let asOf: CalendarDate
  package let basis: Basis

  enum CodingKeys: String, CodingKey {
    case sheet, basis
    case asOf = "as_of"
  }

  /// The day of a sheet: as it was asked for, else as the sheet, the workbook and the file system say, none of which may lie
  /// in days to come; of a file that came over the wire the file system knows nothing.
  init(
    sheet: String, asked: CalendarDate?, stated: CalendarDate?, saved: (day: CalendarDate, isInFile: Bool)?,
    isReceived: Bool, today: CalendarDate
  ) {
    self.sheet = sheet
    if let asked {
      (asOf, basis) = (asked, .asked)
    } else if let stated, stated <= today {
      (asOf, basis) = (stated, .sheet)
    } else if let saved, saved.day <= today, saved.isInFile || !isReceived {
      (asOf, basis) = (saved.day, saved.isInFile ? .saved : .modified)
    } else {
      (asOf, basis) = (today, .received)
    }
  }

  /// Whether somebody stated it, so that it renews the days of known facts.
  var isStated: Bool { basis == .asked || basis == .sheet }
}
