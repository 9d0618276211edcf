import App
import Domain
import Service
import TestSupport
import Testing

@testable import API

/// The lists of the pages as files: narrowed as they are shown, told to the audit, kept from who may take none.
@Suite(.serialized, .timeLimit(.minutes(20))) struct ListExportTests {
  typealias Browser = ConsoleTests.Browser

  @Test func `every list offers itself as a workbook and as CSV, and the audit tells what left, narrowed how`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let admin = try await Browser.loggedIn(Partners.administrator, server)
      let lists = [
        "/needs?search=SQ", "/enterprises?search=示例", "/projects", "/projects/list", "/visits", "/today?whose=all",
        "/reviews",
        "/parks", "/settings/audit?action=account.",
      ]
      for list in lists {
        let page = try await admin.get(QueryTextPath.encoded(list)).text
        let links = page.matches(of: #/<a href="([^"]*\/export\?[^"]*)" download>/#).map {
          String($0.1).replacing("&amp;", with: "&")
        }
        #expect(links.count == 2, "\(list): \(links)")
        for link in links {
          let file = try await admin.get(link)
          #expect(file.status == 200, "\(link)")
          let isWorkbook = link.hasSuffix("format=xlsx")
          #expect(file.body.starts(with: Array((isWorkbook ? "PK" : "\u{FEFF}").utf8)), "\(link)")
          #expect(file.headers["content-disposition"]?.hasPrefix("attachment") == true)
        }
        let told = try await server.database.desk.audit(
          AuditQuery(action: "records.export", limit: 2), TestDatabase.invocation)
        #expect(told.count == 2 && told.allSatisfy { $0.detail.contains("format=") }, "\(list)")
        if list.contains("search=") { #expect(told.allSatisfy { $0.detail.contains("search=") }, "\(list)") }
      }
    }
  }

  @Test func `a file holds exactly the list: its filter, and every page of it`() async throws {
    try await TestServer.with(.partners) { server in
      let leader = try await Browser.loggedIn(Partners.leader, server)
      func names(_ path: String) async throws -> Int {
        String(decoding: try await leader.get(path).body, as: UTF8.self).split(whereSeparator: \.isNewline).count - 1
      }
      let firms = try await server.database.all(EnterpriseField.self)
      #expect(try await names("/enterprises/export?format=csv") >= firms.count)
      let some = try await leader.get("/needs/export?format=csv&landing=plant")
      let needs = try await server.database.all(NeedField.self)
      for need in needs {
        #expect(
          some.text.contains(need.words(.code)) == (need.text(.landing) == "plant"), "\(need.words(.code))")
      }
      let book = try await leader.get("/enterprises/export?format=csv").text
      #expect(!book.contains("1390000"))
      #expect(try await leader.get("/needs/export?sort=nonsense").status == 422)
      #expect(try await leader.get("/settings/audit/export").status == 403)
      let firm = try await Browser.loggedIn(Partners.firm, server)
      #expect(try await firm.get("/enterprises/export").status == 403)
      let before = try await server.database.desk.audit(
        AuditQuery(action: "records.export", limit: 1000), TestDatabase.invocation
      ).count
      #expect(try await leader.client.send("HEAD", "/parks/export", ["Cookie": leader.cookie], []).status == 200)
      let after = try await server.database.desk.audit(
        AuditQuery(action: "records.export", limit: 1000), TestDatabase.invocation
      ).count
      #expect(before == after)
    }
  }
}

/// Addresses with Chinese in them.
private enum QueryTextPath {
  static func encoded(_ path: String) -> String {
    path.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
  }
}
