import Domain

extension RankEnterprises {
  /// The number of the need or firm that is asked about. While the database is away, one named by its number (`#12`) that
  /// the scene holds is still answered.
  func subject<Field: NamedField>(
    _ type: Field.Type, _ words: String, _ invocation: Invocation, isHeld: (Scene, Int64) -> Bool
  ) async throws -> Int64 {
    do {
      return try await FindRecord<Field>(registry)(words, organisation: invocation.organisation).id
    } catch let error as ServiceError where error.kind == .unavailable && words.hasPrefix("#") {
      guard let id = Int64(words.dropFirst()), let scene = scenes.held(organisation: invocation.organisation),
        isHeld(scene, id)
      else { throw error }
      return id
    }
  }
}
