import Domain
import Foundation
import Postgres
import Service
import TestSupport
import Testing

@testable import API

/// What the audit tells of files that leave, and of what changes wrote.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ExportAuditTests {
  private static func bearer(_ login: String, _ server: TestServer) async throws -> [String: String] {
    let account = try await server.database.account(login)
    let invocation = Invocation(organisation: account.organisation, actor: "测试员", requestID: "test")
    let made = try await server.database.desk.token(for: login, title: "测试", writes: true, days: nil, invocation)
    return ["Authorization": "Bearer \(made.text)"]
  }

  /// Where each route that answers a file has one in the sample, and how many rows it has where that is plain.
  private static func places(_ database: TestDatabase) async throws -> [String: (path: String, rows: Int?)] {
    let visit = try #require(try await database.all(VisitField.self).first { $0.record.text(.code) == "KC-2026-002" })
    let session = try #require(try await database.all(SessionItemField.self).first?.reference(.session))
    let items = try await database.all(SessionItemField.self).filter { $0.reference(.session) == session }
    let person = try #require(try await database.all(PersonField.self).first)
    let paper = try #require(try await database.all(AttachmentField.self).first)
    let need = try #require(try await database.all(NeedField.self).first)
    return [
      "printOutreachPlan": ("outreach-plan/print?weeks=2&format=xlsx", nil),
      "printEnterpriseGaps": ("enterprise-gaps/sheet?limit=3", 3),
      "printPersonFile": ("people/\(person.id)/file/print?format=xlsx", 1),
      "printReport": ("reports/monthly/print?month=2026-10", nil),
      "gatherFigurePapers": ("reports/school/papers?to=2026-11-20", nil),
      "printReviewSheets": ("review-sessions/\(session)/sheets/print", items.count),
      "printVisitPaper": ("visits/\(visit.id)/papers/check?format=xlsx", 1),
      "printDossier": ("needs/\(need.id)/dossier?top=2", 2),
      "readAttachmentContent": ("attachments/\(paper.id)/content", 1),
    ]
  }

  @Test func `every route that answers a file tells the audit what left, asked how, and how many rows`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await ExportAuditTests.bearer(Partners.branchOfficer, server)
      let admin = try await ExportAuditTests.bearer(Partners.administrator, server)
      let places = try await ExportAuditTests.places(server.database)
      let routes = RouteTable.all.filter { route in
        route.successes.contains { $0.headers.contains("Content-Disposition") }
      }
      #expect(routes.count >= 8)
      func rows() async throws -> [JSON] {
        try await server.client.get("/api/v1/audit?action=records.export&limit=1000", admin).json.items
      }
      for (index, route) in routes.enumerated() {
        guard let place = places[route.operation] else {
          Issue.record("\(route.operation) answers a file: say here where it has one")
          continue
        }
        let path = RouteTable.root + "/" + place.path
        let headers = officer.merging(["X-Request-ID": "leaves-\(index)"]) { given, _ in given }
        #expect(try await server.client.send("HEAD", path, headers).status == 200)
        #expect(try await rows().count == index, "\(route.operation): headers alone are no file")
        let answer = try await server.client.get(path, headers)
        #expect(answer.status == 200, "\(route.operation): \(answer.code ?? "")")
        let told = try await rows()
        let row = try #require(told.first)
        #expect(told.count == index + 1, "\(route.operation)")
        #expect(row["request_id"]?.text == "leaves-\(index)" && row["actor"]?.text == "示例分中心人员")
        let parts = place.path.split(separator: "?")
        #expect(row["subject"]?.text == String(parts[0]))
        let detail = try #require(row["detail"]?.text)
        for asked in parts.dropFirst().flatMap({ $0.split(separator: "&") }) {
          #expect(detail.contains(asked), "\(route.operation): \(detail)")
        }
        let count = try #require(detail.firstMatch(of: /(\d+) 条$/)).1
        #expect(place.rows == nil || Int(count) == place.rows, "\(route.operation): \(detail)")
      }
    }
  }

  @Test func `the number of somebody that was asked for is not kept in the audit`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await ExportAuditTests.bearer(Partners.branchOfficer, server)
      for owner in ["139%200000%201234", "shili@example.cn"] {
        let path = "/api/v1/outreach-plan/print?owner=\(owner)"
        #expect(try await server.client.get(path, officer).status < 500)
      }
      let details = try await server.database.desk.audit(
        AuditQuery(action: "records.export"), TestDatabase.invocation
      ).map(\.detail)
      #expect(!details.isEmpty)
      for detail in details { #expect(!detail.contains("0000") && !detail.contains("shili"), "\(detail)") }
    }
  }

  @Test func `a row of the audit tells what its change wrote, contact data masked`() async throws {
    try await TestServer.with(.partners) { server in
      let officer = try await ExportAuditTests.bearer(Partners.branchOfficer, server)
      let admin = try await ExportAuditTests.bearer(Partners.administrator, server)
      func last(_ action: String) async throws -> Int64 {
        let rows = try await server.client.get("/api/v1/audit?action=\(action)&limit=1", admin).json
        return try #require(rows[0]?["number"]?.integer)
      }
      func shown(_ number: Int64) async throws -> Answer {
        try await server.client.get("/api/v1/audit/\(number)", admin)
      }
      let added = try await server.client.send(
        "POST", "/api/v1/enterprises",
        json: #"{"name": "示例前后企业", "headcount": 12, "contact_phone": "13900007711"}"#, officer)
      #expect(added.status == 201)
      let id = try #require(added.json["id"]?.integer)
      let made = try await shown(try await last("enterprise.add")).json
      #expect(made["facts"]?.items.count == 1 && made["facts"]?[0]?["before"] == nil)
      #expect(made["facts"]?[0]?["after"]?.text?.contains("示例前后企业") == true)
      let tag = try #require(added.headers["etag"])
      let edited = try await server.client.send(
        "PATCH", "/api/v1/enterprises/\(id)", json: #"{"headcount": 30, "contact_phone": "13900008822"}"#,
        officer.merging(["If-Match": tag]) { given, _ in given })
      #expect(edited.status == 200)
      let number = try await last("enterprise.edit")
      let answer = try await shown(number)
      let facts = try #require(answer.json["facts"]).items
      let counted = try #require(facts.first { $0["field"]?.text == "headcount" })
      #expect(counted["before"]?.text?.contains("12") == true && counted["after"]?.text?.contains("30") == true)
      #expect(counted["entity"]?.text == "enterprise" && counted["id"]?.integer == id)
      let phone = try #require(facts.first { $0["field"]?.text == "contact_phone" })
      #expect(phone["before"]?.text == "139****7711" && phone["after"]?.text == "139****8822")
      #expect(!String(decoding: answer.body, as: UTF8.self).contains("1390000"))
      #expect(answer.json["event"]?["number"]?.integer == number && answer.json["left"]?.integer == 0)
      let token = try await shown(try await last("account.token"))
      #expect(token.status == 200 && token.json["facts"]?.items.isEmpty == true)
      #expect(try await server.client.get("/api/v1/audit/\(number)", officer).status == 403)
      for none in [number + 1_000_000, Int64.max] { #expect(try await shown(none).code == "audit_event_not_found") }
    }
  }
}
