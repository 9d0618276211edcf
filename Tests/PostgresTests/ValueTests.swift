import Postgres
import Testing

@Suite("Values through the server")
struct ValueTests {
  private func echo<Value: PostgresCodable & Equatable>(_ values: [Value], as type: String) async throws {
    try await withTestConnection { connection in
      for value in values {
        let row = try await connection.query("select \(value) as value, pg_typeof(\(value))::text as type").one()
        #expect(try row.decode(Value.self, named: "value") == value)
        #expect(try row.decode(String.self, named: "type") == type)
      }
    }
  }

  @Test("Numbers and truth values come back exactly, extremes and null included")
  func scalars() async throws {
    try await echo([true, false, nil] as [Bool?], as: "boolean")
    try await echo([0, .min, .max, nil] as [Int16?], as: "smallint")
    try await echo([0, .min, .max, nil] as [Int32?], as: "integer")
    try await echo([0, .min, .max, nil] as [Int64?], as: "bigint")
    try await echo([0, .min, .max], as: "bigint")
    try await echo([0, -0.5, .infinity, -.infinity, .leastNonzeroMagnitude, nil] as [Double?], as: "double precision")
  }

  @Test("Texts, bytes, identifiers and JSON come back exactly")
  func texts() async throws {
    try await echo(["", "石泉", nil] as [String?], as: "text")
    try await echo([PostgresBytea([]), PostgresBytea([0, 255, 92])], as: "bytea")
    try await echo([PostgresJSON("{\"a\": [1, null]}"), PostgresJSON("\"石\"")], as: "jsonb")
    try await echo([PostgresUUID.random(), PostgresUUID(high: 0, low: .max)], as: "uuid")
  }

  @Test("A value larger than every buffer on the way comes back exactly")
  func large() async throws {
    let bytes = PostgresBytea((0..<9_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try await withTestConnection { connection in
      let back = try await connection.query("select \(bytes)").one().decode(PostgresBytea.self)
      #expect(back == bytes)
    }
  }

  @Test("Arrays come back exactly, empty and with nulls")
  func arrays() async throws {
    try await echo([[], ["a", ""], ["石泉"]], as: "text[]")
    try await echo([[], [nil, "a"], [nil]] as [[String?]], as: "text[]")
    try await echo([[.min, 0, .max], []] as [[Int64]?], as: "bigint[]")
    try await echo([[1], nil] as [[Int16]?], as: "smallint[]")
    try await echo([[PostgresDate(daysSince1970: 0), .infinity]], as: "date[]")
    try await echo([[true, nil, false]] as [[Bool?]], as: "boolean[]")
  }

  @Test(
    "A date is the day the server means",
    arguments: [
      ("1970-01-01", 0), ("2000-01-01", 10_957), ("1969-12-31", -1), ("2026-03-05", 20_517),
      ("infinity", .max), ("-infinity", .min), ("5874897-12-31", 2_145_042_905), ("4713-01-01 BC", -2_440_550),
    ] as [(String, Int32)])
  func dates(text: String, day: Int32) async throws {
    try await withTestConnection { connection in
      let date = PostgresDate(daysSince1970: day)
      let row = try await connection.query("select \(text)::date, \(date) = \(text)::date").one()
      let (read, same) = try row.decode(PostgresDate.self, Bool.self)
      #expect(read == date)
      #expect(same)
    }
  }

  @Test(
    "An instant is the microsecond the server means",
    arguments: [
      ("1970-01-01 00:00:00+00", 0), ("2000-01-01 00:00:00+00", 946_684_800_000_000),
      ("1969-12-31 23:59:59.999999+00", -1), ("infinity", .max), ("-infinity", .min),
      ("4713-01-01 00:00:00+00 BC", -210_863_520_000_000_000),
    ] as [(String, Int64)])
  func instants(text: String, microseconds: Int64) async throws {
    try await withTestConnection { connection in
      let instant = PostgresInstant(microsecondsSince1970: microseconds)
      let row = try await connection.query("select \(text)::timestamptz, \(instant) = \(text)::timestamptz").one()
      let (read, same) = try row.decode(PostgresInstant.self, Bool.self)
      #expect(read == instant)
      #expect(same)
    }
  }

  @Test("A day or an instant the server does not know is refused, not bent")
  func beyondTheCalendar() async throws {
    try await withTestConnection { connection in
      for day in [Int32.min + 1, Int32.max - 1] {
        let error = await #expect(throws: PostgresError.self) {
          try await connection.query("select \(PostgresDate(daysSince1970: day))")
        }
        #expect(error?.sqlState?.rawValue == "22008")
      }
      let error = await #expect(throws: PostgresError.self) {
        try await connection.query("select \("294276-12-31"):: timestamptz as late").one().decode(PostgresInstant.self)
      }
      #expect(error?.code == .undecodable)
      #expect(error?.column == "late")
    }
  }

  @Test("An enumeration's label is a text, a domain is what it is based on")
  func userTypes() async throws {
    try await withTestConnection { connection in
      try await connection.executeScript(
        "create type pg_temp.stage as enum ('lead', 'contract'); create domain pg_temp.grade as int")
      let row = try await connection.query("select \("contract")::pg_temp.stage, 3::pg_temp.grade").one()
      let (stage, grade) = try row.decode(String.self, Int32.self)
      #expect(stage == "contract")
      #expect(grade == 3)
    }
  }
}
