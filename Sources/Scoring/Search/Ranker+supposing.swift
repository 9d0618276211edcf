package import Domain

/// The line of a yield a 亩 that stands for a need.
package struct StandingLine: Sendable, Hashable {
  package let kind: ThresholdKind
  /// 元 per 亩 (and year, for tax).
  package let yuanPerMu: Int64
  /// Whether falling below fails.
  package let mode: ThresholdMode

  package init(kind: ThresholdKind, yuanPerMu: Int64, mode: ThresholdMode) {
    (self.kind, self.yuanPerMu, self.mode) = (kind, yuanPerMu, mode)
  }
}

extension Ranker {
  /// The lines that stand for a need: its own, its zone's, its park's or the pack's.
  ///
  /// - Throws: ``RankingProblem`` when the snapshot lacks the need.
  package func lines(of need: Int64, profile: Profile, date: CalendarDate) throws(RankingProblem) -> [StandingLine] {
    let site = try question(need, Terms(profile: profile, date: date)).site
    return ThresholdKind.allCases.map { kind in
      let line = site.line(kind)
      return StandingLine(kind: kind, yuanPerMu: line.yuanPerMu, mode: line.mode)
    }
  }

  /// The same firms under the same rules before a need that has these lines of its own.
  ///
  /// - Throws: ``RankingProblem`` when the snapshot lacks the need.
  package func supposing(_ lines: [StandingLine], of need: Int64) throws(RankingProblem) -> Ranker {
    guard let index = needs.firstIndex(where: { $0.input.id == need }) else { throw .noSuchNeed(need) }
    var input = needs[index].input
    input.thresholds = lines.map {
      Threshold(kind: $0.kind, line: Money(yuan: $0.yuanPerMu), mode: $0.mode, paper: "设想")
    }
    var needs = needs
    needs[index] = NeedRow(input, on: needs[index].ground, in: snapshot)
    return Ranker(snapshot: snapshot, rules: rules, needs: needs, columns: columns)
  }

  /// The same firms under the same rules before this need, in the place of the one of its number or beside the others: one
  /// that is not kept yet is judged as every need is.
  package func supposing(_ need: NeedInput) -> Ranker {
    let row = NeedRow(need, on: GroundIndex(snapshot).ground(of: need), in: snapshot)
    var needs = needs
    if let index = needs.firstIndex(where: { $0.input.id >= need.id }) {
      if needs[index].input.id == need.id { needs[index] = row } else { needs.insert(row, at: index) }
    } else {
      needs.append(row)
    }
    return Ranker(snapshot: snapshot, rules: rules, needs: needs, columns: columns)
  }
}
