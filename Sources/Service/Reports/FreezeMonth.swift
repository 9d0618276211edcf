package import Domain
import Workflow

/// Freezes the figures of a month that is over, with a digest of the rows they count; later changes show as restatements.
package struct FreezeMonth: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// Freezes months of this registry.
  package init(registry: any Registry, references: any ReferenceStore) {
    self.registry = registry
    self.references = references
  }

  /// Freezes a month, `yyyy-mm`.
  ///
  /// Throws `ServiceError` `invalid_query` for a text that is no month or a month that is not over, `month_frozen` when it
  /// is frozen already.
  package func callAsFunction(
    _ month: String, today: CalendarDate, invocation: Invocation
  ) async throws -> RecordReceipt<FrozenMonthField> {
    let organisation = invocation.organisation
    let period = try MakeReport.period(.monthly, month, nil, nil, today)
    guard period.to < today else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "\(month) 尚未结束,不能定稿。",
        fields: [.init(field: "month", code: "not_over", message: "\(month) 尚未结束,不能定稿。")])
    }
    if let standing = try await standing(month, organisation: organisation) {
      throw ServiceError(
        .conflict, code: "month_frozen",
        message: "\(month) 已于 \(standing.date(.frozenOn)?.description ?? "") 由 "
          + "\(standing.text(.actor) ?? "")定稿(编号 \(standing.id))。之后的改动在月报中列为数据更正。")
    }
    let rules = try FigureFacts.Rules(
      "monthly", try await references.table("report-rules", organisation: organisation))
    let facts = try await ReadFigures(registry, organisation).facts
    let counted = Indicator.allCases.map { ($0, facts.rows($0, in: period, rules)) }
    let figures = counted.map { "\($0.rawValue)=\($1.reduce(0) { $0 + $1.value })" }
    let rows = counted.flatMap { indicator, rows in rows.map { "\(indicator.rawValue) \($0.id) \($0.value)" } }
    let step = Step(
      registry: registry, rules: RecordRules([]), useCase: "month.freeze", note: month, today: today,
      invocation: invocation)
    let written = try await step { writing in
      try await writing.add(
        Record<FrozenMonthField>([
          .month: .text(month), .frozenOn: .date(today), .actor: .text(invocation.actor), .figures: .texts(figures),
          .rows: .texts(rows), .digest: .text(try await writing.session.digest(rows.joined(separator: "\n"))),
        ]))
    }
    return RecordReceipt(
      stored: written.result, change: written.change?.id, fields: written.result.record.known.map(\.field.name))
  }

  /// What was frozen of a month, `yyyy-mm`; `nil` while it is not.
  package func standing(_ month: String, organisation: Int64) async throws -> Stored<FrozenMonthField>? {
    try await registry.records(organisation).first(
      RecordQuery<FrozenMonthField>(conditions: [.equals(.month, .text(month))]))
  }
}
