import Domain
package import Postgres
import Secrets

/// Seals what stands: columns in the clear, and those that another key has sealed. Rows of the history among them. What the
/// rows say does not change, so no history is kept of it. Works on a connection of the owner.
package struct SealFill {
  /// How far it is.
  package struct Progress: Sendable, Hashable {
    package var done: Int
    /// Rows that were to be sealed when it began.
    package let total: Int

    /// How far it is.
    package init(done: Int, total: Int) {
      self.done = done
      self.total = total
    }
  }

  /// How many rows of one column are kept under one key.
  package struct Count: Sendable, Hashable {
    /// Such as `person.phone`.
    package let place: String
    /// The name of the key, `nil` for texts in the clear.
    package let key: String?
    package let rows: Int
  }

  private let connection: PostgresConnection
  private let seals: Seals
  private let batch: Int

  /// - Parameter batch: how many rows are sealed in one transaction; nobody writes the table meanwhile.
  package init(_ connection: PostgresConnection, _ seals: Seals, batch: Int = 2_000) {
    self.connection = connection
    self.seals = seals
    self.batch = batch
  }

  /// Seals everything in the transaction that is open.
  func fillAtOnce() async throws {
    guard try await SealKeys.areKnown(connection) else { return }
    for kind in Entity.catalogue where !kind.isOpen {
      for isHistory in [false, true] {
        var place: Place? = .start
        while let after = place { (_, place) = try await fillBatch(kind, isHistory, after) }
      }
    }
    try await SealKeys.note(seals.ring, connection)
  }

  /// Seals everything in transactions of their own, so that what is done stands when it is broken off; begun again it goes
  /// on. Answers how many rows were sealed. At the end keys that seal nothing any more are no longer asked for.
  package func fill(_ progress: (Progress) -> Void = { _ in }) async throws -> Int {
    let seals = seals
    try await connection.transaction { try await SealKeys.note(seals.ring, $0) }
    var state = Progress(done: 0, total: 0)
    for kind in Entity.catalogue where !kind.isOpen {
      for isHistory in [false, true] {
        state = Progress(done: state.done, total: state.total + (try await standing(kind, isHistory)))
      }
    }
    state = Progress(done: 0, total: state.total + (try await standingSecrets()))
    progress(state)
    // Whoever still holds the keys of before may have written rows meanwhile.
    var found = -1
    while found != 0 {
      found = try await connection.transaction { _ in try await fillSecrets() }
      state.done += found
      for kind in Entity.catalogue where !kind.isOpen {
        for isHistory in [false, true] {
          var place: Place? = .start
          while let after = place {
            let (count, next) = try await connection.transaction { _ in
              try await fillBatch(kind, isHistory, after)
            }
            place = next
            found += count
            state.done += count
            progress(state)
          }
        }
      }
    }
    try await connection.transaction { try await SealKeys.forget(allBut: seals.ring, $0) }
    return state.done
  }

  /// Whether the connection's role has the rights of the owner: others see only some rows, and none of them all at once.
  package static func isOwner(_ connection: PostgresConnection) async throws -> Bool {
    try await connection.query(
      "select coalesce(bool_and(pg_has_role(relowner, 'usage')), true) from pg_class where oid = to_regclass('person')"
    ).one().decode(Bool.self, at: 0)
  }

  /// How many rows of each column each key has sealed, history included; columns that are all unknown are left out.
  package static func counts(_ connection: PostgresConnection) async throws -> [Count] {
    guard try await SealKeys.areKnown(connection) else { return [] }
    var counts: [Count] = []
    for kind in Entity.catalogue { counts += try await SealFill.counts(kind, connection) }
    let secrets = try await connection.query(
      """
      select split_part(text, ':', 3), count(*)::bigint from (
        select code_secret as text from account union all select to_jsonb(a) ->> 'code_offered' from account a) as t
      where text is not null group by 1 order by 1
      """
    ).decode(String.self, Int64.self)
    return counts + secrets.map { Count(place: "account.code_secret", key: $0.0, rows: Int($0.1)) }
  }

  /// The accounts with a secret of an authenticator that the first key has not sealed.
  private var staleSecrets: SQL {
    let head = seals.ring.currentHead
    return "not starts_with(code_secret, \(head)) or not starts_with(code_offered, \(head))"
  }

  private func standingSecrets() async throws -> Int {
    Int(
      try await connection.query("select count(*) from account where \(fragment: staleSecrets)").one()
        .decode(Int64.self, at: 0))
  }

  /// Seals the secrets of authenticators with the first key; answers of how many accounts.
  private func fillSecrets() async throws -> Int {
    let rows = try await connection.query(
      "select id, code_secret, code_offered from account where \(fragment: staleSecrets) for update"
    ).decode(Int64.self, String?.self, String?.self)
    for (account, secret, offered) in rows {
      let place = Seals.place(ofCodesOf: account)
      func anew(_ text: String?) throws -> String? {
        try text.map { try seals.sealed(seals.opened($0, of: place), of: place) }
      }
      try await connection.execute(
        """
        update account set code_secret = \(try anew(secret)), code_offered = \(try anew(offered)) where id = \(account)
        """)
    }
    return rows.count
  }

  private static func counts<Field: RecordField>(
    _ kind: Field.Type, _ connection: PostgresConnection
  ) async throws -> [Count] {
    let name = Field.entity.rawValue
    var counts: [Count] = []
    for field in Field.sealed {
      let column = SQL(identifier: field.name)
      let rows = try await connection.query(
        """
        select case when text ~ \(SealFill.form) then split_part(text, ':', 3) end, count(*)::bigint from (
          select \(fragment: column) as text from \(identifier: name)
          union all select \(fragment: column) from \(identifier: name + "_history")) as t
        where text is not null group by 1 order by 1 nulls first
        """
      ).decode(String?.self, Int64.self)
      counts += rows.map { Count(place: Field.place(of: field), key: $0.0, rows: Int($0.1)) }
    }
    return counts
  }

  /// What sealed texts look like to the server.
  private static let form = "^yf1:[a-z0-9]+:[0-9a-f]{8}:"

  /// Where a batch ended: organisation, id and the change that ended the row.
  private struct Place {
    let organisation: Int64
    let id: Int64
    let ended: Int64

    static let start = Place(organisation: -1, id: -1, ended: -1)
  }

  /// Whether a row has a text that the first key has not sealed.
  private func isToSeal<Field: RecordField>(_ kind: Field.Type) -> SQL {
    let head = seals.ring.currentHead
    let parts = Field.sealed.map { field -> SQL in "not starts_with(t.\(identifier: field.name), \(head))" }
    return "(\(fragment: parts.map { "coalesce(\(fragment: $0), false)" }.joined(separator: " or ")))"
  }

  private func standing<Field: RecordField>(_ kind: Field.Type, _ isHistory: Bool) async throws -> Int {
    let name = Field.entity.rawValue + (isHistory ? "_history" : "")
    let count = try await connection.query(
      "select count(*) from \(identifier: name) t where \(fragment: isToSeal(kind))"
    ).one().decode(Int64.self, at: 0)
    return Int(count)
  }

  /// Seals the next rows after a place; answers how many and where to go on, `nil` at the end.
  private func fillBatch<Field: RecordField>(
    _ kind: Field.Type, _ isHistory: Bool, _ after: Place
  ) async throws -> (count: Int, next: Place?) {
    let table = SQL(identifier: Field.entity.rawValue + (isHistory ? "_history" : ""))
    let ended: SQL = isHistory ? "t.ended_by" : "0::bigint"
    // Rows that are sealed are not replaced: no history. The lock lasts as long as the batch.
    if !isHistory { try await connection.execute("alter table \(fragment: table) disable trigger user") }
    let columns = Field.sealed.map { SQL(identifier: $0.name) }
    let rows = try await connection.query(
      """
      select organisation_id, id, \(fragment: ended), \(fragment: columns.joined()) from \(fragment: table) t
      where (organisation_id, id, \(fragment: ended)) > (\(after.organisation), \(after.id), \(after.ended))
        and \(fragment: isToSeal(kind))
      order by 1, 2, 3 limit \(batch)
      """
    ).map { row in
      (
        place: Place(
          organisation: try row.decode(Int64.self, at: 0), id: try row.decode(Int64.self, at: 1),
          ended: try row.decode(Int64.self, at: 2)),
        texts: try columns.indices.map { try row.decode(String?.self, at: 3 + $0) }
      )
    }
    if !rows.isEmpty {
      let stage = try await staged(kind, rows.map(\.place), rows.map(\.texts))
      let assignments = Field.sealed.flatMap { field -> [SQL] in
        [field.name, Field.hashColumn(of: field)].map { "\(identifier: $0) = s.\(identifier: $0)" }
      }
      try await connection.execute(
        """
        update \(fragment: table) t set \(fragment: assignments.joined()) from \(fragment: stage) s
        where t.organisation_id = s.organisation_id and t.id = s.id and \(fragment: ended) = s.ended_by
        """)
    }
    if !isHistory { try await connection.execute("alter table \(fragment: table) enable trigger user") }
    return (rows.count, rows.count < batch ? nil : rows.last?.place)
  }

  private func staged<Field: RecordField>(
    _ kind: Field.Type, _ places: [Place], _ texts: [[String?]]
  ) async throws -> SQL {
    let stage = SQL(identifier: "seal_" + Field.entity.rawValue)
    let columns = Field.sealed.flatMap { field -> [SQL] in
      ["\(identifier: field.name) text", "\(identifier: Field.hashColumn(of: field)) text[]"]
    }
    try await connection.execute(
      """
      create temporary table if not exists \(fragment: stage) (
        organisation_id bigint, id bigint, ended_by bigint, \(fragment: columns.joined())) on commit drop
      """)
    try await connection.execute("truncate \(fragment: stage)")
    try await connection.copyIn("copy \(fragment: stage) from stdin (format binary)") { copy in
      for (place, texts) in zip(places, texts) {
        try await copy.row { row in
          row.write(place.organisation)
          row.write(place.id)
          row.write(place.ended)
          for (field, text) in zip(Field.sealed, texts) {
            let clear = try text.map { try seals.opened($0, of: Field.place(of: field)) }
            if let clear { row.write(try seals.sealed(clear, of: Field.place(of: field))) } else { row.writeNull() }
            row.write(try clear.map { try seals.hashes($0, of: field) } ?? [])
          }
        }
      }
    }
    return stage
  }
}

extension RecordField {
  /// Whether records of this kind lead to nobody.
  fileprivate static var isOpen: Bool { personal.isEmpty }
}
