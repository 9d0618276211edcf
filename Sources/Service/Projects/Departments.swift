import Domain

/// The county's departments: the reference table `departments`.
struct Departments: Sendable {
  /// Their names in the order of the table.
  let names: [String]
  /// The names of those that give an opinion at the review session.
  let reviewers: [String]
  private let byWord: [String: String]

  /// The departments of an organisation. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> Departments {
    let rows = try await references.table("departments", organisation: organisation)
      .project(["code", "name", "synonyms", "review_member"])
    var byWord: [String: String] = [:]
    for row in rows {
      for word in [row[0], row[1]] + row[2].split(separator: "、").map(String.init) { byWord[word] = row[1] }
    }
    return Departments(
      names: rows.map { $0[1] }, reviewers: rows.filter { $0[3] == "1" }.map { $0[1] }, byWord: byWord)
  }

  /// The department's name. Throws the refusal of `field` that lists the names.
  func name<Field: RecordField>(_ word: String, for field: Field) throws -> String {
    guard let name = byWord[word] else {
      throw ServiceError(
        refusing: field, code: "unknown_department", message: "没有部门「\(word)」,可填:\(names.joined(separator: "、"))。")
    }
    return name
  }
}
