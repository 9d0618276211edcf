internal import Domain

/// The line in force for a need: its own, else its zone's, else its park's, else the pack's (scoring defaults §6 note 3).
struct IntensityLine: Sendable {
  /// 元 per 亩 (and year, for tax).
  let yuanPerMu: Int64
  /// Whether falling below fails.
  let mode: ThresholdMode
  /// The paper with its date, or the name of the reference line.
  let paper: String
  /// 容积率 of the building, for rented plant; `nil` when unknown.
  let plotRatio: Int64?

  init(_ kind: ThresholdKind, rules: IntensityRules, need: NeedInput, site: GateSite) {
    let levels = [need.thresholds, site.zone?.thresholds ?? [], site.park?.thresholds ?? []]
    if let threshold = levels.lazy.compactMap({ $0.first { $0.kind == kind } }).first {
      yuanPerMu = threshold.line.yuan
      // A line is binding only with the park's own paper behind it.
      mode = threshold.paper.isEmpty ? .reference : threshold.mode
      paper =
        threshold.paper.isEmpty
        ? rules.clause : threshold.paper + (threshold.date.map { "(\($0.description))" } ?? "")
    } else {
      yuanPerMu = rules.lineYuanPerMu
      mode = rules.mode
      paper = rules.clause
    }
    plotRatio = (site.building?.plotRatio ?? site.zone?.plotRatio)?.milli
  }
}
