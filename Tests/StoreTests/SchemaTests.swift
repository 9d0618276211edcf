import Domain
import Postgres
import Service
import TestSupport
import Testing

@Suite struct SchemaTests {
  /// A column as the server describes it.
  struct Column: Hashable, CustomStringConvertible {
    let name: String
    let type: String
    let isRequired: Bool
    var description: String { "\(name) \(type)\(isRequired ? " not null" : "")" }
  }

  private static func columns(_ table: String, _ connection: PostgresConnection) async throws -> [Column] {
    try await connection.query(
      """
      select attname::text, format_type(atttypid, atttypmod), attnotnull from pg_attribute
      where attrelid = \(table)::text::regclass and attnum > 0 and not attisdropped order by attnum
      """
    ).decode(String.self, String.self, Bool.self).map { Column(name: $0.0, type: $0.1, isRequired: $0.2) }
  }

  private static func expected<Field: RecordField>(_ type: Field.Type) -> [Column] {
    var columns = [
      Column(name: "organisation_id", type: "bigint", isRequired: true),
      Column(name: "id", type: "bigint", isRequired: true),
      Column(name: "change_id", type: "bigint", isRequired: true),
      Column(name: "source_ids", type: "bigint[]", isRequired: true),
    ]
    if !Field.names.isEmpty {
      columns.append(Column(name: "name_keys", type: "text[]", isRequired: true))
      columns.append(Column(name: "search_terms", type: "tsvector", isRequired: true))
    }
    // What a sealed column is found by stands beside it.
    columns += Field.allCases.filter(Field.personal.contains).map {
      Column(name: $0.name + "_hashes", type: "text[]", isRequired: false)
    }
    return columns
      + Field.allCases.map {
        Column(name: $0.name, type: SchemaTests.type($0.kind), isRequired: Field.required.contains($0))
      }
  }

  private static func type(_ kind: FieldKind) -> String {
    switch kind {
    case .text, .creditCode, .industryCode, .choice: "text"
    case .texts, .industryCodes: "text[]"
    case .money, .count, .reference: "bigint"
    case .quantity: "numeric(16,3)"
    case .date: "date"
    case .flag: "boolean"
    }
  }

  @Test func `the columns of every table and its history are the field catalogue`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.withOwner { owner in
        for entity in Entity.allCases {
          let expected = SchemaTests.expected(entity.fields)
          let columns = try await SchemaTests.columns(entity.rawValue, owner)
          // A column of a later migration stands where it was added.
          #expect(columns.count == expected.count && Set(columns) == Set(expected), "\(entity)")
          let kept = try await SchemaTests.columns(entity.rawValue + "_history", owner)
          #expect(
            Set(kept) == Set(expected + [Column(name: "ended_by", type: "bigint", isRequired: true)]), "\(entity)")
        }
      }
    }
  }

  private static func choices<Field: RecordField>(_ type: Field.Type) -> [String: Set<String>] {
    var choices: [String: Set<String>] = [:]
    for field in Field.allCases {
      if case .choice(let list) = field.kind { choices["\(Field.entity)_\(field.name)_choice"] = Set(list.map(\.code)) }
    }
    return choices
  }

  @Test func `every check on a choice names exactly the codes of the catalogue`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.withOwner { owner in
        for entity in Entity.allCases {
          let rows = try await owner.query(
            """
            select conname::text, pg_get_constraintdef(oid) from pg_constraint
            where conrelid = \(entity.rawValue)::text::regclass and conname like '%\\_choice'
            """
          ).decode(String.self, String.self)
          var found: [String: Set<String>] = [:]
          for (name, text) in rows { found[name] = Set(text.matches(of: /'([^']*)'::text/).map { String($0.1) }) }
          #expect(found == SchemaTests.choices(entity.fields), "\(entity)")
        }
      }
    }
  }

  private static func references<Field: RecordField>(_ type: Field.Type) -> Set<String> {
    Set(
      Field.allCases.compactMap { field in
        guard case .reference(let entity) = field.kind else { return nil }
        return "\(field.name) → \(entity)"
      })
  }

  @Test func `every reference is held by a foreign key within the organisation`() async throws {
    try await TestDatabase.with(.schema) { database in
      try await database.withOwner { owner in
        for entity in Entity.allCases {
          let rows = try await owner.query(
            """
            select a.attname::text || ' → ' || c.confrelid::regclass from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
            where c.conrelid = \(entity.rawValue)::text::regclass and c.contype = 'f' and a.attname <> 'change_id'
              and array_length(c.conkey, 1) = 2
              and (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) = 'organisation_id'
            """
          ).decode(String.self)
          #expect(Set(rows) == SchemaTests.references(entity.fields), "\(entity)")
        }
      }
    }
  }
}
