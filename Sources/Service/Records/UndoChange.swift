import Domain

/// Takes back a whole change: what it created goes, what it changed or deleted comes back. The taking back is itself a change.
package struct UndoChange: Sendable {
  let registry: any Registry
  let rules: RecordRules

  /// Takes back changes in this registry.
  package init(_ registry: any Registry, rules: RecordRules) {
    self.registry = registry
    self.rules = rules
  }

  /// A change that whoever asks made; `nil` for another's, or none.
  package func own(_ change: Int64, _ invocation: Invocation) async throws -> ChangeEntry? {
    let found = try await registry.changes(
      useCases: [], before: change < .max ? change + 1 : change, limit: 1, organisation: invocation.organisation)
    guard var entry = found.first, entry.id == change, entry.actor == invocation.actor else { return nil }
    entry.undoneBy = try await registry.undone([change], organisation: invocation.organisation)[change]
    return entry
  }

  /// Takes back `change`. Throws `ServiceError` `change_not_found`, `already_undone`, `nothing_to_undo` for a change that
  /// wrote no record, `withdrawn_in_person` for a consent that its person withdrew,
  /// `erased_for_good` for one that erased a person, or that ended or wrote what is erased,
  /// `change_built_upon` naming the records that later changes touched, or `twin_enterprise` when a firm would come back
  /// beside another of its name, `chief_needed` or `chief_exists` when a team would not have exactly one chief; then nothing is
  /// written.
  package func callAsFunction(
    _ change: Int64, isDryRun: Bool = false, invocation: Invocation
  ) async throws -> ChangeReceipt<TakeBack> {
    // The last number of all is no change's: there is none after it to begin before.
    let found =
      try await change == .max
      ? [] : registry.changes(useCases: [], before: change + 1, limit: 1, organisation: invocation.organisation)
    guard let entry = found.first, entry.id == change else {
      throw ServiceError(.notFound, code: "change_not_found", message: "没有编号为 \(change) 的变更。", remedy: .listImports)
    }
    guard entry.useCase != OwnFirm.withdrawing else {
      throw ServiceError(
        .conflict, code: "withdrawn_in_person",
        message: "变更 \(change) 是本人撤回同意,不能由他人撤销。本人再次同意的,请另行登记授权,或由本人经链接办理。")
    }
    let erasures = try await registry.erasures(touching: change, organisation: invocation.organisation)
    // What the change ended is gone: it could be taken back by half only.
    let isGone = entry.useCase == ErasePerson.useCase || erasures.contains(where: \.wasEnded)
    if isGone, let refusal = ServiceError.erased(erasures) { throw refusal }
    if let by = try await registry.undone([change], organisation: invocation.organisation)[change] {
      throw ServiceError(
        .conflict, code: "already_undone", message: "变更 \(change) 已撤销(由变更 \(by) 撤销);要恢复原状,请撤销变更 \(by)。",
        remedy: .undo(change: by))
    }
    let receipt = try await registry.change(
      ChangeIntent(invocation, useCase: "change.undo", note: entry.note, undoes: change)
    ) { session in
      let twins = try await session.knownFirms().twins
      let check = try await rules.watch(session)
      let result = try await session.takeBack(change: change)
      if result.conflicts.isEmpty {
        try await UndoChange.refuseTwins(twins, since: change, session)
        try await check()
      }
      let isEmpty = result.removed.isEmpty && result.restored.isEmpty
      return isDryRun || isEmpty || !result.conflicts.isEmpty ? .discard(result) : .keep(result)
    }
    guard receipt.result.conflicts.isEmpty else {
      let named = receipt.result.conflicts.prefix(5).map { "\($0.entity.label) \($0.id)(变更 \($0.change))" }
      throw ServiceError(
        .conflict, code: "change_built_upon",
        message: "变更 \(change) 之后又有 \(receipt.result.conflicts.count) 条记录被改动:\(named.joined(separator: "、"))。请先撤销那些变更。",
        remedy: receipt.result.conflicts.first.map { .undo(change: $0.change) })
    }
    guard !receipt.result.removed.isEmpty || !receipt.result.restored.isEmpty else {
      if let refusal = ServiceError.erased(erasures) { throw refusal }
      throw ServiceError(.conflict, code: "nothing_to_undo", message: "变更 \(change)(\(entry.useCase))没有写过记录,无可撤销。")
    }
    return receipt
  }

  /// Throws `ServiceError` `twin_enterprise` when what came back stands beside a firm of its name that came
  /// meanwhile.
  private static func refuseTwins(
    _ before: [String: [Int64]], since undone: Int64, _ session: any ChangeSession
  ) async throws {
    let known = try await session.knownFirms()
    let new = known.twins.filter { !Set($0.value).isSubset(of: before[$0.key] ?? []) }
    let changes = try await session.those(EnterpriseField.self, new.values.joined()).mapValues(\.change)
    let refused = new.filter { _, ids in
      ids.contains { id in changes[id].map { $0 > undone && $0 != session.change } ?? false }
    }
    guard let (_, ids) = refused.min(by: { $0.key < $1.key }) else { return }
    let candidates = ids.sorted().map { id in
      ServiceError.Candidate(id: id, code: known.firms[id]?.creditCode, name: known.firms[id]?.name ?? "")
    }
    throw ServiceError(
      .conflict, code: "twin_enterprise",
      message: "这样会有 \(ids.count) 家同名企业「\(candidates.first?.name ?? "")」而没有信用代码可以区分,没有写入。"
        + "请先给现有的一家填写统一社会信用代码,或删除其一。",
      candidates: candidates)
  }
}
