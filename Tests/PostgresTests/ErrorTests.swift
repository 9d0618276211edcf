import Postgres
import Testing

@Suite("Errors")
struct ErrorTests {
  @Test("A broken constraint is told by name, its value only in the log text")
  func constraint() async throws {
    try await withTestConnection { connection in
      try await connection.executeScript(
        "create temporary table enterprise (code text constraint enterprise_code_key unique)")
      let error = await #expect(throws: PostgresError.self) {
        try await connection.execute("insert into enterprise values (\("secret-1")), (\("secret-1"))")
      }
      #expect(error?.sqlState == .uniqueViolation)
      #expect(error?.constraint == "enterprise_code_key")
      #expect(error?.table == "enterprise")
      #expect(error?.description.contains("secret-1") == false)
      #expect(error?.debugDescription.contains("secret-1") == true)
      #expect(error?.debugDescription.contains("insert into enterprise values ($1), ($2)") == true)
      #expect(error?.file?.hasSuffix("ErrorTests.swift") == true)
    }
  }

  @Test("A column that cannot be decoded is told by name")
  func decoding() async throws {
    try await withTestConnection { connection in
      let row = try await connection.query("select null::int as empty, 'x'::text as word, 1::bigint as wide").one()
      let problems: [(String, () throws -> Void)] = [
        ("empty", { _ = try row.decode(Int32.self, named: "empty") }),
        ("word", { _ = try row.decode(Int32.self, named: "word") }),
        ("wide", { _ = try row.decode(Int32.self, named: "wide") }),
        ("word", { _ = try row.decode([String].self, named: "word") }),
      ]
      for (column, read) in problems {
        let error = #expect(throws: PostgresError.self) { try read() }
        #expect(error?.code == .undecodable)
        #expect(error?.column == column)
      }
      #expect(throws: PostgresError.self) { try row.decode(Int.self, named: "absent") }
      #expect(throws: PostgresError.self) { try row.decode(Int.self, at: 3) }
    }
  }

  @Test("A value that breaks a rule of its Swift type is refused")
  func mapped() async throws {
    struct Grade: PostgresMapped, PostgresArrayElement, Equatable {
      struct Outside: Error {}
      let postgresValue: Int16

      init(postgresValue: Int16) throws {
        guard (1...5).contains(postgresValue) else { throw Outside() }
        self.postgresValue = postgresValue
      }
    }
    try await withTestConnection { connection in
      let good = try Grade(postgresValue: 5)
      let row = try await connection.query("select \(good) as good, \([good]) as list, 6::smallint as bad").one()
      #expect(try row.decode(Grade.self, named: "good") == good)
      #expect(try row.decode([Grade].self, named: "list") == [good])
      let error = #expect(throws: PostgresError.self) { try row.decode(Grade.self, named: "bad") }
      #expect(error?.column == "bad")
    }
  }

  @Test("An enumeration goes by its raw value, and an unknown one is refused")
  func enumeration() async throws {
    enum Stage: String, PostgresMapped {
      typealias PostgresValue = String
      case lead, contract
    }
    try await withTestConnection { connection in
      let row = try await connection.query("select \(Stage.lead), \(nil as Stage?), 'unheard' as stage").one()
      let (lead, none) = try row.decode(Stage.self, Stage?.self)
      #expect(lead == .lead)
      #expect(none == nil)
      let error = #expect(throws: PostgresError.self) { try row.decode(Stage.self, named: "stage") }
      #expect(error?.column == "stage")
    }
  }

  @Test("A server that is not there is unavailable, not broken")
  func unavailable() async throws {
    var configuration = TestServer.shared.configuration
    configuration.host = "/tmp/no-such-directory"
    let error = await #expect(throws: PostgresError.self) {
      try await PostgresConnection.connect(configuration, logger: quiet)
    }
    #expect(error?.code == .unavailable)
    #expect(error?.meansServerIsAway == true)
    #expect(error?.description.contains("no-such-directory") == false)
  }

  @Test("A zero byte cannot cut a statement short")
  func zeroByte() async throws {
    try await withTestConnection { connection in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.query("select 1 as \(identifier: "a\0b")")
      }
      #expect(error?.code == .misuse)
    }
  }
}
