import Domain
import Intake

extension ImportApplier {
  /// Creates and updates the people of the rows, and answers the person of each row that has one.
  mutating func applyPeople(
    _ rows: [ImportedRow], _ changes: inout [RowPlace: RowChange]
  ) async throws -> [RowPlace: Int64] {
    let named = rows.compactMap { row in
      row.person.map { (place: RowPlace(row.sheet, row.row), record: ImportApplier.unmasked($0), repeats: row.repeats) }
    }
    let names = Set(named.compactMap { $0.record[.name] })
    guard !names.isEmpty else { return [:] }
    var standing = try await session.all(PersonField.self, .oneOf(.name, Array(names)))
    try await confirmation.learn(standing, session)
    var people: [RowPlace: Int64] = [:]
    for (place, record, _) in named {
      if let index = standing.firstIndex(where: { ImportApplier.isSame($0.record, record) }) {
        let old = standing[index]
        people[place] = old.id
        let overlay = Overlay(record, over: old, confirmation, prefix: "person.")
        changes[place, default: RowChange()].note(overlay)
        guard !overlay.isVain else { continue }
        _ = try await session.update([overlay.stored])
        standing[index] = Stored(
          id: old.id, change: session.change, record: overlay.stored.record, sources: overlay.stored.sources)
      } else {
        let new = NewRecord(record, source: source)
        let id = try await session.insert([new])[0]
        people[place] = id
        standing.append(Stored(id: id, change: session.change, record: record, sources: new.sources))
        changes[place, default: RowChange()].isChanged = true
        if rows.first(where: { RowPlace($0.sheet, $0.row) == place })?.kind == .people { changes[place]?.isNew = true }
      }
    }
    return people
  }

  /// One person: the same name, and the same phone or the same college and class year.
  private static func isSame(_ a: Record<PersonField>, _ b: Record<PersonField>) -> Bool {
    guard a[.name] == b[.name] else { return false }
    if let phone = a[.phone], phone == b[.phone] { return true }
    if let a = a[.phone], let b = b[.phone], a != b { return false }
    return a[.college] == b[.college] && a[.classYear] == b[.classYear]
  }

  /// The record without contact data that was masked when it was exported.
  private static func unmasked(_ record: Record<PersonField>) -> Record<PersonField> {
    var record = record
    for field in PersonField.personal where record.text(field).map(ContactMask.isMasked) == true {
      record[field] = nil
    }
    return record
  }
}
