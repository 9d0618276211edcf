import Domain

/// Tells in words what of the records differs between two data versions, contact data masked.
struct TellDifferences: Sendable {
  let registry: any Registry

  init(_ registry: any Registry) { self.registry = registry }

  /// What of a kind of record stands otherwise at one data version than at an earlier one.
  func callAsFunction<Field: RecordField>(
    _ field: Field.Type, from then: Int64, to now: Int64, organisation: Int64
  ) async throws -> [MoveCauses.Change] {
    let differing = try await registry.differing(field, from: then, to: now, organisation: organisation)
    guard !differing.isEmpty else { return [] }
    let states = differing.flatMap { [$0.before, $0.after].compactMap(\.self) }
    let names = try await ReferenceNames(registry)(of: states, organisation: organisation)
    let sources = try await registry.sources(
      Array(Set(states.flatMap(\.sources.values))), organisation: organisation)
    return differing.flatMap { RecordWords(difference: $0, names: names, sources: sources).changes }
  }
}

/// One record that differs, in words.
private struct RecordWords<Field: RecordField> {
  let difference: RecordDifference<Field>
  let names: ReferenceNames.Names
  let sources: [Int64: Source]

  var changes: [MoveCauses.Change] {
    guard let before = difference.before, let after = difference.after else {
      let state = difference.after ?? difference.before
      return state.map { state in
        let summary = summary(state.record)
        let isNew = difference.before == nil
        let source = Field.allCases.lazy.compactMap { state.sources[$0].flatMap { sources[$0] } }.first
        return [
          change(
            nil, record: Field.label, before: isNew ? nil : summary, after: isNew ? summary : nil, source: source)
        ]
      } ?? []
    }
    let told = fields(before, after)
    return told.map { field in
      let values = (before[field].map { shown($0, field) }, after[field].map { shown($0, field) })
      let origins = (before.sources[field].flatMap { sources[$0] }, after.sources[field].flatMap { sources[$0] })
      // The same word of another day counts otherwise; then its day is what changed.
      let isSame = values.0 == values.1
      func dated(_ value: String?, _ source: Source?) -> String? {
        value.map { value in
          isSame ? value + (source.map { "(\($0.asOf),\($0.grade.label))" } ?? "") : value
        }
      }
      return change(
        field, record: called(after), before: dated(values.0, origins.0), after: dated(values.1, origins.1),
        source: origins.1 ?? origins.0)
    }
  }

  /// The fields that say otherwise, or on other evidence; what follows from other fields is left out beside them.
  private func fields(_ before: Stored<Field>, _ after: Stored<Field>) -> [Field] {
    func evidence(_ state: Stored<Field>, _ field: Field) -> Testimony? {
      state.sources[field].flatMap { sources[$0]?.testimony }
    }
    let fields = Field.allCases.filter { field in
      before[field] != after[field] || (after[field] != nil && evidence(before, field) != evidence(after, field))
    }
    let told = fields.filter { $0.name != EnterpriseField.inferredCodes.name }
    return told.isEmpty ? Array(fields) : Array(told)
  }

  private func change(
    _ field: Field?, record: String, before: String?, after: String?, source: Source?
  ) -> MoveCauses.Change {
    var references: [Entity: Set<Int64>] = [:]
    for state in [difference.before, difference.after].compactMap(\.self) {
      for field in Field.allCases {
        guard case .reference(let entity) = field.kind, let id = state.reference(field) else { continue }
        references[entity, default: []].insert(id)
      }
    }
    let id = difference.after?.id ?? difference.before?.id ?? 0
    let gate = (difference.after ?? difference.before).flatMap { $0[RulingField.gate.rawValue] }
    return MoveCauses.Change(
      entity: Field.entity, id: id, references: references, field: field?.name, gate: gate,
      fact: ChangedFact(
        entity: Field.entity.rawValue, id: id, record: record, field: field?.name, label: field?.label,
        before: before, after: after, source: source.map { SourceView($0) }, change: difference.change.id,
        recordedAt: difference.change.recordedAt, actor: difference.change.actor))
  }

  /// `企业 甲子示例`; of a record whose name is no name of its own its number.
  private func called(_ state: Stored<Field>) -> String {
    let name = Field.record.name
    guard let value = state[name], !Field.personal.contains(name) else { return "\(Field.label) \(state.id)" }
    return "\(Field.label) \(shown(value, name))"
  }

  /// What a record says, in catalogue order.
  private func summary(_ record: Record<Field>) -> String {
    let name = Field.record.name
    if Field.isToldByName, let value = record[name] { return shown(value, name) }
    return record.known.filter { !Field.personal.contains($0.field) }
      .map { "\($0.field.label) \(shown($0.value, $0.field))" }.joined(separator: "、")
  }

  private func shown(_ value: FieldValue, _ field: Field) -> String {
    if case .reference(let entity) = field.kind, let id = value.reference {
      return names[entity]?[id] ?? "\(entity.label) \(id)"
    }
    return ContactMask.shown(value, field)
  }
}

extension RecordField {
  /// Whether a record is best told by its name alone when it is new: it has too many fields to be read in a line.
  fileprivate static var isToldByName: Bool { allCases.count > 15 }
}

extension Stored {
  /// The text of the field of this name; `nil` when there is none.
  fileprivate subscript(name: String) -> String? { Field(rawValue: name).flatMap { text($0) } }
}
