import Domain

/// 带动就业 (落地价值): new local jobs at capacity, persons; never the firm's present headcount (<doc:CountysGain>).
///
/// Reads: new local jobs of the plan.
enum Jobs: Criterion {
  static let name = CriterionName.jobs
  static let side = Side.gain
  static let label = "带动就业"

  static func judge(_ pair: Pair) -> Judgement {
    guard let jobs = pair.planned(pair.plan?.input.newLocalJobs) else { return unknown(pair) }
    return .known(pair.profile.curve(.jobs).value(at: jobs.value))
  }

  static func explain(_ pair: Pair, _ judgement: Judgement) -> Explanation {
    guard let jobs = pair.planned(pair.plan?.input.newLocalJobs) else {
      return Explanation(text: silence("新增本地用工", judgement))
    }
    return Explanation(
      text: "达产后新增本地用工 \(jobs.value) 人,计 \(Decimals.share(judgement.value))",
      facts: [Fact(field: "new_local_jobs", value: "\(jobs.value)人", of: jobs)])
  }
}
