package import Domain
import Synchronization

/// The engine: ranks firms or plans for a need, needs for a firm, and explains a pair. Pure: no clock, no input or output;
/// the same arguments give the same answer on every machine.
///
/// One is made for each snapshot and rule pack, shared by all questions, and swapped whole with the snapshot.
package final class Ranker: Sendable {
  package let snapshot: Snapshot
  package let rules: RulePack
  let needs: [NeedRow]
  let columns: GateColumns
  /// The outlooks asked for last, the latest at the end.
  private let outlooks = Mutex<[Outlook]>([])

  /// Prepares a snapshot for the gates of a rule pack.
  package init(snapshot: Snapshot, rules: RulePack) {
    self.snapshot = snapshot
    self.rules = rules
    let grounds = GroundIndex(snapshot)
    needs = snapshot.needs.map { NeedRow($0, on: grounds.ground(of: $0), in: snapshot) }
    columns = GateColumns(snapshot, rules: RuleIndex(rules))
  }

  /// A ranker before other needs of a snapshot whose columns are made already.
  init(snapshot: Snapshot, rules: RulePack, needs: [NeedRow], columns: GateColumns) {
    self.snapshot = snapshot
    self.rules = rules
    self.needs = needs
    self.columns = columns
  }

  /// The row of a firm's plan among the gates' plan rows.
  func gateRow(_ firm: Int, _ plan: Int) -> Int? { plan < 0 ? nil : snapshot.planRows(of: firm).lowerBound + plan }

  /// The gates before a need under a profile's age limits on a day.
  ///
  /// - Throws: ``RankingProblem`` when the snapshot lacks the need.
  package func gates(need: Int64, profile: Profile, date: CalendarDate) throws(RankingProblem) -> GateContext {
    try question(need, Terms(profile: profile, date: date)).gates
  }

  /// A need prepared for a question.
  func question(_ need: Int64, _ terms: Terms) throws(RankingProblem) -> Question {
    guard let row = needs.first(where: { $0.input.id == need }) else { throw .noSuchNeed(need) }
    return Question(self, need: row, terms: terms)
  }

  /// The outlook of a question, where it is kept; it is then the latest.
  func kept(for question: Question) -> Outlook? {
    outlooks.withLock { kept in
      guard let index = kept.firstIndex(where: { $0.serves(question) }) else { return nil }
      let outlook = kept.remove(at: index)
      kept.append(outlook)
      return outlook
    }
  }

  /// Keeps an outlook; of more than a few the one asked for longest ago goes.
  func keep(_ outlook: Outlook) {
    outlooks.withLock { kept in
      kept.append(outlook)
      if kept.count > 4 { kept.removeFirst() }
    }
  }

  /// Explains one pair: the firm's best plan for the need, or the plan named, or none.
  ///
  /// - Throws: ``RankingProblem`` when the snapshot lacks the need or the firm.
  package func explain(
    need: Int64, enterprise: Int64, plan: Int64? = nil, profile: Profile, date: CalendarDate
  ) throws(RankingProblem) -> Match {
    let question = try question(need, Terms(profile: profile, date: date))
    guard let firm = snapshot.index(of: enterprise) else { throw .noSuchEnterprise(enterprise) }
    var scratch: [Judgement] = []
    var row = question.bestRow(firm, &scratch)
    if let plan, let index = snapshot.row(firm).plans.firstIndex(where: { $0.input.id == plan }) {
      row = question.row(firm, index, &scratch)
    }
    return Match(row, rank: nil, isTied: false, question)
  }
}
