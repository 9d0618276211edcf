package import Domain
import Postgres
package import Service

extension PostgresRegistry {
  /// How many of the records that the query finds have each value of a field, the most frequent first.
  package func tally<Field: RecordField>(
    _ field: Field, _ query: RecordQuery<Field>, most: Int, organisation: Int64
  ) async throws -> [Tally] {
    let table = RecordTable<Field>(seals)
    let filter = try query.filter(organisation: organisation, seals)
    return try await guarded {
      try await pool.reading(sight(organisation)) { connection in
        try await connection.query(
          """
          select \(identifier: field.name)::text, count(*) from \(fragment: table.name)
          where \(fragment: filter) and \(identifier: field.name) is not null
          group by 1 order by 2 desc, 1 limit \(most)
          """
        ).decode(String.self, Int64.self).map { Tally(value: $0.0, count: Int($0.1)) }
      }
    }
  }

  /// How many of the people that the query finds have or had a post in firms of each division of industry.
  package func tallyTrades(
    _ query: RecordQuery<PersonField>, most: Int, organisation: Int64
  ) async throws -> [Tally] {
    let filter = try query.filter(organisation: organisation, seals)
    return try await guarded {
      try await pool.reading(sight(organisation)) { connection in
        try await connection.query(
          """
          select left(e.industry_code, 2), count(distinct t.person_id)
          from tie t join enterprise e on e.organisation_id = t.organisation_id and e.id = t.enterprise_id
          where t.organisation_id = \(organisation) and e.industry_code ~ '^[0-9]{2}'
            and t.person_id in (select id from person where \(fragment: filter))
          group by 1 order by 2 desc, 1 limit \(most)
          """
        ).decode(String.self, Int64.self).map { Tally(value: $0.0, count: Int($0.1)) }
      }
    }
  }
}
