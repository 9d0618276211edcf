import Domain
import Scoring

/// Finds what changed in the records between two scenes, so that a move in a ranking can be put down to it.
package struct FindMoveCauses: Sendable {
  let registry: any Registry

  /// Looks in this registry.
  package init(_ registry: any Registry) { self.registry = registry }

  /// Everything a scene reads that stands otherwise in `now` than in `then`.
  package func callAsFunction(from then: Scene, to now: Scene, organisation: Int64) async throws -> MoveCauses {
    let versions = (then: then.snapshot.version, now: now.snapshot.version)
    guard versions.then < versions.now else { return MoveCauses(then: then, now: now, changes: []) }
    func read<Field: RecordField>(_ field: Field.Type) async throws -> [MoveCauses.Change] {
      try await TellDifferences(registry)(field, from: versions.then, to: versions.now, organisation: organisation)
    }
    var found: [MoveCauses.Change] = []
    for kind in FindMoveCauses.kinds { found += try await read(kind) }
    return MoveCauses(then: then, now: now, changes: found)
  }

  /// The kinds of record that scenes are made of, those of the firm first.
  private static let kinds: [any RecordField.Type] = [
    EnterpriseField.self, PlanField.self, EngagementField.self, TieField.self, PersonField.self, StandingField.self,
    RulingField.self, NeedField.self, HoldField.self, LedgerField.self, BuildingField.self, ZoneField.self,
    ParkField.self, LinkField.self,
  ]
}
