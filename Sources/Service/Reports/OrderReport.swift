import Domain
import Workflow

/// 交办办理: the orders given in a period, by whom they went to, and those that are open, by name.
struct OrderReport {
  private let lines: [(order: Stored<FollowUpField>, owner: Worker, state: OrderState)]
  /// The names that several of those have to whom orders went.
  private let repeated: Set<String>
  private let judge: WorkJudge
  private let projects: [Int64: Stored<OpportunityField>]

  init(
    _ registry: any Registry, _ policy: WorkPolicy, in period: Period, today: CalendarDate, _ organisation: Int64
  ) async throws {
    let records = registry.records(organisation)
    let staff = try await registry.staff(organisation)
    let orders = try await records.all(
      FollowUpField.self, .oneOf(.orderState, OrderState.allCases.map { .text($0.rawValue) }),
      .atLeast(.orderedOn, .date(period.from)), .atMost(.orderedOn, .date(period.to)), order: .dueOn)
    projects = try await records.those(OpportunityField.self, orders.compactMap { $0.reference(.opportunity) })
    judge = WorkJudge(clocks: policy.clocks, staff: staff, firms: [:], today: today)
    lines = orders.compactMap { order in
      guard let state = order[.orderState, as: OrderState.self] else { return nil }
      return (order, staff.worker(order.record, .owner) ?? Worker(named: ""), state)
    }
    let names = Set(lines.map(\.owner)).map(\.name)
    repeated = Set(names.filter { name in names.count { $0 == name } > 1 })
  }

  /// What somebody is called in the report: with the log-in where others have the name too.
  private func label(_ owner: Worker) -> String {
    guard repeated.contains(owner.name), let login = owner.login else { return owner.name }
    return "\(owner.name)(\(login))"
  }

  /// Whether it was finished by its day.
  private static func isInTime(_ order: Stored<FollowUpField>) -> Bool {
    guard let closed = order.date(.closedOn), let due = order.date(.dueOn) else { return false }
    return closed <= due
  }

  /// How many stand where, by whom they went to.
  func counts() throws -> Report.Section {
    let byOwner = Dictionary(grouping: lines, by: \.owner)
    let overdue = try Dictionary(
      uniqueKeysWithValues: lines.filter { $0.state.followUp == .open }.map { line in
        (line.order.id, try judge.line(line.order, projects).daysOverdue > 0)
      })
    return Report.Section(
      "交办办理情况",
      [
        .init("owner", "承办人(单位)"), .init("given", "交办"), .init("to_receive", "待签收"), .init("received", "办理中"),
        .init("reported", "反馈待核"), .init("returned", "退回待办"), .init("finished", "办结"), .init("in_time", "按期办结率"),
        .init("withdrawn", "撤回"), .init("overdue", "逾期未结"),
      ],
      byOwner.map { (owner: label($0.key), own: $0.value) }
        .sorted { ($1.own.count, $0.owner) < ($0.own.count, $1.owner) }.map { owner, own in
          func count(_ state: OrderState) -> Report.Cell { .number(Int64(own.filter { $0.state == state }.count)) }
          let finished = own.filter { $0.state == .finished }
          let inTime = finished.filter { OrderReport.isInTime($0.order) }.count
          return [
            .text(owner), .number(Int64(own.count)), count(.given), count(.received), count(.reported),
            count(.returned),
            count(.finished), .permille(finished.isEmpty ? nil : Int64(inTime * 1000 / finished.count)),
            count(.withdrawn),
            .number(Int64(own.filter { overdue[$0.order.id] == true }.count)),
          ]
        })
  }

  /// The open ones, by name.
  func open() throws -> Report.Section {
    Report.Section(
      "未结交办",
      [
        .init("title", "事项"), .init("by", "交办人"), .init("ordered_on", "交办日期"), .init("owner", "承办人(单位)"),
        .init("state", "状态"), .init("due_on", "办结期限"), .init("days_overdue", "逾期工作日"), .init("project", "项目"),
      ],
      try lines.filter { $0.state.followUp == .open }.map { line in
        let judged = try judge.line(line.order, projects)
        return [
          .text(judged.title), .text(judged.assignedBy), .date(line.order.date(.orderedOn)), .text(label(line.owner)),
          .text(judged.order?.label), .date(judged.dueOn),
          judged.daysOverdue > 0 ? .number(Int64(judged.daysOverdue)) : .none, .text(judged.opportunity?.name),
        ]
      }, isList: true)
  }
}
