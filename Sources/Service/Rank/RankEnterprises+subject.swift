import Domain
import Scoring

extension RankEnterprises {
  /// The latest scene, and in it the number of the need that `words` name. The scene alone tells a need named by its
  /// number or its exact code; only a name is looked up in the registry.
  ///
  /// Throws `ServiceError` `need_not_found`, `need_ambiguous`, `snapshot_behind` for a need written a moment ago.
  func need(_ words: String, _ invocation: Invocation) async throws -> (scene: Scene, id: Int64) {
    try await subject(NeedField.self, words, invocation) { snapshot in
      if let id = RankEnterprises.number(words) { return snapshot.need(id)?.id }
      return snapshot.needs.first { $0.code == words }?.id
    }
  }

  /// The latest scene, and in it the number of the firm that `words` name; as of a need, without a look for codes.
  func firm(_ words: String, _ invocation: Invocation) async throws -> (scene: Scene, id: Int64) {
    try await subject(EnterpriseField.self, words, invocation) { snapshot in
      RankEnterprises.number(words).flatMap { snapshot.firm($0)?.id }
    }
  }

  private func subject<Field: RecordField>(
    _ type: Field.Type, _ words: String, _ invocation: Invocation, held: (Snapshot) -> Int64?
  ) async throws -> (scene: Scene, id: Int64) {
    let organisation = invocation.organisation
    let find = FindRecord<Field>(registry)
    let scene: Scene
    do {
      scene = try await scenes.scene(organisation: organisation)
    } catch {
      // Whoever names what is not there is told so first.
      _ = try await find(words, organisation: organisation)
      throw error
    }
    if let id = held(scene.snapshot) { return (scene, id) }
    let id = try await find(words, organisation: organisation).id
    return (try await scenes.scene(organisation: organisation), id)
  }

  private static func number(_ words: String) -> Int64? { Int64(words.hasPrefix("#") ? words.dropFirst() : words[...]) }
}
