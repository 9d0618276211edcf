import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages of parks: what is free and reserved, with the forms that keep it, and the chains of products.
enum ParkPages {
  static let all: [PageRoute] = [
    .get("/parks", .rank, list), .get("/parks/{id}", .rank) { call in try await park(call) },
    .post("/parks/{id}/ledger", .keepParks, setLedger), .post("/parks/{id}/holds", .keepParks, addHold),
    .post("/parks/{id}/holds/{row}", .keepParks, editHold),
    .post("/parks/{id}/holds/{row}/release", .keepParks, release),
    .get("/parks/chains", .rank, chains), .get("/parks/chains/{code}", .rank) { call in try await chain(call) },
    .post("/parks/chains/{code}/links/{link}", .keepParks, editLink),
  ]

  private static let told = [
    "ledger": "已登记台账", "held": "已预留", "hold-edited": "已调整预留", "released": "已释放预留", "added": "已登记", "edited": "已保存",
    "unchanged": "没有改动,什么都没有写入",
  ]

  // MARK: Parks

  private static func list(_ call: PageCall) async throws -> Reply {
    call.page(
      ParkListPage(
        try await call.desk.parks(today: call.today, organisation: call.invocation.organisation),
        keeps: Policy.allows(.keepParks, call.desk.acting), exports: call.exports("/parks/export"),
        for: try call.demandReader()))
  }

  /// Every park as it stands.
  static func every(_ call: PageCall) async throws -> [ParkView] {
    let organisation = call.invocation.organisation
    var views: [ParkView] = []
    for park in try await call.desk.parks(today: call.today, organisation: organisation) {
      views.append(try await call.desk.parks.show("#\(park.park.id)", today: call.today, organisation: organisation))
    }
    return views
  }

  /// The park of the address.
  static func view(_ call: PageCall) async throws -> ParkView {
    try await call.desk.parks.show(
      "#\(try call.number("id", of: .park))", today: call.today, organisation: call.invocation.organisation)
  }

  private static func park(_ call: PageCall, refused: Act.Refused? = nil) async throws -> Reply {
    let view = try await view(call)
    // The form that was refused, else the one that the address asks for.
    let asked = refused?.key ?? call.text("edit")
    let path = "/parks/\(view.park.stored.id)"
    let choices = try await call.desk.minutesForm.choices(
      firms: view.holds.map(\.enterprise.id), today: call.today, organisation: call.invocation.organisation)
    // A park without zones was made just now, and is gone once that is taken back.
    let back = call.text("done") == "added" && view.zones.isEmpty ? "/parks" : path
    return call.page(
      ParkPage(
        view, choices, keeps: Policy.allows(.keepParks, call.desk.acting), asked: asked,
        exports: call.exports(path + "/export"),
        today: call.today, deed: try await call.deed(told, back: back), refused: refused,
        for: try call.demandReader()), status: refused.map { call.status(of: $0.error) } ?? .ok)
  }

  /// Does one thing with the park of the address and shows it again.
  private static func act(
    _ call: PageCall, _ key: (FormFields) -> String, _ deed: String,
    _ work: (_ zones: Set<Int64>, _ fields: FormFields) async throws -> Int64?
  ) async throws -> Reply {
    let fields = try await call.form()
    let view = try await view(call)
    return try await call.doing(deed, key(fields), fields, back: "/parks/\(view.park.stored.id)") {
      try await work(Set(view.zones.map(\.zone.id)), fields)
    } again: {
      try await park(call, refused: $0)
    }
  }

  /// The zone that a form names, of the park of the address. Throws 404 for another's.
  private static func zone(_ fields: FormFields, _ zones: Set<Int64>) throws -> String {
    let text = fields["zone_id"] ?? ""
    guard let id = Int64(text.trimmingPrefix("#")), zones.contains(id) else {
      throw ServiceError(.notFound, code: "zone_not_found", message: "这个园区没有编号为「\(text)」的片区。")
    }
    return "#\(id)"
  }

  private static func setLedger(_ call: PageCall) async throws -> Reply {
    try await act(call, { fields in fields["line"].map { "line-\($0)" } ?? "ledger" }, "ledger") { zones, fields in
      guard let free = fields.filled("free") else {
        let message = "请填写「\(LedgerField.free.label)」。"
        throw ServiceError(
          .invalid, code: "invalid_record", message: message,
          fields: [.init(field: "free", code: "missing", message: message)])
      }
      return try await call.desk.setLedger(
        try zone(fields, zones),
        .init(
          resource: fields["resource"] ?? "", free: .text(free), total: fields.filled("total").map { .text($0) },
          skill: fields.filled("skill")), ifMatch: fields.seen ?? 0,
        evidence: try EditPages.evidence(fields), today: call.today, invocation: call.invocation
      ).receipt.change
    }
  }

