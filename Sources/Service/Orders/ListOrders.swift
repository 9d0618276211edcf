package import Domain
import Workflow

/// Lists orders: those that are open, or those in one state; to one worker or from one.
package struct ListOrders: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// Which orders are asked for.
  package struct Query: Sendable, Hashable {
    /// The state; the open ones when none is named.
    package var state: OrderState?
    /// To whom they went, a log-in or a name.
    package var owner: String?
    /// Who gave them, a log-in or a name.
    package var giver: String?
    /// Whose they are on either side, a log-in or a name.
    package var either: String?
    /// 1–1,000
    package var limit: Int

    package init(
      state: OrderState? = nil, owner: String? = nil, giver: String? = nil, either: String? = nil, limit: Int = 50
    ) {
      self.state = state
      self.owner = owner
      self.giver = giver
      self.either = either
      self.limit = limit
    }
  }

  /// The orders, those that press most first, with how many there are.
  ///
  /// Throws `ServiceError` `invalid_query`, also for a name that several accounts have.
  package func callAsFunction(
    _ query: Query, today: CalendarDate, organisation: Int64
  ) async throws -> TodayView.Section<FollowUpLine> {
    guard (1...1000).contains(query.limit) else {
      throw ServiceError(
        .invalid, code: "invalid_query", message: "limit 应在 1 到 1000 之间。",
        fields: [.init(field: "limit", code: "out_of_range", message: "limit 应在 1 到 1000 之间。")])
    }
    let records = registry.records(organisation)
    let states = query.state.map { [$0] } ?? OrderState.allCases.filter { $0.followUp == .open }
    let staff = try await registry.staff(organisation)
    let owner = try query.owner.map { try staff.asked($0, field: "owner") }
    let giver = try query.giver.map { try staff.asked($0, field: "by") }
    let either = try query.either.map { try staff.asked($0, field: "mine") }
    let orders = try await records.all(
      FollowUpField.self, .oneOf(.orderState, states.map { .text($0.rawValue) }), order: .dueOn
    ).filter { order in
      let (to, by) = (staff.worker(order.record, .owner), staff.worker(order.record, .assignedBy))
      func isSame(_ worker: Worker?, _ asked: Worker?) -> Bool { asked.map { worker?.isSame(as: $0) ?? false } ?? true }
      return isSame(to, owner) && isSame(by, giver) && (isSame(to, either) || isSame(by, either))
    }
    let projects = try await records.those(OpportunityField.self, orders.compactMap { $0.reference(.opportunity) })
    let firms = try await records.those(
      EnterpriseField.self,
      orders.compactMap { $0.reference(.enterprise) } + projects.values.compactMap { $0.reference(.enterprise) })
    let judge = WorkJudge(
      clocks: try await WorkPolicy.inForce(references, organisation: organisation).clocks, staff: staff,
      firms: try firms.mapValues { try $0.required.text(.name) }, today: today)
    let lines = try orders.map { try judge.line($0, projects) }
    let ordered = lines.enumerated().sorted { ($1.element.level, $0.offset) < ($0.element.level, $1.offset) }
    return .init(ordered.map(\.element), limit: query.limit)
  }
}
