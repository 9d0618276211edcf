/// The words that consents agree to, from the reference table `consent-texts`: those of the latest version.
struct ConsentTexts: Sendable {
  let version: String
  private let paragraphs: [String]

  /// Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> ConsentTexts {
    let table = try await references.table("consent-texts", organisation: organisation)
    let rows = try table.project(["version", "order", "text"])
    guard let latest = rows.map({ $0[0] }).max() else { throw ReferenceTable.invalid(table.name, "没有任何告知书") }
    let own = rows.filter { $0[0] == latest }.sorted { (Int($0[1]) ?? 0) < (Int($1[1]) ?? 0) }
    return ConsentTexts(version: latest, paragraphs: own.map { $0[2] })
  }

  /// The words for a purpose and a side.
  func text(purpose: String, side: String) -> [String] {
    paragraphs.map { $0.replacing("{purpose}", with: purpose).replacing("{side}", with: side) }
  }
}
