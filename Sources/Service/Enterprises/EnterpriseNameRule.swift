package import Domain

/// Firms are told apart by their names or by their credit codes. A second firm of a standing name is not made by hand, as an
/// import does not make it: the one that stands is named, and either it is meant or a credit code tells the two apart.
package struct EnterpriseNameRule: RecordRule {
  /// A rule that needs nothing but the records.
  package init() {}

  /// Refuses a firm that cannot be told from another of its name: `ServiceError` `twin_enterprise` with the others.
  package func settle(
    _ written: Stored<EnterpriseField>, replacing old: Record<EnterpriseField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    let record = written.record
    guard let name = written.text(.name), old?[.name] != record[.name] || old?[.creditCode] != record[.creditCode]
    else { return }
    // Of two that are written at once the later one sees the earlier one.
    try await session.lock("enterprise_name")
    let twins = try await EnterpriseNameRule.others(than: written, called: [name], session)
      .filter { $0.text(.name).map(NameKey.of) == NameKey.of(name) }
    guard let twin = twins.first else { return }
    throw ServiceError(
      .conflict, code: "twin_enterprise",
      message: "已有同名企业「\(twin.text(.name) ?? "")」(编号 \(twin.id)),没有写入。是同一家请修改那一条;是另一家请填统一社会信用代码以区分。",
      candidates: twins.map { ServiceError.Candidate($0) })
  }

  /// Asks about firms that once had this name, or whose present name this firm once had.
  package func warnings(
    of written: Stored<EnterpriseField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> [String] {
    let former = written.record.texts(.formerNames) ?? []
    let present = written.text(.name).map { [$0] } ?? []
    let others = try await EnterpriseNameRule.others(than: written, called: present + former, session)
    return others.compactMap { other in
      let name = other.text(.name) ?? ""
      let theirs = (other.record.texts(.formerNames) ?? []).map(NameKey.of)
      let isMeant =
        present.contains { theirs.contains(NameKey.of($0)) } || former.contains { NameKey.of($0) == NameKey.of(name) }
      return isMeant ? "「\(name)」(编号 \(other.id))的曾用名或现名与此相同,如是同一家请合并" : nil
    }
  }

  /// The other firms ever called so that a credit code does not tell from this one.
  private static func others(
    than written: Stored<EnterpriseField>, called names: [String], _ session: any ChangeSession
  ) async throws -> [Stored<EnterpriseField>] {
    var found: [Int64: Stored<EnterpriseField>] = [:]
    for name in names {
      let query = RecordQuery<EnterpriseField>(conditions: [.named(name)], limit: 20)
      for other in try await session.page(query).rows where other.id != written.id {
        let codes = (other.text(.creditCode), written.text(.creditCode))
        if case (let theirs?, let own?) = codes, theirs != own { continue }
        found[other.id] = other
      }
    }
    return found.values.sorted { $0.id < $1.id }
  }
}
