/// A kept answer and what it becomes as one thing after the other is changed; the last is today's.
struct ComparedAnswers {
  private(set) var moves: [RunComparison.Move] = []
  /// How many did not.
  private(set) var unmoved = 0

  /// - Parameter isByPlan: whether rows are plans; a firm may then stand more than once.
  init(
    kept: RunAnswer, after steps: [(cause: MoveCause, answer: RunAnswer)], isByPlan: Bool,
    names: [RunAnswer.Subject: String]
  ) {
    func key(_ row: RunAnswer.Row) -> [Int64] { [row.enterprise, row.need ?? 0, isByPlan ? row.plan ?? 0 : 0] }
    func places(_ answer: RunAnswer) -> [[Int64]: RunComparison.Place] {
      Dictionary(answer.rows.map { (key($0), RunComparison.Place($0)) }, uniquingKeysWith: { first, _ in first })
    }
    let before = places(kept)
    let stages = steps.map { ($0.cause, places($0.answer)) }
    guard let last = stages.last?.1, let today = steps.last?.answer else { return }
    var moved: [(row: RunAnswer.Row, before: RunComparison.Place?, after: RunComparison.Place?, causes: [MoveCause])] =
      []
    for row in today.rows + kept.rows.filter({ last[key($0)] == nil }) {
      let key = key(row)
      guard before[key] != last[key] else {
        unmoved += 1
        continue
      }
      var causes: [MoveCause] = []
      var place = before[key]
      for (cause, stage) in stages {
        if stage[key] != place { causes.append(cause) }
        place = stage[key]
      }
      moved.append((row, before[key], last[key], causes))
    }
    let movers = moved.filter { ComparedAnswers.isOwn($0.before, $0.after) }
    moves = moved.map { row, then, now, causes in
      let isOwn = ComparedAnswers.isOwn(then, now)
      let others = isOwn ? [] : movers.filter { ComparedAnswers.crossed(then, now, $0.before, $0.after) }
      return RunComparison.Move(
        name: ComparedAnswers.name(row, isByPlan, names), enterprise: row.enterprise, need: row.need, before: then,
        after: now, causes: causes, isOwn: isOwn,
        others: others.map { ComparedAnswers.name($0.row, isByPlan, names) })
    }
  }

  /// Whether another row stood on one side of a place and stands on the other side now; one that is not in the same list
  /// stands below it.
  private static func crossed(
    _ then: RunComparison.Place?, _ now: RunComparison.Place?, _ otherThen: RunComparison.Place?,
    _ otherNow: RunComparison.Place?
  ) -> Bool {
    guard let then, let now, let oldRank = then.rank, let newRank = now.rank else { return false }
    func isAbove(_ other: RunComparison.Place?, _ list: String, _ rank: Int) -> Bool {
      guard let other, other.list == list, let place = other.rank else { return false }
      return place < rank
    }
    return isAbove(otherThen, then.list, oldRank) != isAbove(otherNow, now.list, newRank)
  }

  private static func isOwn(_ before: RunComparison.Place?, _ after: RunComparison.Place?) -> Bool {
    guard let before, let after else { return true }
    return before.score != after.score || before.band != after.band || before.list != after.list
      || before.plan != after.plan
  }

  private static func name(
    _ row: RunAnswer.Row, _ isByPlan: Bool, _ names: [RunAnswer.Subject: String]
  ) -> String {
    if let need = row.need { return names[.need(need)] ?? "\(need)" }
    let firm = names[.enterprise(row.enterprise)] ?? "\(row.enterprise)"
    guard isByPlan, let plan = row.plan else { return firm }
    return "\(firm) · \(names[.plan(plan)] ?? "\(plan)")"
  }
}
