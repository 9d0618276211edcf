extension Profile {
  /// Refuses a profile that could not be scored with; to be called whenever one is read.
  ///
  /// - Throws: ``ProfileProblem`` naming the first wrong key.
  package func validate() throws {
    func check(_ holds: Bool, _ key: String, _ reason: String) throws {
      if !holds { throw ProfileProblem(profile: name, key: key, reason: reason) }
    }
    try check(!name.isEmpty, "name", "is empty")
    try check(version > 0, "version", "is \(version), but counts from 1")
    for criterion in CriterionName.allCases {
      let weight = weights[criterion]
      try check(
        (0...1000).contains(weight), "weights.\(criterion.key)", "is \(weight), but must be 0…1000")
      let prior = priors[criterion]
      try check((0...10_000).contains(prior), "priors.\(criterion.key)", "is \(prior), but must be 0…10000")
    }
    for side in Side.allCases {
      let sum = CriterionName.allCases.filter { $0.side == side }.reduce(0) { $0 + weights[$1] }
      try check(sum > 0, "weights", "of the side \(side.key) sum to 0, so that it has no score")
    }
    try check(
      (1...9_999).contains(fusion.gainShare), "fusion.gain_share", "is \(fusion.gainShare), but must be 1…9999")
    try check(
      (0...10_000).contains(fusion.warmthShare), "fusion.warmth_share",
      "is \(fusion.warmthShare), but must be 0…10000")
    for point in PointName.allCases {
      let value = points[point]
      try check((0...10_000).contains(value), "points.\(point.key)", "is \(value), but must be 0…10000")
    }
    for constant in ConstantName.allCases {
      let value = constants[constant]
      let lowest: Int64 = [.textLength, .capacityVeto].contains(constant) ? 0 : 1
      try check(
        (lowest...1_000_000_000).contains(value), "constants.\(constant.key)",
        "is \(value), but must be \(lowest)…1000000000")
    }
    try check(
      constants[.halfLifeDays] <= 3_650, "constants.half_life_days",
      "is \(constants[.halfLifeDays]), but must be 1…3650")
    try check(
      constants[.capacityVeto] <= 1, "constants.capacity_veto", "is \(constants[.capacityVeto]), but must be 0 or 1")
    try check(
      constants[.textLength] <= 10_000, "constants.text_length",
      "is \(constants[.textLength]), but must be 0…10000")
    for curve in CurveName.allCases {
      let points = curves[curve].points
      try check(!points.isEmpty, "curves.\(curve.key)", "has no points")
      for (a, b) in zip(points, points.dropFirst()) {
        try check(a.x < b.x, "curves.\(curve.key)", "has x \(b.x) after \(a.x), but x must rise")
      }
      for point in points {
        try check(
          (0...10_000).contains(point.y) && abs(point.x) <= 1_000_000_000, "curves.\(curve.key)",
          "has the point [\(point.x), \(point.y)], but y must be 0…10000")
      }
    }
  }
}

/// A value of a profile that cannot be used; it names the key.
package struct ProfileProblem: Error, Sendable, Hashable, CustomStringConvertible {
  package let profile: String
  /// Path of the key: `weights.jobs`.
  package let key: String
  /// What is wrong and what would be right.
  package let reason: String

  /// `profile outreach: weights.jobs is -1, but must not be negative`.
  package var description: String { "profile \(profile): \(key) \(reason)" }
}
