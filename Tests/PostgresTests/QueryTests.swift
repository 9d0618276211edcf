import Postgres
import Testing

@Suite("Statements against a server")
struct QueryTests {
  @Test("A value comes back as it went, whatever it contains")
  func injection() async throws {
    try await withTestConnection { connection in
      for text in ["'; drop table x; --", "\\", "$1", "\"", "𠮷石泉", "a\u{1}b", ""] {
        let row = try await connection.query("select \(text) as text, \(text)::text = \(text) as same").one()
        #expect(try row.decode(String.self, named: "text") == text)
        #expect(try row.decode(Bool.self, named: "same"))
      }
    }
  }

  @Test("Rows decode as tuples, by place and by name")
  func decoding() async throws {
    try await withTestConnection { connection in
      let rows = try await connection.query("select n, n::text as name from generate_series(1, 3) n order by n")
      #expect(rows.count == 3)
      let pairs = try rows.decode(Int32.self, String?.self)
      #expect(pairs.map(\.0) == [1, 2, 3])
      #expect(pairs.map(\.1) == ["1", "2", "3"])
      #expect(try rows[2].decode(Int.self, named: "n") == 3)
      #expect(rows.columns.map(\.name) == ["n", "name"])
    }
  }

  @Test("No row is an empty collection")
  func noRows() async throws {
    try await withTestConnection { connection in
      let rows = try await connection.query("select 1 where false")
      #expect(rows.isEmpty)
    }
  }
}
