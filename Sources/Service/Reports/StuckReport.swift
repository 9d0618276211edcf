import Domain
import Workflow

/// 卡点清单: active projects on which nothing happened for longer than the terms allow, or whose next step is overdue: where,
/// why, since when, whose turn, what comes next.
struct StuckReport {
  let projects: [ProjectLine]
  /// The open follow-ups, the earliest due day first.
  let followUps: [FollowUpLine]

  /// Where projects stood at the end of a day, which is told again where it is past.
  init(
    _ registry: any Registry, _ policy: WorkPolicy, on day: CalendarDate, today: CalendarDate, _ organisation: Int64
  ) async throws {
    if day < today {
      let board = try await PastBoard(registry, policy, day, organisation)
      (projects, followUps) = (board.projects, board.followUps)
    } else {
      let board = try await WorkBoard(registry, policy, today, organisation)
      (projects, followUps) = (board.projects, board.followUps)
    }
  }

  var section: Report.Section {
    let next = Dictionary(
      followUps.compactMap { line in line.opportunity.map { ($0.id, line) } },
      uniquingKeysWith: { first, _ in first })
    let stuck = projects.filter { $0.level > .moving || (next[$0.id]?.daysOverdue ?? 0) > 0 }
    return Report.Section(
      "卡点清单",
      [
        .init("code", "项目编号"), .init("project", "项目"), .init("stage", "所处阶段"), .init("why", "卡点"),
        .init("ball", "当前责任方"), .init("ball_days", "已历天数"), .init("silent_days", "无进展天数"),
        .init("officer", "专员"), .init("leader", "包抓领导"), .init("next_step", "下一步"), .init("due_on", "期限"),
      ],
      stuck.sorted { ($1.silentDays, $0.id) < ($0.silentDays, $1.id) }.map { line in
        [
          .text(line.code), .text(line.title), .text(line.stage), .text(why(line, next[line.id])), .text(line.ball),
          .number(Int64(line.ballDays)), .number(Int64(line.silentDays)), .text(line.officer), .text(line.leader),
          .text(next[line.id]?.title ?? "没有下一步"), .date(next[line.id]?.dueOn),
        ]
      }, isList: true)
  }

  private func why(_ line: ProjectLine, _ next: FollowUpLine?) -> String {
    let overdue = next.map(\.daysOverdue) ?? 0
    return [
      line.level > .moving ? line.silence : nil, overdue > 0 ? "下一步逾期 \(overdue) 个工作日" : nil,
    ].compactMap(\.self).joined(separator: "、")
  }
}
