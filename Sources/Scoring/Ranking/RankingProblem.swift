/// A question that cannot be answered.
public enum RankingProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The snapshot has no such need.
  case noSuchNeed(Int64)
  /// The snapshot has no such enterprise.
  case noSuchEnterprise(Int64)
  /// A list cannot have a negative length.
  case negativeLength(Int)

  /// What is wrong, safe to show.
  public var description: String {
    switch self {
    case .noSuchNeed(let id): "no need \(id) in this data version"
    case .noSuchEnterprise(let id): "no enterprise \(id) in this data version"
    case .negativeLength(let length): "a list of \(length) rows cannot be asked for"
    }
  }
}
