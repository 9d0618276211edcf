package import Scoring

/// A ranking that was kept, rebuilt: firms for a need, or needs for a firm. Written as it was when it was asked.
package enum PastRanking: Sendable, Encodable {
  /// Firms or plans for a need.
  case ofNeed(RankingView)
  /// Needs for an enterprise.
  case ofEnterprise(EnterpriseRankingView)

  /// Its explained rows, list after list.
  package var matches: [Match] {
    switch self {
    case .ofNeed(let view): view.ranking.allMatches
    case .ofEnterprise(let view): view.ranking.matches
    }
  }

  /// Writes what it holds.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .ofNeed(let view): try view.encode(to: encoder)
    case .ofEnterprise(let view): try view.encode(to: encoder)
    }
  }
}
