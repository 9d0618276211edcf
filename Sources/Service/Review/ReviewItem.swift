import Domain

/// A project on an agenda with its session.
struct ReviewItem: Sendable {
  let item: Stored<SessionItemField>
  let meeting: Stored<ReviewSessionField>
  let project: Stored<OpportunityField>

  /// The item's place in words: 2026年第1次第2项.
  var place: String {
    "\(meeting.text(.code) ?? "")第 \(item.count(.position) ?? 0) 项"
  }

  /// The day of the session.
  var heldOn: CalendarDate? { meeting.date(.heldOn) }

  /// Reads an item. Throws `ServiceError` `session_item_not_found`.
  init(_ id: Int64, _ records: some RecordReading) async throws {
    guard let item = try await records.one(SessionItemField.self, id),
      let meeting = try await records.one(ReviewSessionField.self, item.reference(.session)),
      let project = try await records.one(OpportunityField.self, item.reference(.opportunity))
    else { throw ReviewItem.missing("\(id)") }
    self.item = item
    self.meeting = meeting
    self.project = project
  }

  /// The id of the item that `words` name: its id, or the project whose latest item it is.
  static func find(_ words: String, _ registry: any Registry, organisation: Int64) async throws -> Int64 {
    let records = registry.records(organisation)
    let digits = words.hasPrefix("#") ? words.dropFirst() : words[...]
    if let id = Int64(digits) {
      guard try await records.one(SessionItemField.self, id) != nil else { throw missing(String(digits)) }
      return id
    }
    let project = try await FindRecord<OpportunityField>(registry)(words, organisation: organisation)
    guard
      let item = try await records.all(SessionItemField.self, .equals(.opportunity, .reference(project.id))).last
    else {
      throw ServiceError(
        .notFound, code: "session_item_not_found",
        message: "\(project.title)还没有列入联席会议程,请先列入。", remedy: .putOnAgenda(project: project.id))
    }
    return item.id
  }

  private static func missing(_ id: String) -> ServiceError {
    ServiceError(.notFound, code: "session_item_not_found", message: "没有编号为 \(id) 的上会项目。")
  }
}
