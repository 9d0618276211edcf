/// The tables of a profile behind one reference, so that a kernel reads them without copying a profile.
final class Scale: Sendable {
  let weights: Keyed<CriterionName, Int64>
  let priors: Keyed<CriterionName, Int64>
  let fusion: Fusion
  let rows: Profile.Rows
  let ordering: Profile.Ordering
  private let points: Keyed<PointName, Int64>
  private let constants: Keyed<ConstantName, Int64>
  private let curves: Keyed<CurveName, Curve>

  init(_ profile: Profile) {
    weights = profile.weights
    priors = profile.priors
    fusion = profile.fusion
    rows = profile.rows
    ordering = profile.ordering
    points = profile.points
    constants = profile.constants
    curves = profile.curves
  }

  func curve(_ name: CurveName) -> Curve { curves[name] }

  /// A fixed value, 0…10,000.
  func point(_ name: PointName) -> Int64 { points[name] }

  func constant(_ name: ConstantName) -> Int64 { constants[name] }
}
