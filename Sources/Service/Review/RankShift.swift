import Domain
package import Scoring

/// How a firm's place in the ranking of a need changed.
package struct RankShift: Sendable, Encodable, Hashable {
  package let need: NamedNeed
  package let profile: String
  package let before: Place
  package let after: Place

  /// A place in a ranking.
  package struct Place: Sendable, Encodable, Hashable {
    /// The rank; absent for a firm that is not ranked, or beyond the first thousand.
    package let rank: Int?
    /// The list it stands in: `ranked`, `rejected`, `insufficient`, `off_direction`, `local`.
    package let list: String
    /// The band with its detail.
    package let band: String
    package let score: TotalScore

    /// `第 3 名 A 符合准入 86.70`
    package var words: String { "\(rank.map { "第 \($0) 名" } ?? "未列名次") \(band) \(score.text)" }
  }

  /// Need, profile, and the place before and after, as they are read.
  package var words: String { "\(need.code) \(need.title)(\(profile)):\(before.words) → \(after.words)" }

  /// The changes of a firm's places between two scenes, in the needs named or in all.
  ///
  /// A pair is explained in both scenes; only where it differs are the whole rankings made.
  static func all(
    of firm: Int64, plan: Int64?, need: Int64?, from before: Scene, to after: Scene, on day: CalendarDate
  ) -> [RankShift] {
    var shifts: [RankShift] = []
    for (name, profile) in after.profiles.sorted(by: { $0.key < $1.key }) {
      guard let earlier = before.profiles[name] else { continue }
      for input in after.snapshot.needs where need == nil || input.id == need {
        guard let old = match(firm, plan, input.id, earlier, before, day),
          let new = match(firm, plan, input.id, profile, after, day), old.place != new.place
        else { continue }
        let from = Place(old, rank: rank(of: old, input.id, earlier, before, day))
        let to = Place(new, rank: rank(of: new, input.id, profile, after, day))
        shifts.append(RankShift(need: NamedNeed(input), profile: name, before: from, after: to))
      }
    }
    return shifts
  }

  private static func match(
    _ firm: Int64, _ plan: Int64?, _ need: Int64, _ profile: Profile, _ scene: Scene, _ day: CalendarDate
  ) -> Match? {
    // A firm or need that a scene does not have yet has no place there.
    try? scene.ranker.explain(need: need, enterprise: firm, plan: plan, profile: profile, date: day)
  }

  private static func rank(
    of match: Match, _ need: Int64, _ profile: Profile, _ scene: Scene, _ day: CalendarDate
  ) -> Int? {
    let ranking = try? scene.ranker.rank(need: need, profile: profile, date: day, top: 1000)
    let rows = ranking?.matches.filter { $0.enterprise.id == match.enterprise.id } ?? []
    return (rows.first { $0.plan == match.plan } ?? rows.first)?.rank
  }
}

extension Match {
  fileprivate var place: RankShift.Place { RankShift.Place(self, rank: nil) }
}

extension RankShift.Place {
  init(_ match: Match, rank: Int?) {
    self.init(rank: rank, list: match.list, band: match.bandDetail, score: match.score)
  }
}
