import ArgumentParser
import Domain
import Service

/// `yinfeng visit plan`
struct PlanVisitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "安排考察及其企业与点位",
    discussion: """
      FILE.json 写考察的字段,以及企业与点位(- 为标准输入):

        {"title": "线束企业来石考察", "direction": "to_county", "starts_on": "2026-12-10", "ends_on": "2026-12-11",
         "host": "县领导甲",
         "parties": [{"enterprise": "甲子示例", "attendees": "校友甲、工程师乙"}],
         "stops": [{"day": "2026-12-10", "from_time": "14:00", "to_time": "15:30", "building": "CH-1",
                    "need": "SQ-2026-01"}]}

      不写编号则自动编为 KC-年-序号。点位与另一考察的接待人、地点、厂房或企业同时冲突时拒绝,
      除非在 "force_reason" 写明原因。

      示例
        yinfeng visit plan 考察.json --dry-run
        yinfeng visit plan 考察.json
      """)

  @Argument(help: "FILE.json,- 为标准输入", completion: .file(extensions: ["json"])) var file: String
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let input = try JSONFile.read(file, as: VisitPlanInput.self)
      let made = try await desk.planVisit(
        input, today: desk.today(), isDryRun: dryRun, invocation: desk.invocation())
      guard made.change != nil else {
        if global.json { return Console.line(try Console.json(["visit": RecordView(made.visit, sources: [:])])) }
        return Console.line("将新增考察 \(made.visit.text(.code) ?? ""),未写入。")
      }
      let view = try await desk.itineraries(
        "#\(made.visit.id)", change: made.change, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      Console.line("已计划考察,变更 \(made.change ?? 0)。")
      try await ItineraryPrinter(desk: desk).print(view)
    }
  }
}
