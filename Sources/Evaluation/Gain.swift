/// What a grade is worth in nDCG. Figures of different gains must not be compared, so every figure names its gain.
package enum Gain: String, Sendable, Hashable, CaseIterable {
  /// The grade itself, l.
  case linear
  /// 2^l − 1, which stresses the best grades.
  case exponential

  /// The worth of a grade; 0 for a grade below 1. Grades above 62 count as 62.
  package func value(of grade: Int) -> Double {
    guard grade > 0 else { return 0 }
    switch self {
    case .linear: return Double(grade)
    case .exponential: return Double((1 << min(grade, 62)) - 1)
    }
  }
}
