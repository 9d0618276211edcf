package import Domain
import Postgres
package import Service

extension PostgresRegistry {
  /// Keeps a print. It is the program that writes it, as it does rankings: who may print is asked before, and whoever is only
  /// shown things prints as well.
  package func keep(_ print: NewPrint, _ invocation: Invocation) async throws -> DossierPrint {
    let question = print.question
    let text = "\(question.canonical)\n\(print.plan ?? 0)\n\(print.run)\n\(print.answer)"
    return try await guarded {
      try await pool.seeing(Sight(organisation: invocation.organisation)) { connection in
        try await connection.execute(
          """
          insert into dossier_print (organisation_id, code, digest, need_id, enterprise_id, plan_id, run_id, profile,
            profile_version, rules_version, data_version, day, engine_version, list_length, answer, printed_by)
          values (\(invocation.organisation), \(print.code.text), encode(sha256(convert_to(\(text), 'UTF8')), 'hex'),
            \(question.need ?? 0), nullif(\(question.enterprise ?? 0), 0), nullif(\(print.plan ?? 0), 0), \(print.run),
            \(question.profile), \(question.profileVersion), \(question.rulesVersion), \(question.dataVersion),
            \(PostgresDate(daysSince1970: question.day.day)), \(question.engineVersion), \(Int32(question.length)),
            \(PostgresJSON(print.answer)), \(invocation.actor))
          on conflict (organisation_id, digest) where withdrawn_at is null do nothing
          """)
        let rows = try await PostgresRegistry.prints(
          connection, invocation.organisation,
          "digest = encode(sha256(convert_to(\(text), 'UTF8')), 'hex') and withdrawn_at is null")
        guard let kept = rows.first else {
          throw ServiceError(.conflict, code: "print_withdrawn", message: "这份研判书刚被撤回,请再打印一次。")
        }
        return kept
      }
    }
  }

  package func print(of code: PrintCode, _ invocation: Invocation) async throws -> DossierPrint? {
    try await guarded {
      try await pool.reading(invocation.sight) { connection in
        try await PostgresRegistry.prints(connection, invocation.organisation, "code = \(code.text)").first
      }
    }
  }

  package func withdraw(
    _ code: PrintCode, because reason: PrintWithdrawal, _ invocation: Invocation
  ) async throws -> Bool {
    try await guarded {
      try await pool.seeing(invocation.sight) { connection in
        try await connection.execute(
          """
          update dossier_print
          set withdrawn_at = clock_timestamp(), withdrawn_by = \(invocation.actor), withdrawn_because = \(reason.rawValue)
          where organisation_id = \(invocation.organisation) and code = \(code.text) and withdrawn_at is null
          """) > 0
      }
    }
  }

  private static func prints(
    _ connection: PostgresConnection, _ organisation: Int64, _ condition: SQL
  ) async throws -> [DossierPrint] {
    try await connection.query(
      """
      select code, need_id, enterprise_id, plan_id, run_id, profile, profile_version, rules_version, data_version, day,
        engine_version, list_length, answer::text, printed_by, \(fragment: PostgresAccountBook.instant("printed_at")),
        withdrawn_by, \(fragment: PostgresAccountBook.instant("withdrawn_at")), withdrawn_because
      from dossier_print where organisation_id = \(organisation) and \(fragment: condition)
      """
    ).compactMap { row in
      guard let code = PrintCode(typed: try row.decode(String.self, at: 0)) else { return nil }
      let question = RunQuestion(
        need: try row.decode(Int64.self, at: 1), enterprise: try row.decode(at: 2), profile: try row.decode(at: 5),
        profileVersion: try row.decode(at: 6), rulesVersion: try row.decode(at: 7), dataVersion: try row.decode(at: 8),
        day: CalendarDate(day: try row.decode(PostgresDate.self, at: 9).daysSince1970),
        engineVersion: try row.decode(at: 10), length: Int(try row.decode(Int32.self, at: 11)), bands: [])
      let by: String? = try row.decode(at: 15)
      let at: String? = try row.decode(at: 16)
      let reason = (try row.decode(String?.self, at: 17)).flatMap(PrintWithdrawal.init(rawValue:))
      var withdrawn: DossierPrint.Withdrawn?
      if let by, let at, let reason { withdrawn = .init(by: by, at: at, reason: reason) }
      return DossierPrint(
        code: code, question: question, plan: try row.decode(at: 3), run: try row.decode(at: 4),
        answer: try row.decode(at: 12), printedBy: try row.decode(at: 13), printedAt: try row.decode(at: 14),
        withdrawn: withdrawn)
    }
  }
}
