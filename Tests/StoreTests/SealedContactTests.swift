import App
import Domain
import Foundation
import Postgres
import Secrets
import Service
import Store
import TestSupport
import Testing

/// What leads to people is sealed wherever the database keeps it, and opens wherever it is read.
@Suite struct SealedContactTests {
  private static let phone = "139 0000-7711"
  private static let email = "Planted.Marker@example.cn"
  private static let wechat = "planted-wx-77"

  private static let person = Record<PersonField>([
    .name: .text("虚构丁"), .phone: .text(phone), .email: .text(email), .wechat: .text(wechat), .city: .text("西安"),
  ])

  /// Every row of every table as text.
  private static func everything(_ database: TestDatabase) async throws -> String {
    try await database.withOwner { owner in
      let tables = try await owner.query(
        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
      ).decode(String.self)
      var text = ""
      for table in tables {
        let rows = try await owner.query("select t::text from \(identifier: table) t").decode(String.self)
        text += rows.joined(separator: "\n")
      }
      return text
    }
  }

  private static func undo(_ change: Int64, _ database: TestDatabase) async throws -> ChangeReceipt<TakeBack> {
    try await database.desk.undo(change, invocation: TestDatabase.invocation)
  }

  /// The sealed texts of people, history included, by the name of their key; `nil` for the clear.
  private static func people(_ database: TestDatabase) async throws -> [String?: Int] {
    let counts = try await database.withOwner { try await SealFill.counts($0) }
    return Dictionary(counts.filter { $0.place.hasPrefix("person.") }.map { ($0.key, $0.rows) }, uniquingKeysWith: +)
  }

  @Test func `nothing personal stands in the clear in any table, history included`() async throws {
    try await TestDatabase.with(.reference) { database in
      let id = try await database.insert([SealedContactTests.person])[0]
      try await database.insert([
        Record<EnterpriseField>([.name: .text("虚构甲有限公司"), .contactPhone: .text(SealedContactTests.phone)])
      ])
      let standing = try #require(try await database.record(PersonField.self, id))
      try await database.changed { try await $0.edit(standing, [.phone: .text("13900007722"), .wechat: nil]) }
      try await database.changed { _ = try await $0.delete(PersonField.self, ids: [id]) }
      let text = try await SealedContactTests.everything(database)
      #expect(text.contains("虚构丁") && text.contains("西安"))
      for marker in [
        SealedContactTests.phone, "13900007711", "13900007722", "00007711", SealedContactTests.email,
        SealedContactTests.email.lowercased(), SealedContactTests.wechat,
      ] {
        #expect(!text.contains(marker), "\(marker)")
        let hex = marker.utf8.map { String($0, radix: 16) }.joined()
        #expect(!text.contains(hex), "\(marker)")
      }
    }
  }

  @Test func `what is erased is not found by its hashes either`() async throws {
    try await TestDatabase.with(.reference) { database in
      let ids = try await database.changed { session in
        let firm = try await session.insert(
          [Record<EnterpriseField>([.name: .text("虚构甲有限公司"), .contactPhone: .text(SealedContactTests.phone)])],
          titled: "新")[0]
        let person = try await session.insert([SealedContactTests.person], titled: "新")[0]
        _ = try await session.insert(
          [Record<TieField>([.enterprise: .reference(firm), .person: .reference(person)])], titled: "新")
        return (firm: firm, person: person)
      }.result
      let firm = try #require(try await database.record(EnterpriseField.self, ids.firm))
      let person = try #require(try await database.record(PersonField.self, ids.person))
      try await database.changed { session in
        try await session.edit(firm, [.headcount: .count(7)])
        try await session.edit(person, [.city: .text("汉中")])
      }
      let ring = try TestKeys.ring()
      let hashes = try ["13900007711", SealedContactTests.email.lowercased(), SealedContactTests.wechat].map(
        ring.lookup)
      // Person, firm and their past states.
      #expect(try await database.holding(hashes).count == 8)
      _ = try await database.desk.erasePerson(
        "#\(ids.person)", ground: .asked, invocation: TestDatabase.invocation)
      #expect(try await database.holding(hashes) == [])
      #expect(try await database.record(EnterpriseField.self, ids.firm)?.record[.headcount] == .count(7))
    }
  }

