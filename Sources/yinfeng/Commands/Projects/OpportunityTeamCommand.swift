import ArgumentParser
import Domain
import Service

struct OpportunityTeamCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team", abstract: "项目专班:成员、角色、起止日期",
    discussion: """
      专班在任何一天都须有且只有一名首席服务员。角色见参考数据 team-roles。

      示例
        yinfeng project team list ZT-2026-001
        yinfeng project team add ZT-2026-003 li.ming --role 首席服务员
        yinfeng project team end ZT-2026-001 示例联络员甲 --on 2026-11-30
      """,
    subcommands: [TeamListCommand.self, TeamAddCommand.self, TeamEndCommand.self])
}

struct TeamListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出专班,在任的在前",
    discussion: """
      示例
        yinfeng project team list ZT-2026-001
      """)
  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let team = try await desk.team.list(
        project, today: desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(team)) }
      guard !team.isEmpty else {
        return Console.line("还没有专班。先登记首席服务员:yinfeng project team add 项目 账号或姓名 --role 首席服务员")
      }
      TeamPrinter.print(team)
    }
  }
}

struct TeamAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "加入专班,用 --replace 接替该角色的现任",
    discussion: """
      示例
        yinfeng project team add ZT-2026-003 li.ming --role 首席服务员 --unit 示例招商服务中心
        yinfeng project team add ZT-2026-001 示例专员丙 --role 首席服务员 --replace --since 2026-12-01
      """)

  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @Argument(help: "账号或姓名") var person: String
  @Option(help: "专班角色") var role: String
  @Option(help: "所在单位") var unit: String?
  @Option(help: "起始日期,默认今天") var since: String?
  @Option(help: "备注") var note: String?
  @Flag(help: "接替该角色的现任,其截止日期为前一天") var replace = false
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let day = try DayOption.parse(since, "--since")
    try await global.run { desk in
      let receipt = try await desk.team.add(
        project, .init(person: person, role: role, unit: unit, since: day, note: note, replaces: replace),
        today: desk.today(), isDryRun: dryRun, invocation: desk.invocation())
      try TeamPrinter.print(receipt, dryRun ? "未写入,将加入" : "已加入", global.json)
    }
  }
}

struct TeamEndCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "退出专班,写明最后一天",
    discussion: """
      示例
        yinfeng project team end ZT-2026-001 示例联络员甲 --on 2026-11-30
      """)
  @Argument(help: "项目:编号、代码或名称的一部分", completion: Completions.records(OpportunityField.self)) var project: String
  @Argument(help: "成员编号、账号或姓名") var member: String
  @Option(help: "最后一天,默认今天") var on: String?
  @Option(help: "备注") var note: String?
  @Option(name: .customLong("if-change"), help: "仅当该成员仍是此变更写成的状态") var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let day = try DayOption.parse(on, "--on")
    try await global.run { desk in
      let receipt = try await desk.team.end(
        project, member, on: day, note: note, ifMatch: ifChange, today: desk.today(), isDryRun: dryRun,
        invocation: desk.invocation())
      try TeamPrinter.print(receipt, dryRun ? "未写入,将退出" : "已退出", global.json)
    }
  }
}

enum TeamPrinter {
  static func print(_ team: [TeamLine], under title: String? = nil) {
    if let title, !team.isEmpty { Console.line(title) }
    for line in team {
      let days = "\(line.since) 至 \(line.until?.description ?? "今")"
      let account = line.login.map { " \($0)" } ?? ""
      Console.paragraph("\(line.id) \(line.text)\(account),\(days)", indent: 2, hanging: 4)
    }
  }

  static func print(_ receipt: TeamReceipt, _ what: String, _ json: Bool) throws {
    if json { return Console.line(try Console.json(receipt)) }
    Console.line("\(what)" + (receipt.change.map { "(变更 \($0))" } ?? ""))
    print([receipt.member])
    print([receipt.ended].compactMap(\.self), under: "被接替的成员")
  }
}
