import Console
import Domain
import Hummingbird
import Service

/// The pages of alumni and contacts.
enum PeoplePages {
  static let all: [PageRoute] = [
    .get("/people", .rank, list), .get("/people/{id}", .rank) { call in try await person(call) },
    .post("/people/{id}/contacts", .disclose, disclose), .post("/people/{id}/consents", .keepFirms, consent),
    .post("/people/{id}/differences/{row}", .keepFirms, decide),
  ]

  private static let told = [
    "consent": "已登记授权", DifferenceState.taken.rawValue: "已采用新来内容", DifferenceState.kept.rawValue: "已保留现有内容",
  ]

  private static func list(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let chosen = Dictionary(
      uniqueKeysWithValues: ListPeople.chosen.compactMap { field in call.text(field.name).map { (field, $0) } })
    let asked = PeoplePage.Asked(
      search: call.text("search"), homeTown: call.text("home_town"), chosen: chosen,
      trade: call.text(PeoplePage.Asked.trade).map { String($0.prefix(4)) },
      sort: call.text("sort") ?? PeoplePage.orders[0].0)
    let names = ["search", "home_town", PeoplePage.Asked.trade, "sort"] + ListPeople.chosen.map(\.name)
    func address(_ more: [(name: String, text: String)], but left: String? = nil) -> String {
      let kept =
        names.filter { $0 != left }.compactMap { name in call.text(name).map { (name: name, text: $0) } } + more
      return kept.isEmpty ? "/people" : "/people?" + QueryText.text(kept)
    }
    func page(_ view: PeopleView?, refused: ServiceError? = nil) -> PeoplePage {
      PeoplePage(
        view, asked, without: { address([], but: $0) }, next: view?.list.next.map { address([("after", $0)]) },
        first: call.text("after").map { _ in address([]) }, on: call.today, refused: refused, for: reader)
    }
    do {
      let view = try await call.desk.listPeople(
        ListRequest(search: asked.search, sort: asked.sort, after: call.text("after"), limit: 50),
        chosen: asked.chosen, homeTown: asked.homeTown, trade: asked.trade, today: call.today,
        organisation: call.invocation.organisation)
      return call.page(page(view))
    } catch let error as ServiceError where error.kind == .invalid {
      return call.page(page(nil, refused: error), status: .unprocessableContent)
    }
  }

  private static func person(
    _ call: PageCall, purpose: String? = nil, refused: Act.Refused? = nil
  ) async throws -> Reply {
    let id = try call.number("id", of: .person)
    let acting = call.desk.acting
    let view = try await call.desk.showPerson(
      "#\(id)", for: ContactWish(refused == nil ? purpose : nil), today: call.today, invocation: call.invocation)
    return call.page(
      PersonPage(
        view, purposes: try await call.desk.contactPurposes(), discloses: Policy.allows(.disclose, acting),
        keeps: Policy.allows(.keepFirms, acting), purpose: purpose, on: call.today,
        deed: try await call.deed(told, back: "/people/\(id)"), refused: refused, for: try call.demandReader()),
      status: refused?.error.pageStatus ?? .ok)
  }

  /// Contact data for a purpose: shown at once, for the look is recorded and no address may repeat it.
  private static func disclose(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let purpose = fields["purpose"] ?? ""
    do {
      return try await person(call, purpose: purpose)
    } catch let error as ServiceError where error.kind == .invalid {
      return try await person(call, purpose: purpose, refused: Act.Refused("contacts", error, typed: fields.byName))
    }
  }

  private static func consent(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .person)
    return try await call.doing("consent", "consent", fields, back: "/people/\(id)") {
      var values = VisitPages.values(
        fields, [ConsentField.purpose, .scope, .givenOn, .means, .expiresOn, .note])
      values[ConsentField.person.name] = .number("\(id)")
      return try await call.desk.records(ConsentField.self).add(
        values, evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    } again: {
      try await person(call, refused: $0)
    }
  }

  private static func decide(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .person)
    let row = try call.number("row", of: .difference)
    let state: DifferenceState = fields["state"] == DifferenceState.taken.rawValue ? .taken : .kept
    return try await call.doing(state.rawValue, "difference-\(row)", fields, back: "/people/\(id)") {
      try await call.desk.settleDifference(
        ["#\(row)"], as: state, reason: fields.filled("reason"), ifMatch: fields.seen, today: call.today,
        invocation: call.invocation
      ).first?.change
    } again: {
      try await person(call, refused: $0)
    }
  }
}
