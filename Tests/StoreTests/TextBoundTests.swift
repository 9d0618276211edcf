import Domain
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct TextBoundTests {
  /// A third of a page, less what an entry needs beside its columns.
  private static let widestEntry = 2600

  @Test func `what an index holds is bounded so that its entry fits a page`() async throws {
    try await TestDatabase.with(.schema) { database in
      let rows = try await database.withOwner { owner in
        try await owner.query(
          """
          select i.indexrelid::regclass::text, t.relname::text, array_agg(a.attname::text)
          from pg_index i join pg_class t on t.oid = i.indrelid
          join pg_am m on m.oid = (select relam from pg_class where oid = i.indexrelid) and m.amname = 'btree'
          join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
          group by 1, 2
          """)
      }
      var bounded = 0
      for row in rows {
        let (index, table, columns) = try row.decode(String.self, String.self, [String].self)
        guard let entity = Entity(rawValue: table) else { continue }
        let widest = Self.widest(entity.fields, columns)
        #expect(widest <= Self.widestEntry, "\(index): \(widest)")
        if widest > 0 { bounded += 1 }
      }
      #expect(bounded > 5)
    }
  }

  /// Bytes of the texts of these columns at most: four a scalar.
  private static func widest<Field: RecordField>(_ field: Field.Type, _ columns: [String]) -> Int {
    Field.allCases.filter { columns.contains($0.name) }.reduce(0) { sum, field in
      if case .text = field.kind { sum + field.textRule.longest * 4 } else { sum }
    }
  }
}
