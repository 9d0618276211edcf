import Domain

extension MergeEnterprises {
  /// Joins what both enterprises have once only: a person's tie, a part in a visit. What was joined goes with the enterprise
  /// that goes. Answers how many of each kind.
  func joined(
    _ gone: Stored<EnterpriseField>, _ keep: Stored<EnterpriseField>, _ answer: inout MergeReceipt,
    _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String: Int] {
    var counts: [String: Int] = [:]
    counts["\(TieField.entity)"] = try await join(.enterprise, .person, gone, keep, &answer, occasion, session) {
      (kept: inout Record<TieField>, other) in
      kept.addPost(of: other)
      return [.from, .until]
    }
    counts["\(VisitPartyField.entity)"] = try await join(.enterprise, .visit, gone, keep, &answer, occasion, session) {
      (kept: inout Record<VisitPartyField>, other) in
      let names = kept.texts(.attendees) ?? []
      let more = (other.texts(.attendees) ?? []).filter { !names.contains($0) }
      if !more.isEmpty { kept[.attendees] = .texts(names + more) }
      return []
    }
    return counts.filter { $0.value > 0 }
  }

  private func join<Field: RecordField>(
    _ link: Field, _ other: Field, _ gone: Stored<EnterpriseField>, _ keep: Stored<EnterpriseField>,
    _ answer: inout MergeReceipt, _ occasion: Occasion, _ session: any ChangeSession,
    _ merge: (inout Record<Field>, Record<Field>) -> Set<Field>
  ) async throws -> Int {
    let kept = try await session.all(Field.self, .equals(link, .reference(keep.id)))
    let doubles = try await session.all(Field.self, .equals(link, .reference(gone.id))).compactMap { row in
      kept.first { $0.record[other] == row.record[other] }.map { (kept: $0, double: row) }
    }
    for (row, double) in doubles {
      var (record, sources) = (row.record, row.sources)
      let decided = merge(&record, double.record)
      let merged = record.differences(from: row.record)
      for (field, value) in double.record.known where field != link && !decided.contains(field) {
        if record[field] == nil {
          record[field] = value
        } else if let kept = record[field], kept != value, !merged.contains(field) {
          answer.differing.append(.init(field, kept: kept, dropped: value))
        }
      }
      for field in record.differences(from: row.record) {
        sources[field] = record[field] == nil ? nil : double.sources[field] ?? occasion.source
      }
      _ = try await session.update([Stored(id: row.id, change: row.change, record: record, sources: sources)])
    }
    return try await session.delete(Field.self, ids: doubles.map(\.double.id))
  }
}

extension Record<TieField> {
  /// Adds the post of another tie of the same person; the higher kind of role stands. Whoever holds one of the posts still is
  /// in office, else until the last of them ended.
  mutating func addPost(of other: Record) {
    let posts = [self, other].flatMap { $0.text(.roleText)?.split(separator: "、").map(String.init) ?? [] }
    let joined = FirmNaming.joined([], posts)
    if !joined.isEmpty { self[.roleText] = .text(joined.joined(separator: "、")) }
    let levels = RoleLevel.allCases
    let roles = [self, other].compactMap { $0.text(.role).flatMap(RoleLevel.init) }
    if let highest = levels.first(where: roles.contains) { self[.role] = .text(highest.rawValue) }
    let froms = [self, other].compactMap { $0.date(.from) }
    let untils = [self, other].map { $0.date(.until) }
    self[.from] = froms.min().map { .date($0) }
    self[.until] = untils.contains(nil) ? nil : untils.compactMap(\.self).max().map { .date($0) }
  }
}
