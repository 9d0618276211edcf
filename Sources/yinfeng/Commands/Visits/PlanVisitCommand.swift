import ArgumentParser
import Domain
import Service

struct PlanVisitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "安排考察及其企业与点位",
    discussion: """
      用选项写明,或填表单(yinfeng visit form 生成),或交 FILE.json(与 HTTP 接口同形)。
      不写编号则自动编为 KC-年-序号;不写 --title 则以企业为名。点位写成 [日期 ]起-止 地点,可加
      ;招商项目=…;厂房=…;接待人=…。点位与另一考察的接待人、地点、厂房或企业同时冲突时拒绝,除非用 --force 写明原因。

      示例
        yinfeng visit plan --firm 甲子示例:校友甲 --need SQ-2026-01 --on 2026-12-10 \\
          --stop "14:00-15:30 池河示例1号厂房;厂房=CH-1" --host 县领导甲 --contact 王专员 \\
          --contact-phone 0915-0000000 --meeting-place 西安北站 --transport 专车接站 --dry-run
        yinfeng visit plan --form 考察安排表.xlsx
        yinfeng visit plan 考察.json
      """)

  @Argument(help: "FILE.json,- 为标准输入", completion: .file(extensions: ["json"])) var file: String?
  @Option(help: "填好的考察安排表.xlsx", completion: .file(extensions: ["xlsx"])) var form: String?
  @Option(help: "企业,可加参加人员:甲子示例:校友甲、工程师乙;可多次") var firm: [String] = []
  @Option(help: "要看的招商项目,可多次") var need: [String] = []
  @Option(help: "开始日期 yyyy-mm-dd") var on: String?
  @Option(help: "结束日期,默认当天") var until: String?
  @Option(help: "点位:[日期 ]14:00-15:30 地点[;招商项目=…;厂房=…;接待人=…],可多次") var stop: [String] = []
  @Option(help: "考察名称") var title: String?
  @Option(help: "来石考察(to_county)或 上门拜访(to_firm)") var direction = VisitDirection.toCounty.rawValue
  @Option(help: "接待负责人") var host: String?
  @Option(help: "陪同人员,用、隔开") var hosts: String?
  @Option(help: "我方联系人,印在邀请函上") var contact: String?
  @Option(name: .customLong("contact-phone"), help: "我方联系电话") var contactPhone: String?
  @Option(name: .customLong("meeting-place"), help: "集合地点") var meetingPlace: String?
  @Option(help: "交通安排") var transport: String?
  @Option(help: "为何可与另一考察重叠") var force: String?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  private var hasWords: Bool { !firm.isEmpty || !need.isEmpty || !stop.isEmpty || on != nil || title != nil }

  func validate() throws {
    let ways = [file != nil, form != nil, hasWords].count(where: \.self)
    if ways != 1 { throw ValidationError("用选项(--firm、--on、--stop 等)、--form 或 FILE.json 三者之一写明考察") }
    if hasWords, on == nil { throw ValidationError("请用 --on 写明开始日期,如 --on 2026-12-10") }
    if hasWords, firm.isEmpty, title == nil { throw ValidationError("请用 --firm 写明企业,或用 --title 写明考察名称") }
  }

  func run() async throws {
    try await global.run { desk in
      let made = try await plan(desk)
      guard made.change != nil else {
        if global.json { return Console.line(try Console.json(["visit": RecordView(made.visit, sources: [:])])) }
        return Console.line("将新增考察 \(made.visit.text(.code) ?? "") \(made.visit.text(.title) ?? ""),未写入。")
      }
      let view = try await desk.itineraries(
        "#\(made.visit.id)", change: made.change, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      Console.line("已计划考察,变更 \(made.change ?? 0)。")
      try await ItineraryPrinter(desk: desk).print(view)
      Console.line("邀请函:yinfeng visit paper \(made.visit.text(.code) ?? "") invitation")
    }
  }

  private func plan(_ desk: Desk) async throws -> (visit: Stored<VisitField>, change: Int64?) {
    if let form {
      return try await desk.planForm.planned(
        path: InputFile.path(form), desk.planVisit, today: desk.today(), isDryRun: dryRun, invocation: desk.invocation()
      )
    }
    let input = try file.map { try JSONFile.read($0, as: VisitPlanInput.self) } ?? words.plan()
    return try await desk.planVisit(input, today: desk.today(), isDryRun: dryRun, invocation: desk.invocation())
  }

  private var words: VisitPlanWords {
    let said: [(VisitField, String?)] = [
      (.title, title), (.direction, direction), (.startsOn, on), (.endsOn, until), (.host, host), (.hosts, hosts),
      (.contact, contact), (.contactPhone, contactPhone), (.meetingPlace, meetingPlace), (.transport, transport),
    ]
    let fields = Dictionary(uniqueKeysWithValues: said.compactMap { field, text in text.map { (field, $0) } })
    return VisitPlanWords(visit: fields, firms: firm, needs: need, stops: stop, forceReason: force)
  }
}
