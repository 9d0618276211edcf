import FoundationEssentials

extension RunAnswer {
  /// The row of a firm in a kept run: of the need it was ranked for, or of the needs ranked for the firm. A run of plans has
  /// a row a plan; one of firms has a single row, whichever plan is meant.
  static func row(of firm: Int64, need: Int64?, plan: Int64?, in run: RunRecord) throws -> Row? {
    if let asked = run.question.need, asked != need { return nil }
    if let asked = run.question.enterprise, asked != firm { return nil }
    let rows = try JSONDecoder().decode(RunAnswer.self, from: Data(run.answer.utf8)).rows.filter { row in
      row.enterprise == firm && (row.need == nil || row.need == need)
    }
    if plan == nil || rows.count == 1 { return rows.first }
    return rows.first { $0.plan == plan }
  }
}
