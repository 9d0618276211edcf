extension Match {
  /// The tier shown before the numbers (scoring defaults §2, §4).
  static func tier(_ score: PairScore, _ profile: Scale) -> String {
    switch profile.rows {
    case .firms:
      if score.total >= profile.point(.tierFirst) { return "优先联系" }
      return score.total >= profile.point(.tierSecond) ? "可联系" : "暂缓"
    case .plans:
      if score.coverage < profile.point(.coverageFloor) { return "资料不足" }
      return score.coverage >= profile.point(.coverageComparable) ? "可比较" : "补充材料"
    }
  }

  /// What the two sides ask for next.
  static func quadrant(_ score: PairScore, _ profile: Scale) -> String {
    let line = profile.point(.quadrant)
    return switch (score.gain.value >= line, score.reason.value >= line) {
    case (true, true): "优先推进"
    case (true, false): "培育动因"
    case (false, true): "优化方案"
    case (false, false): "季度回访"
    }
  }
}
