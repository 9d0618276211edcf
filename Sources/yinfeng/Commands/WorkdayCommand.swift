import ArgumentParser
import Domain
import Service

struct WorkdayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workday", abstract: "工作日与休息日(含调休),推算期限",
    discussion: """
      示例
        yinfeng workday 2026-09-28 --to 2026-10-12
        yinfeng workday 2026-09-30 --add 3          其后第三个工作日
      """)

  @Argument(help: "起始日期 yyyy-mm-dd,默认今天") var from: String?
  @Option(help: "截止日期") var to: String?
  @Option(help: "从起始日期往后数几个工作日") var add: Int?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let first = try DayOption.parse(from, "DAY")
    let last = try DayOption.parse(to, "--to")
    try await global.run { desk in
      let from = first ?? desk.today()
      let view = try await desk.workdays(
        from: from, to: last ?? from, adding: add, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(view)) }
      let names = ["一", "二", "三", "四", "五", "六", "日"]
      for day in view.days {
        let mark = day.isProvisional ? "(暂定)" : ""
        Console.line("\(day.date) 星期\(names[day.weekday - 1]) \(day.isWorked ? "上班" : "休息")\(mark)")
      }
      if let due = view.due, let add {
        Console.line("\(from) 起第 \(add) 个工作日:\(due)" + (view.dueIsProvisional == true ? "(暂定)" : ""))
      }
      if view.days.contains(where: \.isProvisional) || view.dueIsProvisional == true {
        Console.paragraph(
          "暂定:放假安排只公布了 \(view.knownFrom.components.year) 至 \(view.knownThrough.components.year) 年,"
            + "其余各日按星期与日期固定的法定假日推算。")
      }
    }
  }
}
