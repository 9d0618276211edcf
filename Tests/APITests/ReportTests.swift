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

  @Test func `each figure of the month is the sum of its rows, which lie in the time asked for`() async throws {
    try await TestServer.with { server in
      var told = 0
      for name in MakeReport.figures {
        let figure = try await server.client.get("/api/v1/figures/\(name)?from=2020-01-01&to=2026-12-31")
        #expect(figure.status == 200, "\(name)")
        let rows = try #require(figure.json["rows"]?.items)
        told += rows.count
        #expect(figure.json["value"]?.integer == rows.reduce(0) { $0 + ($1["value"]?.integer ?? 0) }, "\(name)")
        for row in rows {
          if let day = row["day"]?.text { #expect("2020-01-01" <= day && day <= "2026-12-31", "\(name)") }
          guard name.hasPrefix("signed") || name.hasPrefix("arrived") else { continue }
          #expect(row["day"] != nil && row["ground"] != nil, "\(name)")
        }
      }
      #expect(told > 0)
      let none = try await server.client.get("/api/v1/figures/signed_count?from=2026-02-01&to=2026-01-01")
      #expect(none.status == 422 && none.fields == ["to"])
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
