package import Domain
import Sheets
import Workflow

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

  /// The paper of a kind for the visit that `words` names. What guests are handed is one paper a firm, of every firm that
  /// takes part or of `enterprise` alone; a reply is to `enterprise`, which may be left out when only one firm takes part.
  ///
  /// Throws `ServiceError` `visit_not_found`, `enterprise_missing`, `enterprise_not_on_visit`; `paper_incomplete` naming
  /// the fields that would be holes; `paper_names_others`; `visit_cancelled` for an invitation; and for a reply
  /// `visit_not_held`, `minutes_missing`, `nothing_asked`.
  package func callAsFunction(
    _ words: String, _ kind: Kind, enterprise: String? = nil, today: CalendarDate, invocation: Invocation
  ) async throws -> PrintedPaper {
    let organisation = invocation.organisation
    let itinerary = try await Itinerary.read(words, registry, organisation)
    let texts = try await PaperTexts.read(references, organisation: organisation)
    let name = itinerary.visit.text(.code) ?? "\(itinerary.visit.id)"
    if kind == .check {
      let collect = CollectQuestions(
        registry: registry, references: references, scenes: scenes, organisation: organisation)
      let firms = try await collect(itinerary, today: today)
      let sheet = CheckSheet(
        itinerary: itinerary, firms: firms, texts: texts, today: today,
        refused: try await refused(organisation, today))
      return PrintedPaper(paper: sheet.paper(), name: "\(name)-\(kind.rawValue)")
    }
    if kind == .reply { try refuseEarlyReply(itinerary.visit, today) }
    if kind == .invitation { try refuseInvitation(itinerary) }
    let recipients = try await recipients(enterprise, kind, itinerary, organisation)
    let read = ReadGuestVisit(
      registry: registry, organisation: organisation, refused: try await refused(organisation, today),
      places: try PlaceIndex(
        places: try await references.table("places", organisation: organisation), ports: nil,
        regions: try await references.table("regions", organisation: organisation)))
    var papers: [Paper] = []
    var notes: [String] = []
    for recipient in recipients {
      let (visit, left) = try await read(itinerary, for: recipient)
      notes += left
      papers.append(
        try await paper(kind, itinerary, GuestPapers(visit: visit, texts: texts, today: today), organisation))
    }
    let one = enterprise != nil || kind == .reply ? recipients.first.flatMap { $0 }.map { "-\($0)" } : nil
    return PrintedPaper(papers: papers, name: name + (one ?? "") + "-\(kind.rawValue)", notes: notes)
  }

  private func refused(_ organisation: Int64, _ today: CalendarDate) async throws -> RefusedPeople {
    try await RefusedPeople(registry.records(organisation), on: today, references, organisation: organisation)
  }

  private func paper(
    _ kind: Kind, _ itinerary: Itinerary, _ guests: GuestPapers, _ organisation: Int64
  ) async throws -> Paper {
    let gaps = PaperGaps(visit: itinerary.visit)
    switch kind {
    case .factors, .check:
      let read = ReadFactors(registry: registry, references: references, organisation: organisation)
      return guests.factors(try await read(itinerary, guests.visit))
    case .invitation:
      try gaps.checkInvitation(guests.visit)
      return guests.invitation()
    case .reply:
      let asks = itinerary.asks.filter { $0.reference(.enterprise) == guests.visit.firm?.id }
      guard !asks.isEmpty else {
        throw ServiceError(
          .conflict, code: "nothing_asked",
          message: "「\(guests.visit.firm?.name ?? "")」在这次考察中没有登记诉求,没有可答复的;有遗漏的请先补登(visit-ask add)。")
      }
      try gaps.checkReply(asks)
      return guests.reply(try asks.map { try GuestAsk($0) })
    }
  }

  /// Each firm that is written to; a factor sheet may be made before anybody takes part.
  private func recipients(
    _ words: String?, _ kind: Kind, _ itinerary: Itinerary, _ organisation: Int64
  ) async throws -> [Int64?] {
    let firms = try await registry.records(organisation).those(EnterpriseField.self, itinerary.firms)
    let candidates = itinerary.firms.compactMap { firms[$0] }.map { ServiceError.Candidate($0) }
    if let words {
      let found = try await FindRecord<EnterpriseField>(registry)(words, organisation: organisation)
      guard itinerary.firms.contains(found.id) else {
        throw ServiceError(
          .notFound, code: "enterprise_not_on_visit", message: "「\(found.text(.name) ?? words)」没有参加这次考察。",
          candidates: candidates)
      }
      return [found.id]
    }
    if kind == .reply, itinerary.firms.count != 1 {
      throw ServiceError(
        .invalid, code: "enterprise_missing", message: "答复函写给一家企业,请指明是哪一家。",
        fields: [.init(field: "enterprise", code: "missing", message: "请指明企业。")], candidates: candidates)
    }
    return itinerary.firms.isEmpty ? [nil] : itinerary.firms
  }

  /// What was asked on a visit is known once it was held and its minutes are written.
  private func refuseEarlyReply(_ visit: Stored<VisitField>, _ today: CalendarDate) throws {
    guard visit.state != .done else { return }
    let first = try visit.required.date(.startsOn)
    if first > today {
      throw ServiceError(
        .conflict, code: "visit_not_held",
        message: "考察 \(visit.called)\(first.withWeekday)才开始,还没有诉求可以答复;行前请打印邀请函(invitation)和要素成本单(factors)。")
    }
    throw ServiceError(
      .conflict, code: "minutes_missing",
      message: "考察 \(visit.called)还没有纪要,诉求是否登记齐全不能确定;请先登记纪要,再打印答复函。",
      remedy: .recordMinutes(visit: visit.id))
  }

  private func refuseInvitation(_ itinerary: Itinerary) throws {
    let visit = itinerary.visit
    if visit.state == .cancelled {
      throw ServiceError(
        .conflict, code: "visit_cancelled", message: "考察 \(visit.called)已取消,不能发邀请函;要恢复的请先重新计划(plan-again)。")
    }
    guard itinerary.firms.isEmpty else { return }
    throw ServiceError(
      .conflict, code: "paper_incomplete", message: "考察 \(visit.called)还没有参加企业,邀请函没有收件人。",
      fields: [.init(field: "parties", code: "missing", message: "请先登记参加企业(visit-party add)。")])
  }
}
