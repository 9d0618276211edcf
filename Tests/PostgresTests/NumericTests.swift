import Postgres
import Testing

@Suite("Exact decimals")
struct NumericTests {
  @Test(
    "A numeric is read exactly",
    arguments: [
      ("0", 0, 0), ("0.00", 0, 2), ("12.50", 1250, 2), ("-0.0001", -1, 4), ("0.00001", 1, 5), ("10000", 10_000, 0),
      ("100000000.5", 1_000_000_005, 1), ("9223372036854775807", .max, 0), ("-9223372036854775808", .min, 0),
      ("0.9223372036854775807", .max, 19), ("1000000", 1_000_000, 0), ("99999999.9999", 999_999_999_999, 4),
    ] as [(String, Int64, Int)])
  func reading(text: String, unscaled: Int64, scale: Int) async throws {
    try await withTestConnection { connection in
      let value = try await connection.query("select \(text)::numeric").one().decode(PostgresNumeric.self)
      #expect(value == PostgresNumeric(unscaled: unscaled, scale: scale))
      let back = try await connection.query("select (\(value))::text").one().decode(String.self)
      #expect(back == text)
    }
  }

  @Test(
    "A numeric that does not fit is an error with the column's name",
    arguments: ["NaN", "Infinity", "-Infinity", "9223372036854775808", "1e30", "1e1000", "0.12345678901234567890123"])
  func beyond(text: String) async throws {
    try await withTestConnection { connection in
      let row = try await connection.query("select \(text)::numeric as amount").one()
      let error = #expect(throws: PostgresError.self) { try row.decode(PostgresNumeric.self) }
      #expect(error?.code == .undecodable)
      #expect(error?.column == "amount")
    }
  }

  @Test("Random decimals survive the way there and back")
  func random() async throws {
    var generator = SeededGenerator(seed: 20_260_305)
    let values = (0..<2000).map { _ in
      PostgresNumeric(
        unscaled: Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0..<63, using: &generator),
        scale: .random(in: 0...30, using: &generator))
    }
    try await withTestConnection { connection in
      let back = try await connection.query("select unnest(\(values))").decode(PostgresNumeric.self)
      #expect(back == values)
    }
  }

  @Test("Another scale is given only when it is exact")
  func rescaling() {
    let value = PostgresNumeric(unscaled: 1250, scale: 2)
    #expect(value.rescaled(to: 1) == PostgresNumeric(unscaled: 125, scale: 1))
    #expect(value.rescaled(to: 0) == nil)
    #expect(value.rescaled(to: 4) == PostgresNumeric(unscaled: 125_000, scale: 4))
    #expect(PostgresNumeric(unscaled: .max, scale: 0).rescaled(to: 1) == nil)
  }
}
