import Service

/// How many projects ever came to each stage and how many stand there, as bars. The table of the same report stands behind it.
struct FunnelChart: Sendable {
  /// The length of the longest bar, and what lies between the tops of two, in the drawing's own units.
  private static let (length, step): (Int64, Int64) = (420, 30)

  struct Bar: Sendable {
    let y: Int64
    let middle: Int64
    let label: String
    let width: Int64
    let standing: Int64
    let count: String
    let countAt: Int64
  }

  let bars: [Bar]
  let height: Int64
  let description: String

  /// `nil` where nothing has come to any stage.
  init?(_ section: Report.Section) {
    func number(_ row: [Report.Cell], _ name: String) -> Int64 {
      guard let index = section.columns.firstIndex(where: { $0.name == name }), case .number(let number) = row[index]
      else {
        return 0
      }
      return number
    }
    let rows = section.rows.map { row in
      (label: row[0].display, reached: number(row, "reached"), standing: number(row, "standing"))
    }
    guard let most = rows.map(\.reached).max(), most > 0 else { return nil }
    bars = rows.enumerated().map { index, row in
      let width = row.reached * FunnelChart.length / most
      return Bar(
        y: Int64(index) * FunnelChart.step, middle: Int64(index) * FunnelChart.step + 16, label: row.label,
        width: width,
        standing: row.standing * FunnelChart.length / most, count: "\(row.reached)(现 \(row.standing))",
        countAt: width + 8)
    }
    height = Int64(rows.count) * FunnelChart.step
    description = rows.map { "\($0.label)曾到达 \($0.reached) 个、现处于 \($0.standing) 个" }.joined(separator: ";") + "。"
  }
}
