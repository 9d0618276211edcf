import Domain
import Service
import TestSupport
import Testing

@Suite struct ChangeTests {
  static func firm(_ name: String) -> Record<EnterpriseField> { Record([.name: .text(name)]) }

  @Test func `a change that is discarded writes nothing at all`() async throws {
    try await TestDatabase.with(.sample) { database in
      let before = try await database.rowCounts()
      let version = try await database.version()
      let receipt = try await database.registry.change(ChangeIntent(TestDatabase.invocation, useCase: "test")) {
        session in
        let firms = try await session.page(RecordQuery<EnterpriseField>(limit: 1000)).rows
        _ = try await session.insert([ChangeTests.firm("新企业")], titled: "来源")
        try await session.edit(firms[0], [.note: .text("改")])
        _ = try await session.delete(EnterpriseField.self, ids: [firms[1].id])
        return .discard(firms.count)
      }
      #expect(receipt.change == nil)
      #expect(receipt.result == 60)
      #expect(try await database.rowCounts() == before)
      #expect(try await database.version() == version)
    }
  }

  struct Halt: Error {}

  @Test func `a change whose work throws writes nothing and throws the same`() async throws {
    try await TestDatabase.with(.schema) { database in
      let before = try await database.rowCounts()
      await #expect(throws: Halt.self) {
        try await database.changed { session in
          _ = try await session.insert([ChangeTests.firm("新企业")], titled: "来源")
          throw Halt()
        }
      }
      #expect(try await database.rowCounts() == before)
      #expect(try await database.version() == 0)
    }
  }

  @Test func `changes at once get versions without gap or repetition`() async throws {
    try await TestDatabase.with(.schema) { database in
      let versions = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for worker in 0..<6 {
          group.addTask {
            var versions: [Int64] = []
            for number in 0..<8 {
              versions.append(
                try await database.changed {
                  try await $0.insert([ChangeTests.firm("企业\(worker)-\(number)")], titled: "来源")
                }.version)
            }
            #expect(versions == versions.sorted())
            return versions
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(versions.sorted() == Array(1...48))
      #expect(try await database.version() == 48)
    }
  }

  @Test func `the change that commits first has the lower version, whichever began first`() async throws {
    try await TestDatabase.with(.schema) { database in
      let begun = Latch()
      let mayEnd = Latch()
      async let slow = database.changed { session in
        _ = try await session.insert([ChangeTests.firm("先开始")], titled: "来源")
        await begun.open()
        await mayEnd.passed()
      }
      await begun.passed()
      let quick = try await database.changed { try await $0.insert([ChangeTests.firm("后开始")], titled: "来源") }
      await mayEnd.open()
      let first = try await slow
      #expect(first.id < quick.id)
      #expect(first.version > quick.version)
      let listed = try await database.registry.changes(useCases: ["test"], before: nil, limit: 9, organisation: 1)
      #expect(listed.map(\.id) == [quick.id, first.id])
      #expect(listed.map(\.version) == [quick.version, first.version])
    }
  }

  @Test func `an edit of a state that was replaced is refused`() async throws {
    try await TestDatabase.with(.schema) { database in
      let id = try await database.insert([ChangeTests.firm("甲")])[0]
      let old = try #require(try await database.record(EnterpriseField.self, id))
      try await database.changed { try await $0.edit(old, [.note: .text("一")]) }
      let version = try await database.version()
      let error = await #expect(throws: ServiceError.self) {
        try await database.changed { try await $0.edit(old, [.note: .text("二")]) }
      }
      #expect(error?.code == "record_changed")
      #expect(try await database.record(EnterpriseField.self, id)?.record[.note] == .text("一"))
      #expect(try await database.version() == version)
    }
  }

  @Test func `of two edits of one state at once exactly one stands`() async throws {
    try await TestDatabase.with(.schema) { database in
      let id = try await database.insert([ChangeTests.firm("甲")])[0]
      for round in 0..<10 {
        let old = try #require(try await database.record(EnterpriseField.self, id))
        let outcomes = await withTaskGroup(of: Result<String, any Error>.self) { group in
          for editor in ["A", "B", "C"] {
            group.addTask {
              let note = "\(editor)\(round)"
              do {
                try await database.changed { try await $0.edit(old, [.note: .text(note)]) }
                return .success(note)
              } catch { return .failure(error) }
            }
          }
          return await group.reduce(into: []) { $0.append($1) }
        }
        let won = outcomes.compactMap { try? $0.get() }
        #expect(won.count == 1)
        for case .failure(let error) in outcomes {
          #expect((error as? ServiceError)?.code == "record_changed", "\(error)")
        }
        #expect(try await database.record(EnterpriseField.self, id)?.record[.note]?.text == won.first)
      }
    }
  }

  @Test func `edits that block each other end in a refusal that may be tried again`() async throws {
    try await TestDatabase.with(.schema) { database in
      let ids = try await database.insert([ChangeTests.firm("甲"), ChangeTests.firm("乙")])
      let rows = try await database.all(EnterpriseField.self)
      let locked = [Latch(), Latch()]
      let outcomes = await withTaskGroup(of: (any Error)?.self) { group in
        for own in 0...1 {
          group.addTask {
            do {
              try await database.changed { session in
                try await session.edit(rows[own], [.note: .text("\(own)")])
                await locked[own].open()
                await locked[1 - own].passed()
                try await session.edit(rows[1 - own], [.note: .text("\(own)")])
              }
              return nil
            } catch { return error }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let refusals = outcomes.compactMap(\.self)
      #expect(refusals.count == 1)
      #expect((refusals.first as? ServiceError)?.kind == .unavailable, "\(refusals)")
      let notes = try await database.all(EnterpriseField.self).map { $0.record[.note] }
      #expect(notes.count == ids.count && Set(notes).count == 1)
    }
  }

  @Test func `a broken constraint is a refusal that names it`() async throws {
    try await TestDatabase.with(.schema) { database in
      let code = FieldValue.text(RandomRecords.creditCode(1))
      try await database.insert([Record<EnterpriseField>([.name: .text("甲"), .creditCode: code])])
      let twice = await #expect(throws: ServiceError.self) {
        try await database.insert([Record<EnterpriseField>([.name: .text("乙"), .creditCode: code])])
      }
      #expect(twice?.kind == .conflict && twice?.code == "record_exists")
      let blank = await #expect(throws: ServiceError.self) { try await database.insert([ChangeTests.firm(" ")]) }
      #expect(blank?.kind == .invalid && blank?.code == "invalid_record" && blank?.fields.map(\.field) == ["name"])
      let hanging = await #expect(throws: ServiceError.self) {
        try await database.insert([Record<PlanField>([.enterprise: .reference(999_999), .name: .text("项目")])])
      }
      #expect(hanging?.kind == .conflict && hanging?.code == "reference_broken")
    }
  }
}