  @Test func `history, differences and taking back show and restore what was sealed`() async throws {
    try await TestDatabase.with(.schema) { database in
      let made = try await database.changed { try await $0.insert([SealedContactTests.person], titled: "新")[0] }
      let id = made.result
      let first = try #require(try await database.record(PersonField.self, id))
      #expect(first.record == SealedContactTests.person)
      let edited = try await database.changed {
        try await $0.edit(first, [.phone: .text("13900007722"), .email: nil])
      }
      let history = try await database.registry.history(of: PersonField.self, id: id, organisation: 1)
      #expect(history.map { $0.stored.record.text(.phone) } == ["13900007722", SealedContactTests.phone])
      #expect(history.map { $0.stored.record.text(.email) } == [nil, SealedContactTests.email])
      let differences = try await database.registry.differing(
        PersonField.self, from: made.version, to: edited.version, organisation: 1)
      #expect(differences.map { $0.before?.record.text(.phone) } == [SealedContactTests.phone])
      #expect(differences.map { $0.after?.record.text(.phone) } == ["13900007722"])

      let receipt = try await SealedContactTests.undo(edited.id, database)
      #expect(receipt.result.restored == [.person: 1] && receipt.result.conflicts == [])
      #expect(try await database.record(PersonField.self, id)?.record == SealedContactTests.person)
      // What stands as the first change left it may be taken back as well.
      #expect(try await SealedContactTests.undo(made.id, database).result.removed == [.person: 1])
      #expect(try await database.all(PersonField.self).isEmpty)
    }
  }

  @Test func `writing what stands already changes nothing`() async throws {
    try await TestDatabase.with(.schema) { database in
      let id = try await database.insert([SealedContactTests.person])[0]
      let standing = try #require(try await database.record(PersonField.self, id))
      let touched = try await database.changed { try await $0.update([standing]) }
      #expect(touched.result == 0)
      #expect(try await database.registry.history(of: PersonField.self, id: id, organisation: 1).count == 1)
    }
  }

