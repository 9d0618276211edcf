import Domain

extension ChangeSession {
  /// Lists differences for a person to settle, each once: what is listed already keeps its number, what was settled in
  /// favour of the fact that stands is not asked again unless it is told with better evidence. Answers the open ones with their
  /// numbers, in order, and which of them are new.
  func list(
    _ differences: [Difference], today: CalendarDate
  ) async throws -> [ListedDifference] {
    guard !differences.isEmpty else { return [] }
    var listed: [Subject: [Listed]] = [:]
    for (entity, own) in Dictionary(grouping: differences, by: \.entity) {
      guard let link = DifferenceField.link(to: entity) else { continue }
      let ids = Set(own.map { FieldValue.reference($0.record) })
      for stored in try await all(DifferenceField.self, .oneOf(link, Array(ids))) {
        guard let record = stored.reference(link), let field = stored.text(.field),
          let grade = stored[.toldGrade, as: EvidenceGrade.self]
        else { continue }
        listed[Subject(entity, record, field), default: []].append(
          Listed(
            id: stored.id, value: stored.text(.value), grade: grade,
            isOpen: stored.text(.state) == DifferenceState.open.rawValue,
            isTaken: stored.text(.state) == DifferenceState.taken.rawValue))
      }
    }
    var open: [ListedDifference] = []
    for difference in differences {
      let subject = Subject(difference.entity, difference.record, difference.field)
      let known = listed[subject]?.first {
        !$0.isTaken && $0.value == difference.value && $0.grade >= difference.toldSource.grade
      }
      if let known {
        if known.isOpen { open.append(.init(difference: difference, id: known.id, isNew: false)) }
        continue
      }
      let id = try await insert([NewRecord(DifferenceField.record(difference, today), source: difference.toldSource.id)]
      )[0]
      listed[subject, default: []].append(
        Listed(id: id, value: difference.value, grade: difference.toldSource.grade, isOpen: true, isTaken: false))
      open.append(.init(difference: difference, id: id, isNew: true))
    }
    return open
  }
}

/// A difference that waits for a person.
struct ListedDifference: Sendable {
  let difference: Difference
  let id: Int64
  /// Whether this change lists it for the first time.
  let isNew: Bool

  /// As it is shown; what was listed by a change that does not stand has no number.
  func view(isKept: Bool) -> DifferenceView { DifferenceView(difference, id: isNew && !isKept ? nil : id) }
}

private struct Subject: Hashable {
  let entity: Entity
  let record: Int64
  let field: String

  init(_ entity: Entity, _ record: Int64, _ field: String) {
    self.entity = entity
    self.record = record
    self.field = field
  }
}

private struct Listed {
  let id: Int64
  let value: String?
  let grade: EvidenceGrade
  let isOpen: Bool
  let isTaken: Bool
}

extension DifferenceField {
  /// The field that names a record of this kind.
  static func link(to entity: Entity) -> DifferenceField? { references(to: entity).first }

  /// A difference as it is kept.
  static func record(_ difference: Difference, _ today: CalendarDate) -> Record<DifferenceField> {
    let name = difference.name.isEmpty ? "\(difference.entity.label) \(difference.record)" : difference.name
    var record = Record<DifferenceField>([
      .title: .text("\(name) \(difference.label)"), .field: .text(difference.field),
      .toldGrade: .text(difference.toldSource.grade.rawValue), .toldOn: .date(difference.toldSource.asOf),
      .toldSource: .text(difference.toldSource.title), .state: .text(DifferenceState.open.rawValue),
      .listedOn: .date(today),
    ])
    if let link = link(to: difference.entity) { record[link] = .reference(difference.record) }
    record[.standing] = difference.standing.map(FieldValue.text)
    if let source = difference.standingSource {
      record[.standingGrade] = .text(source.grade.rawValue)
      record[.standingOn] = .date(source.asOf)
      record[.standingSource] = .text(source.title)
    }
    record[.told] = difference.told.map(FieldValue.text)
    record[.value] = difference.value.map(FieldValue.text)
    return record
  }
}
