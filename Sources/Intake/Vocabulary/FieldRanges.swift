/// The least and the greatest believable number of a field.
struct FieldRanges: Sendable {
  struct Range: Sendable, Hashable {
    var minimum: ExactDecimal?
    var maximum: ExactDecimal?

    /// What is wrong with a number, in words; `nil` when it lies inside.
    func complaint(about number: ExactDecimal) -> String? {
      if let minimum, number < minimum { return "不应小于 \(minimum.text)" }
      if let maximum, number > maximum { return "不应大于 \(maximum.text)" }
      return nil
    }
  }

  private let ranges: [String: Range]

  init(_ table: ReferenceTable) throws(IntakeError) {
    var ranges: [String: Range] = [:]
    for row in try table.select(["field", "minimum", "maximum"], in: "field-ranges.tsv") {
      ranges[row[0]] = Range(minimum: ExactDecimal(row[1]), maximum: ExactDecimal(row[2]))
    }
    self.ranges = ranges
  }

  /// The range of a field by its qualified name, the one of `*` when it has none of its own.
  func range(of field: String) -> Range { ranges[field] ?? ranges["*"] ?? Range() }
}
