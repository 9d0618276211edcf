import Domain
import Workflow

/// 卡点清单: active projects that move too slowly or have no next step: where, since when, whose turn, what comes next.
struct StuckReport {
  let board: WorkBoard

  var section: Report.Section {
    let next = Dictionary(
      board.followUps.compactMap { line in line.opportunity.map { ($0.id, line) } },
      uniquingKeysWith: { first, _ in first })
    let stuck = board.projects.filter {
      $0.level > .moving || next[$0.id] == nil || (next[$0.id]?.daysOverdue ?? 0) > 0
    }
    return Report.Section(
      "卡点清单",
      [
        .init("code", "项目编号"), .init("project", "项目"), .init("stage", "所处阶段"), .init("ball", "当前责任方"),
        .init("ball_days", "已历天数"), .init("silent_days", "无进展天数"), .init("silence", "预警"),
        .init("officer", "专员"), .init("leader", "包抓领导"), .init("next_step", "下一步"), .init("due_on", "期限"),
      ],
      stuck.sorted { ($1.silentDays, $0.id) < ($0.silentDays, $1.id) }.map { line in
        [
          .text(line.code), .text(line.title), .text(line.stage), .text(line.ball), .number(Int64(line.ballDays)),
          .number(Int64(line.silentDays)), .text(line.silence), .text(line.officer), .text(line.leader),
          .text(next[line.id]?.title ?? "没有下一步"), .text(next[line.id]?.dueOn.description),
        ]
      })
  }
}
