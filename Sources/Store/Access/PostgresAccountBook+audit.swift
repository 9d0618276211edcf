import Domain
import Postgres
package import Service

extension PostgresAccountBook {
  package func events(_ query: AuditQuery, _ invocation: Invocation) async throws -> [AuditEvent] {
    func day(_ text: String?, plus days: Int32) -> PostgresDate? {
      text.flatMap { CalendarDate($0) }.map { PostgresDate(daysSince1970: $0.day + days) }
    }
    // A day in Shanghai begins eight hours before the day in UTC.
    let (from, to) = (day(query.from, plus: 0), day(query.to, plus: 1))
    return try await guarded {
      try await pool.seeing(invocation.sight, TransactionMode(isReadOnly: true)) { connection in
        try await connection.query(
          """
          select e.number, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.account_id, e.actor,
            e.address, e.action, e.subject, e.detail, e.request_id, e.change_id, e.digest
          from audit_event e
          where e.organisation_id = \(invocation.organisation)
            and (\(query.actor)::text is null or strpos(e.actor, \(query.actor)) > 0)
            and (\(query.action)::text is null or starts_with(e.action, \(query.action)))
            and (\(query.subject)::text is null or e.subject = \(query.subject))
            and (\(from)::date is null or e.recorded_at >= (\(from)::date)::timestamp at time zone 'Asia/Shanghai')
            and (\(to)::date is null or e.recorded_at < (\(to)::date)::timestamp at time zone 'Asia/Shanghai')
            and e.number < coalesce(\(query.before), 9223372036854775807)
          order by e.number desc limit \(query.limit)
          """
        ).map { row in
          AuditEvent(
            number: try row.decode(at: 0), recordedAt: try row.decode(at: 1),
            account: try row.decode(Int64?.self, at: 2),
            actor: try row.decode(at: 3), address: try row.decode(at: 4), action: try row.decode(at: 5),
            subject: try row.decode(at: 6), detail: try row.decode(at: 7), requestID: try row.decode(at: 8),
            change: try row.decode(Int64?.self, at: 9), digest: try row.decode(at: 10))
        }
      }
    }
  }

  package func verify(head noted: String?, _ invocation: Invocation) async throws -> AuditVerdict {
    try await guarded {
      try await pool.seeing(invocation.sight, .snapshot) { connection in
        let organisation = invocation.organisation
        let head = try await connection.query(
          "select number, digest from audit_head where organisation_id = \(organisation)"
        ).first
        let (last, digest) = try head?.decode(Int64.self, String.self) ?? (Int64(0), "")
        let broken = try await connection.query(
          """
          select number, expected, case
            when number <> expected then 'missing'
            when digest <> audit_digest(event) then 'changed'
            else 'reordered' end
          from (
            select e as event, e.number, e.digest, e.previous, row_number() over w as expected,
              coalesce(lag(e.digest) over w, '') as before
            from audit_event e where e.organisation_id = \(organisation) window w as (order by e.number)
          ) as chain
          where number <> expected or previous <> before or digest <> audit_digest(event)
          order by number limit 1
          """
        ).first
        let (count, end) = try await connection.query(
          """
          select count(*), coalesce((array_agg(digest order by number desc))[1], '') from audit_event
          where organisation_id = \(organisation)
          """
        ).one().decode(Int64.self, String.self)
        if let broken {
          let (number, expected, what) = try broken.decode(Int64.self, Int64.self, String.self)
          let problem =
            switch what {
            case "missing": "第 \(expected) 条缺失"
            case "changed": "第 \(number) 条的内容被改动"
            default: "第 \(number) 条与前一条不衔接"
            }
          return AuditVerdict(
            rows: count, head: digest, broken: what == "missing" ? expected : number, problem: problem)
        }
        guard count == last, end == digest else {
          return AuditVerdict(
            rows: count, head: digest, broken: count + 1, problem: "最末的记录缺失:应有 \(last) 条,现有 \(count) 条")
        }
        if let noted {
          let stands = try await connection.query(
            "select exists (select from audit_event where organisation_id = \(organisation) and digest = \(noted))"
          ).one().decode(Bool.self, at: 0)
          guard stands else {
            return AuditVerdict(rows: count, head: digest, broken: count + 1, problem: "没有摘要为所抄存者的一条")
          }
        }
        return AuditVerdict(rows: count, head: digest, broken: nil, problem: nil)
      }
    }
  }
}
