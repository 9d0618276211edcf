package import Domain
import Scoring

extension RankEnterprises {
  /// Asks the question of a kept run today and tells which rows moved and why.
  ///
  /// The causes are found by changing one thing after the other, from the kept question to today's: engine, day, profile,
  /// rules, data. A row's causes are the steps at which it moved; a row that moved of its own names the criteria, gates and
  /// facts that did it. Today's ranking is kept like any other.
  ///
  /// Throws `ServiceError` `run_not_found`, and `need_not_found` or `enterprise_not_found` when the subject is gone.
  package func compare(_ id: String, today: CalendarDate, invocation: Invocation) async throws -> RunComparison {
    let run = try await kept(id, invocation)
    let (question, organisation) = (run.question, invocation.organisation)
    let current = try await current(question, today, invocation)
    let new = try await scenes.scene(organisation: organisation, version: current.question.dataVersion)
    // What this program cannot read of an earlier one's scene is put down to the engine as a whole.
    let old = try await pastScene(question, invocation) ?? new
    let (then, now) = (try ranked(question, old, question.day), try ranked(question, new, today))
    let dated = question.day == today ? then : try ranked(question, old, today)
    var (profiled, ruled) = (dated, dated)
    if old.profiles[question.profile] != new.profiles[question.profile] {
      let scene = Scene(snapshot: old.snapshot, profiles: new.profiles, rules: old.rules)
      profiled = try ranked(question, scene, today)
      ruled = profiled
    }
    if old.rules != new.rules {
      ruled = try ranked(
        question, Scene(snapshot: old.snapshot, profiles: new.profiles, rules: new.rules), today)
    }
    let isByPlan = [old, new].contains { $0.profiles[question.profile]?.rows == .plans }
    let steps = ComparedAnswers(
      kept: try RunAnswer(json: run.answer),
      after: [
        (.engine, then.answer), (.day, dated.answer), (.profile, profiled.answer), (.rules, ruled.answer),
        (.data, now.answer),
      ], isByPlan: isByPlan, names: then.names.merging(now.names) { _, new in new })
    let causes = try await FindMoveCauses(registry)(from: old, to: new, organisation: organisation)
    let moves = steps.moves.map { move in
      guard move.isOwn, let need = move.need ?? question.need else { return move }
      func match(_ scene: Scene, _ plan: Int64?, _ day: CalendarDate) -> Match? {
        // A firm or need that a scene does not have says nothing there.
        try? scene.ranker.explain(
          need: need, enterprise: move.enterprise, plan: plan, profile: scene.profile(question.profile), date: day)
      }
      let (before, after) = (
        match(old, move.before?.plan, question.day), match(new, move.after?.plan, today)
      )
      var told = move
      told.lines = before == nil || after == nil ? [] : MoveCauses.lines(before, after)
      if move.causes.contains(.data) {
        told.facts = causes.facts(firm: move.enterprise, need: need, from: before, to: after)
      }
      return told
    }
    return RunComparison(
      then: .init(run.id, question), now: .init(current.run, current.question),
      changed: RankEnterprises.changes(question, current.question),
      weights: RankEnterprises.weights(old.profiles[question.profile], new.profiles[question.profile]),
      references: try await scenes.differingTables(
        from: question.dataVersion, to: current.question.dataVersion, organisation: organisation),
      moves: moves, unmoved: steps.unmoved)
  }

  /// The weights that differ between two versions of a profile.
  private static func weights(_ old: Profile?, _ new: Profile?) -> [MovedLine] {
    guard let old, let new else { return [] }
    return CriterionName.allCases.filter { old.weights[$0] != new.weights[$0] }.map { name in
      MovedLine(
        key: name.key, label: name.label, before: "\(old.weights[name])", after: "\(new.weights[name])")
    }
  }

  /// Today's ranking of the same subject, kept, with the question it answers.
  private func current(
    _ question: RunQuestion, _ today: CalendarDate, _ invocation: Invocation
  ) async throws -> (run: String, question: RunQuestion) {
    let request = Request(
      profile: question.profile, top: question.length, bands: question.bands.compactMap(Band.init(rawValue:)))
    let run: String?
    if let need = question.need {
      run = try await rank(need: "#\(need)", request, today: today, invocation: invocation).run
    } else {
      run = try await rank(
        enterprise: "#\(question.enterprise ?? 0)", request, today: today, invocation: invocation
      ).run
    }
    return (run ?? "", try await kept(run ?? "", invocation).question)
  }

  static func changes(_ then: RunQuestion, _ now: RunQuestion) -> [MoveCause] {
    MoveCause.allCases.filter { cause in
      switch cause {
      case .engine: then.engineVersion != now.engineVersion
      case .day: then.day != now.day
      case .profile: then.profileVersion != now.profileVersion
      case .rules: then.rulesVersion != now.rulesVersion
      case .line: false
      case .data: then.dataVersion != now.dataVersion
      }
    }
  }
}
