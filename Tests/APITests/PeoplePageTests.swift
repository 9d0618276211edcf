import Domain
import Service
import TestSupport
import Testing

@testable import API

/// The pages of alumni and contacts: found, chosen, and their contact data shown for a purpose alone.
@Suite(.serialized, .timeLimit(.minutes(20))) struct PeoplePageTests {
  typealias Browser = ConsoleTests.Browser

  private static func word(_ browser: Browser) async throws -> String {
    try browser.word(of: try await browser.get("/password"))
  }

  /// A person of the sample with a telephone number and no consent.
  private static func silent(_ server: TestServer) async throws -> (person: Stored<PersonField>, phone: String) {
    let consents = Set(try await server.database.all(ConsentField.self).compactMap { $0.reference(.person) })
    let person = try #require(
      try await server.database.all(PersonField.self).first {
        $0.text(.phone) != nil && !consents.contains($0.id) && $0.flag(.doNotApproach) != true
      })
    return (person, try #require(person.text(.phone)))
  }

  @Test func `people are chosen by region, college, class, association and trade, and counted by each`() async throws {
    try await TestServer.with(.partners) { server in
      let people = try await server.database.all(PersonField.self)
      let leader = try await Browser.loggedIn(Partners.leader, server)
      let all = try await leader.get("/people")
      #expect(all.status == 200 && all.text.contains("<small>\(people.count) 人</small>"))
      for field in [PersonField.college, .city, .association] {
        guard let value = people.compactMap({ $0.text(field) }).first else { continue }
        let count = people.count { $0.text(field) == value }
        #expect(all.text.contains("\(value)(\(count))"), "\(field)")
        let query = QueryText.text([(name: field.name, text: value)])
        #expect(try await leader.get("/people?" + query).text.contains("<small>\(count) 人</small>"), "\(field)")
      }
      let firms = Dictionary(
        uniqueKeysWithValues: try await server.database.all(EnterpriseField.self).map {
          ($0.id, $0[.industryCode]?.display(.industryCode) ?? "")
        })
      let ties = try await server.database.all(TieField.self)
      let code = try #require(
        ties.compactMap { $0.reference(.enterprise).flatMap { firms[$0] } }.first { $0.count == 4 })
      let division = String(code.prefix(2))
      let inTrade = Set(
        ties.filter { $0.reference(.enterprise).flatMap { firms[$0] }?.hasPrefix(division) ?? false }
          .compactMap { $0.reference(.person) })
      #expect(try await leader.get("/people?trade=\(division)").text.contains("<small>\(inTrade.count) 人</small>"))
      let wrong = try await leader.get("/people?class_year=%E5%BE%88%E6%97%A9")
      #expect(wrong.status == 422)
      #expect(try await leader.get("/people?after=zzz").status == 422)
      #expect(try await leader.get("/people?trade=%25").text.contains("没有符合条件的校友"))
    }
  }

  @Test func `no page shows a number without a purpose, and none without a consent that the purpose needs`()
    async throws
  {
    try await TestServer.with(.partners) { server in
      let (person, phone) = try await PeoplePageTests.silent(server)
      let path = "/people/\(person.id)"
      for (role, login) in Partners.byRole where role != .firm {
        let browser = try await Browser.loggedIn(login, server)
        for page in [path, "/people", "/people?" + QueryText.text([(name: "search", text: person.words(.name))])] {
          #expect(try await browser.get(page).text.contains(phone) == false, "\(role) \(page)")
        }
        let word = try await PeoplePageTests.word(browser)
        let asked = try await browser.post(path + "/contacts", [("word", word), ("purpose", "investment_liaison")])
        #expect(!asked.text.contains(phone), "\(role)")
        guard Policy.scope(of: role, .disclose) != nil else {
          #expect(asked.status == 403, "\(role)")
          continue
        }
        #expect(asked.status == 200 && asked.text.contains("联系方式没有显示"), "\(role)")
        #expect(try await browser.post(path + "/contacts", [("word", word), ("purpose", "随便看看")]).status == 422)
        // By law no consent is needed for this.
        let lawful = try await browser.post(path + "/contacts", [("word", word), ("purpose", "correction")])
        #expect(lawful.text.contains(phone) && lawful.text.contains("个人信息保护法"), "\(role)")
      }
      let firm = try await Browser.loggedIn(Partners.firm, server)
      #expect(try await firm.get(path).status == 403)
    }
  }

  @Test func `a consent that is registered opens its purpose, and is taken back`() async throws {
    try await TestServer.with(.partners) { server in
      let (person, phone) = try await PeoplePageTests.silent(server)
      let path = "/people/\(person.id)"
      let officer = try await Browser.loggedIn(Partners.branchOfficer, server)
      let word = try await PeoplePageTests.word(officer)
      let wrong = try await officer.post(
        path + "/consents",
        [("word", word), ("purpose", "招商联络"), ("scope", "school"), ("given_on", "三月"), ("means", "")])
      #expect(wrong.status == 422 && wrong.text.contains("href=\"#consent-given_on\""))
      let given = try await officer.post(
        path + "/consents",
        [("word", word), ("purpose", "招商联络"), ("scope", "school"), ("given_on", "2026-03-05"), ("means", "oral")])
      let back = try #require(given.headers["location"], "\(given.text)")
      let told = try await officer.get(back).text
      #expect(told.contains("已登记授权") && !told.contains(phone))
      let day = server.database.desk.today()
      let view = try await server.database.desk.of(
        try await server.database.account(Partners.parkOfficial).acting(writes: true, address: "")
      ).showPerson("#\(person.id)", today: day, invocation: TestDatabase.invocation)
      #expect(view.uses.contains { $0.purpose.code == "investment_liaison" && $0.withheld?.code == "consent_narrower" })
      let asked = try await officer.post(path + "/contacts", [("word", word), ("purpose", "investment_liaison")])
      // The widest side of the purpose is asked for, which the consent does not cover.
      #expect(!asked.text.contains(phone))
      let change = String(try #require(told.firstMatch(of: #/name="change" value="(\d+)"/#)?.1))
      _ = try await officer.post("/undo", [("word", word), ("change", change), ("back", path)])
      #expect(try await officer.get(path).text.contains("还没有登记授权"))
    }
  }
}
