import Domain
import Foundation
import TestSupport
import Testing

/// One project from the call list to the report, over HTTP, on days that the test sets.
@Suite(.timeLimit(.minutes(15))) struct WholeCaseTests {
  private static let root = "/api/v1"

  /// Sends JSON and demands a success; a step on a record names the state it saw.
  private static func post(
    _ path: String, _ json: String, on record: String? = nil, _ server: TestServer
  ) async throws -> JSON {
    var headers: [String: String] = [:]
    if let record { headers["If-Match"] = try await server.client.get(root + record).headers["etag"] }
    let answer = try await server.client.send("POST", root + path, json: json, headers)
    #expect((200...201).contains(answer.status), "POST \(path): \(String(decoding: answer.body, as: UTF8.self))")
    return answer.json
  }

  private static func get(_ path: String, _ server: TestServer) async throws -> JSON {
    let answer = try await server.client.get(root + path)
    #expect(answer.status == 200, "GET \(path): \(String(decoding: answer.body, as: UTF8.self))")
    return answer.json
  }

  private static func id(_ path: String, _ server: TestServer) async throws -> Int64 {
    try #require(try await get(path, server)["items"]?[0]?["id"]?.integer, "nothing at \(path)")
  }

  @Test func `a firm is called, visits, is judged, signs and starts, and the report counts it once`() async throws {
    let day = ManualDay("2026-09-17")
    try await TestServer.with(day: day) { server in
      let firm = try await WholeCaseTests.id("/enterprises?credit_code=91420100000000009P", server)
      let need = try await WholeCaseTests.id("/needs?code=SQ-2026-01", server)
      let plan = try await WholeCaseTests.id("/plans?enterprise_id=\(firm)", server)
      let zone = try await WholeCaseTests.id("/zones?code=CH", server)

      // From the call list a project is opened that keeps the run and rank it came from.
      let list = try await WholeCaseTests.get("/outreach-plan?weeks=5", server)
      let call = try #require(
        list["items"]?.items.first {
          $0["enterprise"]?["id"]?.integer == firm && $0["need"]?["id"]?.integer == need
        })
      let run = try #require(call["run"]?.text)
      let opened = try await WholeCaseTests.post(
        "/opportunities",
        #"""
        {"title": "壬申示例电装线束项目", "enterprise_id": \#(firm), "plan_id": \#(plan), "need_id": \#(need),
          "run": "\#(run)", "officer": "示例专员丁", "leader": "示例县领导丁", "referrer": "示例校友",
          "responsible_unit": "示例招商服务中心"}
        """#, server)
      let project = try #require(opened["id"]?.integer)
      #expect(opened["run_rank"]?.integer == call["rank"]?.integer)
      #expect(opened["stage"]?.text == "lead")
      let gone = try await WholeCaseTests.get("/outreach-plan?weeks=5", server)
      #expect(
        gone["items"]?.items.contains {
          $0["enterprise"]?["id"]?.integer == firm && $0["need"]?["id"]?.integer == need
        } == false)

      // Its first terms run over a Sunday that is worked.
      let terms = try await WholeCaseTests.get("/follow-ups?opportunity_id=\(project)&sort=due_on", server)
      #expect(terms["items"]?.items.map { $0["due_on"]?.text } == ["2026-09-18", "2026-09-21", "2026-09-23"])
      #expect(terms["items"]?.items.allSatisfy { $0["owner"]?.text == "示例专员丁" } == true)

      // A visit is planned with its firm and stop; what goes to guests tells no score.
      let visit = try await WholeCaseTests.post(
        "/visit-plans",
        #"""
        {"title": "壬申示例电装来石考察", "direction": "to_county", "starts_on": "2026-09-21", "ends_on": "2026-09-22",
          "host": "示例接待人丁", "people": 3, "contact": "示例专员丁", "contact_phone": "0915-6300000",
          "meeting_place": "示例高铁站出站口", "transport": "示例中巴",
          "parties": [{"enterprise_id": \#(firm), "opportunity_id": \#(project), "attendees": ["示例代表"]}],
          "stops": [{"day": "2026-09-21", "from_time": "14:00", "to_time": "15:30", "site": "池河示例1号厂房",
            "zone_id": \#(zone), "need_id": \#(need)}]}
        """#, server)
      let visitID = try #require(visit["visit"]?["id"]?.integer ?? visit["id"]?.integer)
      for kind in ["invitation", "factors"] {
        let page = try await server.client.get("/api/v1/visits/\(visitID)/papers/\(kind)?format=html")
        let text = String(decoding: page.body, as: UTF8.self)
        #expect(page.status == 200 && text.contains("壬申示例电装") || kind == "factors")
        for word in ["得分", "评分", "名次", "准入", "落地价值", "来石动因"] { #expect(!text.contains(word), "\(kind): \(word)") }
      }
      let check = try await server.client.get("/api/v1/visits/\(visitID)/papers/check?format=html")
      #expect(String(decoding: check.body, as: UTF8.self).contains("研发投入占营业收入多少"))

      for stage in ["screening", "negotiating"] {
        _ = try await WholeCaseTests.post(
          "/opportunities/\(project)/move", #"{"stage": "\#(stage)"}"#, on: "/opportunities/\(project)", server)
      }

      // The minutes answer two unknowns; the ranking moves and the visit shows it.
      day.set("2026-09-22")
      _ = try await WholeCaseTests.post(
        "/visits/\(visitID)/moves", #"{"move": "confirm"}"#, on: "/visits/\(visitID)", server)
      let minutes = try await WholeCaseTests.post(
        "/visits/\(visitID)/minutes",
        #"""
        {"topics": "厂房与用工", "consensus": "选址池河",
          "answers": [{"enterprise": \#(firm), "field": "rd_share_pct", "value": "6%"},
            {"enterprise": \#(firm), "field": "wage_yuan_month", "value": "6800元"},
            {"enterprise": \#(firm), "field": "growth_3y_pct", "value": "12%"},
            {"enterprise": \#(firm), "field": "titles", "value": "高新技术企业@2028-12-31"}],
          "next_steps": [{"title": "报送电力负荷", "owner": "示例专员丁", "due_on": "2026-10-08",
            "opportunity_id": \#(project)}]}
        """#, on: "/visits/\(visitID)", server)
      let step = try #require(minutes["follow_ups"]?[0]?["id"]?.integer)
      let effects = try await WholeCaseTests.get("/visits/\(visitID)/effects", server)
      let changed = try #require(effects["firms"]?.items.first { $0["id"]?.integer == firm })
      #expect((changed["closed"]?.items.count ?? 0) >= 2)
      #expect(changed["needs"]?[0]?["before"]?["score"] != changed["needs"]?[0]?["after"]?["score"])

      // Nobody does the next step: it sounds, first to its owner, then to the leader, then on the red list.
      for (now, roles) in [
        ("2026-10-08", ["owner"]), ("2026-10-12", ["owner", "leader"]),
        ("2026-10-16", ["owner", "leader", "red_list"]),
      ] {
        day.set(now)
        let letters = try await WholeCaseTests.get("/digest", server).items
        let told = letters.filter { $0["text"]?.text?.contains("报送电力负荷") == true }.compactMap { $0["role"]?.text }
        #expect(told == roles, "\(now)")
      }
      let today = try await WholeCaseTests.get("/today?owner=示例专员丁", server)
      #expect(today["overdue"]?["items"]?.items.contains { $0["id"]?.integer == step } == true)
      _ = try await WholeCaseTests.post(
        "/follow-ups/\(step)/state", #"{"state": "done", "result": "已报送"}"#, on: "/follow-ups/\(step)", server)

      // A promise of each side, and a hold that leaves less for others.
      let favour = try await server.client.send(
        "POST", "/api/v1/promises",
        json: #"""
          {"opportunity_id": \#(project), "side": "county", "kind": "subsidy", "content": "奖补", "due_on": "2026-12-31"}
          """#)
      #expect(
        favour.status == 422 && favour.fields == ["legal_basis", "basis_clause", "basis_date", "basis_level"])
      let promise = try await WholeCaseTests.post(
        "/promises",
        #"""
        {"opportunity_id": \#(project), "side": "firm", "kind": "jobs", "content": "用工200人", "people": 200,
          "due_on": "2026-10-30"}
        """#, server)
      _ = try await WholeCaseTests.post(
        "/holds",
        #"""
        {"zone_id": \#(zone), "resource": "plant", "amount": 8000, "enterprise_id": \#(firm), "plan_id": \#(plan),
          "opportunity_id": \#(project), "expires_on": "2027-03-31"}
        """#, server)
      let tooMuch = try await server.client.send(
        "POST", "/api/v1/holds",
        json: #"""
          {"zone_id": \#(zone), "resource": "plant", "amount": 1000000, "enterprise_id": \#(firm),
            "expires_on": "2027-03-31"}
          """#)
      #expect(tooMuch.status == 409 && tooMuch.code == "capacity_exceeded")

      // The review session passes it on a condition, which is a follow-up with owner and due day.
      let meeting = try await WholeCaseTests.post("/review-sessions", #"{"held_on": "2026-10-16"}"#, server)
      let session = try #require(meeting["id"]?.integer)
      _ = try await WholeCaseTests.post(
        "/opportunities/\(project)/move", #"{"stage": "review"}"#, on: "/opportunities/\(project)", server)
      let item = try await WholeCaseTests.post(
        "/session-items", #"{"session_id": \#(session), "opportunity_id": \#(project)}"#, server)
      let itemID = try #require(item["id"]?.integer)
      let early = try await server.client.send(
        "POST", "/api/v1/opportunities/\(project)/move", json: #"{"stage": "contract"}"#, ["If-Match": "*"])
      #expect(early.status == 422 || early.status == 409, "no contract without a resolution")
      let resolved = try await WholeCaseTests.post(
        "/session-items/\(itemID)/resolve",
        #"""
        {"resolution": "conditional", "paper": "示例纪要8号",
          "conditions": [{"text": "取得排放总量", "owner": "示例专员丁", "due_on": "2026-10-23"}]}
        """#, on: "/session-items/\(itemID)", server)
      #expect(resolved["follow_ups"]?[0]?["due_on"]?.text == "2026-10-23")

      // Contract, formalities, start.
      for (examined, department) in [("legal", "司法局"), ("fair_competition", "市场监管局")] {
        _ = try await WholeCaseTests.post(
          "/agreement-reviews",
          #"""
          {"opportunity_id": \#(project), "examined": "\#(examined)", "department": "\#(department)",
            "paper": "示例审〔2026〕8号", "reviewed_on": "2026-10-16", "conclusion": "passed"}
          """#, server)
      }
      let tag = try #require(try await server.client.get("/api/v1/opportunities/\(project)").headers["etag"])
      let amount = try await server.client.send(
        "PATCH", "/api/v1/opportunities/\(project)",
        json: #"{"contract_amount_yuan": "1.2亿元", "contract_evidence": "agreement"}"#, ["If-Match": tag])
      #expect(amount.status == 200)
      _ = try await WholeCaseTests.post(
        "/opportunities/\(project)/move", #"{"stage": "contract", "paper": "示例合同8号"}"#,
        on: "/opportunities/\(project)", server)
      _ = try await WholeCaseTests.post(
        "/opportunities/\(project)/move", #"{"stage": "formalities"}"#, on: "/opportunities/\(project)", server)
      for formality in [
        "project_code", "company", "filing", "land", "planning", "environment", "energy", "soil", "water", "safety",
        "drawings", "fire_design", "construction",
      ] {
        let isLand = formality == "land"
        _ = try await WholeCaseTests.post(
          "/formalities",
          #"""
          {"opportunity_id": \#(project), "item": "\#(formality)", "is_needed": \#(!isLand)
            \#(isLand ? "" : #", "done_on": "2026-10-15", "paper": "示例文号""#)}
          """#, server)
      }
      day.set("2026-10-29")
      _ = try await WholeCaseTests.post(
        "/opportunities/\(project)/move", #"{"stage": "开工", "paper": "示例施工许可证8号"}"#, on: "/opportunities/\(project)",
        server)
      let promiseID = try #require(promise["id"]?.integer)
      _ = try await WholeCaseTests.post(
        "/promises/\(promiseID)/state", #"{"state": "kept", "evidence": "示例用工名册"}"#,
        on: "/promises/\(promiseID)", server)

      // The month counts the signing once, the increase by its increment, the start and the visit.
      let more = try #require(try await server.client.get("/api/v1/opportunities/\(project)").headers["etag"])
      _ = try await server.client.send(
        "PATCH", "/api/v1/opportunities/\(project)",
        json: #"{"contract_amount_yuan": "1.5亿元", "amount_change": "increase"}"#, ["If-Match": more])
      func figures(_ month: String) async throws -> [String: JSON] {
        let report = try await WholeCaseTests.get("/reports/monthly?month=\(month)", server)
        let rows = report["sections"]?[0]?["rows"]?.items ?? []
        return Dictionary(
          rows.compactMap { row in row["indicator"]?.text.map { ($0, row["month"] ?? .null) } },
          uniquingKeysWith: { first, _ in first })
      }
      let october = try await figures("2026-10")
      #expect(october["新签约项目"]?.integer == 1)
      #expect(october["新签约合同额"]?.integer == 150_000_000)
      #expect(october["其中:亿元以上项目"]?.integer == 1)
      #expect(october["新开工项目"]?.integer == 1)
      #expect(try await figures("2026-09")["考察批次"]?.integer == 2)
      let school = try await WholeCaseTests.get("/reports/school?from=2026-10-01&to=2026-10-31", server)
      let jobs = school["sections"]?[0]?["rows"]?.items.first { $0["indicator"]?.text == "带动就业" }
      #expect(jobs?["done"]?.integer == 200)
    }
  }
}
