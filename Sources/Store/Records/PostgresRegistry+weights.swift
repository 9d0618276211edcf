import Domain
import Postgres
package import Service

extension PostgresRegistry {
  package func keepWeights(_ answers: [(question: WeightQuestion, value: Int64?)], _ invocation: Invocation)
    async throws
  {
    let organisation = invocation.organisation
    let account = invocation.account
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        for (question, value) in answers {
          guard let value else {
            try await connection.execute(
              """
              delete from weight_answer
              where organisation_id = \(organisation) and account_id = \(account)
                and kind = \(question.kind.rawValue) and first = \(question.first) and second = \(question.second)
              """)
            continue
          }
          try await connection.execute(
            """
            insert into weight_answer (organisation_id, account_id, kind, first, second, value)
            values (\(organisation), \(account), \(question.kind.rawValue), \(question.first), \(question.second),
              \(Int32(value))::smallint)
            on conflict on constraint weight_answer_pk
            do update set value = excluded.value, answered_at = clock_timestamp()
            """)
        }
      }
    }
  }

  package func weightAnswers(_ invocation: Invocation) async throws -> [WeightAnswer] {
    try await guarded {
      try await pool.reading(invocation.sight) { connection in
        try await connection.query(
          """
          select a.account_id, p.name, a.kind, a.first, a.second, a.value::bigint
          from weight_answer a left join account p on p.organisation_id = a.organisation_id and p.id = a.account_id
          where a.organisation_id = \(invocation.organisation) and p.disabled_at is null
          order by a.account_id, a.answered_at, a.first, a.second
          """
        ).map { row in
          WeightAnswer(
            account: try row.decode(Int64.self, at: 0), name: try row.decode(String?.self, at: 1),
            question: WeightQuestion(
              WeightQuestion.Kind(rawValue: try row.decode(String.self, at: 2)) ?? .choice,
              try row.decode(String.self, at: 3), try row.decode(String.self, at: 4)),
            value: try row.decode(Int64.self, at: 5))
        }
      }
    }
  }
}
