/// A scoring profile (评分方案): every weight, value function, prior and cut line, as whole numbers.
///
/// It is data: read from a file or table, checked by ``validate()``, immutable once a run has used it.
package struct Profile: Sendable, Hashable, Codable {
  /// What a row of the ranking is.
  package enum Rows: String, Sendable, Hashable, Codable {
    /// Firms with their best plan for the need, or none.
    case firms
    case plans
  }

  /// How the bands that may be ranked stand to each other.
  package enum Ordering: String, Sendable, Hashable, Codable {
    /// A, B1 and B2 in one list by total.
    case together
    /// A, then B1, then B2.
    case inTurn = "in_turn"
  }

  /// `outreach` or `review`.
  package var name: String
  /// Rises with every correction.
  package var version: Int64
  /// 招引初筛 or 项目联审.
  package var title: String
  /// What a row is.
  package var rows: Rows
  /// How the bands are ordered.
  package var ordering: Ordering
  /// Whole weights of the criteria; those of a side sum to 100.
  package var weights: Keyed<CriterionName, Int64>
  /// How the sides become a total.
  package var fusion: Fusion
  /// What an unknown criterion counts, 0…10,000.
  package var priors: Keyed<CriterionName, Int64>
  /// Fixed values, 0…10,000.
  package var points: Keyed<PointName, Int64>
  package var constants: Keyed<ConstantName, Int64>
  package var curves: Keyed<CurveName, Curve>

  func curve(_ name: CurveName) -> Curve { curves[name] }

  /// A fixed value, 0…10,000.
  func point(_ name: PointName) -> Int64 { points[name] }

  func constant(_ name: ConstantName) -> Int64 { constants[name] }
}

extension Profile {
  /// Whether this profile judges every pair as `other` does: they differ in nothing but weights, fusion and ordering.
  func judges(as other: Profile) -> Bool {
    priors == other.priors && points == other.points && constants == other.constants && curves == other.curves
      && rows == other.rows
  }

  /// Whether a need's list of firms can be told from their businesses: each firm is listed once, and what lists it apart
  /// depends on nothing but the firm. Where a floor of coverage does, every row is judged.
  var listsByBusiness: Bool { rows == .firms && points[.coverageFloor] == 0 }
}
