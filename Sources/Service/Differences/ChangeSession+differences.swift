import Domain

extension ChangeSession {
  /// Lists differences for a person to settle, each once: what is listed already keeps its number, what was settled in
  /// favour of the fact that stands is not asked again unless it is told with better evidence. Answers the open ones with their
  /// numbers, in order, and how many are new.
  func list(
    _ differences: [Difference], today: CalendarDate
  ) async throws -> (open: [(difference: Difference, id: Int64)], new: Int) {
    guard !differences.isEmpty else { return ([], 0) }
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
    var open: [(difference: Difference, id: Int64)] = []
    var new = 0
    for difference in differences {
      let subject = Subject(difference.entity, difference.record, difference.field)
      let known = listed[subject]?.first {
        !$0.isTaken && $0.value == difference.value && $0.grade >= difference.toldSource.grade
      }
      if let known {
        if known.isOpen { open.append((difference, known.id)) }
        continue
      }
      let id = try await insert([NewRecord(DifferenceField.record(difference, today), source: difference.toldSource.id)]
      )[0]
      listed[subject, default: []].append(
        Listed(id: id, value: difference.value, grade: difference.toldSource.grade, isOpen: true, isTaken: false))
      open.append((difference, id))
      new += 1
    }
    return (open, new)
  }
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
  fileprivate static func record(_ difference: Difference, _ today: CalendarDate) -> Record<DifferenceField> {
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
