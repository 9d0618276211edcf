package import Domain

/// What the firms of a snapshot can reach in any need of a place, under a profile on a day. With it a need looks only at
/// the firms of its direction and at the few others that could stand in a list.
package final class Outlook: Sendable {
  let terms: Terms
  let site: OutlookSite
  let tiles: [OutlookTile]
  /// The bounds under the profile's own weights.
  let ceilings: Ceilings

  init(_ question: Question, _ tiles: [OutlookTile]) {
    terms = question.terms
    site = OutlookSite(question.need)
    self.tiles = tiles
    ceilings = Ceilings(tiles, question.terms.scale, question.ranker.snapshot.businessOfRow)
  }

  /// Whether it holds for a question.
  func serves(_ question: Question) -> Bool {
    terms.date == question.terms.date && site == OutlookSite(question.need)
      && terms.profile.judges(as: question.terms.profile)
  }

  /// The bounds under a question's weights.
  func ceilings(for question: Question) -> Ceilings {
    let (own, asked) = (terms.profile, question.terms.profile)
    if own.weights == asked.weights, own.fusion == asked.fusion { return ceilings }
    return Ceilings(tiles, question.terms.scale, question.ranker.snapshot.businessOfRow)
  }
}

/// What a firm without a plan is compared with, beside what the need wants: the same for all needs of a place.
struct OutlookSite: Sendable, Hashable {
  private let place: String
  private let wage: Int64?

  init(_ need: NeedRow) {
    place = need.ground.place
    wage = need.ground.park?.wage?.value.yuan
  }
}

extension Ranker {
  /// The work of making what questions of this kind start from, which is kept after; `nil` when it is there already or the
  /// profile does without.
  ///
  /// - Throws: ``RankingProblem``.
  package func outlook(need: Int64, profile: Profile, date: CalendarDate) throws(RankingProblem) -> OutlookWork? {
    guard profile.listsByBusiness else { return nil }
    let question = try question(need, Terms(profile: profile, date: date))
    return kept(for: question) == nil ? OutlookWork(question: question) : nil
  }

  /// The outlook of a question, kept or made now.
  func outlook(of question: Question) -> Outlook { kept(for: question) ?? OutlookWork(question: question).outlook() }
}