  @Test func `a sealed field is found by its whole text however it is written, and by nothing less`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.insert([
        SealedContactTests.person,
        Record<PersonField>([.name: .text("虚构戊"), .phone: .text("029-8800 1234;13900007733")]),
        Record<PersonField>([.name: .text("虚构己")]),
      ])
      func found(_ condition: RecordQuery<PersonField>.Condition) async throws -> [String] {
        try await database.registry.page(RecordQuery(conditions: [condition]), organisation: 1).rows
          .compactMap { $0.text(.name) }
      }
      for (condition, names) in [
        (.equals(.phone, .text("+86 139 0000 7711")), ["虚构丁"]),
        (.equals(.phone, .text("13900007733")), ["虚构戊"]),
        (.equals(.phone, .text("(029)88001234")), ["虚构戊"]),
        (.equals(.phone, .text("1390000771")), []),
        (.equals(.phone, .text("无")), []),
        (.oneOf(.phone, [.text("13900007711"), .text("13900007733")]), ["虚构丁", "虚构戊"]),
        (.equals(.email, .text(" planted.marker@EXAMPLE.cn ")), ["虚构丁"]),
        (.equals(.email, .text("marker@example.cn")), []),
        (.equals(.wechat, .text(SealedContactTests.email)), []),
        (.unknown(.phone), ["虚构己"]),
      ] as [(RecordQuery<PersonField>.Condition, [String])] {
        #expect(try await found(condition) == names, "\(condition)")
      }
      for condition in [
        .contains(.phone, "139"), .atLeast(.email, .text("a")), .atMost(.wechat, .text("z")),
      ] as [RecordQuery<PersonField>.Condition] {
        let error = await #expect(throws: ServiceError.self) { _ = try await found(condition) }
        #expect(error?.code == "sealed_field")
      }
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.registry.page(RecordQuery<PersonField>(order: .phone), organisation: 1)
      }
      #expect(error?.code == "sealed_field")
    }
  }

  @Test func `what was written before there were keys is sealed at the end of a migration`() async throws {
    try await TestDatabase.with(.schema) { database in
      let clear = PostgresRegistry(pool: database.pool)
      func written<Made: Sendable>(_ work: @escaping @Sendable (any ChangeSession) async throws -> Made) async throws
        -> Made
      {
        try await clear.change(ChangeIntent(TestDatabase.invocation, useCase: "test")) { .keep(try await work($0)) }
          .result
      }
      let id = try await written { try await $0.insert([SealedContactTests.person], titled: "旧")[0] }
      let old = try #require(try await clear.records(1).one(PersonField.self, id))
      try await written { try await $0.edit(old, [.phone: .text("13900007722")]) }
      #expect(try await SealedContactTests.people(database) == [nil: 6])
      // A program with keys reads what is not sealed yet, and tells its people again.
      #expect(try await database.record(PersonField.self, id)?.text(.phone) == "13900007722")

      let ring = try TestKeys.ring()
      let next = try #require(Migration(file: "9999_next.sql", text: "select 1;"))
      try await database.withOwner { owner in
        let migrator = Migrator(try MigrationTests.shipped() + [next], seals: try TestKeys.seals())
        #expect(try await migrator.migrate(owner) == ["9999_next.sql"])
      }
      #expect(try await SealedContactTests.people(database) == [ring.list[0].id: 6])
      let history = try await database.registry.history(of: PersonField.self, id: id, organisation: 1)
      #expect(history.map { $0.stored.record.text(.phone) } == ["13900007722", SealedContactTests.phone])
      // Triggers keep history again.
      let standing = try #require(try await database.record(PersonField.self, id))
      try await database.changed { try await $0.edit(standing, [.phone: nil]) }
      #expect(try await database.registry.history(of: PersonField.self, id: id, organisation: 1).count == 3)
    }
  }

  @Test(arguments: Suite.allCases)
  func `keys are changed in batches; broken off, it goes on where it was`(suite: Suite) async throws {
    try await TestDatabase.with(.schema) { database in
      let made = try await database.changed { session in
        try await session.insert(
          (0..<25).map { Record<PersonField>([.name: .text("虚构\($0)"), .phone: .text("\(13_900_000_000 + $0)")]) },
          titled: "新")
      }
      let people = try await database.all(PersonField.self)
      let edited = try await database.changed { session in
        for person in people.prefix(7) { try await session.edit(person, [.email: .text("x@example.cn")]) }
      }
      let before = try await database.rowCounts()
      let old = try TestKeys.ring()
      let ring = try old.adding(suite)
      let seals = Seals(ring)

      // One text is damaged: what was sealed up to it stands.
      let damaged = people[13].id
      let sealed = try await database.withOwner { owner in
        let text = try await owner.query("select phone from person where id = \(damaged)").one()
          .decode(String.self, at: 0)
        try await owner.executeScript("alter table person disable trigger user")
        try await owner.execute("update person set phone = overlay(phone placing 'AAAA' from 40) where id = \(damaged)")
        await #expect(throws: SealingError.tampered) { try await SealFill(owner, seals, batch: 4).fill() }
        return text
      }
      let half = try await SealedContactTests.people(database)
      #expect((half[ring.list[0].id] ?? 0) > 0 && (half[old.list[0].id] ?? 0) > 0)
      let read = await #expect(throws: ServiceError.self) { _ = try await database.all(PersonField.self) }
      #expect(read?.code == "seal_tampered" || read?.code == "seal_key_unknown")

      var told: [SealFill.Progress] = []
      let count = try await database.withOwner { owner in
        try await owner.executeScript("alter table person disable trigger user")
        try await owner.execute("update person set phone = \(sealed) where id = \(damaged)")
        try await owner.executeScript("alter table person enable trigger user")
        return try await SealFill(owner, seals, batch: 4).fill { told.append($0) }
      }
      #expect(told.first?.done == 0 && told.last == SealFill.Progress(done: count, total: count) && told.count > 3)
      // 25 stand with 7 e-mails, 7 ended.
      #expect(try await SealedContactTests.people(database) == [ring.list[0].id: 39])
      #expect(try await database.withOwner { try await SealFill($0, seals).fill() } == 0)
      #expect(try await database.rowCounts() == before)
      #expect(try await database.withOwner { try await SealKeys.inUse($0) } == [ring.list[0].id])

      // Whoever has the new key reads, finds, and takes back what was done under the old one.
      let registry = PostgresRegistry(pool: database.pool, seals: Seals(old) { ring })
      let page = try await registry.page(RecordQuery<PersonField>(limit: 100), organisation: 1)
      #expect(page.rows.map { $0.text(.phone) } == people.map { $0.text(.phone) })
      let found = try await registry.page(
        RecordQuery<PersonField>(conditions: [.equals(.phone, .text("13900000011"))]), organisation: 1)
      #expect(found.rows.map(\.id) == [people[11].id])
      let undo = UndoChange(registry, rules: database.desk.recordRules)
      #expect(try await undo(edited.id, invocation: TestDatabase.invocation).result.restored == [.person: 7])
      #expect(try await undo(made.id, invocation: TestDatabase.invocation).result.removed == [.person: 25])
    }
  }

  @Test func `a program without the keys in use does not start, and says which are missing`() async throws {
    try await TestDatabase.with(.schema) { database in
      let uri = database.applicationURI
      let used = try await database.withOwner { try await SealKeys.inUse($0) }
      #expect(try used == [TestKeys.ring().list[0].id])
      func refusal(_ flags: [String: String]) async throws -> ServiceError? {
        let settings = try Settings(
          flags: flags.merging(["database.url": uri, "actor": "测试员"]) { $1 }, environment: [:])
        return await #expect(throws: ServiceError.self) {
          let application = try await Application.open(settings, resources: Resources(folder: Checkout.data.path))
          await application.close()
        }
      }
      let none = try await refusal([:])
      #expect(none?.code == "keys_missing" && none?.message.contains(used[0]) == true)
      let folder = FileManager.default.temporaryDirectory.appending(path: "yinfeng-" + UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.appending(path: "other.keys").path
      let absent = try await refusal(["keys.file": path])
      #expect(absent?.code == "key_file_missing" && absent?.message.contains(path) == true)
      try KeyRing.make(.sm).write(newFile: path)
      let other = try await refusal(["keys.file": path])
      #expect(other?.code == "keys_missing" && other?.message.contains(path) == true)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      let open = try await refusal(["keys.file": path])
      #expect(open?.code == "key_file_not_private" && open?.message.contains(path) == true)
    }
  }

  @Test func `without keys a text that looks sealed is not written`() async throws {
    try await TestDatabase.with(.schema) { database in
      let clear = PostgresRegistry(pool: database.pool)
      let error = await #expect(throws: ServiceError.self) {
        _ = try await clear.change(ChangeIntent(TestDatabase.invocation, useCase: "test")) { session in
          .keep(
            try await session.insert(
              [Record<PersonField>([.name: .text("虚构庚"), .wechat: .text("yf1:aes256gcm:x")])], titled: "新"))
        }
      }
      #expect(error?.code == "looks_sealed")
      // With keys it is a text like any other.
      let id = try await database.insert([
        Record<PersonField>([.name: .text("虚构庚"), .wechat: .text("yf1:aes256gcm:x")])
      ])[0]
      #expect(try await database.record(PersonField.self, id)?.text(.wechat) == "yf1:aes256gcm:x")
    }
  }

  @Test func `what leads to people is text, and no search or name looks in it`() {
    func check<Field: RecordField>(_ field: Field.Type) {
      #expect(Field.personal.allSatisfy(\.kind.isText) && Field.phones.isSubset(of: Field.personal))
      #expect(Field.personal.isDisjoint(with: Field.record.searched) && Field.personal.isDisjoint(with: Field.names))
    }
    for entity in Entity.catalogue { check(entity) }
  }
}