  private static func addHold(_ call: PageCall) async throws -> Reply {
    try await act(call, { _ in "hold" }, "held") { zones, fields in
      var values = VisitPages.values(
        fields, [HoldField.resource, .amount, .enterprise, .opportunity, .expires, .note])
      values[HoldField.zone.name] = .text(try zone(fields, zones))
      return try await call.desk.records(HoldField.self).add(
        values, evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  /// The reservation of the address in a zone of its park. Throws 404 for another's.
  private static func hold(_ call: PageCall, _ zones: Set<Int64>) async throws -> Stored<HoldField> {
    let row = try call.number("row", of: .hold)
    let stored = try await call.desk.records(HoldField.self).show("#\(row)", invocation: call.invocation).stored
    guard let zone = stored.reference(.zone), zones.contains(zone) else {
      throw ServiceError(.notFound, code: "hold_not_found", message: "这个园区没有编号为 \(row) 的要素预留。")
    }
    return stored
  }

  private static func editHold(_ call: PageCall) async throws -> Reply {
    let row = try call.number("row", of: .hold)
    return try await act(call, { _ in "hold-\(row)" }, "hold-edited") { zones, fields in
      let hold = try await hold(call, zones)
      return try await call.desk.records(HoldField.self).edit(
        "#\(hold.id)", VisitPages.changed(fields, [.amount, .expires, .note], hold.record), ifMatch: fields.seen,
        evidence: EvidenceInput(), today: call.today, invocation: call.invocation
      ).change
    }
  }

  private static func release(_ call: PageCall) async throws -> Reply {
    try await act(call, { _ in "" }, "released") { zones, fields in
      let hold = try await hold(call, zones)
      return try await call.desk.records(HoldField.self).delete(
        "#\(hold.id)", ifMatch: fields.seen, invocation: call.invocation
      ).change
    }
  }

  // MARK: Chains

  private static func chains(_ call: PageCall) async throws -> Reply {
    call.page(
      ChainListPage(
        try await call.desk.chains(organisation: call.invocation.organisation), for: try call.demandReader()))
  }

  private static func chain(
    _ call: PageCall, link: String? = nil, refused: Act.Refused? = nil
  ) async throws -> Reply {
    let code = call.context.parameters.get("code") ?? ""
    return call.page(
      ChainPage(
        try await call.desk.chains.map(code, organisation: call.invocation.organisation),
        keeps: Policy.allows(.keepParks, call.desk.acting), asked: link ?? call.text("link"), today: call.today,
        deed: try await call.deed(["link": "已更正环节状态,排序随之更新"], back: "/parks/chains/\(code)"), refused: refused,
        for: try call.demandReader()), status: refused.map { call.status(of: $0.error) } ?? .ok)
  }

  private static func editLink(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let code = call.context.parameters.get("code") ?? ""
    let id = call.context.parameters.get("link") ?? ""
    let chain = try await call.desk.chains.map(code, organisation: call.invocation.organisation)
    guard let link = chain.links.first(where: { $0.id == id }) else {
      throw ServiceError(.notFound, code: "link_not_found", message: "\(chain.name)没有环节「\(id)」。")
    }
    let asked: [LinkField] = [.status, .supply, .restricted, .limited, .basis, .note]
    return try await call.doing("link", "link-\(id)", fields, back: "/parks/chains/\(code)") {
      let records = call.desk.records(LinkField.self)
      guard let standing = link.record else {
        var values = VisitPages.values(fields, asked)
        values[LinkField.code.name] = .text(id)
        return try await records.add(
          values, evidence: try EditPages.evidence(fields), today: call.today, invocation: call.invocation
        ).change
      }
      return try await records.edit(
        "#\(standing.id)", VisitPages.changed(fields, asked, standing.record), ifMatch: fields.seen ?? 0,
        evidence: try EditPages.evidence(fields), today: call.today, invocation: call.invocation
      ).change
    } again: {
      try await self.chain(call, link: id, refused: $0)
    }
  }
}
