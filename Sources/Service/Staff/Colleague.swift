package import Domain

/// Somebody of the organisation who has an account, as those who share work with them know them.
package struct Colleague: Sendable, Hashable {
  package let id: Int64
  /// The name to log in with; it never changes.
  package let login: String
  /// What they are called now.
  package let name: String
  package let role: Role
  package let isDisabled: Bool

  package init(id: Int64, login: String, name: String, role: Role, isDisabled: Bool) {
    self.id = id
    self.login = login
    self.name = name
    self.role = role
    self.isDisabled = isDisabled
  }

  var candidate: ServiceError.Candidate {
    ServiceError.Candidate(id: id, code: login, name: "\(name)(\(role.label)\(isDisabled ? ",已停用" : ""))")
  }
}

/// Who works on something: an account, or a name alone.
package struct Worker: Sendable, Hashable {
  /// What they are called: of an account its present name.
  package let name: String
  /// The log-in of their account; `nil` for a name alone.
  package let login: String?
  /// Whether the account lets nobody in any more.
  package let isDisabled: Bool

  init(named name: String) {
    self.name = name
    login = nil
    isDisabled = false
  }

  init(_ colleague: Colleague) {
    name = colleague.name
    login = colleague.login
    isDisabled = colleague.isDisabled
  }

  /// What a record's field is given so that it means this one and nobody else of the name.
  var words: String { login ?? name }

  /// Whether the two are one: by account where either has one, else by name.
  func isSame(as other: Worker) -> Bool {
    login == nil && other.login == nil ? name == other.name : login == other.login
  }
}

/// Those who may be given work: the accounts of an organisation but those of firms.
package struct Colleagues: Sendable {
  private let byLogin: [String: Colleague]
  private let byName: [String: [Colleague]]
  /// Those whose account lets nobody in any more, by log-in.
  let disabled: [Colleague]

  package init(_ all: [Colleague]) {
    let all = all.filter { $0.role != .firm }
    byLogin = Dictionary(all.map { ($0.login, $0) }, uniquingKeysWith: { first, _ in first })
    byName = Dictionary(grouping: all, by: \.name)
    disabled = all.filter(\.isDisabled).sorted { $0.login < $1.login }
  }

  /// Those of a name whose account lets them in.
  private func live(named name: String) -> [Colleague] { (byName[name] ?? []).filter { !$0.isDisabled } }

  /// Those whom a name may mean: who is called so and is let in, else whoever was.
  private func called(_ name: String) -> [Colleague] {
    let live = live(named: name)
    return live.isEmpty ? byName[name] ?? [] : live
  }

  /// Who a record means by a name and the log-in beside it. A name alone is that of the one account that is called so, a
  /// disabled one where no other is; of several nobody knows which, and it stays a name.
  func worker(_ name: String, _ login: String?) -> Worker {
    if let login { return byLogin[login].map(Worker.init) ?? Worker(named: name) }
    let called = called(name)
    return called.count == 1 ? Worker(called[0]) : Worker(named: name)
  }

  /// Who a record means in a field and the one beside it; `nil` where the field is unknown.
  func worker<Field: RecordField>(_ record: Record<Field>, _ field: Field) -> Worker? {
    record.text(field).map { worker($0, Field.accounts[field].flatMap { record.text($0) }) }
  }

  /// Everybody whom a list of names and the log-ins beside it mean.
  func workers<Field: RecordField>(_ record: Record<Field>, _ field: Field) -> [Worker] {
    let known = (Field.accounts[field].flatMap { record.texts($0) } ?? []).compactMap { byLogin[$0] }
    let others = (record.texts(field) ?? []).filter { name in !known.contains { $0.name == name } }
    return known.map(Worker.init) + others.map { worker($0, nil) }
  }

  /// What stands before a name that is meant as a name, whoever has an account of it.
  private static let nameAlone = "姓名\u{FF1A}"

  /// Who is asked about: an account by its log-in or by a name that one account has, a disabled one too; else the name alone.
  /// `姓名:` before a name means whatever is kept by the name alone.
  ///
  /// Throws `ServiceError` `invalid_query` with the candidates where several are called so, the name alone among them.
  func asked(_ words: String, field: String = "owner") throws(ServiceError) -> Worker {
    if let known = byLogin[LogIn.folded(words)] { return Worker(known) }
    for mark in [Colleagues.nameAlone, "姓名:"] where words.hasPrefix(mark) {
      return worker(String(words.dropFirst(mark.count)), nil)
    }
    let called = called(words)
    guard called.count > 1 else { return called.first.map(Worker.init) ?? Worker(named: words) }
    throw Colleagues.ambiguous(
      words, called, field: field, "查询条件有误。", code: "invalid_query",
      alone: ServiceError.Candidate(id: 0, code: Colleagues.nameAlone + words, name: "\(words)(未记账号的事项)"))
  }

  /// Who is given work. Throws `ServiceError` `invalid_record` where several are called so, with the candidates, or where the
  /// account named lets nobody in any more.
  func assigned(_ words: String, field: String) throws(ServiceError) -> Worker {
    if let known = byLogin[LogIn.folded(words)] {
      guard known.isDisabled else { return Worker(known) }
      let message = "账号「\(known.login)」(\(known.name))已停用,请改填他人。"
      throw ServiceError(
        .invalid, code: "invalid_record", message: message,
        fields: [.init(field: field, code: "account_disabled", message: message)])
    }
    let live = live(named: words)
    guard live.count > 1 else { return live.first.map(Worker.init) ?? Worker(named: words) }
    throw Colleagues.ambiguous(words, live, field: field, nil, code: "invalid_record")
  }

  private static func ambiguous(
    _ words: String, _ several: [Colleague], field: String, _ message: String?, code: String,
    alone: ServiceError.Candidate? = nil
  ) -> ServiceError {
    let logins = several.map { "\($0.login)(\($0.role.label))" }.joined(separator: "、")
    let told =
      "有 \(several.count) 个账号名为「\(words)」:\(logins)。请改填账号"
      + (alone.map { ";未记账号的事项填「\($0.code ?? "")」。" } ?? "。")
    return ServiceError(
      .invalid, code: code, message: message ?? told,
      fields: [.init(field: field, code: "account_ambiguous", message: told)],
      candidates: several.map(\.candidate) + [alone].compactMap(\.self))
  }
}

extension Registry {
  func staff(_ organisation: Int64) async throws -> Colleagues {
    Colleagues(try await colleagues(organisation: organisation))
  }
}
