import Postgres
import Testing

@Suite("Bulk copy")
struct CopyTests {
  @Test("What goes in by copy comes out by copy")
  func roundTrip() async throws {
    try await withTestConnection { connection in
      try await connection.executeScript("create temporary table t (id int, name text, made date, tags int[])")
      let written = try await connection.copyIn("copy t (id, name, made, tags) from stdin (format binary)") { copy in
        for id in 0..<Int32(20_000) {
          try await copy.row { row in
            row.write(id)
            row.write(id % 3 == 0 ? nil : "企业\(id)")
            row.write(PostgresDate(daysSince1970: id))
            row.write([id, id + 1])
          }
        }
      }
      #expect(written == 20_000)
      var id: [Int32] = [], names = 0, days: Int64 = 0, tags: [Int32] = []
      let read = try await connection.copyOut(
        "copy (select id, name, made, tags from t order by id) to stdout (format binary)"
      ) {
        row in
        id.append(try row.integer())
        names += try row.textOrNil() == nil ? 0 : 1
        days += Int64(try row.date().daysSince1970)
        _ = try row.appendIntegersOrNil(to: &tags)
      }
      #expect(read == 20_000)
      #expect(id == Array(0..<20_000))
      #expect(names == 20_000 - 6667)
      #expect(days == (0..<20_000).reduce(0, +))
      #expect(tags.count == 40_000)
      #expect(connection.isIdle)
    }
  }
}
