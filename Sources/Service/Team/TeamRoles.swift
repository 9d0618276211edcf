import Domain

/// What people do in the team of a project; rows of the reference table `team-roles`.
struct TeamRoles: Sendable, Hashable {
  struct Row: Sendable, Hashable {
    /// What records keep.
    let name: String
    /// Its place where a team is listed.
    let position: Int
    /// How many may have it at a time; `nil` for any number.
    let most: Int?
    /// Whether a team has exactly one at any time, who answers for the steps that nobody else does.
    let isChief: Bool
  }

  /// In the order in which a team is listed.
  let rows: [Row]

  /// The role whose holder answers where nobody else does.
  var chief: Row? { rows.first(where: \.isChief) }

  subscript(name: String) -> Row? { rows.first { $0.name == name } }

  /// The roles in force. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> TeamRoles {
    let rows = try await references.table("team-roles", organisation: organisation)
      .project(["name", "position", "at_most", "is_chief"]).map { row in
        let most = Int(row[2])
        guard let position = Int(row[1]), row[2].isEmpty || (most ?? 0) > 0 else {
          throw ReferenceTable.invalid("team-roles", "无法识别「\(row.joined(separator: " "))」")
        }
        return Row(name: row[0], position: position, most: most, isChief: row[3] == "1")
      }
    let chiefs = rows.filter(\.isChief)
    guard chiefs.count == 1, chiefs[0].most == 1 else {
      throw ReferenceTable.invalid("team-roles", "须有且只有一个角色的 is_chief 为 1,其 at_most 须为 1")
    }
    return TeamRoles(rows: rows.sorted { $0.position < $1.position })
  }
}
