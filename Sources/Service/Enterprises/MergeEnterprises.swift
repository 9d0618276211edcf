package import Domain
import Intake

/// Makes one of two enterprises that turn out to be one: everything of the one that goes hangs on the one that stays, whose
/// unknown fields are filled from it.
package struct MergeEnterprises: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// Merges enterprises of this registry.
  package init(registry: any Registry, rules: RecordRules) {
    self.registry = registry
    self.rules = rules
  }

  /// The kinds of record that hang on an enterprise.
  package static let followers = Entity.catalogue.filter { $0.referred.contains(.enterprise) }

  /// Merges the enterprise `gone` into the enterprise `keep`, in one change that can be taken back as a whole.
  ///
  /// Names of the one that goes become former or short names. Where both know a value, that of the one that stays stands and
  /// the other is answered. A person tied to both keeps both posts and the higher kind of role; a visit both took part in is
  /// joined.
  ///
  /// `goneMatch` is the change that whoever asks saw the one that goes in, as `ifMatch` is of the one that stays.
  ///
  /// Throws `ServiceError` `same_enterprise`, `credit_codes_differ`, `project_exists` when both are worked for one plan and
  /// need, `record_changed`.
  package func callAsFunction(
    keep keepWords: String, gone goneWords: String, ifMatch: Int64? = nil, goneMatch: Int64? = nil,
    today: CalendarDate, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> MergeReceipt {
    var step = Step(
      registry: registry, rules: rules, useCase: "enterprise.merge", ifMatch: ifMatch, today: today,
      isDryRun: isDryRun, invocation: invocation)
    let find = FindRecord<EnterpriseField>(registry)
    let keep = try await find(keepWords, organisation: invocation.organisation)
    let gone = try await find(goneWords, organisation: invocation.organisation)
    try MergeEnterprises.check(keep, gone)
    try await step.compare(keep)
    try gone.demand(goneMatch)
    let note = "\(gone.id) → \(keep.id)"
    step.note = note
    step.evidence = EvidenceInput(title: "企业合并 \(note)")
    let written = try await step { writing in
      let (session, occasion) = (writing.session, writing.occasion)
      // Both are held: nobody hangs something on the one that goes meanwhile.
      try await session.lock([keep, gone])
      var answer = MergeReceipt(keep: ServiceError.Candidate(keep), gone: ServiceError.Candidate(gone))
      answer.joined = try await joined(gone, keep, &answer, occasion, session)
      for kind in MergeEnterprises.followers {
        let count = try await moved(kind, gone, keep, occasion, session)
        if count > 0 { answer.moved["\(kind.entity)"] = count }
      }
      let papers = try await movedPapers(gone, keep, occasion, session)
      if papers > 0 { answer.moved["\(AttachmentField.entity)"] = papers }
      try await refuseDoubles(keep, session)
      guard try await session.delete(EnterpriseField.self, ids: [gone.id]) == 1 else {
        throw ServiceError.recordChanged
      }
      try await fill(keep, gone, &answer, occasion, session)
      return answer
    }
    var answer = written.result
    answer.change = written.change?.id
    return answer
  }

  private static func check(_ keep: Stored<EnterpriseField>, _ gone: Stored<EnterpriseField>) throws {
    guard keep.id != gone.id else {
      throw ServiceError(.invalid, code: "same_enterprise", message: "两处写的是同一家企业(编号 \(keep.id)),无须合并。")
    }
    if let kept = keep.text(.creditCode), let other = gone.text(.creditCode), kept != other {
      throw ServiceError(
        .conflict, code: "credit_codes_differ",
        message: "两家企业的统一社会信用代码不同(\(kept)、\(other)),不是同一主体,不能合并。如有一个填错,请先更正。")
    }
  }

  /// Hangs the records of one kind on the enterprise that stays, and answers how many.
  private func moved<Field: RecordField>(
    _ kind: Field.Type, _ gone: Stored<EnterpriseField>, _ keep: Stored<EnterpriseField>, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Int {
    var count = 0
    for link in Field.references(to: .enterprise) {
      let rows = try await session.all(kind, .equals(link, .reference(gone.id)))
      let after = rows.map { row in
        var (record, sources) = (row.record, row.sources)
        record[link] = .reference(keep.id)
        sources[link] = occasion.source
        return Stored(id: row.id, change: row.change, record: record, sources: sources)
      }
      _ = try await session.update(after)
      count += rows.count
    }
    return count
  }

  /// Hangs the papers beside the one that goes on the one that stays, and answers how many.
  private func movedPapers(
    _ gone: Stored<EnterpriseField>, _ keep: Stored<EnterpriseField>, _ occasion: Occasion, _ session: any ChangeSession
  ) async throws -> Int {
    let papers = try await session.all(AttachmentField.self, .equals(.recordID, .count(gone.id))).map { paper in
      var (record, sources) = (paper.record, paper.sources)
      record[.recordID] = .count(keep.id)
      sources[.recordID] = occasion.source
      return Stored(id: paper.id, change: paper.change, record: record, sources: sources)
    }
    return try await session.update(papers)
  }

  private func refuseDoubles(_ keep: Stored<EnterpriseField>, _ session: any ChangeSession) async throws {
    let projects = try await session.all(
      OpportunityField.self, .equals(.enterprise, .reference(keep.id)), .unknown(.exit))
    for project in projects {
      try await OpportunityRule.refuseSecond(project.record, except: project.id, session)
    }
  }

  /// Fills what is unknown of the one that stays; each fact keeps its source.
  private func fill(
    _ keep: Stored<EnterpriseField>, _ gone: Stored<EnterpriseField>, _ answer: inout MergeReceipt,
    _ occasion: Occasion, _ session: any ChangeSession
  ) async throws {
    var (record, sources) = (keep.record, keep.sources)
    for (field, value) in gone.record.known where !MergeEnterprises.ownFields.contains(field) {
      if record[field] == nil {
        record[field] = value
        sources[field] = gone.sources[field]
        answer.filled.append(.init(field, value))
      } else if let kept = record[field], kept != value {
        answer.differing.append(.init(field, kept: kept, dropped: value))
      }
    }
    for field in MergeEnterprises.addNames(of: gone.record, to: &record) { sources[field] = occasion.source }
    let complete = try await rules.completed(record, replacing: keep.record, occasion, session)
    for field in complete.differences(from: record) {
      sources[field] = complete[field] == nil ? nil : occasion.source
    }
    _ = try await session.update([Stored(id: keep.id, change: keep.change, record: complete, sources: sources)])
  }

  /// Names and what follows from other fields are not compared.
  private static let ownFields: Set<EnterpriseField> = [.name, .shortNames, .formerNames, .inferredCodes]

  /// Adds the names of the one that goes, and answers the fields that changed.
  private static func addNames(
    of gone: Record<EnterpriseField>, to record: inout Record<EnterpriseField>
  ) -> [EnterpriseField] {
    let name = record.text(.name) ?? ""
    var short = record.texts(.shortNames) ?? []
    var former = record.texts(.formerNames) ?? []
    func isNew(_ other: String) -> Bool {
      let key = NameKey.of(other)
      return !([name] + short + former).contains { NameKey.of($0) == key }
    }
    if let other = gone.text(.name), isNew(other) {
      if FirmName(name).isNamed(by: other), FirmName(other).core == FirmName(other).key {
        short.append(other)
      } else {
        former.append(other)
      }
    }
    for other in gone.texts(.shortNames) ?? [] where isNew(other) { short.append(other) }
    for other in gone.texts(.formerNames) ?? [] where isNew(other) { former.append(other) }
    var changed: [EnterpriseField] = []
    for (field, names) in [(EnterpriseField.shortNames, short), (.formerNames, former)]
    where names != record.texts(field) ?? [] {
      record[field] = .texts(names)
      changed.append(field)
    }
    return changed
  }
}
