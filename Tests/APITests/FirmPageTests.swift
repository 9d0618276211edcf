import Domain
import Service
import TestSupport
import Testing

@testable import API

/// The parts of a firm's pages: all work by day, files, what is to be settled, what was written.
@Suite(.serialized, .timeLimit(.minutes(20))) struct FirmPageTests {
  typealias Browser = ConsoleTests.Browser

  private static func word(_ browser: Browser) async throws -> String {
    try browser.word(of: try await browser.get("/password"))
  }

  /// The firm of the sample that a project is worked with.
  private static func worked(_ server: TestServer) async throws -> (firm: Int64, project: Stored<OpportunityField>) {
    let project = try #require(try await server.database.all(OpportunityField.self).first)
    return (try #require(project.reference(.enterprise)), project)
  }

  @Test func `all work with a firm stands in one list by day, and one kind of it alone where asked`() async throws {
    try await TestServer.with(.partners) { server in
      let (firm, project) = try await FirmPageTests.worked(server)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let work = try await server.database.desk.firmWork(
        "#\(firm)", today: server.database.desk.today(), organisation: 1)
      #expect(work.past.map(\.day) == work.past.map(\.day).sorted(by: >))
      #expect(work.ahead.map(\.day) == work.ahead.map(\.day).sorted())
      let kinds = Set((work.past + work.ahead).map(\.kind))
      #expect(kinds.isSuperset(of: [.contact, .project, .followUp]))
      let page = try await leader.get("/enterprises/\(firm)/work")
      #expect(page.status == 200 && page.text.contains("/projects/\(project.id)"))
      for contact in try await server.database.all(EngagementField.self)
      where contact.reference(.enterprise) == firm {
        #expect(page.text.contains(try #require(contact.date(.date)).chineseWithWeekday))
      }
      let alone = try await leader.get("/enterprises/\(firm)/work?kind=contact").text
      #expect(!alone.contains("/projects/\(project.id)\"") && alone.contains("value=\"contact\" selected"))
      for odd in ["page=99999999999999999999", "page=-4", "page=abc", "kind=zzz"] {
        #expect(try await leader.get("/enterprises/\(firm)/work?\(odd)").status == 200)
      }
      // What a foreign park's official does not see of the work does not stand there either.
      let foreign = try await Browser.loggedIn(Partners.secondPark, server)
      let theirs = try await foreign.get("/enterprises/\(firm)/work")
      #expect(!theirs.text.contains(project.words(.code)))
    }
  }

  @Test func `the history tells who changed what on which evidence, old and new, and no number`() async throws {
    try await TestServer.with(.partners) { server in
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let desk = server.database.desk
      let keeper = desk.records(EnterpriseField.self)
      _ = try await keeper.edit(
        "#\(firm.id)", ["headcount": .text("321"), "contact_phone": .text("13900007654")],
        evidence: EvidenceInput(title: "示例回执一号"), today: desk.today(), invocation: TestDatabase.invocation)
      _ = try await keeper.edit(
        "#\(firm.id)", ["headcount": .text("456"), "contact_phone": .text("13900008765")],
        evidence: EvidenceInput(title: "示例回执二号"), today: desk.today(), invocation: TestDatabase.invocation)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let page = try await leader.get("/enterprises/\(firm.id)/history").text
      #expect(page.contains("321人") && page.contains("456人") && page.contains("示例回执二号"))
      #expect(page.contains(TestDatabase.invocation.actor))
      #expect(!page.contains("13900007654") && !page.contains("13900008765") && page.contains("139****8765"))
      for number in 0..<25 {
        _ = try await keeper.edit(
          "#\(firm.id)", ["headcount": .text("\(500 + number)")], evidence: EvidenceInput(), today: desk.today(),
          invocation: TestDatabase.invocation)
      }
      let first = try await leader.get("/enterprises/\(firm.id)/history").text
      #expect(first.contains("524人") && !first.contains("321人") && first.contains("page=2"))
      let last = try await leader.get("/enterprises/\(firm.id)/history?page=2").text
      #expect(last.contains("321人") && last.contains("回到第一页"))
    }
  }

  @Test func `a file is kept beside a firm, opened by who may read, and taken back`() async throws {
    try await TestServer.with(.partners) { server in
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let path = "/enterprises/\(firm.id)/files"
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await FirmPageTests.word(officer)
      #expect(try await officer.get(path).text.contains("还没有附件"))
      let none = try await officer.attach(path, [("word", word), ("title", "示例执照")], nil)
      #expect(none.status == 422 && none.text.contains("请选择文件") && none.text.contains("value=\"示例执照\""))
      let odd = try await officer.attach(path, [("word", word)], ("程序.exe", Array("MZ".utf8)))
      #expect(odd.status == 422)
      let kept = try await officer.attach(
        path, [("word", word), ("title", "示例执照"), ("paper", "示例〔2026〕1号"), ("dated_on", "2026-03-05")],
        ("执照.txt", Array("营业执照副本\n".utf8)))
      let back = try #require(kept.headers["location"], "\(kept.text)")
      let page = try await officer.get(back).text
      #expect(page.contains("已存入附件") && page.contains("示例执照") && page.contains("示例〔2026〕1号"))
      let twice = try await officer.attach(path, [("word", word)], ("执照.txt", Array("营业执照副本\n".utf8)))
      #expect(twice.status == 409 && twice.text.contains("已附在此处"))
      let content = String(try #require(page.firstMatch(of: #/href="(\/api\/v1\/attachments\/\d+\/content)"/#)?.1))
      let leader = try await Browser.loggedIn(Partners.leader, server)
      #expect(try await leader.get(content).text.contains("营业执照副本"))
      #expect(try await leader.get(path).text.contains("存入附件</h2>") == false)
      let change = String(try #require(page.firstMatch(of: #/name="change" value="(\d+)"/#)?.1))
      _ = try await officer.post("/undo", [("word", word), ("change", change), ("back", path)])
      #expect(try await officer.get(path).text.contains("还没有附件"))
    }
  }

  @Test func `a difference is taken or kept on the firm's page, with its way back, by who may`() async throws {
    try await TestServer.with(.partners) { server in
      let difference = try #require(
        try await server.database.all(DifferenceField.self).first { $0[.enterprise] != nil })
      let firm = try #require(difference.reference(.enterprise))
      let path = "/enterprises/\(firm)"
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await FirmPageTests.word(officer)
      func state() async throws -> String? {
        try await server.database.all(DifferenceField.self).first { $0.id == difference.id }?.text(.state)
      }
      guard try await state() == "open" else {
        // Settled in the sample: it is told so, and nothing changes.
        let again = try await officer.post(
          path + "/differences/\(difference.id)", [("word", word), ("state", "taken")])
        #expect(again.status == 409 && again.text.contains("已是"))
        #expect(try await state() == difference.text(.state))
        return
      }
      let shown = try await officer.get(path + "/settle").text
      #expect(shown.contains(difference.words(.title)) && shown.contains(difference.text(.told) ?? "?"))
      let taken = try await officer.post(
        path + "/differences/\(difference.id)", [("word", word), ("state", "taken"), ("reason", "以现场核实为准")])
      #expect(taken.status == 303)
      #expect(try await state() == "taken")
    }
  }

  @Test func `two records of one firm are joined after a look at what that does, and taken apart again`() async throws {
    try await TestServer.with(.partners) { server in
      let firm = try #require(try await server.database.all(EnterpriseField.self).first { $0.text(.creditCode) != nil })
      let desk = server.database.desk
      let name = try #require(firm.text(.name))
      let double = name.replacing("有限公司", with: "股份有限公司")
      let made = try await desk.records(EnterpriseField.self).add(
        ["name": .text(double), "customers": .text("示例客户甲")], evidence: EvidenceInput(), today: desk.today(),
        invocation: TestDatabase.invocation
      ).stored.id
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await FirmPageTests.word(officer)
      let path = "/enterprises/\(firm.id)"
      let settle = try await officer.get(path + "/settle").text
      #expect(settle.contains("\(path)/merge?gone=\(made)") && settle.contains("名称只差组织形式"))
      let look = try await officer.get("\(path)/merge?gone=\(made)")
      #expect(look.status == 200 && look.text.contains("确认合并") && look.text.contains(double))
      #expect(try await server.database.all(EnterpriseField.self).contains { $0.id == made })
      let seen = String(try #require(look.text.firstMatch(of: #/name="seen" value="(\d+)"/#)?.1))
      let stale = try await officer.post(
        path + "/merge", [("word", word), ("gone", "\(made)"), ("seen", "1")])
      #expect(stale.status == 409 && stale.text.contains("不能合并"))
      let joined = try await officer.post(path + "/merge", [("word", word), ("gone", "\(made)"), ("seen", seen)])
      let back = try #require(joined.headers["location"], "\(joined.text)")
      #expect(try await server.database.all(EnterpriseField.self).allSatisfy { $0.id != made })
      let told = try await officer.get(back).text
      #expect(told.contains("已合并"))
      let change = String(try #require(told.firstMatch(of: #/name="change" value="(\d+)"/#)?.1))
      _ = try await officer.post("/undo", [("word", word), ("change", change), ("back", path)])
      #expect(try await server.database.all(EnterpriseField.self).contains { $0.id == made })
      // The same record, one that is not there, and whoever may not.
      let same = try await officer.get("\(path)/merge?gone=\(firm.id)")
      #expect(same.status == 200 && same.text.contains("同一家企业") && !same.text.contains("确认合并"))
      #expect(try await officer.get("\(path)/merge?gone=999999999").status == 422)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      #expect(try await leader.get("\(path)/merge?gone=\(made)").status == 403)
      #expect(try await leader.get(path + "/settle").text.contains("/merge?gone=") == false)
    }
  }
}

extension ConsoleTests.Browser {
  /// Sends a form with a file to a page.
  func attach(
    _ path: String, _ fields: [(String, String)], _ file: (name: String, bytes: [UInt8])?
  ) async throws -> Answer {
    let boundary = "----yinfengboundary"
    var body: [UInt8] = []
    for (field, text) in fields {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(text)\r\n".utf8
    }
    if let file {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\"\r\n".utf8
      body += "Content-Type: application/octet-stream\r\n\r\n".utf8
      body += file.bytes + "\r\n".utf8
    }
    body += "--\(boundary)--\r\n".utf8
    return try await client.send(
      "POST", path, ["Cookie": cookie, "Content-Type": "multipart/form-data; boundary=\(boundary)"], body)
  }
}
