import Domain
import Foundation
import Service
import TestSupport
import Testing

@testable import API

/// The pages that change a need or a firm field by field.
@Suite(.serialized, .timeLimit(.minutes(20))) struct EditPageTests {
  typealias Browser = ConsoleTests.Browser

  /// The fields of the form on a page as a browser sends them, with some typed anew.
  static func form(_ page: Answer, _ typed: [String: String]) -> [(String, String)] {
    let main = page.text[(page.text.range(of: "<main")?.lowerBound ?? page.text.startIndex)...]
    var fields: [(String, String)] = []
    func plain(_ text: Substring) -> String {
      String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
    for input in main.matches(
      of: #/<input (?:id="[^"]*" )?(?:type="hidden" )?name="([^"]*)"(?: type="[a-z]+")? value="([^"]*)"/#)
    {
      fields.append((String(input.1), plain(input.2)))
    }
    for area in main.matches(of: #/<textarea [^>]*?name="([^"]*)"[^>]*>([^<]*)</#) {
      fields.append((String(area.1), plain(area.2)))
    }
    for select in main.matches(of: #/<select id="[^"]*" name="([^"]*)"[^>]*>(.*?)<\/select>/#) {
      fields.append((String(select.1), plain(select.2.firstMatch(of: #/value="([^"]*)" selected/#)?.1 ?? "")))
    }
    return fields.map { ($0.0, typed[$0.0] ?? $0.1) }
      + typed.filter { name, _ in !fields.contains { $0.0 == name } }.map { ($0.key, $0.value) }
  }

  @Test func `only what was changed of a need is written, and that is taken back`() async throws {
    try await TestServer.with(.partners) { server in
      func need() async throws -> Stored<NeedField> {
        try #require(try await server.database.all(NeedField.self).first { $0.text(.code) == "SQ-2026-06" })
      }
      let before = try await need()
      let official = try await Browser.loggedIn(Partners.parkOfficial, server)
      let page = try await official.get("/needs/\(before.id)/edit")
      #expect(page.text.contains("value=\"150万元\"") && page.text.contains("<option value=\"是\" selected>"))
      let path = "/needs/\(before.id)/edit"
      let same = try await official.post(path, EditPageTests.form(page, [:]))
      #expect(same.headers["location"] == "/needs/\(before.id)?done=unchanged", "\(same.status) \(same.text)")
      let wrong = try await official.post(path, EditPageTests.form(page, ["land_mu": "很多", "title": "示例<i>"]))
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#land_mu\"") && wrong.text.contains("示例&lt;i&gt;"))
      let saved = try await official.post(
        path, EditPageTests.form(page, ["land_mu": "36.5", "cooperation": "", "evidence_title": "示例会议纪要"]))
      let back = try #require(saved.headers["location"], "\(saved.text)")
      let after = try await need()
      #expect(after.record.differences(from: before.record) == [.land, .cooperation])
      #expect(after.quantity(.land) == Quantity(milli: 36_500) && after.record[.cooperation] == nil)
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      #expect(try await official.get(back).text.contains("已保存"))
      let change = try #require(back.firstMatch(of: #/change=(\d+)/#)?.1)
      let word = try officer.word(of: try await officer.get("/password"))
      let undone = try await officer.post("/undo", [("word", word), ("change", String(change)), ("back", "/needs")])
      #expect(undone.headers["location"] == "/needs?done=undone")
      #expect(try await need().record == before.record)
    }
  }

  @Test func `of two who change a record the second sees both versions and chooses cell by cell`() async throws {
    try await TestServer.with(.partners) { server in
      func firm() async throws -> Stored<EnterpriseField> {
        try #require(try await server.database.all(EnterpriseField.self).first)
      }
      let id = try await firm().id
      let path = "/enterprises/\(id)/edit"
      let first = try await Browser.loggedIn(Partners.branchOfficer, server)
      let second = try await Browser.loggedIn(Partners.administrator, server)
      let (one, two) = (try await first.get(path), try await second.get(path))
      let proof = ["evidence_grade": "documented"]
      let quick = try await first.post(
        path,
        EditPageTests.form(
          one, proof.merging(["headcount": "111", "customers": "示例客户甲", "main_inputs": "示例铜材"]) { $1 }))
      #expect(quick.status == 303, "\(quick.text)")
      let late = try await second.post(
        path,
        EditPageTests.form(
          two,
          proof.merging(["headcount": "222", "customers": "示例客户乙", "actual_controller": "示例控制人<b>"]) { $1 }))
      #expect(late.status == 409 && late.text.contains("两人都改了的"), "\(late.text)")
      #expect(late.text.contains("用我填的:<b>222</b>") && late.text.contains("保留现在的:<b>111</b>"))
      #expect(late.text.contains("示例控制人&lt;b&gt;") && late.text.contains("示例铜材"))
      #expect(try await firm().count(.headcount) == 111)
      let unchosen = try await second.post(path, EditPageTests.form(late, ["pick-customers": "theirs"]))
      #expect(unchosen.status == 422 && unchosen.text.contains("href=\"#pick-headcount\""), "\(unchosen.text)")
      #expect(unchosen.text.contains("value=\"theirs\" checked"))
      let chosen = try await second.post(
        path, EditPageTests.form(unchosen, ["pick-customers": "theirs", "pick-headcount": "mine"]))
      #expect(chosen.status == 303, "\(chosen.text)")
      let stands = try await firm()
      #expect(stands.count(.headcount) == 222 && stands.texts(.customers) == ["示例客户甲"])
      #expect(stands.text(.actualController) == "示例控制人<b>" && stands.texts(.mainInputs) == ["示例铜材"])
    }
  }

  @Test func `a weaker word on a firm is told beside its box and stands only where that is said`() async throws {
    try await TestServer.with(.partners) { server in
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let path = "/enterprises/\(firm.id)/edit"
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      func headcount() async throws -> Int64? {
        try await server.database.all(EnterpriseField.self).first { $0.id == firm.id }?.count(.headcount)
      }
      let strong = try await officer.post(
        path,
        EditPageTests.form(
          try await officer.get(path), ["headcount": "150", "evidence_grade": "documented", "evidence_title": "示例社保证明"])
      )
      #expect(strong.status == 303, "\(strong.text)")
      let page = try await officer.get(path)
      #expect(page.text.contains("现依据:示例社保证明,"))
      let weak = try await officer.post(path, EditPageTests.form(page, ["headcount": "90"]))
      #expect(weak.status == 422 && weak.text.contains("href=\"#headcount\"") && weak.text.contains("示例社保证明"))
      #expect(weak.text.contains("href=\"#evidence_take\"") && weak.text.contains("value=\"90\""))
      #expect(try await headcount() == 150)
      let taken = try await officer.post(path, EditPageTests.form(weak, ["evidence_take": "take"]))
      #expect(taken.status == 303, "\(taken.text)")
      #expect(try await headcount() == 90)
    }
  }

  @Test func `a number to reach somebody by is not shown where a firm is changed, and stays unless it is replaced`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let firm = try #require(try await server.database.all(EnterpriseField.self).first)
      let phone = "13900000123"
      _ = try await server.database.desk.records(EnterpriseField.self).edit(
        "#\(firm.id)", ["contact_phone": .text(phone)], evidence: EvidenceInput(), today: TestDatabase.today,
        invocation: TestDatabase.invocation)
      let path = "/enterprises/\(firm.id)/edit"
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let page = try await officer.get(path)
      #expect(!page.text.contains(phone) && page.text.contains("要换才填"))
      let saved = try await officer.post(path, EditPageTests.form(page, ["actual_controller": "示例控制人"]))
      #expect(saved.status == 303, "\(saved.text)")
      let after = try await server.database.all(EnterpriseField.self).first { $0.id == firm.id }
      #expect(after?.text(.contactPhone) == phone && after?.text(.actualController) == "示例控制人")
    }
  }
}
