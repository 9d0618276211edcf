import ArgumentParser
import Scoring
import Service

struct OutreachCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outreach", abstract: "招引:先联系谁", subcommands: [OutreachPlanCommand.self])
}

struct OutreachPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "呼叫清单:综合全部招商项目,先联系谁、为何、找谁引荐",
    discussion: """
      一家企业最多出现两次,一个人一季度内不过度打扰,两个数见 db/reference/outreach-policy.tsv。
      某招商项目已在谈的企业不再列入该项目,列入其他项目时注明正在洽谈的项目。
      xlsx 带待填的日期、互动方式、备注、下一步与期限,填好后用 yinfeng engagement import 导回,没填的行略过。

      示例
        yinfeng outreach plan --weeks 2
        yinfeng outreach plan --owner 王专员 --json
        yinfeng outreach plan --purpose 招商联络 --side county
        yinfeng outreach plan --format xlsx --output 呼叫清单.xlsx
        yinfeng engagement import 呼叫清单.xlsx --dry-run
      """)

  @Option(help: "此专员的企业,以及无人负责的") var owner: String?
  @Option(help: "几周的量,1 至 26") var weeks = 1
  @Option(help: "table、xlsx 或 html") var format = CallListFormat.table
  @Option(name: .shortAndLong, help: "写到哪个文件,- 为标准输出;xlsx 与 html 必填") var output: String?
  @OptionGroup var contact: ContactOptions
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if format != .table, output == nil { throw ValidationError("--format \(format.rawValue) 须用 --output 写明文件") }
    if format == .table, output != nil { throw ValidationError("--output 须与 --format xlsx 或 html 合用;表格只显示在屏幕上") }
  }

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.planOutreach(
        owner: owner, weeks: weeks, for: contact.wish, today: desk.today(), invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      if let output, format != .table {
        let sheet = CallSheet(view)
        return try await OutputFile.write(
          format == .xlsx ? try sheet.bytes() : sheet.page, to: output, overwriting,
          Leaving(
            desk, "outreach plan", [("owner", owner), ("weeks", "\(weeks)"), ("purpose", contact.wish?.purpose)],
            rows: view.items.count))
      }
      guard !view.items.isEmpty else {
        return Console.line("没有可联系的企业。请先导入校友企业(yinfeng enterprise import),并登记招商项目(yinfeng need add)。")
      }
      var week = 0
      for item in view.items {
        if item.week != week {
          week = item.week
          Console.line("第\(week)周")
        }
        print(item)
      }
      if view.spared > 0 { Console.line("另有 \(view.spared) 对因联系人本季度已达上限而略过。") }
      if view.left > 0 { Console.line("其后还有 \(view.left) 对,可用 --weeks 多列几周。") }
      Console.paragraph("记一次联系:yinfeng engagement add 企业=编号 校友=编号 互动方式=有回应 日期=\(view.date) 备注=谈了什么", hanging: 2)
      if view.hasUnassigned {
        Console.paragraph("待分派的,选定后立项并写明专员:yinfeng opportunity open --need 招商项目 --enterprise 编号 officer=专员", hanging: 2)
      }
    }
  }

  private func print(_ item: OutreachView.Item) {
    Console.paragraph(
      "\(item.position). \(item.enterprise.id) \(item.enterprise.name) → \(item.need.code) \(item.need.title)  "
        + "\(item.tier) \(item.score.text)", indent: 2, hanging: 5)
    for talk in item.talks { Console.paragraph("⚠ " + talk.text, indent: 5, hanging: 7) }
    Console.paragraph(item.why, indent: 5, hanging: 5)
    if !item.ask.isEmpty { Console.paragraph("可问:" + item.ask.joined(separator: ";"), indent: 5, hanging: 5) }
    let way = item.person.map { "找 \($0.id) \($0.called)" + ($0.phone.map { " \($0)" } ?? "") } ?? "没有已知联系人"
    let introducer = item.introducer.map { ",可请 \($0.called)引荐" } ?? ""
    let touch = item.lastTouch.map { ";上次 \($0.text)" } ?? ";尚未联系"
    Console.paragraph(
      "\(way)\(introducer);\(item.owner.map { "专员 \($0)" } ?? "待分派")\(touch)", indent: 5, hanging: 5)
    item.person?.withheld?.print(indent: 5)
    let others = item.notOffered.map(\.called).joined(separator: "、")
    if !others.isEmpty { Console.paragraph("不作联系人:\(others)", indent: 5, hanging: 5) }
  }
}

/// How the call list is written.
enum CallListFormat: String, ExpressibleByArgument, CaseIterable {
  case table, xlsx, html
}
