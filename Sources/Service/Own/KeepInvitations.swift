package import Domain
package import Secrets

/// Makes, lists and ends the links that let a firm's contact in once, and opens them.
package struct KeepInvitations: Sendable {
  let accounts: any AccountBook
  let access: AccessRules
  let registry: any Registry
  let acting: Acting
  let today: @Sendable () -> CalendarDate

  /// Where the paths of links begin. No log holds what comes after it.
  package static let links = "/l/"

  /// The path of a link, below the server's address.
  package static func path(to link: SecretToken) -> String { links + link.text }

  /// Makes a link; its text is told once. The contact is somebody tied to the firm, by name or number, or a name of whom there
  /// is no record, who then cannot give consent by it.
  ///
  /// Throws `ServiceError` `enterprise_not_found`, `invalid_record`, `contact_ambiguous`, `do_not_approach`, `not_allowed`.
  package func invite(
    _ words: String, contact: String, days: Int?, _ invocation: Invocation
  ) async throws -> (invitation: Invitation, token: SecretToken) {
    try Policy.demand(.keepFirms, of: acting, isChange: true)
    let firm = try await FindRecord<EnterpriseField>(registry)(words, organisation: invocation.organisation)
    let term = days ?? access.limits.linkDays
    var problems: [ServiceError.FieldProblem] = []
    if !(1...access.limits.longestLinkDays).contains(term) {
      problems.append(
        .init(field: "days", code: "out_of_range", message: "有效期应在 1 到 \(access.limits.longestLinkDays) 天之间。"))
    }
    if contact.allSatisfy(\.isWhitespace) {
      problems.append(.init(field: "contact", code: "missing", message: "请写明联系人:本企业校友的姓名或编号,或其他联系人的姓名。"))
    } else if let problem = ServiceError.FieldProblem(text: contact, of: "contact", "联系人", .name) {
      problems.append(problem)
    }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: "邀请内容有误。", fields: problems)
    }
    let person = try await person(contact, of: firm, invocation.organisation)
    if let person, person.record.refuses(on: today()) {
      throw ServiceError(
        .conflict, code: "do_not_approach", message: "\(person.words(.name)) 本人要求不再联系,不能发送链接。")
    }
    let token = SecretToken(.link)
    let invitation = try await accounts.invite(
      NewInvitation(
        enterprise: firm.id, guest: "\(firm.words(.name).prefix(60))联系人", person: person?.id,
        contact: person == nil ? contact : "", digest: token.hash, lifetime: .seconds(term * 86_400)), invocation)
    return (invitation, token)
  }

  /// The links to the firm that `words` name, newest first. Throws `ServiceError` `enterprise_not_found`, `not_allowed`.
  package func list(_ words: String, _ invocation: Invocation) async throws -> [Invitation] {
    try Policy.demand(.keepFirms, of: acting)
    let firm = try await FindRecord<EnterpriseField>(registry)(words, organisation: invocation.organisation)
    return try await accounts.invitations(to: firm.id, invocation)
  }

  /// Ends a link and what it opened. Throws `ServiceError` `invitation_not_found`, `not_allowed`.
  package func revoke(_ id: Int64, _ invocation: Invocation) async throws -> Invitation {
    try Policy.demand(.keepFirms, of: acting, isChange: true)
    guard let ended = try await accounts.revokeInvitation(id, invocation) else {
      throw ServiceError(.notFound, code: "invitation_not_found", message: "没有编号为 \(id) 的邀请链接。")
    }
    return ended
  }

  /// Somebody of the firm: by number, else by name; `nil` when nobody of it is called so.
  private func person(
    _ words: String, of firm: Stored<EnterpriseField>, _ organisation: Int64
  ) async throws -> Stored<PersonField>? {
    let records = registry.records(organisation)
    let ties = try await records.all(TieField.self, .equals(.enterprise, .reference(firm.id)))
    let people = try await records.those(PersonField.self, ties.compactMap { $0.reference(.person) })
    let digits = words.hasPrefix("#") ? String(words.dropFirst()) : words
    if let id = Int64(digits) {
      guard let person = people[id] else {
        throw ServiceError(
          .invalid, code: "invalid_record", message: "编号 \(id) 不是「\(firm.words(.name))」的校友。",
          fields: [.init(field: "contact", code: "not_of_the_firm", message: "编号 \(id) 不是该企业的校友。")])
      }
      return person
    }
    let named = people.values.filter { NameKey.of($0.words(.name)) == NameKey.of(words) }.sorted { $0.id < $1.id }
    guard named.count > 1 else { return named.first }
    throw ServiceError(
      .ambiguous, code: "contact_ambiguous", message: "该企业有 \(named.count) 位「\(words)」,请用编号。",
      candidates: named.map { ServiceError.Candidate($0) })
  }
}

/// Opens links.
package struct OpenLink: Sendable {
  let accounts: any AccountBook
  let access: AccessRules

  /// Opens a link once and begins a session of that link alone.
  ///
  /// Throws `ServiceError` `link_unknown`, `link_opened`, `link_expired`, `link_revoked`, each with what to do.
  package func callAsFunction(_ text: String, address: String, requestID: String) async throws -> LogIn.Entry {
    let advice = "请联系发送链接的校友会或招商服务中心重新索取。"
    let unknown = ServiceError(
      .notFound, code: "link_unknown", message: "没有这个链接,可能没有复制完整。请重新点开收到的链接,或" + advice.dropFirst(1))
    guard let token = SecretToken(text: text), token.kind == .link else { throw unknown }
    let session = SecretToken(.guest)
    switch try await accounts.open(
      link: token.hash, session: session.hash, lifetime: access.limits.guestLength, address: address,
      requestID: requestID)
    {
    case .opened(let account, let credential):
      return LogIn.Entry(account: account, token: session, credential: credential)
    case .unknown: throw unknown
    case .refused(.expired):
      throw ServiceError(.conflict, code: "link_expired", message: "链接已过期。" + advice)
    case .refused(.revoked):
      throw ServiceError(.conflict, code: "link_revoked", message: "链接已被撤销。" + advice)
    case .refused:
      throw ServiceError(
        .conflict, code: "link_opened", message: "链接已经打开过,一个链接只能打开一次。如果不是您本人打开的,请立即告知发送人。要继续填写," + advice)
    }
  }
}
