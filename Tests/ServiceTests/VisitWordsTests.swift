import Domain
import Testing

@testable import Service

@Suite struct VisitWordsTests {
  private static func plan(
    _ stops: [String], needs: [String] = ["SQ-2026-01"], firms: [String] = ["甲子示例"]
  ) throws -> VisitPlanInput {
    try VisitPlanWords(visit: [.startsOn: "2026-12-10"], firms: firms, needs: needs, stops: stops).plan()
  }

  @Test(
    arguments: [
      (
        "14:00-15:30 池河1号厂房;厂房=CH-1",
        [
          "from_time": "14:00", "to_time": "15:30", "site": "池河1号厂房", "building_id": "CH-1", "day": "2026-12-10",
          "need_id": "SQ-2026-01",
        ]
      ),
      (
        "2026-12-11 9:00至10:30 示例会议室；招商项目=SQ-2026-03；接待人=示例甲",
        [
          "from_time": "9:00", "to_time": "10:30", "site": "示例会议室", "day": "2026-12-11", "need_id": "SQ-2026-03",
          "host": "示例甲",
        ]
      ),
      (
        "8：30—9：00;厂房=GY-1",
        ["from_time": "8:30", "to_time": "9:00", "building_id": "GY-1", "day": "2026-12-10", "need_id": "SQ-2026-01"]
      ),
    ] as [(String, [String: String])])
  func `a stop is read from one line`(words: String, expected: [String: String]) throws {
    #expect(try VisitWordsTests.plan([words]).stops == [expected.mapValues(InputValue.text)])
  }

  @Test(arguments: ["下午 池河", "14:00 池河", "14:00-15:00 池河;谁接=甲", ""])
  func `a line that is no stop is refused with its place`(words: String) {
    let refusal = #expect(throws: ServiceError.self) { try VisitWordsTests.plan(["9:00-10:00 甲", words]) }
    #expect(refusal?.fields.first?.field.hasPrefix("stops[1].") == true)
  }

  @Test func `of several needs each stop says which it is about`() throws {
    #expect(throws: ServiceError.self) {
      try VisitWordsTests.plan(["9:00-10:00 甲"], needs: ["SQ-2026-01", "SQ-2026-02"])
    }
    #expect(throws: ServiceError.self) { try VisitWordsTests.plan([]) }
    #expect(try VisitWordsTests.plan(["9:00-10:00 甲"], needs: []).stops[0]["need_id"] == nil)
  }

  @Test func `firms bring their people and give the visit its name`() throws {
    let plan = try VisitWordsTests.plan(["9:00-10:00 甲"], firms: ["甲子示例:示例甲、示例乙", "乙丑示例"])
    #expect(plan.visit["title"] == .text("甲子示例、乙丑示例来石考察"))
    #expect(plan.parties.map { $0["enterprise"] } == [.text("甲子示例"), .text("乙丑示例")])
    #expect(plan.parties.map { $0["attendees"] } == [.text("示例甲、示例乙"), nil])
  }

  @Test func `minutes are read from lines`() throws {
    let minutes = try MinutesWords(
      topics: "示例", answers: ["甲子示例:用电需求=800kVA", "现址普工月薪=5200元"], nextSteps: ["核实电价；示例窗口；2026-12-08"],
      asks: ["甲子示例:双回路;示例窗口;2026-12-10", "宿舍;答复=可租"]
    ).minutes()
    #expect(minutes.answers.map(\.field) == ["用电需求", "现址普工月薪"])
    #expect(minutes.answers.map(\.enterprise) == [.text("甲子示例"), nil])
    #expect(minutes.nextSteps == [["title": .text("核实电价"), "owner": .text("示例窗口"), "due_on": .text("2026-12-08")]])
    #expect(minutes.asks[0]["due_on"] == .text("2026-12-10") && minutes.asks[1]["answer"] == .text("可租"))
    for wrong in [MinutesWords(topics: "示例", answers: ["用电"]), MinutesWords(topics: "示例", nextSteps: ["核实"])] {
      #expect(throws: ServiceError.self) { try wrong.minutes() }
    }
  }
}
