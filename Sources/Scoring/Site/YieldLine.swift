import Domain

/// The line of a yield a 亩 in force for a need: its own, else its zone's, else its park's, else the pack's reference line.
/// Source: <doc:Gates>, thresholds in turn.
struct YieldLine: Sendable {
  /// 元 per 亩 (and year, for tax); above zero.
  let yuanPerMu: Int64
  /// Whether falling below fails: only with the park's own paper behind it.
  let mode: ThresholdMode
  /// The paper with its date, or the name of the reference line.
  let paper: String
  /// The day of the paper.
  let date: CalendarDate?
  /// Whose line it is, where it is the pack's own.
  let whose: String?

  init(_ kind: ThresholdKind, rules: IntensityRules, need: NeedInput, zone: ZoneInput?, park: ParkInput?) {
    let levels = [need.thresholds, zone?.thresholds ?? [], park?.thresholds ?? []]
    let own = levels.lazy.compactMap { $0.first { $0.kind == kind && $0.line.yuan > 0 } }.first
    yuanPerMu = own?.line.yuan ?? rules.lineYuanPerMu
    date = own?.date
    whose = own == nil ? rules.lineOf : nil
    guard let own, !own.paper.isEmpty else {
      mode = own == nil ? rules.mode : .reference
      paper = rules.clause
      return
    }
    mode = own.mode
    paper = own.paper + (own.date.map { "(\($0.description))" } ?? "")
  }
}
