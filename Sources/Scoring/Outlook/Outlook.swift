import Domain

/// What the firms of a snapshot can reach in any need of a place, under a profile on a day. With it a need looks only at
/// the firms of its direction and at the few others that could stand in a list.
public final class Outlook: Sendable {
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
