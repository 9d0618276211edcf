import Domain
import Foundation
import Intake
import Sheets
import TestSupport
import Testing

/// What is exported and imported again is the same.
struct RoundTripTests {
  /// A record whose every field holds something at random that an import could have given.
  static func record<Field: RecordField>(
    _ type: Field.Type, skipping: Set<Field>, using random: inout some RandomNumberGenerator
  ) -> Record<Field> {
    var record = Record<Field>()
    for field in Field.allCases where !skipping.contains(field) {
      if Field.required.contains(field) || Int.random(in: 0..<10, using: &random) < 7 {
        // Days that an import believes of these fields only within bounds.
        let isBounded = ["founded", "lease_end", "wanted_start"].contains(field.name)
        record[field] =
          isBounded
          ? .date(CalendarDate(day: Int32.random(in: 11_000...20_000, using: &random)))
          : field.definition.money == .yuanAMonth
            ? .money(Money(yuan: Int64.random(in: 300...200_000, using: &random)))
            : RandomValues.value(of: field.kind, using: &random)
      }
    }
    return record
  }

  @Test(
    "firms exported and imported again are the same", arguments: ["firms.xlsx", "firms.csv"], [1, 2, 3] as [UInt64])
  func firms(file: String, seed: UInt64) throws {
    var random = Seeded(state: seed)
    let codes: Set<EnterpriseField> = [.creditCode, .industryCode, .secondaryCodes, .inferredCodes]
    let records = (0..<150).map { index in
      var record = RoundTripTests.record(EnterpriseField.self, skipping: codes, using: &random)
      record[.name] = .text("虚构企业\(index)号(\(seed))有限公司")
      record[.creditCode] = .text(RandomValues.creditCode(using: &random))
      record[.industryCode] = .text("0111")
      record[.place] = .text("安康")
      record[.contactPhone] = .text("0915-63123\(10 + index % 90)")
      record[.secondaryCodes] = .texts(index % 3 == 0 ? [] : ["3989", "1741"])
      return record
    }
    let columns = RecordColumns<EnterpriseField>(reservedWords: try TestIntake.vocabulary().reservedWords)
    let (rows, summary) = try TestIntake.written(file, columns.columns, records.map { columns.row($0) }) {
      try TestIntake.read(path: $0)
    }
    #expect(summary.problems.isEmpty, "\(summary.problems.map(\.message))")
    #expect(rows.count == records.count)
    for (row, record) in zip(rows, records) {
      let read = try #require(row.enterprise)
      #expect(row.problems.isEmpty, "\(row.problems.map(\.message))")
      for field in read.differences(from: record) {
        Issue.record("\(field): \(String(describing: record[field])) came back as \(String(describing: read[field]))")
      }
    }
  }

  @Test("records of any kind exported and imported again are the same", arguments: ["table.xlsx", "table.csv"])
  func anyRecord(file: String) throws {
    var random = Seeded(state: 7)
    try roundTrip(PlanField.self, file, &random)
    try roundTrip(PersonField.self, file, &random)
    try roundTrip(NeedField.self, file, &random)
    try roundTrip(ParkField.self, file, &random)
    try roundTrip(RulingField.self, file, &random)
  }

  private func roundTrip<Field: RecordField>(_ type: Field.Type, _ file: String, _ random: inout Seeded) throws {
    let references = Set(Field.allCases.filter { if case .reference = $0.kind { true } else { false } })
    // Names are one line, contact data is kept half-width, 无 is no place: those have tests of their own.
    let special = Set(Field.allCases.filter { ["name", "city", "home_town"].contains($0.name) }).union(Field.personal)
    let records = (0..<60).map { _ in
      RoundTripTests.record(type, skipping: references.union(special), using: &random)
    }
    let columns = RecordColumns<Field>(reservedWords: try TestIntake.vocabulary().reservedWords)
    let reader = RecordTableReader<Field>(vocabulary: try TestIntake.vocabulary(), industries: TestIntake.industries)
    let read = try TestIntake.written(file, columns.columns, records.map { columns.row($0) }) { path in
      var rows: [RecordTableRow<Field>] = []
      try reader.read(path: path) { rows.append($0) }
      return rows
    }
    #expect(read.count == records.count)
    for (row, record) in zip(read, records) {
      #expect(row.problems.isEmpty, "\(row.problems.map(\.message))")
      for field in row.record.differences(from: record) {
        Issue.record(
          "\(type).\(field): \(String(describing: record[field])) came back as \(String(describing: row.record[field]))"
        )
      }
    }
  }
}
