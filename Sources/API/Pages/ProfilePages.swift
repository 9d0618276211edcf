import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages of scoring profiles: those in force, and how people weigh what they are made of.
enum ProfilePages {
  static let all: [PageRoute] = [
    .get("/settings/profiles", .rank) { call in try await list(call) },
    .post("/settings/profiles", .keepReference, keep),
    .post("/settings/profiles/{name}/retire", .keepReference, retire),
    .get("/settings/profiles/choices", .rank) { call in try await choices(call) },
    .post("/settings/profiles/choices", .rank, choose),
    .get("/settings/profiles/judgements", .rank) { call in try await judgements(call) },
    .post("/settings/profiles/judgements", .rank, judge),
  ]

  private static let told = [
    "kept": "已存为评分方案,可在招商项目页选用。", "retired": "已停用。", "saved": "已保存。",
  ]

  private static func list(_ call: PageCall, refused: ServiceError? = nil) async throws -> Reply {
    let organisation = call.invocation.organisation
    return call.page(
      ProfilesPage(
        try await call.desk.keepProfiles.list(organisation: organisation),
        rules: try await call.desk.rules.gateRules(organisation: organisation),
        compared: (call.text("a"), call.text("b")), keeps: call.desk.keepProfiles.isAllowed,
        tabs: SettingsPages.tabs(call, "/settings/profiles"), refused: refused,
        done: call.text("done").flatMap { told[$0] }, for: try call.demandReader()),
      status: refused?.pageStatus ?? .ok)
  }

  /// What a form says of the weights and the name of a profile.
  static func naming(_ fields: FormFields) -> (base: String, texts: [String], naming: KeepProfiles.Naming) {
    let boxes = ProfileNaming.boxes
    return (
      fields.filled("profile") ?? MatchAddress.usual,
      fields.byName.filter { $0.key.hasPrefix("weight.") }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
      .init(
        title: fields[boxes.title] ?? "", reason: fields[boxes.reason] ?? "", replaces: fields.filled(boxes.replaces))
    )
  }

  /// The profiles that people here named.
  static func own(_ call: PageCall) async throws -> [(name: String, title: String)] {
    try await call.desk.keepProfiles.list(organisation: call.invocation.organisation).filter(\.isOwn)
      .map { ($0.name, $0.title) }
  }

  private static func keep(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    do {
      let asked = naming(fields)
      try await call.desk.keepProfiles(
        asked.base, with: asked.texts, asked.naming, today: call.today, invocation: call.invocation)
      return .led(to: "/settings/profiles?done=kept")
    } catch let error as ServiceError where [.invalid, .conflict, .notFound].contains(error.kind) {
      return try await choices(call, typed: fields.byName, refused: error)
    }
  }

  private static func retire(_ call: PageCall) async throws -> Reply {
    _ = try await call.form()
    do {
      try await call.desk.keepProfiles.retire(
        call.context.parameters.get("name") ?? "", invocation: call.invocation)
      return .led(to: "/settings/profiles?done=retired")
    } catch let error as ServiceError where [.invalid, .notFound].contains(error.kind) {
      return try await list(call, refused: error)
    }
  }

  // MARK: What matters more

  private static func choices(
    _ call: PageCall, typed: [String: String] = [:], refused: ServiceError? = nil
  ) async throws -> Reply {
    let reader = try call.demandReader()
    let organisation = call.invocation.organisation
    let view = try await call.desk.weighCriteria(call.invocation)
    let profiles = try await call.desk.rules.profiles(organisation: organisation)
    let asked = typed["profile"] ?? call.text("profile") ?? MatchAddress.usual
    let base = try await call.desk.rules.profile(
      profiles.contains { $0.name == asked } ? asked : MatchAddress.usual, organisation: organisation)
    let picked = typed["said"] ?? call.text("said") ?? "group"
    let said = picked == "ahp" ? view.judgements.group : picked == "own" ? view.choices.own : view.choices.group
    var naming: ProfileNaming?
    if let said, call.desk.keepProfiles.isAllowed {
      naming = ProfileNaming(
        view.design, said, over: base, picked: picked, own: try await own(call), typed: typed, for: reader)
    }
    return call.page(
      ChoicesPage(
        view, base: base, profiles: profiles, picked: picked, naming: naming,
        tabs: SettingsPages.tabs(call, "/settings/profiles"), refused: refused, for: reader),
      status: refused?.pageStatus ?? .ok)
  }

  private static func choose(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    do {
      try await call.desk.weighCriteria.answer(
        .choice, [(Int(fields["pair"] ?? "") ?? -1, try value(fields["value"]))], call.invocation)
      return .led(to: "/settings/profiles/choices")
    } catch let error as ServiceError where error.kind == .invalid {
      return try await choices(call, refused: error)
    }
  }

  private static func judgements(
    _ call: PageCall, typed: [String: String] = [:], refused: ServiceError? = nil
  ) async throws -> Reply {
    let view = try await call.desk.weighCriteria(call.invocation)
    return call.page(
      JudgementsPage(
        view,
        base: try await call.desk.rules.profile(MatchAddress.usual, organisation: call.invocation.organisation),
        tabs: SettingsPages.tabs(call, "/settings/profiles"), typed: typed,
        done: call.text("done").flatMap { told[$0] }, refused: refused, for: try call.demandReader()),
      status: refused?.pageStatus ?? .ok)
  }

  private static func judge(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    do {
      let design = try await call.desk.weighCriteria.design(organisation: call.invocation.organisation)
      var answers: [(pair: Int, value: Int64?)] = []
      for pair in design.pairs.indices {
        guard let text = fields[JudgementsPage.name(pair)] else { continue }
        answers.append((pair, try value(text)))
      }
      try await call.desk.weighCriteria.answer(.judgement, answers, call.invocation)
      return .led(to: "/settings/profiles/judgements?done=saved")
    } catch let error as ServiceError where error.kind == .invalid {
      return try await judgements(call, typed: fields.byName, refused: error)
    }
  }

  /// An answer as a form says it; `nil` for none. What is no number is no answer.
  private static func value(_ text: String?) throws -> Int64? {
    guard let text, !text.isEmpty else { return nil }
    return Int64(text) ?? Int64.max
  }
}
