import ArgumentParser
import Domain
import Service

struct OverdueVisitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overdue", abstract: "已结束而没有纪要的考察,最久的在前",
    discussion: """
      示例
        yinfeng visit overdue
        yinfeng visit overdue --owner 示例专员乙
      """)

  @Option(help: "只列此人接待或陪同的:账号或姓名") var owner: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let visits = try await desk.overdueVisits(
        today: desk.today(), owner: owner, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(visits)) }
      guard !visits.isEmpty else {
        return Console.line("没有逾期未办结的考察。计划中的考察:yinfeng visit list --filter state=planned")
      }
      var table = TextTable([
        .init(header: "编号"), .init(header: "考察名称", flexible: true), .init(header: "状态"), .init(header: "结束日期"),
        .init(header: "已过", alignRight: true), .init(header: "接待负责人", flexible: true),
      ])
      table.rows = visits.map { visit in
        [
          visit.code, visit.title, VisitState(rawValue: visit.state)?.label ?? visit.state, "\(visit.endsOn)",
          "\(visit.days)天", visit.host ?? "",
        ]
      }
      for line in table.lines(width: Console.width) { Console.line(line) }
      Console.line("登记纪要:yinfeng visit minutes 编号 纪要.json;改期:visit postpone;取消:visit cancel。")
    }
  }
}
