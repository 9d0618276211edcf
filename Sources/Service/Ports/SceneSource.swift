/// Where scenes come from.
package protocol SceneSource: Sendable {
  /// The latest committed state, or the state at a past data version, as the account sees it; 0 sees all.
  ///
  /// Throws `ServiceError` `version_not_found` for a version that was never made, `reference_not_loaded` when the
  /// reference tables are missing.
  func scene(organisation: Int64, version: Int64?, account: Int64) async throws -> Scene

  /// The state as the change that is being written has made it so far, as the account sees it; outside of a change the
  /// latest committed one.
  func pending(organisation: Int64, account: Int64) async throws -> Scene

  /// Whose rows an account sees: its organisation's, and the codes of the parks it is bound to, in order, where it is bound
  /// to some; `nil` for an account that is disabled or none.
  func audience(of account: Int64) async throws -> (organisation: Int64, parks: [String]?)?

  /// The latest committed data version.
  func version(organisation: Int64) async throws -> Int64

  /// The reference tables that another version replaced between the data version `then` and the later one `now`.
  func differingTables(from then: Int64, to now: Int64, organisation: Int64) async throws -> [ReferenceDifference]

  func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: SourceView]
}

extension SceneSource {
  /// The latest committed state, or the state at a past data version, as the program itself sees it.
  package func scene(organisation: Int64, version: Int64?) async throws -> Scene {
    try await scene(organisation: organisation, version: version, account: 0)
  }
}
