internal import Domain

/// What is free of one resource at a need's site, less all live holds.
struct CapacityLine: Sendable {
  /// Thousandths of the resource's unit; below zero when more is held than the ledger has.
  let free: Int64
  /// The day of the ledger; `nil` when the need's own offer stands in for it.
  let asOf: CalendarDate?
  /// Whether the ledger is older than the limit.
  let isStale: Bool
  /// The source row, 0 when there is none.
  let source: Int64
}
