import Domain
import Service
import TestSupport
import Testing

@testable import API

/// The pages of visits: planned, changed, put off, minuted and taken back by forms.
@Suite(.serialized, .timeLimit(.minutes(20))) struct VisitPageTests {
  typealias Browser = ConsoleTests.Browser

  private static func word(_ browser: Browser) async throws -> String {
    try browser.word(of: try await browser.get("/password"))
  }

  /// The visit that an answer leads to, and the change it names.
  private static func led(_ answer: Answer) throws -> (id: Int64, change: String) {
    let location = try #require(answer.headers["location"], "\(answer.status) \(answer.text.prefix(2000))")
    let match = try #require(location.firstMatch(of: #/\/visits\/(\d+)\?done=[a-z-]+&change=(\d+)/#), "\(location)")
    return (try #require(Int64(match.1)), String(match.2))
  }

  @Test func `a visit is planned by a form with its firms and stops, and what is wrong is told beside its box`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await VisitPageTests.word(officer)
      let firms = try await server.database.all(EnterpriseField.self)
      let blank = try await officer.get("/visits/new?firm=\(firms[1].id)")
      #expect(blank.status == 200 && blank.text.contains("value=\"\(firms[1].id) \(firms[1].text(.name) ?? "")\""))
      func plan(_ more: [(String, String)]) async throws -> Answer {
        try await officer.post(
          "/visits/new",
          [("word", word), ("direction", "to_county"), ("host", "示例接待员"), ("hosts", "示例陪同甲、示例陪同乙")] + more)
      }
      let wrong = try await plan([
        ("starts_on", "2027-03-10"), ("parties-1-enterprise_id", "查无此企业有限公司"), ("stops-1-from_time", "15:00"),
        ("stops-1-to_time", "25:00"), ("stops-1-site", "示例会议室<b>"),
      ])
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#parties-1-enterprise_id\""), "\(wrong.text)")
      #expect(wrong.text.contains("value=\"查无此企业有限公司\"") && wrong.text.contains("value=\"示例会议室&lt;b&gt;\""))
      let late = try await plan([
        ("starts_on", "2027-03-10"), ("parties-0-enterprise_id", "\(firms[1].id)"), ("stops-2-from_time", "15:00"),
        ("stops-2-to_time", "14:00"), ("stops-2-site", "示例会议室"),
      ])
      #expect(late.status == 422 && late.text.contains("href=\"#stops-2-to_time\""))
      let more = try await plan([("more", "stops"), ("stops-2-site", "留着")])
      #expect(more.status == 200 && more.text.contains("id=\"stops-4-site\"") && more.text.contains("value=\"留着\""))
      #expect(try await server.database.all(VisitField.self).allSatisfy { $0.text(.host) != "示例接待员" })

      let made = try VisitPageTests.led(
        try await plan([
          ("starts_on", "2027-03-10"), ("parties-0-enterprise_id", "\(firms[1].id) \(firms[1].text(.name) ?? "")"),
          ("parties-0-attendees", "示例总经理"), ("stops-2-from_time", "9:00"), ("stops-2-to_time", "10:30"),
          ("stops-2-site", "示例会议室"),
        ]))
      let visit = try #require(try await server.database.all(VisitField.self).first { $0.id == made.id })
      #expect(visit.text(.title) == (firms[1].text(.name) ?? "") + "来石考察")
      #expect(visit.texts(.hosts) == ["示例陪同甲", "示例陪同乙"])
      let stop = try #require(
        try await server.database.all(VisitStopField.self).first { $0.reference(.visit) == made.id })
      #expect(stop.text(.from) == "09:00" && stop.date(.day) == CalendarDate("2027-03-10"))
      let page = try await officer.get("/visits/\(made.id)?done=planned&change=\(made.change)")
      #expect(page.text.contains("已安排考察") && page.text.contains("09:00–10:30") && page.text.contains("示例总经理"))
      #expect(try await officer.get("/visits").text.contains("/visits/\(made.id)\""))
      let month = try await officer.get("/visits/calendar?view=month&day=2027-03-01").text
      #expect(month.contains("/visits/\(made.id)\"") && month.contains("2027年3月"))
      #expect(try await officer.get("/visits/calendar?view=week&day=2027-03-12").text.contains("09:00–10:30 示例会议室"))
      #expect(try await officer.get("/visits/calendar?view=week&day=2027-03-15").text.contains("没有考察"))
      let back = try await officer.post("/undo", [("word", word), ("change", made.change), ("back", "/visits")])
      #expect(back.headers["location"] == "/visits?done=undone")
      #expect(try await server.database.all(VisitField.self).allSatisfy { $0.id != made.id })
      let away = try await officer.post("/undo", [("word", word), ("change", "0"), ("back", "//example.com")])
      #expect(away.status == 404)
    }
  }

  @Test func `a visit is confirmed, put off, changed, cancelled and planned again, each with its way back`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await VisitPageTests.word(officer)
      let firms = try await server.database.all(EnterpriseField.self)
      let made = try VisitPageTests.led(
        try await officer.post(
          "/visits/new",
          [
            ("word", word), ("direction", "to_county"), ("starts_on", "2027-03-10"),
            ("parties-0-enterprise_id", "#\(firms[2].id)"), ("stops-0-from_time", "09:00"),
            ("stops-0-to_time", "10:00"),
            ("stops-0-site", "示例会议室"),
          ]))
      let path = "/visits/\(made.id)"
      func act(_ name: String, _ fields: [(String, String)]) async throws -> Answer {
        try await officer.post(path + name, [("word", word)] + fields)
      }
      func state() async throws -> (String?, CalendarDate?) {
        let visit = try await server.database.all(VisitField.self).first { $0.id == made.id }
        return (visit?.text(.state), visit?.date(.startsOn))
      }
      #expect(try await act("/confirm", [("reason", "王总电话确认")]).status == 303)
      #expect(try await state().0 == "confirmed")
      let reasonless = try await act("/postpone", [("starts_on", "2027-03-17"), ("reason", " ")])
      #expect(reasonless.status == 422 && reasonless.text.contains("href=\"#postpone-reason\""))
      #expect(reasonless.text.contains("value=\"2027-03-17\""))
      #expect(try await act("/postpone", [("starts_on", "三月"), ("reason", "大雪")]).text.contains("不能是「三月」"))
      let moved = try VisitPageTests.led(try await act("/postpone", [("starts_on", "2027-03-17"), ("reason", "大雪")]))
      #expect(try await state() == ("postponed", CalendarDate("2027-03-17")))
      #expect(
        try await officer.post("/undo", [("word", word), ("change", moved.change), ("back", path)]).status == 303)
      #expect(try await state() == ("confirmed", CalendarDate("2027-03-10")))
      let added = try await act(
        "/stops",
        [("day", "2027-03-10"), ("from_time", "9:30"), ("to_time", "10:30"), ("site", "示例会议室")])
      #expect(added.status == 409 && added.text.contains("重叠") && added.text.contains("href=\"#stop-from_time\""))
      #expect(
        try await act(
          "/stops", [("day", "2027-03-10"), ("from_time", "10:30"), ("to_time", "11:30"), ("site", "示例厂房")]
        ).status == 303)
      let stop = try #require(
        try await server.database.all(VisitStopField.self).first { $0.text(.site) == "示例厂房" })
      #expect(
        try await act(
          "/stops/\(stop.id)", [("day", "2027-03-10"), ("from_time", "10:45"), ("to_time", "11:30"), ("site", "示例新厂房")]
        ).status == 303)
      let changed = try await server.database.all(VisitStopField.self).first { $0.id == stop.id }
      #expect(changed?.text(.from) == "10:45" && changed?.text(.site) == "示例新厂房")
      // A stop of one visit is not changed under the address of another.
      let other = try #require(try await server.database.all(VisitField.self).first { $0.id != made.id })
      #expect(
        try await officer.post("/visits/\(other.id)/stops/\(stop.id)/remove", [("word", word)]).status == 404)
      #expect(try await act("/stops/\(stop.id)/remove", []).status == 303)
      #expect(try await act("/edit", [("host", "示例新接待"), ("meeting_place", "示例北站")]).status == 303)
      #expect(try await officer.get(path).text.contains("示例北站"))
      #expect(try await act("/edit", [("meeting_place", "")]).status == 303)
      #expect(try await officer.get(path).text.contains("<dd>示例北站") == false)
      #expect(try await act("/cancel", [("reason", "")]).status == 422)
      #expect(try await act("/cancel", [("reason", "企业行程有变")]).status == 303)
      #expect(try await state().0 == "cancelled")
      #expect(try await act("/confirm", []).status == 409)
      #expect(try await act("/plan-again", []).status == 303)
      #expect(try await state().0 == "planned")
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let seen = try await leader.get(path).text
      #expect(!seen.contains("<form method=\"post\" action=\"\(path)") && seen.contains("/papers/check"))
    }
  }

  @Test func `minutes are shown before they are written, and what they wrote afterwards`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await VisitPageTests.word(officer)
      let today = server.database.desk.today()
      let firm = try #require(
        try await server.database.all(EnterpriseField.self).first {
          $0.record[.wage] == nil && $0.record[.products] != nil
        })
      let made = try VisitPageTests.led(
        try await officer.post(
          "/visits/new",
          [
            ("word", word), ("direction", "to_county"), ("starts_on", "\(today)"),
            ("parties-0-enterprise_id", "\(firm.id)"),
          ]))
      let path = "/visits/\(made.id)/minutes"
      let form = try await officer.get(path)
      #expect(form.status == 200 && form.text.contains("按“预览”") && form.text.contains("data-draft=\"minutes-"))
      func send(_ deed: String, _ fields: [(String, String)]) async throws -> Answer {
        try await officer.post(path, [("word", word), ("deed", deed)] + fields)
      }
      let told: [(String, String)] = [
        ("topics", "厂房与用工"), ("answers-0-field", EnterpriseField.wage.label), ("answers-0-value", "5200元"),
        ("next_steps-0-title", "核实电价"), ("next_steps-0-owner", "示例供电窗口"), ("next_steps-0-due_on", "2027-03-10"),
      ]
      let wrong = try await send(
        "preview",
        [("topics", ""), ("answers-1-field", "查无此项"), ("answers-1-value", "1"), ("next_steps-1-title", "只有事项")])
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#topics\""))
      #expect(wrong.text.contains("href=\"#answers-1-field\"") && wrong.text.contains("href=\"#next_steps-1-owner\""))
      let half = try await send("save", [("topics", "用工"), ("answers-0-field", EnterpriseField.wage.label)])
      #expect(half.status == 422 && half.text.contains("href=\"#answers-0-value\""))
      let preview = try await send("preview", told)
      #expect(preview.status == 200, "\(preview.text)")
      #expect(preview.text.contains("将写回事实 1 项") && preview.text.contains("补上 1 项:\(EnterpriseField.wage.label)"))
      #expect(preview.text.contains("分(完整度") && preview.text.contains("value=\"5200元\""))
      #expect(
        try await server.database.all(EnterpriseField.self).first { $0.id == firm.id }?.record[.wage] == nil)
      #expect(try await server.database.all(VisitField.self).first { $0.id == made.id }?.text(.state) == "planned")
      let saved = try VisitPageTests.led(try await send("save", told))
      let page = try await officer.get("/visits/\(made.id)?done=minuted&change=\(saved.change)").text
      #expect(page.contains("已登记纪要") && page.contains("data-handed-in=\"minutes-\(made.id)-"))
      #expect(page.contains("补上 1 项:\(EnterpriseField.wage.label)") && page.contains("核实电价"))
      #expect(
        try await server.database.all(EnterpriseField.self).first { $0.id == firm.id }?.record[.wage]?.money
          == Money(yuan: 5200))
      #expect(try await send("save", told).status == 409)
      let back = try await officer.post(
        "/undo", [("word", word), ("change", saved.change), ("back", "/visits/\(made.id)")])
      #expect(back.status == 303)
      #expect(
        try await server.database.all(EnterpriseField.self).first { $0.id == firm.id }?.record[.wage] == nil)
    }
  }

  @Test func `another organisation and an official of another park see nothing of a visit`() async throws {
    try await TestServer.with(.partners) { server in
      let visit = try #require(
        try await server.database.all(VisitField.self).first {
          $0.text(.state) != "done" && $0.text(.state) != "cancelled"
        })
      let stranger = try await Browser.loggedIn(Partners.stranger, server)
      let word = try await VisitPageTests.word(stranger)
      for path in ["", "/minutes", "/papers/check"] {
        #expect(try await stranger.get("/visits/\(visit.id)\(path)").status == 404, "\(path)")
      }
      #expect(try await stranger.post("/visits/\(visit.id)/cancel", [("word", word), ("reason", "x")]).status == 404)
      #expect(try await stranger.get("/visits").text.contains(visit.text(.title) ?? "?") == false)
    }
  }
}
