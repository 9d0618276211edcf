package import Domain
import Sheets

/// Makes the papers of a visit from its itinerary.
package struct PrintVisitPaper: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper

  /// Makes papers of this registry's visits.
  package init(_ registry: any Registry, references: any ReferenceStore, scenes: SceneKeeper) {
    self.registry = registry
    self.references = references
    self.scenes = scenes
  }

  /// The papers of a visit.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// For guests: 邀请函与日程.
    case invitation
    /// For guests: 要素成本单.
    case factors
    /// Internal: 考察核实单.
    case check
    /// For one firm: 答复函.
    case reply
  }

  /// The paper of a kind for the visit that `words` names; a reply is to `enterprise`, which may be left out when only one
  /// firm takes part. The other papers for guests are for all firms, or for `enterprise` alone.
  ///
  /// Throws `ServiceError` `visit_not_found`, `enterprise_missing`, `enterprise_not_on_visit`.
  package func callAsFunction(
    _ words: String, _ kind: Kind, enterprise: String? = nil, today: CalendarDate, invocation: Invocation
  ) async throws -> PrintedPaper {
    let organisation = invocation.organisation
    let itinerary = try await Itinerary.read(words, registry, organisation)
    let texts = try await PaperTexts.read(references, organisation: organisation)
    var visit = try await GuestVisit.read(itinerary, registry, today: today, organisation)
    if kind != .check, enterprise != nil || kind == .reply {
      visit.firms = [try await recipient(enterprise, visit, organisation)]
    }
    let guests = GuestPapers(visit: visit, texts: texts, today: today)
    let paper: Paper
    var name = itinerary.visit.text(.code) ?? "\(itinerary.visit.id)"
    switch kind {
    case .invitation: paper = guests.invitation()
    case .factors:
      let read = ReadFactors(registry: registry, references: references, organisation: organisation)
      paper = guests.factors(try await read(itinerary, visit))
    case .check:
      let collect = CollectQuestions(
        registry: registry, references: references, scenes: scenes, organisation: organisation)
      paper = CheckSheet(
        itinerary: itinerary, firms: try await collect(itinerary, today: today), texts: texts, today: today,
        refused: try await RefusedPeople(registry.records(organisation), on: today)
      ).paper()
    case .reply:
      paper = try guests.reply(to: visit.firms[0], asks(itinerary, visit.firms[0].id))
    }
    if kind != .check, enterprise != nil || kind == .reply { name += "-\(visit.firms[0].id)" }
    return PrintedPaper(paper: paper, name: "\(name)-\(kind.rawValue)")
  }

  private func recipient(
    _ words: String?, _ visit: GuestVisit, _ organisation: Int64
  ) async throws -> GuestVisit.Firm {
    guard let words else {
      if visit.firms.count == 1 { return visit.firms[0] }
      throw ServiceError(
        .invalid, code: "enterprise_missing", message: "答复函写给一家企业,请指明是哪一家。",
        fields: [.init(field: "enterprise", code: "missing", message: "请指明企业。")],
        candidates: visit.firms.map { .init(id: $0.id, code: nil, name: $0.name) })
    }
    let found = try await FindRecord<EnterpriseField>(registry)(words, organisation: organisation)
    guard let firm = visit.firms.first(where: { $0.id == found.id }) else {
      throw ServiceError(
        .notFound, code: "enterprise_not_on_visit", message: "「\(found.text(.name) ?? words)」没有参加这次考察。",
        candidates: visit.firms.map { .init(id: $0.id, code: nil, name: $0.name) })
    }
    return firm
  }

  private func asks(_ itinerary: Itinerary, _ firm: Int64) throws -> [GuestAsk] {
    try itinerary.asks.filter { $0.reference(.enterprise) == firm }.map { ask in
      GuestAsk(
        ask: try ask.required.text(.ask), answer: ask.text(.answer), owner: ask.text(.owner),
        dueOn: ask.date(.dueOn), answeredOn: ask.date(.answeredOn))
    }
  }
}
