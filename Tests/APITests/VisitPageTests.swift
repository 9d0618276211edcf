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

  /// A visit of today by these firms, planned by a form.
  private static func planned(_ firms: [Int64], _ officer: Browser, _ server: TestServer) async throws -> Int64 {
    let rows = firms.enumerated().map { ("parties-\($0.offset)-enterprise_id", "\($0.element)") }
    return try led(
      try await officer.post(
        "/visits/new",
        [
          ("word", try await word(officer)), ("direction", "to_county"),
          ("starts_on", "\(server.database.desk.today())"),
        ] + rows)
    ).id
  }

  @Test func `rows with any number are read, kept up to the last one offered, and end nothing`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await VisitPageTests.word(officer)
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let id = try await VisitPageTests.planned([firm.id], officer, server)
      for number in ["9223372036854775807", "-1", "32", "99999999999999999999"] {
        let plan = try await officer.post(
          "/visits/new", [("word", word), ("more", "firms"), ("parties-\(number)-enterprise_id", "示例")])
        #expect(plan.status == 200, "\(number)")
        let minutes = try await officer.post(
          "/visits/\(id)/minutes", [("word", word), ("deed", "more"), ("asks-\(number)-ask", "示例")])
        #expect(minutes.status == 200, "\(number)")
      }
      let last = try await officer.post(
        "/visits/new", [("word", word), ("more", "stops"), ("stops-31-site", "最后一站"), ("stops-30-site", "前一站")])
      #expect(last.text.contains("value=\"最后一站\"") && last.text.contains("value=\"前一站\""))
      #expect(!last.text.contains("id=\"stops-32-site\""))
      let asks = try await officer.post(
        "/visits/\(id)/minutes", [("word", word), ("deed", "preview"), ("topics", ""), ("asks-31-ask", "最后一条诉求")])
      #expect(asks.status == 422 && asks.text.contains("最后一条诉求"))
    }
  }

  @Test func `the phone that minutes write is masked before and after, on pages and over the API`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await VisitPageTests.word(officer)
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let id = try await VisitPageTests.planned([firm.id], officer, server)
      let (phone, masked) = ("13900012345", ContactMask.mask("13900012345"))
      let told: [(String, String)] = [
        ("word", word), ("topics", "联系方式"), ("answers-0-field", EnterpriseField.contactPhone.label),
        ("answers-0-value", phone),
      ]
      let preview = try await officer.post("/visits/\(id)/minutes", told + [("deed", "preview")]).text
      let shown = try #require(preview.split(separator: "id=\"preview\"").last)
      #expect(shown.contains(masked) && !shown.contains(phone), "\(shown.prefix(600))")
      #expect(try await officer.post("/visits/\(id)/minutes", told + [("deed", "save")]).status == 303)
      for path in ["/visits/\(id)?effects=1", "/api/v1/visits/\(id)/effects"] {
        let text = try await officer.get(path).text
        #expect(text.contains(masked) && !text.contains(phone), "\(path) \(text.prefix(600))")
      }
    }
  }

  @Test func `an answer stays with its question, also when the question is gone`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await VisitPageTests.word(officer)
      let desk = server.database.desk
      let firms = Set(try await server.database.all(PlanField.self).compactMap { $0.reference(.enterprise) }).sorted()
      let id = try await VisitPageTests.planned(Array(firms.prefix(4)), officer, server)
      let questions = try await desk.minutesForm.questions("#\(id)", today: desk.today(), organisation: 1)
      let page = try await officer.get("/visits/\(id)/minutes").text
      #expect(!questions.isEmpty && Set(questions.map(\.key)).count == questions.count)
      for question in questions { #expect(page.contains("name=\"asked-\(question.key)-value\"")) }
      for question in questions where question.plan != nil {
        // The number of its plan, where a name may be that of two.
        let plan = try #require(question.key.plan)
        #expect(try await server.database.all(PlanField.self).first { $0.id == plan }?.text(.name) == question.plan)
      }
      let gone = "asked-\(firms[0]).0.enterprise.\(EnterpriseField.name.name)-value"
      let first = try #require(questions.last)
      let again = try await officer.post(
        "/visits/\(id)/minutes",
        [("word", word), ("deed", "more"), ("asked-\(first.key)-value", "末问的答复"), (gone, "示例去年的答复")]
      ).text
      #expect(again.contains("name=\"asked-\(first.key)-value\" type=\"text\" value=\"末问的答复\""))
      #expect(again.contains("name=\"\(gone)\" type=\"text\" value=\"示例去年的答复\""))
      #expect(again.contains("其他答复:"))
      let plan = try #require(
        try await server.database.all(PlanField.self).first { $0.reference(.enterprise) == firms[1] })
      let saved = try await officer.post(
        "/visits/\(id)/minutes",
        [
          ("word", word), ("deed", "save"), ("topics", "用工"), ("grade", EvidenceGrade.documented.rawValue),
          ("asked-\(firms[1]).\(plan.id).plan.\(PlanField.jobs.name)-value", "437"),
        ])
      #expect(saved.status == 303, "\(saved.text)")
      let jobs = try await server.database.all(PlanField.self).first { $0.id == plan.id }?.record[.jobs]
      #expect(jobs == .count(437))
    }
  }

  @Test func `a form changes what was typed in it and nothing a colleague changed meanwhile`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await VisitPageTests.word(officer)
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let id = try await VisitPageTests.planned([firm.id], officer, server)
      func visit() async throws -> Stored<VisitField> {
        try #require(try await server.database.all(VisitField.self).first { $0.id == id })
      }
      func edit(_ seen: Int64, _ fields: [(String, String)]) async throws -> Answer {
        try await officer.post("/visits/\(id)/edit", [("word", word), ("seen", "\(seen)")] + fields)
      }
      let shown = try await visit()
      let page = try await officer.get("/visits/\(id)").text
      let acts = try #require(page.split(separator: "action=\"/visits/\(id)/edit\"").last)
      #expect(
        acts.contains("name=\"seen\" value=\"\(shown.change)\"") && acts.contains("name=\"shown-transport\" value=\"\"")
      )
      #expect(try await edit(shown.change, [("meeting_place", "示例东站"), ("shown-meeting_place", "")]).status == 303)
      // The same page, sent by somebody else.
      let stale: [(String, String)] = [
        ("transport", "示例大巴"), ("shown-transport", ""), ("meeting_place", ""), ("shown-meeting_place", ""),
      ]
      let refused = try await edit(shown.change, stale)
      #expect(refused.status == 409 && refused.text.contains("value=\"示例大巴\""))
      let fresh = try await visit()
      #expect(fresh.text(.meetingPlace) == "示例东站" && fresh.text(.transport) == nil)
      #expect(refused.text.contains("id=\"edit-meeting_place\" name=\"meeting_place\" type=\"text\" value=\"示例东站\""))
      #expect(try await edit(fresh.change, stale).status == 303)
      let last = try await visit()
      #expect(last.text(.meetingPlace) == "示例东站" && last.text(.transport) == "示例大巴")
      let late = [("word", word), ("seen", "\(fresh.change)"), ("reason", "示例原因")]
      #expect(try await officer.post("/visits/\(id)/cancel", late).status == 409)
      let party = try #require(
        try await server.database.all(VisitPartyField.self).first { $0.reference(.visit) == id })
      #expect(
        try await officer.post(
          "/visits/\(id)/parties/\(party.id)/remove", [("word", word), ("seen", "\(party.change - 1)")]
        ).status == 409)
    }
  }

  @Test func `what was typed about something that is gone is shown again`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await VisitPageTests.word(officer)
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let id = try await VisitPageTests.planned([firm.id], officer, server)
      let text = "示例长篇议题"
      for (path, name) in [("/visits/99999999/minutes", "topics"), ("/visits/\(id)/stops/99999999", "site")] {
        let answer = try await officer.post(path, [("word", word), ("deed", "save"), (name, text)])
        #expect(answer.status == 404 && answer.text.contains(text), "\(path) \(answer.text)")
      }
      let bare = try await officer.post("/visits/99999999/confirm", [("word", word)])
      #expect(bare.status == 404 && !bare.text.contains("继续提交"))
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
