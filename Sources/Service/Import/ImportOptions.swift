public import Domain

/// How a file is to be imported.
public struct ImportOptions: Sendable, Hashable {
  /// The file's name as it is printed and kept; the path's last part.
  public var fileName: String
  /// Headers settled by the user, with the field's name.
  public var columnMap: [String: String] = [:]
  /// Short firm names settled by the user, with the firm's full name.
  public var confirmedNames: [String: String] = [:]
  /// Read and compare, write nothing.
  public var isDryRun = false
  /// Apply the rows that can be applied although others are refused.
  public var skipsInvalid = false
  /// The day the facts were true. When `nil`, new facts are of the day of the import and a value that is known already
  /// keeps its day; a stated day renews the days of the known values that the file confirms.
  public var asOf: CalendarDate?
  /// How far the file's claims are credited.
  public var grade = EvidenceGrade.selfReported

  /// How a file is to be imported.
  public init(fileName: String) { self.fileName = fileName }
}
