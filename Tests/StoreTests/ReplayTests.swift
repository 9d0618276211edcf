import Domain
import Service
import TestSupport
import Testing

@Suite struct ReplayTests {
  /// Does one random thing to the sample.
  private static func step(_ number: Int, _ dice: inout Dice, _ database: TestDatabase) async throws {
    let firms = try await database.all(EnterpriseField.self)
    let firm = dice.pick(firms)
    switch dice.number(0...6) {
    case 0, 1:
      let revenue = FieldValue.money(Money(yuan: dice.number(1...900_000_000)))
      let products = FieldValue.texts(dice.pick(firms).record[.products]?.texts ?? ["丝绸"])
      let place = dice.pick(firms).record[.place]
      try await database.changed {
        try await $0.edit(firm, [.revenue: revenue, .products: products, .place: place])
      }
    case 2: try await database.changed { try await $0.delete(EnterpriseField.self, ids: [firm.id]) }
    case 3:
      let plans = try await database.all(PlanField.self)
      let land = FieldValue.quantity(Quantity(milli: dice.number(0...200_000)))
      let plan = dice.pick(plans)
      try await database.changed { try await $0.edit(plan, [.land: land, .landing: .text("land")]) }
    case 4:
      let need = dice.pick(try await database.all(NeedField.self))
      let codes = FieldValue.texts([dice.pick(firms).record[.industryCode]?.text ?? "1741"])
      try await database.changed { try await $0.edit(need, [.targetCodes: codes]) }
    case 5:
      try await database.changed { session in
        let id = try await session.insert([Record<EnterpriseField>([.name: .text("新企业\(number)")])], titled: "新")[0]
        let plan = Record<PlanField>([.enterprise: .reference(id), .name: .text("新项目"), .land: .quantity(Quantity(12))])
        _ = try await session.insert([plan], titled: "新")
      }
    default:
      let last = try await database.registry.changes(useCases: ["test"], before: nil, limit: 1, organisation: 1)
      guard let change = last.first else { return }
      _ = try await database.desk.undo(change.id, invocation: TestDatabase.invocation)
    }
  }

  @Test(arguments: [1] as [UInt64])
  func `every past version answers as it did when it was the latest`(seed: UInt64) async throws {
    try await TestDatabase.with(.sample) { database in
      var dice = Dice(seed)
      var taken: [Int64: SceneText] = [:]
      taken[try await database.version()] = try await SceneText.of(database)
      for number in 0..<9 {
        do { try await ReplayTests.step(number, &dice, database) } catch let error as ServiceError {
          // Taking back the same change twice is refused; nothing was written.
          #expect(error.code == "change_built_upon", "\(error)")
        }
        taken[try await database.version()] = try await SceneText.of(database)
      }
      #expect(taken.count > 5)
      #expect(Set(taken.values.map { $0.rankings.joined() }).count > 3)
      for (version, text) in taken.sorted(by: { $0.key < $1.key }) {
        let again = try await SceneText.of(database, version: version)
        #expect(again.rankings == text.rankings, "version \(version)")
        #expect(again.rows == text.rows, "version \(version)")
      }
    }
  }

  @Test func `a change that was open while another committed is seen from its own version on`() async throws {
    try await TestDatabase.with(.sample) { database in
      let firms = try await database.all(EnterpriseField.self)
      let begun = Latch()
      let mayEnd = Latch()
      async let slow = database.changed { session in
        try await session.edit(firms[0], [.revenue: .money(Money(yuan: 1))])
        _ = try await session.delete(EnterpriseField.self, ids: [firms[1].id])
        _ = try await session.insert([Record<EnterpriseField>([.name: .text("先开始的企业")])], titled: "先")
        await begun.open()
        await mayEnd.passed()
      }
      await begun.passed()
      let quick = try await database.changed { session in
        try await session.edit(firms[2], [.revenue: .money(Money(yuan: 2))])
        _ = try await session.delete(EnterpriseField.self, ids: [firms[3].id])
      }
      let between = try await SceneText.of(database)
      await mayEnd.open()
      let last = try await slow
      let after = try await SceneText.of(database)
      #expect(between != after)
      // The slow change has the lower number and the higher version.
      #expect(last.id < quick.id && last.version > quick.version)
      try await database.changed { try await $0.delete(EnterpriseField.self, ids: firms.map(\.id)) }
      #expect(try await SceneText.of(database, version: quick.version) == between)
      #expect(try await SceneText.of(database, version: last.version) == after)
    }
  }

  @Test func `deleting a firm takes its own along and an earlier version has them all`() async throws {
    try await TestDatabase.with(.sample) { database in
      let before = try await SceneText.of(database)
      let version = try await database.version()
      let firm = try #require(try await database.all(PlanField.self).first?.record[.enterprise]?.reference)
      try await database.changed { try await $0.delete(EnterpriseField.self, ids: [firm]) }
      let now = try await SceneText.of(database)
      #expect(!now.rows.contains { $0.hasPrefix("plan ") && $0.contains("enterprise_id=\(firm)@") })
      #expect(try await SceneText.of(database, version: version) == before)
    }
  }

  @Test(arguments: [-1, 99] as [Int64])
  func `a version that was never made is refused`(offset: Int64) async throws {
    try await TestDatabase.with(.reference) { database in
      let error = await #expect(throws: ServiceError.self) {
        _ = try await database.scenes.scene(organisation: 1, version: offset, account: 0)
      }
      #expect(error?.code == "version_not_found")
    }
  }

  @Test func `the history of a record tells who changed it, when and to what`() async throws {
    try await TestDatabase.with(.schema) { database in
      let made = try await database.changed("enterprise.add") {
        try await $0.insert([ChangeTests.firm("甲")], titled: "来源")[0]
      }
      let first = try #require(try await database.record(EnterpriseField.self, made.result))
      let edited = try await database.changed("enterprise.edit") { try await $0.edit(first, [.note: .text("改")]) }
      let gone = try await database.changed("enterprise.delete") {
        try await $0.delete(EnterpriseField.self, ids: [made.result])
      }
      let history = try await database.registry.history(of: EnterpriseField.self, id: made.result, organisation: 1)
      #expect(history.map(\.began.id) == [edited.id, made.id])
      #expect(history.map { $0.ended?.id } == [gone.id, edited.id])
      #expect(history.map { $0.stored.record[.note] } == [.text("改"), nil])
      #expect(history.map(\.began.useCase) == ["enterprise.edit", "enterprise.add"])
      #expect(history.allSatisfy { $0.began.actor == "测试员" && $0.began.recordedAt.hasSuffix("Z") })
      #expect(try await database.registry.history(of: EnterpriseField.self, id: 4711, organisation: 1).isEmpty)
    }
  }
}
