import Domain

extension ReviewSheet {
  /// What a meeting looks at first, few enough to be read from the other end of a room.
  private static let first: [PlanField] = [
    .totalInvestment, .fixedInvestment, .landing, .land, .plant, .jobs, .output, .tax, .power, .sewage, .start,
  ]

  /// The lines of the sheet that a meeting looks at first, unknown ones among them.
  package var brief: [Line] {
    let labels = ReviewSheet.first.map(\.label)
    // 土地与厂房 and 产出与税收 also tell of the firm: the plan's line is the last of its label.
    let lines = Dictionary(sections.flatMap(\.lines).map { ($0.label, $0) }, uniquingKeysWith: { _, last in last })
    return labels.compactMap { lines[$0] }
  }

  /// How many departments said what, in the order of their sheet: `同意 3`, `未答复 8`.
  package var stances: [(stance: String, count: Int)] {
    var counts: [(stance: String, count: Int)] = []
    for opinion in opinions {
      if let index = counts.firstIndex(where: { $0.stance == opinion.stance }) {
        counts[index].count += 1
      } else {
        counts.append((opinion.stance, 1))
      }
    }
    return counts
  }
}
