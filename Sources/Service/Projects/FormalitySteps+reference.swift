import Domain
import Workflow

extension FormalitySteps {
  /// The formalities an organisation works with: the reference table `formality-items`.
  ///
  /// Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> FormalitySteps {
    try FormalitySteps(try await references.table("formality-items", organisation: organisation))
  }

  /// The formalities of the table. Throws `ServiceError` `invalid_reference_file`.
  init(_ table: ReferenceTable) throws {
    func invalid(_ text: String) -> ServiceError { ReferenceTable.invalid(table.name, text) }
    let columns = [
      "code", "name", "level", "department", "after", "before", "days", "unit", "forms", "strict", "law",
    ]
    let rows = try table.project(columns).map { row in
      guard let before = Stage(rawValue: row[5]) else { throw invalid("没有阶段「\(row[5])」") }
      var term: FormalityStep.Term?
      if !row[6].isEmpty {
        guard let read = FormalityStep.Term(row[6] + row[7]) else { throw invalid("无法识别时限「\(row[6]) \(row[7])」") }
        term = read
      }
      var forms: [String: FormalityStep.Term] = [:]
      for item in ReferenceTable.items(row[8]) {
        let parts = item.split(separator: "=" as Character, maxSplits: 1).map { String($0) }
        guard parts.count == 2, let read = FormalityStep.Term(parts[1]) else { throw invalid("无法识别时限「\(item)」") }
        forms[parts[0]] = read
      }
      return FormalityStep(
        code: row[0], name: row[1], level: row[2], department: row[3], after: ReferenceTable.items(row[4]),
        before: before, term: term, forms: forms, isStrict: row[9] == "1", law: row[10])
    }
    do throws(FormalitySteps.Problem) { try self.init(rows) } catch { throw invalid(error.text) }
  }

  /// What is recorded of each, by code.
  func marks(_ rows: [Stored<FormalityField>]) -> [String: FormalityMark] {
    var marks: [String: FormalityMark] = [:]
    for row in rows {
      guard let step = row.text(.item).flatMap(named) else { continue }
      marks[step.code] = row.mark
    }
    return marks
  }
}

extension FormalityStep.Term {
  /// `20working`, `60calendar`.
  fileprivate init?(_ text: String) {
    let digits = text.prefix { $0.isNumber }
    guard let days = Int(digits), ["working", "calendar"].contains(text.dropFirst(digits.count)) else { return nil }
    self.init(days: days, isWorking: text.hasSuffix("working"))
  }
}

extension Stored where Field == FormalityField {
  /// What the record says of its formality.
  var mark: FormalityMark { record.mark }
}

extension Record where Field == FormalityField {
  /// What the record says of its formality.
  var mark: FormalityMark {
    let doneOn = date(.doneOn)
    return FormalityMark(
      FormalityState(isNeeded: flag(.isNeeded), doneOn: doneOn), doneOn: doneOn, acceptedOn: date(.acceptedOn),
      form: text(.form))
  }
}
