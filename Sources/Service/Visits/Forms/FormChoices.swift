package import Domain
import Sheets

/// What a cell of a form offers: the words of a choice, and the records a reference may mean, by number and name.
package struct FormChoices: Sendable {
  private let names: [Entity: [String]]

  /// The firms of open projects and these besides, the open projects, the parks with their zones and buildings, and the open needs.
  static func read(
    _ registry: any Registry, firms: [Int64], today: CalendarDate, _ organisation: Int64
  ) async throws -> FormChoices {
    let records = registry.records(organisation)
    let projects = try await records.all(OpportunityField.self, .unknown(.exit))
    let ids = Set(firms + projects.compactMap { $0.reference(.enterprise) })
    let known = try await records.those(EnterpriseField.self, Array(ids)).values
    let owners = firms.map(FieldValue.reference)
    let plans = owners.isEmpty ? [] : try await records.all(PlanField.self, .oneOf(.enterprise, owners))
    return FormChoices(names: [
      .enterprise: known.sorted { $0.id < $1.id }.map(FormChoices.called),
      .opportunity: projects.map(FormChoices.called), .plan: plans.map(FormChoices.called),
      .park: try await records.all(ParkField.self).map(FormChoices.called),
      .zone: try await records.all(ZoneField.self).map(FormChoices.called),
      .building: try await records.all(BuildingField.self).map(FormChoices.called),
      .need: try await registry.openNeeds(on: today, organisation: organisation).map(FormChoices.called),
    ])
  }

  /// The records of a kind that may be named, as `44 甲子示例线束有限公司`.
  package func names(of entity: Entity) -> [String] { names[entity] ?? [] }

  /// `44 甲子示例线束有限公司`, as lists write it.
  static func called<Field: RecordField>(_ stored: Stored<Field>) -> String {
    "\(stored.id) \(stored.words(Field.record.name))"
  }

  /// What may be written in a cell of a field.
  func kind<Field: RecordField>(_ field: Field) -> FormSheet.Cell.Kind {
    switch field.kind {
    case .date: .day
    case .choice(let choices): .choice(choices.map(\.label))
    case .flag: .choice(["是", "否"])
    case .reference(let entity): .suggestion(names[entity] ?? [])
    default: .text
    }
  }
}
