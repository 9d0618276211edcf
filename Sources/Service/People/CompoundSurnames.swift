/// The surnames of two characters: the reference table `compound-surnames`.
package struct CompoundSurnames: Sendable {
  private let surnames: Set<String>

  /// Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  package static func inForce(
    _ references: any ReferenceStore, organisation: Int64
  ) async throws -> CompoundSurnames {
    try CompoundSurnames(try await references.table("compound-surnames", organisation: organisation))
  }

  package init(_ table: ReferenceTable) throws { surnames = Set(try table.project(["surname"]).map { $0[0] }) }

  /// The surname that a name begins with: two characters where they are one of the table and something follows, else one.
  func surname(of name: String) -> String {
    let two = String(name.prefix(2))
    return name.count > 2 && surnames.contains(two) ? two : String(name.prefix(1))
  }
}
