import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct ReportTests {
  @Test(arguments: MakeReport.Kind.allCases)
  func `a report comes as JSON, as a page and as a workbook`(kind: MakeReport.Kind) async throws {
    try await TestServer.with { server in
      let path = "/api/v1/reports/\(kind.rawValue)"
      let report = try await server.client.get(path)
      #expect(report.status == 200 && report.json["report"]?.text == kind.rawValue)
      let page = try await server.client.get(path + "/print")
      #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(String(decoding: page.body, as: UTF8.self).contains("<h1>\(kind.title)</h1>"))
      let book = try await server.client.get(path + "/print?format=xlsx")
      #expect(book.status == 200 && book.body.starts(with: Array("PK".utf8)))
    }
  }

  @Test func `a report that is none and a month that is none are refused`() async throws {
    try await TestServer.with(.reference) { server in
      #expect(try await server.client.get("/api/v1/reports/weekly").code == "report_not_found")
      let month = try await server.client.get("/api/v1/reports/monthly?month=2026-13")
      #expect(month.status == 422 && month.fields == ["month"])
    }
  }
}
