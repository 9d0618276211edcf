import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The form of a new need.
enum NewNeedPages {
  static let all: [PageRoute] = [
    .get("/needs/new", .keepParks) { call in try await page(call, FormFields([])) },
    .post("/needs/new", .keepParks, answer),
  ]

  private static func page(
    _ call: PageCall, _ fields: FormFields, refused: ServiceError? = nil
  ) async throws -> Reply {
    let organisation = call.invocation.organisation
    let picked = Set(fields.all(NewNeedPage.picks.code) + fields.all(NewNeedPage.picks.link))
    let words = [NeedField.title, .description].compactMap { fields.filled($0.name) }
    let proposal = try await call.desk.proposeTargets(
      words.joined(separator: "\n"), search: fields.filled("search"), picked: picked)
    var (reach, waits, refused): (SupposeNeed.Reach?, String?, ServiceError?) = (nil, nil, refused)
    let values = values(fields)
    if refused == nil {
      if values[NeedField.park.name] == nil
        || values[NeedField.targetCodes.name] == nil && values[NeedField.targetLinks.name] == nil
      {
        waits = "勾选行业代码或环节、选定园区后,这里试算能找到多少家。"
      } else {
        do {
          reach = try await call.desk.supposeNeed(values, .init(), today: call.today, invocation: call.invocation)
        } catch let error as ServiceError where [.invalid, .conflict, .notFound, .ambiguous].contains(error.kind) {
          refused = error
          let told = error.fields.isEmpty ? [error.message] : error.fields.map(\.message)
          waits = "这样填写还不能试算:" + told.joined(separator: " ")
        }
      }
    } else {
      waits = "改好上面指出的地方后再试算。"
    }
    let last = try await call.desk.records(NeedField.self).list(
      ListRequest(sort: "-id", limit: 1), organisation: organisation
    )
    .items.first?.stored.text(.code)
    return call.page(
      NewNeedPage(
        try await call.desk.minutesForm.choices(firms: [], today: call.today, organisation: organisation),
        typed: fields.byName, proposal: proposal, picked: picked, reach: reach, waits: waits, last: last,
        refused: refused, for: try call.demandReader()), status: refused?.pageStatus ?? .ok)
  }

  /// What the form says, with what was ticked before what was written.
  private static func values(_ fields: FormFields) -> [String: InputValue] {
    var values = VisitPages.values(fields, EditedForm.need.fields)
    for (field, pick) in [
      (NeedField.targetCodes, NewNeedPage.picks.code), (.targetLinks, NewNeedPage.picks.link),
    ] {
      let said = fields.all(pick) + [fields.filled(field.name)].compactMap(\.self)
      if !said.isEmpty { values[field.name] = .text(said.joined(separator: "、")) }
    }
    return values
  }

  private static func answer(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    guard fields["deed"] == "save" else { return try await page(call, fields) }
    do {
      let receipt = try await call.desk.records(NeedField.self).add(
        values(fields), evidence: EvidenceInput(), today: call.today, invocation: call.invocation)
      return .led(to: EditedForm.need.path(receipt.stored.id) + "?done=added&change=\(receipt.change ?? 0)")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound, .ambiguous].contains(error.kind) {
      return try await page(call, fields, refused: error)
    }
  }
}
