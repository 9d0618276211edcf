import App
import Domain
import Foundation
import Scoring
import Sheets
import TestSupport
import Testing

@testable import Intake
@testable import Service

@Suite struct VisitPaperTests {
  private typealias F = VisitFixtures

  /// What of scores, gates and ranks could be said to a guest. 待核实 is left out: it also marks a price nobody has given.
  private static let forbidden: [String] =
    CriterionName.allCases.map(\.label) + GateName.allCases.map(\.label) + Side.allCases.map(\.label)
    + Band.allCases.map(\.label) + UnknownOrigin.allCases.map(\.label)
    + [
      "评分", "得分", "总分", "分数", "打分", "名次", "排名", "排序", "并列", "档位", "准入", "否决", "不符合", "信息完整度", "优先联系", "可联系",
      "暂缓", "可比较", "补充材料", "优先推进", "培育动因", "优化方案", "季度回访", "资料不足", "密语", "score", "rank", "gate", "veto",
    ]

  /// What a workbook shows: its shared strings and its sheets.
  private static func strings(_ bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "yinfeng-\(UUID().uuidString).xlsx")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let archive = try ZipArchive(path: path.path, limits: IntakeLimits())
    return try ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"].map { name in
      String(decoding: try archive.contents(name), as: UTF8.self)
    }.joined(separator: "\n")
  }

  private static func paper(
    _ visit: String, _ kind: PrintVisitPaper.Kind, _ database: TestDatabase, enterprise: String? = nil
  ) async throws -> PrintedPaper {
    try await database.desk.visitPapers(
      visit, kind, enterprise: enterprise, today: F.today, invocation: F.by)
  }

  /// Writes words that no guest may read wherever staff keep notes.
  private static func plant(_ visit: Stored<VisitField>, _ database: TestDatabase) async throws {
    let secret = InputValue.text("密语:总分 88,名次第一,不符合准入")
    let desk = database.desk
    func edit<Field: RecordField>(_ field: Field.Type, _ id: Int64, _ name: String) async throws {
      _ = try await desk.records(field).edit(
        "#\(id)", [name: secret], evidence: EvidenceInput(), today: F.today, invocation: F.by)
    }
    try await edit(VisitField.self, visit.id, "note")
    for stop in try await F.stops(visit.id, database) {
      try await edit(VisitStopField.self, stop.id, "note")
      try await edit(VisitStopField.self, stop.id, "force_reason")
      if let need = stop.record[.need]?.reference { try await edit(NeedField.self, need, "note") }
      if let building = stop.record[.building]?.reference { try await edit(BuildingField.self, building, "note") }
    }
    for party in try await database.all(VisitPartyField.self) where party.record[.visit] == .reference(visit.id) {
      try await edit(VisitPartyField.self, party.id, "note")
      try await edit(EnterpriseField.self, try #require(party.record[.enterprise]?.reference), "note")
    }
    for park in try await database.all(ParkField.self) { try await edit(ParkField.self, park.id, "note") }
  }

  @Test(arguments: ["KC-2026-001", "KC-2026-002"], [PrintVisitPaper.Kind.invitation, .factors])
  func `no word of a score, gate or rank reaches what guests are handed`(
    visit: String, kind: PrintVisitPaper.Kind
  ) async throws {
    try await TestDatabase.with { database in
      let stored = try await database.desk.records(VisitField.self).show(visit, invocation: F.by).stored
      try await VisitPaperTests.plant(stored, database)
      let paper = try await VisitPaperTests.paper(visit, kind, database)
      let page = String(decoding: try paper.bytes(.html), as: UTF8.self)
      let book = try VisitPaperTests.strings(try paper.bytes(.xlsx))
      #expect(page.contains("池河示例1号厂房") && book.contains("池河示例1号厂房"))
      for word in VisitPaperTests.forbidden {
        #expect(!page.lowercased().contains(word), "\(word) in the page")
        #expect(!book.lowercased().contains(word), "\(word) in the workbook")
      }
    }
  }

  @Test func `what guest papers are made of knows nothing of scoring`() throws {
    let folder = Checkout.root.appending(path: "Sources/Service/Visits/Papers")
    for name in ["GuestVisit", "GuestFactor", "GuestPapers", "ReadFactors", "RoadKilometres"] {
      let text = try String(contentsOf: folder.appending(path: name + ".swift"), encoding: .utf8)
      let imports = text.split(separator: "\n").filter { $0.contains("import ") && !$0.hasPrefix("//") }
      #expect(!imports.contains { $0.contains("Scoring") }, "\(name)")
    }
  }

  private static func page(_ paper: Paper) -> String { PaperPage(paper).html }

  @Test func `each firm gets a letter of its own that does not name the others`() async throws {
    try await TestDatabase.with { database in
      for kind in [PrintVisitPaper.Kind.invitation, .factors] {
        let papers = try await VisitPaperTests.paper("KC-2026-002", kind, database).papers
        #expect(papers.count == 2)
        for (paper, own, others) in zip(papers, [(0, ["庚寅", "示例校友庚寅"]), (1, ["癸酉", "示例代表癸酉"])]).map({
          ($0, ["癸酉示例新能源线束有限公司", "庚寅示例魔芋有限公司"][$1.0], $1.1)
        }) {
          let page = VisitPaperTests.page(paper)
          #expect(page.contains(own), "\(own)")
          for other in others { #expect(!page.contains(other), "\(other) in the letter to \(own)") }
        }
      }
      let letter = VisitPaperTests.page(try await VisitPaperTests.paper("KC-2026-002", .invitation, database).paper)
      for text in [
        "示例代表癸酉", "2026年12月3日(星期四)至12月4日(星期五)", "14:00–15:30", "古堰示例食品1号厂房", "汽车线束生产项目",
        "示例县领导乙", "西安北站接站", "西安北站南广场", "示例专员乙", "0915-0000002",
      ] { #expect(letter.contains(text), "\(text)") }
      // The name of a visit that is shared may tell the others.
      #expect(!letter.contains("线束与食品企业联合考察"))
    }
  }

  @Test func `a stop at another firm's stays out of a letter, and a field that names another refuses it`() async throws
  {
    try await TestDatabase.with { database in
      var input = F.plan(
        firm: "甲子示例",
        [
          F.stop("2026-12-21", "09:00", "10:00", ["site": .text("甲子示例线束厂区")]),
          F.stop("2026-12-21", "14:00", "15:00", ["site": .text("乙丑示例车间"), "host": .text("示例接待员丁")]),
        ])
      input.visit.merge(
        [
          "starts_on": .text("2026-12-21"), "ends_on": .text("2026-12-21"), "direction": .text("to_firm"),
          "host": .text("示例局长"), "contact": .text("示例专员甲"), "contact_phone": .text("0915-1111111"),
        ]) { _, new in new }
      input.parties.append(["enterprise": .text("乙丑示例"), "attendees": .text("示例校友乙丑")])
      let visit = try await F.plan(input, database)
      let printed = try await VisitPaperTests.paper("#\(visit.id)", .invitation, database)
      let papers = printed.papers
      #expect(printed.notes.count(where: { $0.contains("甲子示例线束厂区") || $0.contains("乙丑示例车间") }) == 2)
      #expect(papers.map { VisitPaperTests.page($0).contains("甲子") } == [true, false])
      #expect(papers.map { VisitPaperTests.page($0).contains("乙丑") } == [false, true])
      _ = try await database.desk.records(VisitField.self).edit(
        "#\(visit.id)", ["transport": .text("先到甲子示例,再到乙丑示例")], evidence: EvidenceInput(), today: F.today,
        invocation: F.by)
      let refusal = await #expect(throws: ServiceError.self) {
        try await VisitPaperTests.paper("#\(visit.id)", .invitation, database)
      }
      #expect(refusal?.code == "paper_names_others" && refusal?.fields.first?.field == "transport")
    }
  }

  @Test func `a place that begins another firm's name is no sign of it, a stop's host that names it is`() async throws {
    try await TestDatabase.with { database in
      try await database.insert([
        Record<EnterpriseField>([.name: .text("武汉示例光科有限公司")]),
        Record<EnterpriseField>([.name: .text("石泉经开示例电子有限公司")]),
      ])
      var input = F.plan(
        firm: "石泉经开示例电子有限公司", days: ("2026-12-21", "2026-12-21"),
        [
          F.stop("2026-12-21", "09:00", "10:00", ["site": .text("武汉示例大学石泉研究院")]),
          F.stop("2026-12-21", "14:00", "15:00", ["site": .text("石泉经开区展厅")]),
        ])
      input.visit.merge(
        [
          "host": .text("示例局长"), "contact": .text("示例专员甲"), "contact_phone": .text("0915-1111111"),
          "meeting_place": .text("武汉路口"), "transport": .text("示例专车"),
        ]) { _, new in new }
      input.parties.append(["enterprise": .text("武汉示例光科有限公司")])
      let visit = try await F.plan(input, database)
      let printed = try await VisitPaperTests.paper("#\(visit.id)", .invitation, database)
      #expect(printed.notes.isEmpty)
      for paper in printed.papers {
        let page = VisitPaperTests.page(paper)
        #expect(page.contains("武汉示例大学石泉研究院") && page.contains("石泉经开区展厅"))
      }
      let stop = try #require(try await F.stops(visit.id, database).first)
      _ = try await database.desk.records(VisitStopField.self).edit(
        "#\(stop.id)", ["host": .text("示例光科接待员")], evidence: EvidenceInput(), today: F.today, invocation: F.by)
      let refusal = await #expect(throws: ServiceError.self) {
        try await VisitPaperTests.paper("#\(visit.id)", .invitation, database)
      }
      #expect(refusal?.code == "paper_names_others" && refusal?.fields.map(\.field) == ["stops.\(stop.id).host"])
    }
  }

  @Test func `what a letter lacks is said with its field before anything is printed`() async throws {
    try await TestDatabase.with { database in
      let visit = try await F.plan(
        F.plan(days: ("2026-12-21", "2026-12-21"), [F.stop("2026-12-21", "09:00", "10:00")]), database)
      let refusal = await #expect(throws: ServiceError.self) {
        try await VisitPaperTests.paper("#\(visit.id)", .invitation, database)
      }
      #expect(refusal?.code == "paper_incomplete" && refusal?.kind == .conflict)
      #expect(
        refusal?.fields.map(\.field) == ["host", "contact", "contact_phone", "meeting_place", "transport"])
      #expect(refusal?.remedy == .editVisit(visit.id))
    }
  }

  @Test func `the factor sheet gives each price with its source and day, and says what is not known`() async throws {
    try await TestDatabase.with { database in
      let park = try #require(try await database.all(ParkField.self).first)
      _ = try await database.desk.records(ParkField.self).edit(
        "#\(park.id)", ["gas_price_yuan_m3": .null], evidence: EvidenceInput(), today: F.today, invocation: F.by)
      let paper = try await VisitPaperTests.paper("KC-2026-002", .factors, database).paper
      let tables = paper.blocks.compactMap { block in if case .table(let table) = block { table.rows } else { nil } }
      let lines = Dictionary(tables.flatMap(\.self).map { ($0[0], $0) }, uniquingKeysWith: { first, _ in first })
      #expect(lines["电价(元/千瓦时)"] == ["电价(元/千瓦时)", "0.6", "示例数据:园区基础资料", "2026-11-01"])
      #expect(lines["气价(元/立方米)"] == ["气价(元/立方米)", "待核实", "", ""])
      #expect(lines["土地价格(每亩)"]?[1] == "12万元")
      #expect(lines["池河示例1号厂房"]?[1] == "8")
      #expect(lines["至西安"]?[1] == "约 213 公里")
      #expect(lines["至十堰"]?[1] == "290 公里" && lines["至十堰"]?[3] == "2026-11-23")
    }
  }

  @Test func `the check sheet asks at most eight things a firm, the weightiest first, and none a register knows`()
    async throws
  {
    try await TestDatabase.with { database in
      let itinerary = try await Itinerary.read("KC-2026-002", database.registry, 1)
      let collect = CollectQuestions(
        registry: database.registry, references: database.references, scenes: database.desk.scenes,
        organisation: 1)
      let firms = try await collect(itinerary, today: F.today)
      #expect(firms.map(\.firm) == itinerary.firms)
      let table = try await database.references.table("check-questions", organisation: 1)
      let known = Set(try table.project(["field", "register"]).filter { !$0[1].isEmpty }.map { $0[0] })
      #expect(known.contains("enterprise.industry_code") && known.contains("standing.state"))
      for firm in firms {
        #expect(!firm.asked.isEmpty && firm.asked.count <= FirmQuestions.limit)
        #expect(firm.asked.allSatisfy { !$0.who.isEmpty && !$0.topics.isEmpty })
        #expect(zip(firm.asked, firm.asked.dropFirst()).allSatisfy { $0.swing >= $1.swing })
        #expect(firm.asked.allSatisfy { (0...10_000).contains($0.swing) })
        #expect(known.isDisjoint(with: firm.asked.map(\.key)))
      }
      let page = String(
        decoding: try await VisitPaperTests.paper("KC-2026-002", .check, database).bytes(.html), as: UTF8.self)
      #expect(page.contains("考察核实单") && page.contains("内部资料"))
    }
  }

  @Test func `an answer that is given is not asked again`() async throws {
    try await TestDatabase.with { database in
      let collect = CollectQuestions(
        registry: database.registry, references: database.references, scenes: database.desk.scenes,
        organisation: 1)
      let itinerary = try await Itinerary.read("KC-2026-002", database.registry, 1)
      for _ in 0..<3 {
        let firms = try await collect(itinerary, today: F.today)
        guard let firm = firms.first, let plan = try await VisitPaperTests.plan(of: firm.firm, database),
          let question = firm.asked.first(where: { $0.key.hasPrefix("plan.") })
        else { return }
        let name = String(question.key.dropFirst("plan.".count))
        let field = try #require(PlanField(rawValue: name))
        guard plan.record[field] == nil else { return }
        _ = try await database.desk.records(PlanField.self).edit(
          "#\(plan.id)", [name: VisitPaperTests.some(field)], evidence: EvidenceInput(), today: F.today,
          invocation: F.by)
        let after = try await collect(itinerary, today: F.today)
        #expect(after.first?.asked.contains { $0.key == question.key } == false, "\(question.key)")
      }
    }
  }

  private static func plan(of firm: Int64, _ database: TestDatabase) async throws -> Stored<PlanField>? {
    try await database.all(PlanField.self).first { $0.record[.enterprise] == .reference(firm) }
  }

  private static func some(_ field: PlanField) -> InputValue {
    switch field.kind {
    case .texts: .list(["无"])
    case .flag: .flag(false)
    case .date: .text("2027-03-01")
    case .choice(let choices): .text(choices[0].code)
    case .text: .text("普工10人")
    default: .number("10")
    }
  }

  @Test func `a reply answers every ask of the firm, and says who answers what is open until when`() async throws {
    try await TestDatabase.with { database in
      let reply = try await VisitPaperTests.paper("KC-2026-001", .reply, database)
      let page = String(decoding: try reply.bytes(.html), as: UTF8.self)
      for text in ["厂房二层承载能否满足压接机", "可满足", "2026年11月18日", "电价执行口径", "2026年11月27日前答复", "示例供电窗口", "示例专员甲"] {
        #expect(page.contains(text), "\(text)")
      }
      let early = await #expect(throws: ServiceError.self) {
        try await VisitPaperTests.paper("KC-2026-002", .reply, database, enterprise: "癸酉示例")
      }
      #expect(early?.code == "visit_not_held" && early?.kind == .conflict)
      let other = await #expect(throws: ServiceError.self) {
        try await VisitPaperTests.paper("KC-2026-001", .reply, database, enterprise: "癸酉示例")
      }
      #expect(other?.code == "enterprise_not_on_visit")
    }
  }

  @Test func `a reply waits for the minutes, and for an answer or who gives it until when`() async throws {
    try await TestDatabase.with { database in
      let visit = try await F.plan(
        F.plan(days: ("2026-11-18", "2026-11-18"), [F.stop("2026-11-18", "09:00", "10:00")]), database)
      let words = "#\(visit.id)"
      func refusal() async -> String? {
        do {
          _ = try await VisitPaperTests.paper(words, .reply, database)
          return nil
        } catch { return (error as? ServiceError)?.code }
      }
      #expect(await refusal() == "minutes_missing")
      _ = try await database.desk.recordMinutes(
        words, MinutesInput(topics: "示例议题"), today: F.today, invocation: F.by)
      #expect(await refusal() == "nothing_asked")
      let ask = try await database.desk.records(VisitAskField.self).add(
        ["visit": .text(words), "enterprise": .text("甲子示例"), "ask": .text("示例诉求")], evidence: EvidenceInput(),
        today: F.today, invocation: F.by)
      #expect(await refusal() == "paper_incomplete")
      #expect(ask.warnings.isEmpty)
      _ = try await database.desk.records(VisitField.self).edit(
        words, ["contact": .text("示例专员"), "contact_phone": .text("0915-2222222")], evidence: EvidenceInput(),
        today: F.today, invocation: F.by)
      let asks = try await database.all(VisitAskField.self).filter { $0.record[.visit] == .reference(visit.id) }
      _ = try await database.desk.records(VisitAskField.self).edit(
        "#\(try #require(asks.first).id)", ["answer": .text("示例答复")], evidence: EvidenceInput(), today: F.today,
        invocation: F.by)
      #expect(await refusal() == nil)
    }
  }
}
