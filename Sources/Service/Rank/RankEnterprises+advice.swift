import Domain
package import Scoring

extension RankEnterprises {
  /// What the author of a need should mind when it is saved: restricted, limited and unknown links, offers without basis.
  ///
  /// Throws `ServiceError` `need_not_found`, `need_ambiguous`.
  package func advice(need words: String, invocation: Invocation) async throws -> [NeedAdvice] {
    let (scene, need) = try await need(words, invocation)
    guard scene.snapshot.need(need) != nil else { throw RankEnterprises.behind }
    return scene.snapshot.advice(onNeed: need)
  }
}
