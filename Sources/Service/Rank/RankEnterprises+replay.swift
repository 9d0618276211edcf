import Domain
import Scoring

extension RankEnterprises {
  /// Calls a run up again: rebuilt from the data version, rules, profile and day it was asked with.
  ///
  /// Throws `ServiceError` `run_not_found`, `run_of_other_engine` when an earlier program made it and this one answers
  /// otherwise, `run_of_erased` when facts it rested on were erased with a person, `run_not_reproduced` when the rebuilt answer is not the one that was kept.
  package func replay(_ id: String, invocation: Invocation) async throws -> PastRanking {
    let run = try await kept(id, invocation)
    let id = run.id
    guard let scene = try await pastScene(run.question, invocation) else { throw ofOtherEngine(run.question, id) }
    let ranking = try ranked(run.question, scene, run.question.day)
    guard try ranking.answer.isSame(as: run.answer) else {
      guard run.question.engineVersion == RankEnterprises.engineVersion else {
        throw ofOtherEngine(run.question, id)
      }
      let erasures = try await registry.erasures(
        after: run.question.dataVersion, organisation: invocation.organisation)
      if let erasure = erasures.first {
        throw ServiceError(
          .conflict, code: "run_of_erased",
          message: "排序 \(id) 之后有个人信息依法删除(变更 \(erasure.change.id)),不能逐项复算;当时的名次与分数仍留存,可与今天的排序对照。",
          remedy: .compareRun(id))
      }
      throw ServiceError(.conflict, code: "run_not_reproduced", message: "排序 \(id) 重算后与当时不一致,请勿据此作出决定并报告此问题。")
    }
    let sources = try await sources(ranking.matches, invocation)
    runs.noteSeen(id, invocation: invocation)
    switch ranking {
    case .ofNeed(let ranking):
      let bands = Set(run.question.bands.compactMap(Band.init(rawValue:)))
      return .ofNeed(RankingView(run: id, ranking: ranking, sources: sources, bands: bands))
    case .ofEnterprise(let ranking):
      return .ofEnterprise(EnterpriseRankingView(run: id, ranking: ranking, sources: sources))
    }
  }

  private func ofOtherEngine(_ question: RunQuestion, _ id: String) -> ServiceError {
    ServiceError(
      .conflict, code: "run_of_other_engine",
      message: "排序 \(id) 由评分引擎 \(question.engineVersion) 作出,本程序的引擎为 \(RankEnterprises.engineVersion),"
        + "结果不同;请用当时的程序版本调出,或与今天的排序对照。", remedy: .compareRun(id))
  }

  /// The scene a run was asked on; `nil` where an earlier program asked it with rules or profiles this one cannot read.
  func pastScene(_ question: RunQuestion, _ invocation: Invocation) async throws -> Scene? {
    do {
      return try await scenes.scene(organisation: invocation.organisation, version: question.dataVersion)
    } catch let error as ServiceError
      where error.code == "invalid_reference_file" && question.engineVersion != RankEnterprises.engineVersion
    {
      return nil
    }
  }

  /// A kept run. Throws `ServiceError` `run_not_found`, `run_ambiguous`.
  func kept(_ id: String, _ invocation: Invocation) async throws -> RunRecord {
    guard let run = try await runs.find(id, organisation: invocation.organisation) else {
      throw ServiceError(.notFound, code: "run_not_found", message: "没有编号为 \(id) 的排序记录。", remedy: .listRuns)
    }
    return run
  }

  /// The answer to a kept question on a scene and a day; the scene's rules and profile are used.
  func ranked(_ question: RunQuestion, _ scene: Scene, _ day: CalendarDate) throws -> RankedQuestion {
    let profile = try scene.profile(question.profile)
    let bands = question.bands.compactMap(Band.init(rawValue:))
    return try asked { () throws(RankingProblem) in
      if let need = question.need {
        return .ofNeed(
          try scene.ranker.rank(
            need: need, profile: profile, date: day, top: question.length, bands: bands.isEmpty ? nil : Set(bands)))
      }
      return .ofEnterprise(
        try scene.ranker.rank(
          enterprise: question.enterprise ?? 0, profile: profile, date: day, top: question.length))
    }
  }
}
