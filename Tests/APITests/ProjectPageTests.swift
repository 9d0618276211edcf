import Domain
import Foundation
import Service
import TestSupport
import Testing

@testable import API

/// The pages of projects: the board, a project opened from a ranking, and the acts of its course by forms.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ProjectPageTests {
  typealias Browser = ConsoleTests.Browser

  private static func project(_ server: TestServer, _ id: Int64) async throws -> Stored<OpportunityField> {
    try #require(try await server.database.all(OpportunityField.self).first { $0.id == id })
  }

  @Test func `the board has each project at work once under its stage, and narrows by park, unit and person`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await officer.get("/projects").text
      let atWork = try await server.database.all(OpportunityField.self).filter {
        $0.record[.exit] == nil && $0.text(.stage) != Stage.atCapacity.rawValue
      }
      #expect(atWork.count > 3)
      for stage in Stage.allCases where stage != .atCapacity {
        let column = try #require(
          page.components(separatedBy: "data-stage=\"\(stage.rawValue)\"").dropFirst().first?
            .components(separatedBy: "</section>").first)
        for project in atWork {
          #expect(
            column.contains("href=\"/projects/\(project.id)\"") == (project.text(.stage) == stage.rawValue),
            "\(stage) \(project.words(.code))")
        }
      }
      let parks = try await server.database.all(ParkField.self)
      let second = try #require(parks.first { $0.text(.code) == Partners.parks.second })
      #expect(try await officer.get("/projects?park=\(second.id)").text.contains("没有符合条件的项目"))
      #expect(try await officer.get("/projects?whose=mine").text.contains("没有符合条件的项目"))
      let gone = try #require(
        try await server.database.all(OpportunityField.self).first { $0.record[.exit] != nil })
      #expect(!page.contains("/projects/\(gone.id)\""))
      #expect(
        try await officer.get("/projects/list?search=\(gone.words(.code))").text.contains("/projects/\(gone.id)\""))
      let leader = try await Browser.loggedIn(Partners.leader, server)
      #expect(try await leader.get("/projects").text.contains("/move") == false)
      let foreign = try await Browser.loggedIn(Partners.stranger, server)
      #expect(try await foreign.get("/projects/\(atWork[0].id)").status == 404)
      #expect(try await foreign.get("/projects").text.contains("还没有在办项目"))
    }
  }

  @Test func `a project is opened for a firm and a need, moved, handed on, stopped and moved back`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try officer.word(of: try await officer.get("/password"))
      let worked = Set(
        try await server.database.all(OpportunityField.self).compactMap { $0.reference(.enterprise) })
      let firm = try #require(try await server.database.all(EnterpriseField.self).first { !worked.contains($0.id) })
      let need = try #require(try await server.database.all(NeedField.self).first)
      let blank = try await officer.get("/projects/new?firm=\(firm.id)&need=\(need.id)")
      #expect(
        blank.text.contains("value=\"\(firm.id) \(firm.words(.name))\"") && blank.text.contains(need.words(.title)))
      let wrong = try await officer.post(
        "/projects/new", [("word", word), ("enterprise_id", "查无此企业"), ("note", "留着<b>")])
      #expect(
        wrong.status == 422 && wrong.text.contains("href=\"#enterprise_id\"") && wrong.text.contains("留着&lt;b&gt;"))
      let opened = try await officer.post(
        "/projects/new",
        [("word", word), ("enterprise_id", "\(firm.id) \(firm.words(.name))"), ("need_id", "#\(need.id)")])
      let location = try #require(opened.headers["location"], "\(opened.text)")
      let id = try #require(location.firstMatch(of: #/\/projects\/(\d+)\?done=opened/#).flatMap { Int64($0.1) })
      #expect(try await officer.get(location).text.contains("已立项"))
      let path = "/projects/\(id)"
      func act(_ name: String, _ fields: [(String, String)]) async throws -> Answer {
        try await officer.post(path + name, [("word", word)] + fields)
      }
      let again = try await officer.post(
        "/projects/new", [("word", word), ("enterprise_id", "#\(firm.id)"), ("need_id", "#\(need.id)")])
      #expect(again.status == 409 && again.text.contains("已在办理"))
      #expect(try await act("/move", []).text.contains("请选择变更为哪个阶段"))
      let far = try await act("/move", [("to", "contract"), ("note", "记一笔")])
      #expect([409, 422].contains(far.status) && far.text.contains("value=\"记一笔\""))
      #expect(try await officer.get(path + "/move?to=producing").text.contains("不能由「线索」直接变更为「投产」"))
      #expect(try await act("/move", [("to", "screening")]).headers["location"] == path + "?done=moved")
      #expect(try await ProjectPageTests.project(server, id).text(.stage) == "screening")
      let late = try await act("/move", [("to", "negotiating"), ("on", "2099-01-01")])
      #expect(late.status == 422 && late.text.contains("href=\"#on\""), "\(late.text)")
      let left = try await act("/move", [("to", "exit:lost")])
      #expect(left.status == 422 && left.text.contains("href=\"#exit_reason\""))
      #expect(try await act("/undo-move", []).status == 303)
      #expect(try await ProjectPageTests.project(server, id).text(.stage) == "lead")
      let nameless = try await act("/ball", [("holder", "department"), ("reason", "等待排放总量认定")])
      #expect(nameless.status == 422 && nameless.text.contains("href=\"#ball-ball_department\""))
      #expect(try await act("/ball", [("holder", "firm"), ("reason", "补资金证明")]).status == 303)
      #expect(try await ProjectPageTests.project(server, id).text(.ball) == "firm")
      #expect(try await act("/pause", [("pause_reason", "")]).text.contains("href=\"#pause-pause_reason\""))
      #expect(try await act("/pause", [("pause_reason", "等待上级用地批复")]).status == 303)
      #expect(try await officer.get(path).text.contains("起中止计时:等待上级用地批复"))
      #expect(try await act("/resume", []).status == 303)
      let step = try await act("/follow-ups", [("title", "核实电价"), ("owner", "示例供电窗口"), ("due_on", "2027-01-06")])
      let change = try #require(step.headers["location"]?.firstMatch(of: #/change=(\d+)/#)?.1, "\(step.text)")
      #expect(try await officer.get(path).text.contains("核实电价"))
      let back = try await officer.post("/undo", [("word", word), ("change", String(change)), ("back", path)])
      #expect(back.status == 303)
      #expect(try await officer.get(path).text.contains("核实电价") == false)
    }
  }

  @Test func `a project's page shows its story, formalities and promises, and a promise is closed with evidence`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let promise = try #require(
        try await server.database.all(PromiseField.self).first { $0.text(.state) == PromiseState.open.rawValue })
      let id = try #require(promise.reference(.opportunity))
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await officer.get("/projects/\(id)")
      let word = try officer.word(of: page)
      let desk = server.database.desk
      let way = try await desk.formalityPath("#\(id)", today: desk.today(), organisation: 1)
      for item in way.items { #expect(page.text.contains(item.label)) }
      #expect(
        page.text.contains("最早依法投产:\(way.earliestProduction.chinese)") && page.text.contains(promise.words(.content)))
      let path = "/projects/\(id)/promises/\(promise.id)/close"
      let bare = try await officer.post(path, [("word", word), ("state", "kept"), ("evidence", " ")])
      #expect(bare.status == 422 && bare.text.contains("href=\"#promise-\(promise.id)-evidence\""))
      let other = try #require(try await server.database.all(OpportunityField.self).first { $0.id != id })
      #expect(
        try await officer.post(
          "/projects/\(other.id)/promises/\(promise.id)/close", [("word", word), ("state", "kept"), ("evidence", "x")]
        ).status == 404)
      #expect(try await officer.post(path, [("word", word), ("state", "kept"), ("evidence", "现场核实")]).status == 303)
      let closed = try await server.database.all(PromiseField.self).first { $0.id == promise.id }
      #expect(closed?.text(.state) == "kept" && closed?.text(.evidence) == "现场核实")
    }
  }
}
