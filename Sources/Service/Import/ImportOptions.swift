package import Domain

/// How a file is to be imported.
package struct ImportOptions: Sendable, Hashable {
  /// The file's name as it is printed and kept; the path's last part.
  package var fileName: String
  /// Headers settled by the user, with the field's name.
  package var columnMap: [String: String] = [:]
  /// Short firm names settled by the user, with the firm's full name.
  package var confirmedNames: [String: String] = [:]
  /// Read and compare, write nothing.
  package var isDryRun = false
  /// Apply the rows that can be applied although others are refused.
  package var skipsInvalid = false
  /// The day the facts were true. When `nil`, the sheet's own day stands (填报日期), else the day on which the file was saved. A
  /// day that was stated, here or on the sheet, renews the days of the known values that the file confirms.
  package var asOf: CalendarDate?
  /// Whether the file came over the wire, so that its day in the file system says nothing.
  package var isReceived = false
  /// Whether the rows to mend are gathered for a report.
  package var gathersMending = false
  /// How far the file's claims are credited.
  package var grade = EvidenceGrade.selfReported

  /// How a file is to be imported.
  package init(fileName: String) { self.fileName = fileName }
}
