import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The page that minutes are written on.
enum VisitMinutesPages {
  static let all: [PageRoute] = [
    .get("/visits/{id}/minutes", .keepWork) { call in try await page(call, [:]) },
    .post("/visits/{id}/minutes", .keepWork, record),
  ]

  private static func page(
    _ call: PageCall, _ typed: [String: String], more: Int = 0, preview: PreviewMinutes.Preview? = nil,
    refused: ServiceError? = nil
  ) async throws -> Reply {
    let id = try call.number("id", of: .visit)
    let organisation = call.invocation.organisation
    let view = try await call.desk.itineraries("#\(id)", invocation: call.invocation)
    let firms = view.parties.compactMap { $0.stored.reference(.enterprise) }
    let names = try await call.desk.referenceNames.names(of: .enterprise, firms, organisation: organisation)
    let questions = try await call.desk.minutesForm.questions(
      "#\(id)", today: call.today, organisation: organisation)
    func count(_ name: String, _ least: Int, more: Int = 0) -> Int {
      FormFields.shownRows(name, in: typed.keys, least: least, more: more)
    }
    return call.page(
      MinutesPage(
        view.visit.stored, firms: firms.map { ($0, names[$0] ?? "\($0)") }, questions, typed: typed,
        rows: (
          more: count("answers", MinutesPage.rows.more, more: more),
          steps: count("next_steps", MinutesPage.rows.steps, more: more),
          asks: count("asks", MinutesPage.rows.asks, more: more)
        ), preview: preview, refused: refused, account: call.desk.acting.words, for: try call.demandReader()),
      status: refused?.pageStatus ?? .ok)
  }

  private static func record(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .visit)
    let deed = fields["deed"]
    if deed == "more" { return try await page(call, fields.byName, more: 2) }
    var rows: [String: [String]] = [:]
    do {
      let minutes = try told(fields, &rows)
      guard deed == "save" else {
        return try await page(
          call, fields.byName,
          preview: try await call.desk.previewMinutes("#\(id)", minutes, today: call.today, invocation: call.invocation)
        )
      }
      let receipt = try await call.desk.recordMinutes(
        "#\(id)", minutes, today: call.today, invocation: call.invocation)
      return .led(to: "/visits/\(id)?done=minuted&change=\(receipt.change ?? 0)#effects")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound].contains(error.kind) {
      return try await page(call, fields.byName, refused: error.naming(rows))
    }
  }

  /// The minutes that a form tells, and what the boxes of its filled rows begin with.
  private static func told(_ fields: FormFields, _ rows: inout [String: [String]]) throws -> MinutesInput {
    let asked = MinutesPage.asked(fields.byName)
    let others = fields.rows("answers").filter { $0.values.keys.contains { $0 != "enterprise" } }
    let missing = others.filter { $0.values["value"] == nil }.map { row in
      ServiceError.FieldProblem(
        field: "answers-\(row.number)-value", code: "missing", message: "请写明「\(row.values["field"] ?? "")」的答复,或清空这一行。")
    }
    guard missing.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: missing[0].message, fields: missing)
    }
    rows["answers"] = asked.map { "asked-\($0.key)" } + others.map { "answers-\($0.number)" }
    var read: [String: [[String: InputValue]]] = [:]
    for name in ["plans", "next_steps", "asks"] {
      let filled = fields.rows(name).filter { $0.values.keys.contains { $0 != "enterprise" } }
      rows[name] = filled.map { "\(name)-\($0.number)" }
      read[name] = filled.map { $0.values.mapValues(InputValue.text) }
    }
    return MinutesInput(
      topics: fields["topics"] ?? "", consensus: fields.filled("consensus"), differences: fields.filled("differences"),
      minutesOn: try fields.day(VisitField.minutesOn.name, VisitField.minutesOn.label),
      minutesBy: fields.filled(VisitField.minutesBy.name),
      grade: fields.filled("grade").flatMap { EvidenceGrade(rawValue: $0) } ?? .oral,
      answers: asked.map { $0.key.answer($0.text) }
        + others.map { row in
          .init(
            enterprise: row.values["enterprise"].map(InputValue.text), field: row.values["field"] ?? "",
            value: .text(row.values["value"] ?? ""))
        }, plans: read["plans"] ?? [], nextSteps: read["next_steps"] ?? [], asks: read["asks"] ?? [])
  }
}
