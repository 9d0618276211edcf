import Domain
import Scoring

/// Finds what is not known of the firms of a visit, by what the answers could change.
struct CollectQuestions {
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper
  let organisation: Int64

  /// The questions of each firm, in the order of the parties.
  func callAsFunction(_ itinerary: Itinerary, today: CalendarDate) async throws -> [FirmQuestions] {
    let scene = try await scenes.scene(organisation: organisation)
    let firms = try await registry.records(organisation).those(EnterpriseField.self, itinerary.firms)
    let pairs = try await VisitPairs(registry: registry, organisation: organisation).pairs(itinerary, scene, today)
    let find = FindUnknowns(registry: registry, references: references, organisation: organisation)
    let unknowns = try await find(pairs, of: firms, scene.profile(VisitPairs.profile).fusion)
    return itinerary.firms.compactMap { id in
      firms[id].map { FirmQuestions($0, pairs[id] ?? [], unknowns[id] ?? []) }
    }
  }
}
