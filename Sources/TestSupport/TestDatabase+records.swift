package import Domain
import Postgres
package import Service

extension TestDatabase {
  /// Runs one change that is kept, and answers its number, version and result.
  @discardableResult
  package func changed<Result: Sendable>(
    _ useCase: String = "test", _ work: @escaping @Sendable (any ChangeSession) async throws -> Result
  ) async throws -> (id: Int64, version: Int64, result: Result) {
    let receipt = try await registry.change(ChangeIntent(TestDatabase.invocation, useCase: useCase)) {
      .keep(try await work($0))
    }
    guard let change = receipt.change else { throw ServiceError(.conflict, code: "not_kept", message: "未写入。") }
    return (change.id, change.version, receipt.result)
  }

  /// Inserts records in a change of their own and answers their ids.
  @discardableResult
  package func insert<Field: RecordField>(_ records: [Record<Field>]) async throws -> [Int64] {
    try await changed { try await $0.insert(records, titled: "测试来源") }.result
  }

  /// Every record of one kind that stands, by id.
  package func all<Field: RecordField>(_ type: Field.Type) async throws -> [Stored<Field>] {
    try await registry.records(1).all(type)
  }

  package func record<Field: RecordField>(_ type: Field.Type, _ id: Int64) async throws -> Stored<Field>? {
    try await registry.records(1).one(type, id)
  }

  /// The latest data version.
  package func version() async throws -> Int64 { try await scenes.version(organisation: 1) }

  /// The tables that hold any of the texts, in a column or in the bytes of a kept answer: `person: 13000000001`.
  package func holding(_ texts: [String]) async throws -> [String] {
    try await withOwner { owner in
      let tables = try await owner.query(
        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1"
      ).decode(String.self)
      var found: [String] = []
      for text in texts {
        for table in tables {
          let count = try await owner.query(
            "select count(*) from \(identifier: table) t where position(\(text) in t::text) > 0"
          ).one().decode(Int64.self, at: 0)
          if count > 0 { found.append("\(table): \(text)") }
        }
        let kept = try await owner.query(
          "select count(*) from kept_answer where position(convert_to(\(text), 'UTF8') in body) > 0"
        ).one().decode(Int64.self, at: 0)
        if kept > 0 { found.append("kept_answer: \(text)") }
      }
      return found
    }
  }

  /// Every kept answer of a ranking as it is kept.
  package func keptRankings() async throws -> [String] {
    try await withOwner { owner in
      try await owner.query("select answer::text from ranking_run order by id").decode(String.self)
    }
  }

  /// How many rows each table of the public schema has.
  package func rowCounts() async throws -> [String: Int64] {
    try await withOwner { owner in
      let tables = try await owner.query(
        "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
      ).decode(String.self)
      var counts: [String: Int64] = [:]
      for table in tables {
        counts[table] = try await owner.query("select count(*) from \(identifier: table)").one()
          .decode(Int64.self, at: 0)
      }
      return counts
    }
  }
}

extension ChangeSession {
  /// Adds a source of the tests' day.
  package func source(titled title: String) async throws -> Int64 {
    try await addSource(
      kind: .manual, title: title, asOf: TestDatabase.today, recordedBy: "测试员", grade: .documented)
  }

  /// Inserts records that come from a new source.
  package func insert<Field: RecordField>(_ records: [Record<Field>], titled title: String) async throws -> [Int64] {
    let source = try await source(titled: title)
    return try await insert(records.map { NewRecord($0, source: source) })
  }

  /// Replaces fields of a record, which come from a new source.
  package func edit<Field: RecordField>(_ stored: Stored<Field>, _ values: [Field: FieldValue?]) async throws {
    let source = try await source(titled: "改动")
    var record = stored.record
    var sources = stored.sources
    for (field, value) in values {
      record[field] = value
      sources[field] = value == nil ? nil : source
    }
    _ = try await update([Stored(id: stored.id, change: stored.change, record: record, sources: sources)])
  }
}
