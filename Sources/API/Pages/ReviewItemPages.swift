import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages of one project on an agenda: its sheet with opinions and rulings, and the form of its resolution.
enum ReviewItemPages {
  private static let path = "/reviews/{id}/items/{row}"

  static let all: [PageRoute] = [
    .get(path, .rank) { call in try await item(call) },
    .post(path + "/opinions", .keepRulings, addOpinion),
    .post(path + "/opinions/{opinion}", .keepRulings, editOpinion), .post(path + "/rulings", .keepRulings, rule),
    .get(path + "/resolve", .keepRulings) { call in try await decision(call, [:]) },
    .post(path + "/resolve", .keepRulings, resolve),
  ]

  private static let told = [
    "opinion-added": "已征求该部门意见", "opinion-kept": "已登记部门意见", "ruled": "已登记认定,即时作用于准入条件",
    "resolved": "已登记决议",
  ]

  private static func ids(_ call: PageCall) throws -> (session: Int64, item: Int64) {
    (try call.number("id", of: .reviewSession), try call.number("row", of: .sessionItem))
  }

  private static func view(_ call: PageCall) async throws -> ReviewItemView {
    let ids = try ids(call)
    return try await call.desk.reviews.item(
      ids.item, of: ids.session, today: call.today, organisation: call.invocation.organisation)
  }

  private static func item(_ call: PageCall, refused: Act.Refused? = nil) async throws -> Reply {
    let ids = try ids(call)
    let back = "/reviews/\(ids.session)/items/\(ids.item)"
    var shifts: [RankShift]?
    if refused == nil, call.text("done") == "ruled", let change = call.text("change").flatMap({ Int64($0) }),
      let entry = try await call.desk.undo.own(change, call.invocation)
    {
      shifts = try await call.desk.ruleOnGate.shifts(
        of: entry, on: ids.item, today: call.today, organisation: call.invocation.organisation)
    }
    return call.page(
      ReviewItemPage(
        try await view(call), shifts: shifts, keeps: Policy.allows(.keepRulings, call.desk.acting),
        moves: Policy.allows(.keepWork, call.desk.acting), prints: Policy.allows(.export, call.desk.acting),
        today: call.today, deed: try await call.deed(told, back: back), refused: refused,
        for: try call.demandReader()), status: refused.map { call.status(of: $0.error) } ?? .ok)
  }

  /// Does one thing with the item of the address and shows it again.
  private static func act(
    _ call: PageCall, _ key: String, _ deed: String,
    _ work: (_ item: Stored<SessionItemField>, _ fields: FormFields) async throws -> Int64?
  ) async throws -> Reply {
    let fields = try await call.form()
    let stored = try await ReviewPages.item(call)
    return try await call.doing(
      deed, key, fields, back: "/reviews/\(try ids(call).session)/items/\(stored.id)"
    ) {
      try await work(stored, fields)
    } again: {
      try await item(call, refused: $0)
    }
  }

  private static func addOpinion(_ call: PageCall) async throws -> Reply {
    try await act(call, "opinion", "opinion-added") { item, fields in
      var values = VisitPages.values(fields, [OpinionField.department, .dueOn])
      values[OpinionField.item.name] = .number("\(item.id)")
      return try await call.desk.records(OpinionField.self).add(
        values, evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func editOpinion(_ call: PageCall) async throws -> Reply {
    let row = try call.number("opinion", of: .opinion)
    return try await act(call, "opinion-\(row)", "opinion-kept") { item, fields in
      let records = call.desk.records(OpinionField.self)
      let opinion = try await records.show("#\(row)", invocation: call.invocation).stored
      guard opinion.reference(.item) == item.id else {
        throw ServiceError(.notFound, code: "opinion_not_found", message: "这个上会项目没有编号为 \(row) 的部门意见。")
      }
      return try await records.edit(
        "#\(row)", VisitPages.changed(fields, [.stance, .text, .givenOn], opinion.record), ifMatch: fields.seen,
        evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func rule(_ call: PageCall) async throws -> Reply {
    try await act(call, "ruling", "ruled") { item, fields in
      guard let outcome = fields["outcome"].flatMap({ RulingOutcome(rawValue: $0) }) else {
        throw missing("outcome", RulingField.outcome.label)
      }
      let ruling = RuleOnGate.Ruling(
        gate: fields["gate"] ?? "", outcome: outcome, department: fields["department"] ?? "",
        paper: fields.filled("paper"), conditions: fields.filled("conditions"),
        expires: try fields.day("expires_on", RulingField.expires.label))
      return try await call.desk.ruleOnGate(
        "#\(item.id)", ruling, today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func missing(_ field: String, _ label: String) -> ServiceError {
    let message = "请选择「\(label)」。"
    return ServiceError(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: field, code: "missing", message: message)])
  }

  // MARK: The resolution

  private static func decision(
    _ call: PageCall, _ typed: [String: String], isMore: Bool = false, refused: ServiceError? = nil
  ) async throws -> Reply {
    let rows = FormFields.shownRows(
      "conditions", in: typed.keys, least: ReviewResolvePage.leastRows, more: isMore ? 2 : 0)
    return call.page(
      ReviewResolvePage(
        try await view(call), typed: typed, rows: rows, refused: refused, for: try call.demandReader()),
      status: refused.map { call.status(of: $0) } ?? .ok)
  }

  private static func resolve(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let item = try await ReviewPages.item(call)
    if fields["more"] != nil { return try await decision(call, fields.byName, isMore: true) }
    let rows = fields.rows("conditions")
    do {
      guard let resolution = fields["resolution"].flatMap({ Resolution(rawValue: $0) }) else {
        throw missing("resolution", SessionItemField.resolution.label)
      }
      let conditions = try rows.map { row in
        guard
          let due = try fields.day(
            "conditions-\(row.number)-due_on", "第 \(row.number + 1) 项条件的期限", isRequired: true)
        else { throw missing("conditions-\(row.number)-due_on", FollowUpField.dueOn.label) }
        return ResolveItem.Condition(row.values["text"] ?? "", owner: row.values["owner"], due: due)
      }
      let receipt = try await call.desk.resolveItem(
        "#\(item.id)", resolution, paper: fields["paper"], conditions: conditions, ifMatch: fields.seen,
        today: call.today, invocation: call.invocation)
      return .led(
        to: "/reviews/\(try ids(call).session)/items/\(item.id)?done=resolved&change=\(receipt.change ?? 0)")
    } catch let error as ServiceError where [.invalid, .conflict].contains(error.kind) {
      return try await decision(
        call, fields.byName, refused: error.naming(["conditions": rows.map { "conditions-\($0.number)" }]))
    }
  }
}
