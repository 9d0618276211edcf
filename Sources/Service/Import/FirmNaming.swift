package import Domain

/// How a firm keeps its names when it is told again: the better spelling stands, and no name is forgotten.
package enum FirmNaming {
  /// What a row says of a firm beside what is kept: the same name in another spelling, or a name the firm no longer has, changes
  /// nothing; short and former names are added, not replaced.
  static func heard(
    _ said: Record<EnterpriseField>, by kept: Record<EnterpriseField>
  ) -> Record<EnterpriseField> {
    var said = said
    if let name = said.text(.name) {
      let former = (kept.texts(.formerNames) ?? []).map(NameKey.of)
      let key = NameKey.of(name)
      if key == kept.text(.name).map(NameKey.of) || former.contains(key) { said[.name] = kept[.name] }
    }
    for field in [EnterpriseField.shortNames, .formerNames] {
      guard let names = said.texts(field), let known = kept.texts(field) else { continue }
      said[field] = .texts(joined(known, names))
    }
    return said
  }

  /// The record with the name it had among the former ones, when it has another now.
  static func keepingFormer(
    _ record: Record<EnterpriseField>, replacing old: Record<EnterpriseField>
  ) -> Record<EnterpriseField> {
    guard let name = record.text(.name), let before = old.text(.name), NameKey.of(name) != NameKey.of(before) else {
      return record
    }
    var record = record
    let former = joined(record.texts(.formerNames) ?? [], [before])
    record[.formerNames] = .texts(former.filter { NameKey.of($0) != NameKey.of(name) })
    return record
  }

  /// The names with those that are new among `more`.
  static func joined(_ names: [String], _ more: [String]) -> [String] {
    var seen = Set(names.map(NameKey.of))
    return names + more.filter { seen.insert(NameKey.of($0)).inserted }
  }
}

/// A firm that is renamed keeps the name it had.
package struct FormerNamesRule: RecordRule {
  package init() {}

  /// The firm with the name it had among the former ones.
  package func completed(
    _ record: Record<EnterpriseField>, replacing old: Record<EnterpriseField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<EnterpriseField> {
    old.map { FirmNaming.keepingFormer(record, replacing: $0) } ?? record
  }
}
