package import Domain
import Scoring

/// Says of a print whether it is current, changed or withdrawn, and withdraws it.
package struct FollowPrints: Sendable {
  let ranking: RankEnterprises
  let registry: any Registry
  let acting: Acting

  /// The one refusal: a code that is none, one of others, and one whose need whoever asks does not see are told alike.
  package static let unknown = ServiceError(.notFound, code: "print_not_found", message: "没有这份打印件,或您无权查看。")

  /// What has become of the print of a code. Throws `ServiceError` `print_not_found`.
  package func callAsFunction(
    _ typed: String, today: CalendarDate, invocation: Invocation
  ) async throws -> PrintCheck {
    let print = try await find(typed, invocation)
    let organisation = invocation.organisation
    let names = ReferenceNames(registry)
    let needID = print.question.need ?? 0
    let records = registry.records(organisation)
    guard let need = try await records.one(NeedField.self, needID) else { throw FollowPrints.unknown }
    let firm = try await names.names(
      of: .enterprise, [print.question.enterprise].compactMap(\.self), organisation: organisation
    ).first?.value
    let plan = try await names.names(
      of: .plan, [print.plan].compactMap(\.self), organisation: organisation
    ).first?.value
    func told(
      _ state: PrintCheck.State, before: PrintCheck.Standing? = nil, after: PrintCheck.Standing? = nil,
      changed: [MoveCause] = [], lines: [MovedLine] = [], facts: [ChangedFact] = [],
      moves: [RunComparison.Move] = [], unmoved: Int? = nil, gone: String? = nil
    ) -> PrintCheck {
      PrintCheck(
        code: print.code.shown, state: print.withdrawn == nil ? state : .withdrawn, needID: needID,
        need: "\(need.words(.code)) \(need.words(.title))", enterpriseID: print.question.enterprise,
        enterprise: firm, plan: plan, printedBy: print.printedBy, printedAt: print.printedAt,
        date: print.question.day, profile: "\(print.question.profile)@\(print.question.profileVersion)",
        dataVersion: print.question.dataVersion, run: print.run,
        withdrawn: print.withdrawn.map { .init(by: $0.by, at: $0.at, reason: $0.reason) }, before: before, after: after,
        changed: changed, lines: lines, facts: facts, moves: moves, unmoved: unmoved, gone: gone)
    }
    guard print.withdrawn == nil else { return told(.withdrawn) }
    do {
      guard let enterprise = print.question.enterprise else {
        let comparison = try await ranking.compare(print.run, today: today, invocation: invocation)
        return told(
          comparison.moves.isEmpty ? .current : .changed, changed: comparison.changed, moves: comparison.moves,
          unmoved: comparison.unmoved)
      }
      let before = try PairAnswer(json: print.answer)
      guard firm != nil, print.plan == nil || plan != nil else {
        return told(
          .changed, before: FollowPrints.standing(before), gone: firm == nil ? "企业已不在名录中(删除或并入他家)" : "拟投项目已不在名录中")
      }
      let (match, causes, facts) = try await ranking.moved(
        since: print.question, need: needID, enterprise: enterprise, plan: print.plan,
        unless: { PairAnswer($0, need: needID) == before }, today: today, invocation: invocation)
      let now = PairAnswer(match, need: needID)
      guard now != before else {
        return told(.current, before: FollowPrints.standing(before), after: FollowPrints.standing(now), changed: causes)
      }
      return told(
        .changed, before: FollowPrints.standing(before), after: FollowPrints.standing(now), changed: causes,
        lines: before.moved(to: match), facts: facts)
    } catch let error as ServiceError where error.kind == .notFound {
      // What it was judged by is there no more: its profile was laid aside, or the plan is another firm's by now.
      return told(.changed, gone: error.message)
    }
  }

  /// Withdraws the print of a code. Throws `ServiceError` `print_not_found`, `print_withdrawn`, `not_allowed`.
  package func withdraw(
    _ typed: String, because reason: PrintWithdrawal, invocation: Invocation
  ) async throws -> PrintCode {
    try Policy.demand(.keepWork, of: acting, isChange: true)
    let print = try await find(typed, invocation)
    guard try await registry.withdraw(print.code, because: reason, invocation) else {
      throw ServiceError(.conflict, code: "print_withdrawn", message: "打印件 \(print.code.shown) 已经撤回。")
    }
    try await registry.note(
      AuditNote("dossier.withdraw", subject: "print:\(print.code.shown)", detail: reason.label), invocation: invocation)
    return print.code
  }

  private func find(_ typed: String, _ invocation: Invocation) async throws -> DossierPrint {
    guard Policy.allows(.rank, acting), let code = PrintCode(typed: typed),
      let print = try await registry.print(of: code, invocation)
    else { throw FollowPrints.unknown }
    return print
  }

  private static func standing(_ answer: PairAnswer) -> PrintCheck.Standing {
    let row = answer.row
    return .init(
      band: "\(row.band) \(Band(rawValue: row.band)?.label ?? "")", tier: answer.tier,
      score: TotalScore(tenths: row.score).text, low: TotalScore(tenths: row.low).text,
      high: TotalScore(tenths: row.high).text, coverage: row.coverage)
  }
}

extension RankEnterprises {
  /// A pair as it is explained today, with what differs from the question it was explained with, and the changed facts that bear
  /// on it. Where nothing of it changed, by `unless`, no past scene is read and no fact told.
  func moved(
    since question: RunQuestion, need: Int64, enterprise: Int64, plan: Int64?, unless isSame: (Match) -> Bool,
    today: CalendarDate, invocation: Invocation
  ) async throws -> (match: Match, causes: [MoveCause], facts: [ChangedFact]) {
    let organisation = invocation.organisation
    let view = try await explain(
      need: "#\(need)", enterprise: "#\(enterprise)", plan: plan, profile: question.profile, today: today,
      invocation: invocation)
    let new = try await scenes.scene(organisation: organisation)
    var now = question
    now.day = today
    now.dataVersion = view.dataVersion
    now.rulesVersion = new.rules.version
    now.profileVersion = "\(view.profile.version)"
    now.engineVersion = RankEnterprises.engineVersion
    let causes = RankEnterprises.changes(question, now)
    guard !isSame(view.match), question.dataVersion < view.dataVersion,
      let old = try await pastScene(question, invocation)
    else {
      return (view.match, causes, [])
    }
    let before = try? old.ranker.explain(
      need: need, enterprise: enterprise, plan: plan, profile: old.profile(question.profile), date: question.day)
    let found = try await FindMoveCauses(registry)(from: old, to: new, organisation: organisation)
    return (view.match, causes, found.facts(firm: enterprise, need: need, from: before, to: view.match))
  }
}
