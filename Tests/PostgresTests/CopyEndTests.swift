import Postgres
import Testing

@Suite("Copies that end early")
struct CopyEndTests {
  struct Enough: Error {}

  private func withTable(_ body: (PostgresConnection) async throws -> Void) async throws {
    try await withTestConnection { connection in
      try await connection.executeScript("create temporary table t (n int not null)")
      try await body(connection)
      // Whatever happened, the connection goes on and nothing was kept.
      #expect(connection.isIdle)
      let kept = try await connection.query("select from t")
      #expect(kept.isEmpty)
    }
  }

  @Test("A source that fails undoes the copy")
  func failingSource() async throws {
    try await withTable { connection in
      await #expect(throws: Enough.self) {
        try await connection.copyIn("copy t from stdin (format binary)") { copy in
          for n in 0..<Int32(100_000) { try await copy.row { $0.write(n) } }
          throw Enough()
        }
      }
    }
  }

  @Test("A cancelled task undoes its copy")
  func cancelledIn() async throws {
    try await withTable { connection in
      let task = Task {
        try await connection.copyIn("copy t from stdin (format binary)") { copy in
          for n in 0... as PartialRangeFrom<Int32> {
            if n == 50_000 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
            try await copy.row { $0.write(n) }
          }
        }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test("A row the server refuses is the server's error")
  func refusedRow() async throws {
    try await withTable { connection in
      for fill in [{ $0.writeNull() }, { $0.write("no number") }, { $0.write(1 as Int64) }]
        as [(inout PostgresRowWriter) -> Void]
      {
        let error = await #expect(throws: PostgresError.self) {
          try await connection.copyIn("copy t from stdin (format binary)") { copy in try await copy.row(fill) }
        }
        #expect(error?.code == .refused)
      }
    }
  }

  @Test("No row at all is a copy of nothing")
  func nothing() async throws {
    try await withTable { connection in
      let written = try await connection.copyIn("copy t from stdin (format binary)") { _ in }
      #expect(written == 0)
      let read = try await connection.copyOut("copy t to stdout (format binary)") { _ in }
      #expect(read == 0)
    }
  }

  @Test("A reader that has enough stops the server")
  func enough() async throws {
    try await withTable { connection in
      var seen = 0
      await #expect(throws: Enough.self) {
        try await connection.copyOut("copy (select generate_series(1, 100000000)) to stdout (format binary)") { row in
          seen += 1
          if seen == 1000 { throw Enough() }
        }
      }
      #expect(seen == 1000)
    }
  }

  @Test("A cancelled task stops the server's copy")
  func cancelledOut() async throws {
    try await withTable { connection in
      let task = Task {
        try await connection.copyOut("copy (select generate_series(1, 100000000)) to stdout (format binary)") { row in
          if row.rowCount == 1000 { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
        }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test("A select that fails in the middle is the server's error")
  func failingSelect() async throws {
    try await withTable { connection in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.copyOut(
          "copy (select 1 / (90000 - n) from generate_series(1, 100000) n) to stdout (format binary)"
        ) { _ in }
      }
      #expect(error?.sqlState?.rawValue == "22012")
    }
  }

  @Test("A session terminated in the middle is a lost connection, with the server's reason")
  func terminated() async throws {
    try await withTestConnection { connection in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.copyOut(
          """
          copy (select n, case when n = 50000 then pg_terminate_backend(pg_backend_pid()) end
            from generate_series(1, 100000) n) to stdout (format binary)
          """
        ) { _ in }
      }
      #expect(error?.code == .connectionLost)
      #expect(error?.sqlState == .adminShutdown)
    }
  }

  @Test("A column of another shape is told by its place")
  func wrongShape() async throws {
    try await withTable { connection in
      let readers: [(inout PostgresRowReader) throws -> Void] = [
        { _ = try $0.bool() }, { _ = try $0.double() }, { _ = try $0.integer(Int8.self) },
        {
          _ = try $0.date(); _ = try $0.text()
        },
        {
          _ = try $0.skip(); _ = try $0.text(); _ = try $0.skip()
        },
      ]
      for reader in readers {
        let error = await #expect(throws: PostgresError.self) {
          try await connection.copyOut("copy (select 1000, null::text) to stdout (format binary)", reader)
        }
        #expect(error?.code == .undecodable)
      }
    }
  }

  @Test("A copy with parameters, in text format or the other way is misuse")
  func misuse() async throws {
    try await withTable { connection in
      for sql in ["copy (select \(1)) to stdout (format binary)", "select 1"] as [SQL] {
        let error = await #expect(throws: PostgresError.self) { try await connection.copyOut(sql) { _ in } }
        #expect(error?.code == .misuse)
      }
      let error = await #expect(throws: PostgresError.self) {
        try await connection.copyOut("copy (select 'a long enough text to be no header') to stdout") { _ in }
      }
      #expect(error?.code == .undecodable)
    }
  }
}
