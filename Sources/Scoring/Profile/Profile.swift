/// A scoring profile (评分方案): every weight, value function, prior and cut line, as whole numbers.
///
/// It is data: read from a file or table, checked by ``validate()``, immutable once a run has used it.
public struct Profile: Sendable, Hashable, Codable {
  /// What a row of the ranking is.
  public enum Rows: String, Sendable, Hashable, Codable {
    /// Firms with their best plan for the need, or none.
    case firms
    /// Plans.
    case plans
  }

  /// How the bands that may be ranked stand to each other.
  public enum Ordering: String, Sendable, Hashable, Codable {
    /// A, B1 and B2 in one list by total.
    case together
    /// A, then B1, then B2.
    case inTurn = "in_turn"
  }

  /// `outreach` or `review`.
  public var name: String
  /// Rises with every correction.
  public var version: Int64
  /// 招引初筛 or 项目联审.
  public var title: String
  /// What a row is.
  public var rows: Rows
  /// How the bands are ordered.
  public var ordering: Ordering
  /// Whole weights of the criteria; those of a side sum to 100.
  public var weights: Table<CriterionName, Int64>
  /// How the sides become a total.
  public var fusion: Fusion
  /// What an unknown criterion counts, 0…10,000.
  public var priors: Table<CriterionName, Int64>
  /// Fixed values, 0…10,000.
  public var points: Table<PointName, Int64>
  /// Ages, multiples, distances.
  public var constants: Table<ConstantName, Int64>
  /// Value functions.
  public var curves: Table<CurveName, Curve>

  /// A curve.
  func curve(_ name: CurveName) -> Curve { curves[name] }

  /// A fixed value, 0…10,000.
  func point(_ name: PointName) -> Int64 { points[name] }

  /// A constant.
  func constant(_ name: ConstantName) -> Int64 { constants[name] }
}
