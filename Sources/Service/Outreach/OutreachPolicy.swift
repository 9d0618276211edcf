/// How outreach is bounded: the reference table `outreach-policy`.
struct OutreachPolicy: Sendable, Hashable {
  /// How often a firm may stand on the list.
  let rowsPerFirm: Int
  /// How often a person may be called in a quarter, by everybody together.
  let touchesPerPersonQuarter: Int
  /// How many calls an officer makes in a week.
  let callsPerWeek: Int
  /// How many class years an introducer may be away.
  let introducerYears: Int64

  /// Throws `ServiceError` `invalid_reference_file` when a value is missing or no whole number.
  init(_ table: ReferenceTable) throws {
    let rows = try table.project(["key", "value"])
    let values = Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { _, last in last })
    func value(_ key: String) throws -> Int {
      guard let text = values[key], let number = Int(text), number > 0 else {
        throw ReferenceTable.invalid(table.name, "缺少 \(key) 或不是正整数")
      }
      return number
    }
    rowsPerFirm = try value("rows_per_firm")
    touchesPerPersonQuarter = try value("touches_per_person_quarter")
    callsPerWeek = try value("calls_per_week")
    introducerYears = Int64(try value("introducer_years"))
  }
}
