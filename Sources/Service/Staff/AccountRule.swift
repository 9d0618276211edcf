import Domain

/// Gives work its account: what names who works on something may be a log-in or a name. The field keeps the name, the one
/// beside it the log-in.
enum AccountRule {
  /// The record with its log-ins. What stands already is not asked again, nor what the work gave a log-in with the name.
  ///
  /// Throws `ServiceError` `invalid_record` with the candidates where several accounts are called so, or for an account that
  /// lets nobody in any more.
  static func completed<Field: RecordField>(
    _ record: Record<Field>, replacing old: Record<Field>?, _ session: any ChangeSession
  ) async throws -> Record<Field> {
    let told = Field.accounts.filter { field, login in
      record[field] != old?[field] && (record[login] == nil || record[login] == old?[login])
    }
    guard !told.isEmpty else { return record }
    let staff = Colleagues(try await session.colleagues())
    var record = record
    for (field, login) in told.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      switch record[field] {
      case .text(let words):
        let worker = try staff.assigned(words, field: field.name)
        record[field] = .text(worker.name)
        record[login] = worker.login.map(FieldValue.text)
      case .texts(let items):
        let stood = Set(old?.texts(field) ?? [])
        let known = old.map { staff.workers($0, field).filter { $0.login != nil } } ?? []
        let workers = try items.map { item in
          if stood.contains(item) { return known.first { $0.name == item } ?? Worker(named: item) }
          return try staff.assigned(item, field: field.name)
        }
        let logins = workers.compactMap(\.login)
        record[field] = .texts(workers.map(\.name))
        record[login] = logins.isEmpty ? nil : .texts(logins)
      default: record[login] = nil
      }
    }
    return record
  }
}
