import Domain
import Postgres
package import Service

extension PostgresRegistry {
  /// Answers a request that carries a key once.
  package func once(
    _ request: KeyedRequest, invocation: Invocation, _ work: @Sendable () async throws -> KeptAnswer
  ) async throws -> (answer: KeptAnswer, isRepeated: Bool) {
    let (organisation, content) = (invocation.organisation, PostgresBytea(request.content))
    // Two accounts may be called alike.
    let actor = invocation.account == 0 ? invocation.actor : "#\(invocation.account)"
    return try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        let name = "answer\n\(actor)\n\(request.key)"
        let isFree = try await connection.query(
          "select pg_try_advisory_xact_lock(hashtextextended(\(name), \(organisation)))"
        ).one().decode(Bool.self, at: 0)
        guard isFree else {
          throw ServiceError(
            .conflict, code: "idempotency_in_progress", message: "相同 Idempotency-Key 的请求仍在处理,请稍后再试。")
        }
        let kept = try await connection.query(
          """
          select digest = sha256(\(content)), status, headers, body from kept_answer
          where organisation_id = \(organisation) and actor = \(actor) and key = \(request.key) and expires_at > now()
          """
        ).first
        if let kept {
          let (isSame, status, headers, body) = try kept.decode(
            Bool.self, Int32.self, [String].self, PostgresBytea.self)
          guard isSame else {
            throw ServiceError(
              .invalid, code: "idempotency_key_reused",
              message: "Idempotency-Key「\(request.key)」已用于另一个请求,请换一个。")
          }
          return (KeptAnswer(status: Int(status), headers: headers, body: body.bytes), true)
        }
        let answer = try await OpenChange.$connection.withValue(connection) { try await work() }
        try await connection.execute(
          """
          delete from kept_answer where organisation_id = \(organisation) and actor = \(actor) and key = \(request.key)
            and expires_at <= now()
          """)
        try await connection.execute(
          """
          insert into kept_answer (organisation_id, actor, key, digest, status, headers, body, expires_at)
          values (\(organisation), \(actor), \(request.key), sha256(\(content)), \(Int32(answer.status)),
            \(answer.headers), \(PostgresBytea(answer.body)),
            now() + \(request.lifetime.components.seconds) * interval '1 second')
          """)
        return (answer, false)
      }
    }
  }

  /// Which of the changes stand taken back.
  package func undone(_ changes: [Int64], organisation: Int64) async throws -> [Int64: Int64] {
    guard !changes.isEmpty else { return [:] }
    let rows = try await guarded {
      try await pool.reading(sight(organisation)) { connection in
        // Takings back of takings back, as deep as they go: of each chain the change at its end is the last word.
        try await connection.query(
          """
          with recursive taken (root, id, depth) as (
            select undoes, id, 1 from change where organisation_id = \(organisation) and undoes = any(\(changes))
            union all
            select t.root, c.id, t.depth + 1 from taken t join change c
              on c.organisation_id = \(organisation) and c.undoes = t.id)
          select distinct on (root) root, id, depth from taken order by root, id desc
          """)
      }
    }
    var undone: [Int64: Int64] = [:]
    for row in rows {
      let (root, id, depth) = try row.decode(Int64.self, Int64.self, Int32.self)
      if depth % 2 == 1 { undone[root] = id }
    }
    return undone
  }
}
