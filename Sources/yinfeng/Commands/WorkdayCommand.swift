import ArgumentParser
import Domain
import Service

/// `yinfeng workday`
struct WorkdayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workday", abstract: "工作日: working days and days of rest, make-up days included.",
    discussion: """
      EXAMPLES
        yinfeng workday 2026-09-28 --to 2026-10-12
        yinfeng workday 2026-09-30 --add 3          the third working day after it
      """)

  @Argument(help: "The first day, yyyy-mm-dd; today by default.") var from: String?
  @Option(help: "The last day.") var to: String?
  @Option(help: "Count this many working days on from the first day.") var add: Int?
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
      if let due = view.due, let add { Console.line("\(from) 起第 \(add) 个工作日:\(due)") }
    }
  }
}
