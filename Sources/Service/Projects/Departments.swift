import Domain

/// The county's departments: the reference table `departments`.
struct Departments: Sendable {
  private let words: ClosedWords
  /// The names of those that give an opinion at the review session.
  let reviewers: [String]

  /// Their names in the order of the table.
  var names: [String] { words.words.map(\.value) }

  /// The departments of an organisation. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> Departments {
    try Departments(try await references.table("departments", organisation: organisation))
  }

  /// The departments of their table. Throws `ServiceError` `invalid_reference_file`.
  init(_ table: ReferenceTable) throws {
    words = try ClosedWords(.departments, table)
    reviewers = try table.project(["name", "review_member"]).filter { $0[1] == "1" }.map { $0[0] }
  }

  /// The name of the department that is written so; `nil` for one that is not known.
  func name(_ word: String) -> String? { words.word(word)?.value }

  /// The department's name. Throws the refusal of `field` that lists the names.
  func name<Field: RecordField>(_ word: String, for field: Field) throws -> String {
    guard let name = name(word) else {
      let problem = words.refusal(of: word, field: field.name)
      throw ServiceError(refusing: field, code: problem.code, message: problem.message)
    }
    return name
  }
}
