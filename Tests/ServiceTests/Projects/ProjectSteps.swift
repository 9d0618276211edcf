import App
import Domain
import Service
import TestSupport

/// Steps of work on projects as the tests take them.
struct ProjectSteps {
  let database: TestDatabase
  static let today = TestDatabase.today

  var desk: Desk { database.desk }

  static func by(_ actor: String) -> Invocation { Invocation(actor: actor, requestID: "test") }

  @discardableResult
  func open(_ values: [String: InputValue], by actor: String = "张三") async throws -> RecordReceipt<OpportunityField> {
    try await desk.records(OpportunityField.self).add(
      values, evidence: EvidenceInput(), today: Self.today, invocation: Self.by(actor))
  }

  @discardableResult
  func edit<Field: RecordField>(
    _ field: Field.Type, _ words: String, _ values: [String: InputValue]
  ) async throws -> RecordReceipt<Field> {
    try await desk.records(field).edit(
      words, values, evidence: EvidenceInput(), today: Self.today, invocation: Self.by("张三"))
  }

  @discardableResult
  func add<Field: RecordField>(
    _ field: Field.Type, _ values: [String: InputValue]
  ) async throws -> RecordReceipt<Field> {
    try await desk.records(field).add(
      values, evidence: EvidenceInput(), today: Self.today, invocation: Self.by("张三"))
  }

  @discardableResult
  func move(
    _ words: String, _ target: MoveStage.Target, reason: String? = nil, note: String? = nil, paper: String? = nil,
    on day: CalendarDate? = nil, ifMatch: Int64? = nil, by actor: String = "张三"
  ) async throws -> ProjectReceipt {
    try await desk.moveStage(
      words, .init(target, reason: reason, note: note, paper: paper, day: day), ifMatch: ifMatch, today: Self.today,
      invocation: Self.by(actor))
  }

  /// Both reviews of a project's agreement, passed.
  func reviewAgreement(of project: Int64) async throws {
    for (examined, department) in [("legal", "司法局"), ("公平竞争审查", "市监局")] {
      try await add(
        AgreementReviewField.self,
        [
          "opportunity_id": .number("\(project)"), "examined": .text(examined), "department": .text(department),
          "paper": .text("示例审〔2026〕\(project)号"), "reviewed_on": .text("2026-11-19"), "conclusion": .text("通过"),
        ])
    }
  }

  func project(_ id: Int64) async throws -> Record<OpportunityField> {
    try await database.record(OpportunityField.self, id)?.record ?? Record()
  }

  /// The records of a project, in the order of recording.
  func own<Field: RecordField>(_ field: Field.Type, of project: Int64) async throws -> [Record<Field>] {
    guard let link = Field(rawValue: "opportunity_id") else { return [] }
    return try await database.all(field).map(\.record).filter { $0[link]?.reference == project }
  }

  /// The id of a project of the sample.
  func sample(_ code: String) async throws -> Int64 {
    try await desk.records(OpportunityField.self).show(code, invocation: Self.by("张三")).stored.id
  }
}
