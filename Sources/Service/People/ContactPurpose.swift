package import Domain

/// A purpose for which contact data may be asked: a row of the reference table `consent-purposes`.
package struct ContactPurpose: Sendable, Hashable {
  package let code: String
  /// The words on screen, which consents keep.
  package let name: String
  /// Whether a live consent of the person must cover it.
  package let needsConsent: Bool
  /// Who may use the data for it; nobody when empty.
  package let sides: [ConsentScope]
  /// Whether it disturbs the person: those who wish not to be approached are not shown for it.
  package let approaches: Bool
  /// How many months a consent holds that names no last day; until it is withdrawn when `nil`.
  let months: Int?
  /// The clause it rests on.
  package let ground: String
}

extension Acting {
  /// The side on which whoever acts uses contact data, whatever they say: those who work for the county's parks, the county's;
  /// `nil` for others, who say it.
  package var contactSide: ConsentScope? { role == .parkOfficial ? .county : nil }
}

/// The purposes in force.
package struct ContactPurposes: Sendable {
  package let all: [ContactPurpose]
  private let words: ClosedWords

  /// The purpose on which a person is told what is kept of them.
  static let selfAccess = "self_access"

  /// Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> ContactPurposes {
    let table = try await references.table(WordList.consentPurposes.rawValue, organisation: organisation)
    return try ContactPurposes(table)
  }

  init(_ table: ReferenceTable) throws {
    let columns = ["code", "name", "consent", "users", "approaches", "term_months", "ground"]
    all = try table.project(columns).map { row in
      let sides = ReferenceTable.items(row[3]).map { ConsentScope(rawValue: $0) }
      guard !sides.contains(nil), row[5].isEmpty || Int(row[5]) != nil else {
        throw ReferenceTable.invalid(table.name, "\(row[0]) 的使用方或期限有误")
      }
      return ContactPurpose(
        code: row[0], name: row[1], needsConsent: row[2] == "1", sides: sides.compactMap(\.self),
        approaches: row[4] == "1", months: Int(row[5]), ground: row[6])
    }
    words = try ClosedWords(.consentPurposes, table)
  }

  /// The purpose that is written so, by code, name or another name.
  func purpose(_ text: String) -> ContactPurpose? {
    let name = words.word(text)?.value
    return all.first { $0.name == name }
  }

  /// The purpose of this code. Throws `ServiceError` `invalid_reference_file`.
  func demanded(_ code: String) throws -> ContactPurpose {
    guard let purpose = all.first(where: { $0.code == code }) else {
      throw ReferenceTable.invalid(WordList.consentPurposes.rawValue, "缺少 \(code)")
    }
    return purpose
  }

  /// The purpose that is asked for. Throws `ServiceError` `invalid_query` naming those there are.
  func asked(_ text: String) throws -> ContactPurpose {
    if let purpose = purpose(text), !purpose.sides.isEmpty { return purpose }
    let named = all.filter { !$0.sides.isEmpty }.map(\.name).joined(separator: "、")
    let isBlank = text.allSatisfy(\.isWhitespace)
    let problem = ServiceError.FieldProblem(
      field: "purpose", code: isBlank ? "missing" : "unknown_purpose",
      message: (isBlank ? "须写明查看联系方式的用途。" : "不能为「\(text.prefix(40))」查看联系方式。") + "可填:\(named)。")
    throw ServiceError(.invalid, code: "invalid_query", message: problem.message, fields: [problem])
  }
}
