package import Domain

/// How far each side kept what it promised (履诺率), the denominators beside it.
package struct CountPromises: Sendable {
  let registry: any Registry

  /// Counts in this registry.
  package init(registry: any Registry) { self.registry = registry }

  /// The promises of one side that fell due up to a day.
  package struct Row: Sendable, Encodable, Hashable {
    package let side: PromiseSide
    /// The words on screen.
    package let label: String
    /// Promises that fell due, or were closed before.
    package let due: Int
    /// Kept by their due day.
    package let kept: Int
    package let keptLate: Int
    package let broken: Int
    /// Past their due day and still open.
    package let late: Int
    /// Not due yet and still open; no part of the rate.
    package let open: Int
    /// Kept, late or not, ÷ fell due, in tenths of a percent, half up; absent while nothing fell due.
    package let ratePermille: Int?

    enum CodingKeys: String, CodingKey {
      case side, label, due, kept, broken, late, open
      case keptLate = "kept_late"
      case ratePermille = "rate_permille"
    }
  }

  /// A row for each side as of `day`: promises made later than that are not known to it.
  package func callAsFunction(asOf day: CalendarDate, organisation: Int64) async throws -> [Row] {
    let all = try await registry.records(organisation).all(PromiseField.self)
    return PromiseSide.allCases.map { side in
      CountPromises.row(side, all.map(\.record).filter { $0[.side, as: PromiseSide.self] == side }, day)
    }
  }

  static func row(_ side: PromiseSide, _ records: [Record<PromiseField>], _ day: CalendarDate) -> Row {
    var (kept, keptLate, broken, late, open) = (0, 0, 0, 0, 0)
    for record in records {
      guard let due = record.date(.dueOn) else { continue }
      // A promise closed after the day was still open on it.
      let closed = record.date(.closedOn).flatMap { $0 <= day ? $0 : nil }
      switch (closed, record.text(.state)) {
      case (let closed?, PromiseState.kept.rawValue): if closed <= due { kept += 1 } else { keptLate += 1 }
      case (_?, _): broken += 1
      case (nil, _): if due < day { late += 1 } else { open += 1 }
      }
    }
    let fell = kept + keptLate + broken + late
    return Row(
      side: side, label: side.label, due: fell, kept: kept, keptLate: keptLate, broken: broken, late: late, open: open,
      ratePermille: fell == 0 ? nil : ((kept + keptLate) * 2000 + fell) / (2 * fell))
  }
}
