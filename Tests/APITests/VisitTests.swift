import App
import Domain
import Service
import TestSupport
import Testing

@testable import API

@Suite(.timeLimit(.minutes(15))) struct VisitTests {
  private static let plan = """
    {"title": "示例考察", "direction": "to_county", "starts_on": "2026-12-10", "ends_on": "2026-12-11", "host": "示例领导",
     "parties": [{"enterprise_id": "甲子示例", "attendees": ["示例校友"]}],
     "stops": [{"day": "2026-12-10", "from_time": "9:00", "to_time": "10:30", "building_id": "CH-1",
                "need_id": "SQ-2026-01"}]}
    """

  private static func visit(_ code: String, _ server: TestServer) async throws -> (path: String, tag: String) {
    let list = try await server.client.get("/api/v1/visits?code=\(code)").json
    let id = try #require(list["items"]?[0]?["id"]?.integer)
    let path = "/api/v1/visits/\(id)"
    return (path, try #require(try await server.client.get(path).headers["etag"]))
  }

  @Test func `a visit is planned whole, once a key, and read as it was planned`() async throws {
    try await TestServer.with { server in
      let key = ["Idempotency-Key": "visit-plan-1"]
      let made = try await server.client.send("POST", "/api/v1/visit-plans", json: Self.plan, key)
      #expect(made.status == 201)
      #expect(made.json["visit"]?["code"]?.text == "KC-2026-003")
      let again = try await server.client.send("POST", "/api/v1/visit-plans", json: Self.plan, key)
      #expect(again.json == made.json)
      let place = try #require(made.headers["location"])
      let read = try await server.client.get(place + "/itinerary")
      #expect(read.status == 200)
      #expect(read.json["stops"]?[0]?["site"]?.text == "池河示例1号厂房")
      #expect(read.json["parties"]?.items.count == 1)
    }
  }

  @Test func `a plan that overlaps is refused with 409 and both visits, a wrong one with 422 and every path`()
    async throws
  {
    try await TestServer.with { server in
      let clash = Self.plan.replacing("2026-12-10", with: "2026-12-03").replacing("9:00", with: "14:00")
        .replacing("10:30", with: "15:00").replacing("2026-12-11", with: "2026-12-03")
      let refused = try await server.client.send("POST", "/api/v1/visit-plans", json: clash)
      #expect(refused.status == 409 && refused.code == "visit_overlap")
      #expect(refused.json["candidates"]?.items.count == 2)
      let wrong = Self.plan.replacing("9:00", with: "早上").replacing("甲子示例", with: "无此企业")
      let named = try await server.client.send("POST", "/api/v1/visit-plans", json: wrong)
      #expect(named.status == 422 && named.fields == ["parties[0].enterprise_id"])
    }
  }

  @Test func `a visit is moved on its tag, put off with its stops, and a stale tag is told the state`() async throws {
    try await TestServer.with { server in
      let (path, tag) = try await Self.visit("KC-2026-002", server)
      let confirmed = try await server.client.send(
        "POST", path + "/moves", json: #"{"move": "confirm"}"#, ["If-Match": tag])
      #expect(confirmed.status == 200 && confirmed.json["state"]?.text == "confirmed")
      let stale = try await server.client.send(
        "POST", path + "/moves", json: #"{"move": "cancel", "reason": "取消"}"#, ["If-Match": tag])
      #expect(stale.status == 412)
      #expect(stale.json["detail"]?.text?.contains("已确认") == true)
      let without = try await server.client.send("POST", path + "/moves", json: #"{"move": "confirm"}"#)
      #expect(without.status == 428)
      let now = ["If-Match": try #require(confirmed.headers["etag"])]
      let undated = try await server.client.send(
        "POST", path + "/moves", json: #"{"move": "postpone", "reason": "雪"}"#, now)
      #expect(undated.status == 422 && undated.fields == ["starts_on"])
      let body = #"{"move": "postpone", "reason": "雪", "starts_on": "2026-12-08"}"#
      let put = try await server.client.send("POST", path + "/moves", json: body, now)
      #expect(put.status == 200 && put.json["ends_on"]?.text == "2026-12-09")
      let stops = try await server.client.get(path + "/itinerary").json["stops"]?.items ?? []
      #expect(stops.allSatisfy { $0["day"]?.text == "2026-12-08" } && stops.count == 2)
      let wrong = try await server.client.send(
        "POST", path + "/moves", json: #"{"move": "complete"}"#, ["If-Match": "*"])
      #expect(wrong.status == 422)
    }
  }

  @Test func `papers are pages that only bring their own style, or workbooks to keep`() async throws {
    try await TestServer.with { server in
      let (path, _) = try await Self.visit("KC-2026-001", server)
      for kind in ["invitation", "factors", "check", "reply"] {
        let page = try await server.client.get(path + "/papers/\(kind)")
        #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8", "\(kind)")
        #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'; style-src 'sha256-") == true)
        #expect(!String(decoding: page.body, as: UTF8.self).contains("style="))
        #expect(page.headers["paper-notes"] == "%5B%5D", "nothing is left out")
        #expect(String(decoding: page.body, as: UTF8.self).hasPrefix("<!DOCTYPE html>"))
        let book = try await server.client.get(path + "/papers/\(kind)?format=xlsx")
        #expect(book.status == 200 && book.body.starts(with: [0x50, 0x4B, 3, 4]), "\(kind)")
        #expect(book.headers["content-disposition"]?.contains("filename*=UTF-8''KC-2026-001") == true)
      }
      #expect(try await server.client.get(path + "/papers/ranking").status == 404)
      #expect(try await server.client.get(path + "/papers/check?format=pdf").fields == ["format"])
      let other = try await server.client.get(path + "/papers/reply?enterprise=%E7%99%B8%E9%85%89%E7%A4%BA%E4%BE%8B")
      #expect(other.status == 404 && other.code == "enterprise_not_on_visit")
    }
  }

  private static let minutes = """
    {"topics": "厂房与用工", "consensus": "选址池河", "minutes_by": "示例专员", "grade": "documented",
     "answers": [{"enterprise": "甲子示例", "field": "wage_yuan_month", "value": "5200元"}],
     "next_steps": [{"title": "核实电价", "owner": "示例供电窗口", "due_on": "2026-12-08"}],
     "asks": [{"enterprise_id": "甲子示例", "ask": "双回路", "owner": "示例供电窗口", "due_on": "2026-12-10"}]}
    """

  /// A visit of a week ago on the server's own day.
  private static func past(_ server: TestServer) async throws -> String {
    let day = server.application.desk.today().adding(days: -7)
    let body = """
      {"title": "示例考察", "direction": "to_county", "starts_on": "\(day)", "parties": [{"enterprise_id": "甲子示例"}],
       "stops": [{"day": "\(day)", "from_time": "6:00", "to_time": "6:30", "site": "示例", "need_id": "SQ-2026-01"}]}
      """
    let made = try await server.client.send("POST", "/api/v1/visit-plans", json: body)
    return try #require(made.headers["location"])
  }

  @Test func `minutes close a visit on its tag, and then it tells what it changed and is overdue no more`() async throws
  {
    try await TestServer.with { server in
      let path = try await Self.past(server)
      let id = try #require(path.split(separator: "/").last.flatMap { Int64($0) })
      func overdue() async throws -> Bool {
        let list = try await server.client.get("/api/v1/overdue-visits")
        return list.json.items.contains { $0["id"]?.integer == id }
      }
      #expect(try await overdue())
      #expect(try await server.client.get(path + "/effects").code == "visit_not_done")
      let wrong = Self.minutes.replacing("5200元", with: "不少")
      let refused = try await server.client.send("POST", path + "/minutes", json: wrong, ["If-Match": "*"])
      #expect(refused.status == 422 && refused.fields == ["answers[0].value"])
      let odd = try await server.client.send(
        "POST", path + "/minutes", json: #"{"topics": "甲", "answer": []}"#, ["If-Match": "*"])
      #expect(odd.status == 422 && odd.fields == ["answer"])
      #expect(try await server.client.send("POST", path + "/minutes", json: Self.minutes).status == 428)
      let done = try await server.client.send("POST", path + "/minutes", json: Self.minutes, ["If-Match": "*"])
      #expect(done.status == 200 && done.json["visit"]?["state"]?.text == "done")
      #expect(done.json["follow_ups"]?[0]?["visit_id"]?.integer == id)
      let effects = try await server.client.get(path + "/effects")
      #expect(effects.status == 200 && effects.json["facts"]?[0]?["after"]?.text == "5200元")
      #expect(effects.json["firms"]?[0]?["needs"]?[0]?["before"]?["score"] != nil)
      #expect(try await !overdue())
      let again = try await server.client.send("POST", path + "/minutes", json: Self.minutes, ["If-Match": "*"])
      #expect(again.status == 409 && again.code == "visit_state")
    }
  }
}
