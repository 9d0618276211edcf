import Domain

/// A line of the university's support: a row of the reference table `support-kinds`.
struct SupportKind: Sendable, Hashable {
  /// By what a line is measured.
  enum Measure: String, Sendable, Hashable {
    case money
    /// Attendances and people.
    case training
    case count
  }

  /// The name of its indicator.
  let code: String
  /// The word on screen, and what records keep.
  let name: String
  let measure: Measure

  /// The lines of the table in its order. Throws `ServiceError` `invalid_reference_file`.
  static func all(_ table: ReferenceTable) throws -> [SupportKind] {
    try table.project(["code", "name", "measure"]).map { row in
      guard let measure = Measure(rawValue: row[2]) else {
        throw ReferenceTable.invalid(table.name, "无法识别「\(row[2])」")
      }
      return SupportKind(code: row[0], name: row[1], measure: measure)
    }
  }
}
