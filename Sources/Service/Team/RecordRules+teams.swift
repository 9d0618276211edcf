import Domain

extension RecordRules {
  /// Reads what taking back a change is held against; answers what checks it afterwards.
  func watch(_ session: any ChangeSession) async throws -> (@Sendable () async throws -> Void) {
    let teams = all.compactMap { $0 as? TeamRule }
    guard !teams.isEmpty else { return {} }
    let before = try await session.all(TeamMemberField.self)
    return { for rule in teams { try await rule.takenBack(before, session) } }
  }
}
