import App
import Domain
import Foundation
import Service
import TestSupport
import Testing

/// Contact data is clear only where a consent covers the purpose and the side, or the purpose needs none.
@Suite(.timeLimit(.minutes(15))) struct DisclosureTests {
  private static let phone = "13000008801"
  private static let by = TestDatabase.invocation

  /// A firm with one of its people, who is the contact it names.
  private static func make(
    _ database: TestDatabase, _ more: [PersonField: FieldValue] = [:]
  ) async throws -> (person: Int64, firm: Int64) {
    var person = Record<PersonField>([
      .name: .text("虚构查阅人"), .phone: .text(phone), .email: .text("chayue@example.cn"), .wechat: .text("chayueren8801"),
    ])
    for (field, value) in more { person[field] = value }
    let id = try await database.insert([person])[0]
    let firm = try await database.insert([
      Record<EnterpriseField>([
        .name: .text("示例查阅器材有限公司"), .contactName: .text("虚构查阅人"), .contactPhone: .text(phone),
      ])
    ])[0]
    try await database.insert([Record<TieField>([.enterprise: .reference(firm), .person: .reference(id)])])
    return (id, firm)
  }

  private static func consent(
    _ person: Int64, _ purpose: String, _ scope: ConsentScope, _ database: TestDatabase,
    _ more: [ConsentField: FieldValue] = [:]
  ) async throws -> Int64 {
    var values: [String: InputValue] = [
      "person_id": .text("#\(person)"), "purpose": .text(purpose), "scope": .text(scope.rawValue),
      "given_on": .text("2026-10-01"),
    ]
    for (field, value) in more { values[field.name] = .text(value.canonical) }
    return try await database.desk.records(ConsentField.self).add(
      values, evidence: EvidenceInput(), today: TestDatabase.today, invocation: by
    ).stored.id
  }

  private static func look(
    _ person: Int64, _ purpose: String, _ side: ConsentScope?, _ database: TestDatabase
  ) async throws -> RecordView<PersonField> {
    try await database.desk.records(PersonField.self).show(
      "#\(person)", for: ContactWish(purpose, side: side), invocation: by)
  }

  @Test func `a look is as wide as the consent, and a withdrawal masks at once`() async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, _) = try await Self.make(database)
      #expect(try await Self.look(person, "招商联络", nil, database).withheld?.code == "no_consent")
      let consent = try await Self.consent(person, "招商联络", .school, database)
      #expect(try await Self.look(person, "招商联络", .school, database).stored.text(.phone) == Self.phone)
      let wider = try await Self.look(person, "招商联络", .county, database)
      #expect(wider.withheld?.code == "consent_narrower" && wider.stored.text(.phone) == "130****8801")
      // Nothing said asks for the widest use.
      #expect(try await Self.look(person, "招商联络", nil, database).withheld?.code == "consent_narrower")
      #expect(try await Self.look(person, "考察邀请", .school, database).withheld?.code == "no_consent")
      _ = try await database.desk.records(ConsentField.self).edit(
        "#\(consent)", ["withdrawn_on": .text("2026-11-23")], evidence: EvidenceInput(), today: TestDatabase.today,
        invocation: Self.by)
      let withdrawn = try await Self.look(person, "招商联络", .school, database)
      #expect(withdrawn.withheld?.code == "consent_withdrawn" && withdrawn.stored.text(.email) == "c***@example.cn")
      #expect(withdrawn.withheld?.remedy == .recordConsent(person: person, purpose: "招商联络"))
      let looks = try await database.registry.disclosures(of: person, organisation: 1)
      #expect(looks.map(\.note.purpose) == ["招商联络"] && looks.map(\.note.side) == [.school])
      #expect(looks.map(\.change.useCase) == ["person.disclose"] && looks.map(\.change.actor) == ["测试员"])
    }
  }

  @Test(
    "a purpose that is none, or not for that side, is refused",
    arguments: [
      ("闲谈", ConsentScope?.none, "purpose"), ("", nil, "purpose"), ("其他", nil, "purpose"), ("校友服务", .county, "side"),
    ])
  func refused(purpose: String, side: ConsentScope?, field: String) async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, _) = try await Self.make(database)
      let error = await #expect(throws: ServiceError.self) {
        _ = try await Self.look(person, purpose, side, database)
      }
      #expect(error?.code == "invalid_query" && error?.fields.map(\.field) == [field])
      #expect(try await database.registry.disclosures(of: person, organisation: 1).isEmpty)
    }
  }

  @Test func `who wishes not to be approached is shown only for what does not approach`() async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, firm) = try await Self.make(
        database, [.doNotApproach: .flag(true), .doNotApproachReason: .text("本人来电要求")])
      _ = try await Self.consent(person, "招商联络", .county, database)
      for purpose in ["招商联络", "征求本人同意"] {
        let view = try await Self.look(person, purpose, nil, database)
        #expect(view.withheld?.code == "do_not_approach" && view.stored.text(.phone) == "130****8801")
      }
      let page = try await database.desk.tellEnterprise(
        "#\(firm)", for: ContactWish("招商联络"), today: TestDatabase.today, invocation: Self.by)
      #expect(page.record.withheld?.code == "do_not_approach")
      #expect(try await Self.look(person, "本人更正补充", nil, database).stored.text(.phone) == Self.phone)
    }
  }

  @Test func `a firm's own telephone is its contact's: the firm's page and the list of firms ask the same`()
    async throws
  {
    try await TestDatabase.with(.reference) { database in
      let (person, firm) = try await Self.make(database)
      let stranger = try await database.insert([
        Record<EnterpriseField>([.name: .text("示例无名器材有限公司"), .contactPhone: .text("13000008802")])
      ])[0]
      func page(_ firm: Int64) async throws -> EnterprisePage {
        try await database.desk.tellEnterprise(
          "#\(firm)", for: ContactWish("招商联络"), today: TestDatabase.today, invocation: Self.by)
      }
      #expect(try await page(firm).record.withheld?.code == "no_consent")
      #expect(try await page(stranger).record.withheld?.code == "contact_not_known")
      _ = try await Self.consent(person, "招商联络", .county, database)
      let clear = try await page(firm)
      #expect(clear.record.stored.text(.contactPhone) == Self.phone && clear.people.map(\.phone) == [Self.phone])
      #expect(clear.record.withheld == nil && clear.people.allSatisfy { $0.withheld == nil })
      let text = String(decoding: try JSONEncoder().encode(clear), as: UTF8.self)
      #expect(!text.contains("withheld"))
    }
  }

  @Test func `an export shows what is covered and tells how much is not`() async throws {
    try await TestDatabase.with(.reference) { database in
      let (person, _) = try await Self.make(database)
      _ = try await database.insert([
        Record<EnterpriseField>([.name: .text("示例无名器材有限公司"), .contactPhone: .text("13000008802")])
      ])
      _ = try await Self.consent(person, "招商联络", .county, database)
      func export(_ wish: ContactWish?) async throws -> (receipt: ExportReceipt, text: String) {
        try await withTemporaryFile("导出.csv", "") { path in
          let receipt = try await database.desk.export.enterprises(
            to: path, search: nil, for: wish, invocation: Self.by, progress: { _, _ in })
          return (receipt, try String(contentsOfFile: path, encoding: .utf8))
        }
      }
      let masked = try await export(nil)
      #expect(!masked.text.contains(Self.phone) && masked.receipt.withheld == nil)
      let clear = try await export(ContactWish("招商联络"))
      #expect(clear.text.contains(Self.phone) && !clear.text.contains("13000008802") && clear.receipt.withheld == 1)
      let looks = try await database.registry.disclosures(of: person, organisation: 1)
      #expect(looks.map(\.change.useCase) == ["export.disclose"])
    }
  }

  @Test func `the call list shows the telephones that are covered, and says why the others are not`() async throws {
    try await TestDatabase.with { database in
      let people = try await database.all(PersonField.self)
      let consents = try await database.all(ConsentField.self)
      func plan(_ wish: ContactWish?) async throws -> OutreachView {
        try await database.desk.planOutreach(
          weeks: 4, for: wish, today: TestDatabase.today, invocation: Self.by)
      }
      func ways(_ view: OutreachView) -> [OutreachView.Way] {
        view.items.flatMap { [$0.person, $0.introducer] }.compactMap(\.self)
      }
      #expect(ways(try await plan(nil)).allSatisfy { $0.withheld == nil && ($0.phone?.contains("*") ?? true) })
      let view = try await plan(ContactWish("招商联络"))
      var shown: Set<Int64> = []
      for way in ways(view) {
        guard let person = people.first(where: { $0.id == way.id }), let phone = person.text(.phone) else { continue }
        let own = consents.filter { $0.reference(.person) == way.id }.map(\.record)
        let isLive = Consent(own, purpose: "招商联络", side: .county, on: TestDatabase.today) == .live
        #expect(way.phone == (isLive ? phone : ContactMask.mask(phone)), "\(way.id)")
        #expect((way.withheld == nil) == isLive, "\(way.id)")
        if isLive { shown.insert(way.id) }
      }
      #expect(!shown.isEmpty && shown.count < Set(ways(view).map(\.id)).count)
      for person in shown {
        let looks = try await database.registry.disclosures(of: person, organisation: 1)
        #expect(looks.map(\.change.useCase) == ["outreach.disclose"], "\(person)")
      }
      let page = String(decoding: CallSheet(view).page, as: UTF8.self)
      for person in people {
        guard let phone = person.text(.phone), phone != "无" else { continue }
        #expect(page.contains(phone) == shown.contains(person.id), "\(person.id)")
      }
    }
  }
}
