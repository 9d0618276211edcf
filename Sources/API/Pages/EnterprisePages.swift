import Console
import Domain
import Hummingbird
import Service

/// The pages of alumni firms.
enum EnterprisePages {
  static let all: [PageRoute] = [
    .get("/enterprises", .rank, list), .get("/enterprises/{id}", .rank) { call in try await firm(call) },
    .post("/enterprises/{id}/contacts", .disclose, disclose),
  ]

  /// The list that the address asks for.
  static func listed(_ call: PageCall) -> ListRequest {
    let filters = [
      (EnterpriseField.place.name + ".contains", call.text("place")),
      (EnterpriseField.revenue.name + ".min", call.text("revenue")),
    ].compactMap { name, text in text.map { (name: name, text: $0) } }
    return ListRequest(
      filters: filters, search: call.text("search"), sort: call.text("sort") ?? EnterpriseListPage.orders[0].0,
      after: call.text("after"), limit: 50)
  }

  private static func list(_ call: PageCall) async throws -> Reply {
    let reader = try call.demandReader()
    let sort = call.text("sort") ?? EnterpriseListPage.orders[0].0
    let (search, place, revenue) = (call.text("search"), call.text("place"), call.text("revenue"))
    let kept = [("search", search), ("place", place), ("revenue", revenue), ("sort", call.text("sort"))]
      .compactMap { name, text in text.map { (name: name, text: $0) } }
    func address(_ more: [(name: String, text: String)]) -> String {
      kept.isEmpty && more.isEmpty ? "/enterprises" : "/enterprises?" + QueryText.text(kept + more)
    }
    let deed = try await call.deed([:], back: "/enterprises")
    func page(_ list: ListView<EnterpriseField>?, refused: ServiceError? = nil) -> EnterpriseListPage {
      EnterpriseListPage(
        list, search: search, place: place, revenue: revenue, sort: sort,
        next: list?.next.map { address([("after", $0)]) },
        first: call.text("after").map { _ in address([]) }, exports: call.exports("/enterprises/export", kept),
        adds: Policy.allows(.keepFirms, call.desk.acting), deed: deed,
        refused: refused, for: reader)
    }
    do {
      let found = try await call.desk.records(EnterpriseField.self).list(
        listed(call),
        organisation: call.invocation.organisation)
      return call.page(page(found))
    } catch let error as ServiceError where error.kind == .invalid {
      return call.page(page(nil, refused: error), status: .unprocessableContent)
    }
  }

  private static let deeds = ["merged": "已合并,两家的资料与往来都在本页"]

  private static func firm(
    _ call: PageCall, purpose: String? = nil, refused: ServiceError? = nil
  ) async throws -> Reply {
    let id = try call.number("id", of: .enterprise)
    let told = try await call.desk.tellEnterprise(
      "#\(id)", for: ContactWish(refused == nil ? purpose : nil),
      today: call.today, invocation: call.invocation)
    return call.page(
      FirmPage(
        told, purposes: try await call.desk.contactPurposes(),
        discloses: Policy.allows(.disclose, call.desk.acting), purpose: purpose,
        open: try await call.desk.firmToSettle.count(id, organisation: call.invocation.organisation),
        works: Policy.allows(.keepWork, call.desk.acting), edits: Policy.allows(.keepFirms, call.desk.acting),
        on: call.today,
        deed: try await call.deed(
          deeds.merging(EditPages.told) { own, _ in own },
          back: call.text("done") == "added" ? "/enterprises" : "/enterprises/\(id)"),
        refused: refused,
        for: try call.demandReader()), status: refused == nil ? .ok : .unprocessableContent)
  }

  /// Contact data for a purpose: asked by a form and shown at once, for the look is recorded and no address may repeat it.
  private static func disclose(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let purpose = fields["purpose"] ?? ""
    do {
      return try await firm(call, purpose: purpose)
    } catch let error as ServiceError where error.kind == .invalid {
      return try await firm(call, purpose: purpose, refused: error)
    }
  }
}
