import Domain

/// Keeps the organisations of a database. Only whoever runs the program where its database is may: an account belongs to one.
package struct KeepOrganisations: Sendable {
  let accounts: any AccountBook
  let acting: Acting

  /// Every organisation, by code. Throws `ServiceError` `not_allowed`.
  package func list() async throws -> [Organisation] {
    try demand()
    return try await accounts.organisations()
  }

  /// The organisation of this code. Throws `ServiceError` `organisation_not_found`, `not_allowed`.
  package func find(_ code: String) async throws -> Organisation {
    guard let found = try await list().first(where: { $0.code == code || "\($0.id)" == code }) else {
      throw ServiceError(
        .notFound, code: "organisation_not_found", message: "没有代码为「\(code)」的单位。", remedy: .listOrganisations)
    }
    return found
  }

  /// Adds an organisation. Throws `ServiceError` `invalid_record`, `organisation_exists`, `not_allowed`.
  package func add(_ new: NewOrganisation, _ invocation: Invocation) async throws -> Organisation {
    try demand()
    var problems: [ServiceError.FieldProblem] = []
    let isCode = new.code.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    if !isCode || !(2...32).contains(new.code.utf8.count) {
      problems.append(.init(field: "code", code: "malformed", message: "代码由 2 到 32 个小写字母、数字或连字符组成,如 shiquan。"))
    }
    for (field, label, text) in [
      ("name", "名称", new.name), ("university", "高校", new.university), ("county", "县区", new.county),
    ] {
      if text.allSatisfy(\.isWhitespace) {
        problems.append(.init(field: field, code: "missing", message: "请写明\(label)。"))
      } else if let problem = ServiceError.FieldProblem(text: text, of: field, label, .name) {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: "单位内容有误。", fields: problems)
    }
    return try await accounts.add(new, invocation)
  }

  private func demand() throws(ServiceError) {
    guard acting.role != nil else { return }
    throw ServiceError(.forbidden, code: "not_allowed", message: "单位只能在服务器上由管理人员开设。")
  }
}
