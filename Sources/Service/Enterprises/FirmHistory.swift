package import Domain

/// What was written of a firm, its plans and its people's posts, newest first: who, when, on which evidence, old and new value.
package struct FirmHistory: Sendable {
  /// What one change did to one record.
  package struct Entry: Sendable {
    package let change: ChangeEntry
    /// The record: `企业资料`, `拟投项目 二期生产线`.
    package let subject: String
    /// Whether the change ended the record.
    package let isEnd: Bool
    package let lines: [Line]
  }

  /// A field that became another.
  package struct Line: Sendable, Hashable {
    package let label: String
    /// `nil` where it was not known.
    package let before: String?
    /// `nil` where it is not known any more.
    package let after: String?
    /// What the new value rests on; `nil` for what the program infers.
    package let source: SourceView?
    package let isInferred: Bool
  }

  /// The entries of the page.
  package let entries: [Entry]
  package let page: Int
  package let pages: Int
  package let total: Int
}

/// Tells what was written of a firm. Contact data stays masked in every state.
package struct TellFirmHistory: Sendable {
  let registry: any Registry

  /// How many entries a page has.
  package static let length = 20

  /// One page, from 1, of the history of the firm that `words` name. A page beyond the last is the last.
  ///
  /// Throws `ServiceError` `enterprise_not_found`, `enterprise_ambiguous`.
  package func callAsFunction(_ words: String, page: Int, organisation: Int64) async throws -> FirmHistory {
    let firm = try await FindRecord<EnterpriseField>(registry)(words, organisation: organisation)
    var entries = try await entries(EnterpriseField.self, [firm.id], organisation) { _, _ in "企业资料" }
    let plans = try await registry.ever(PlanField.enterprise, [firm.id], organisation: organisation)
    entries += try await self.entries(PlanField.self, plans, organisation) { plan, _ in
      "\(PlanField.label) \(plan.words(.name))"
    }
    let ties = try await registry.ever(TieField.enterprise, [firm.id], organisation: organisation)
    entries += try await self.entries(TieField.self, ties, organisation) { tie, names in
      "\(TieField.label) \(tie.reference(.person).flatMap { names[.person]?[$0] } ?? "")"
    }
    entries.sort { ($0.change.id, $0.subject) > ($1.change.id, $1.subject) }
    let pages = max(1, (entries.count + TellFirmHistory.length - 1) / TellFirmHistory.length)
    let number = min(max(page, 1), pages)
    return FirmHistory(
      entries: Array(entries.dropFirst((number - 1) * TellFirmHistory.length).prefix(TellFirmHistory.length)),
      page: number, pages: pages, total: entries.count)
  }

  private func entries<Field: RecordField>(
    _ field: Field.Type, _ ids: [Int64], _ organisation: Int64,
    called: (Stored<Field>, ReferenceNames.Names) -> String
  ) async throws -> [FirmHistory.Entry] {
    var histories: [[HistoryEntry<Field>]] = []
    for id in ids { histories.append(try await registry.history(of: field, id: id, organisation: organisation)) }
    let stored = histories.joined().map(\.stored)
    let names = try await ReferenceNames(registry)(of: stored, organisation: organisation)
    let sources = try await registry.sources(
      Array(Set(stored.flatMap { $0.sources.values })), organisation: organisation)
    var entries: [FirmHistory.Entry] = []
    for states in histories {
      guard let newest = states.first else { continue }
      let subject = called(newest.stored, names)
      for (index, state) in states.enumerated() {
        let next = index > 0 ? states[index - 1] : nil
        if let ended = state.ended, ended.id != next?.began.id {
          entries.append(.init(change: ended, subject: subject, isEnd: true, lines: []))
        }
        let before = index + 1 < states.count ? states[index + 1].stored.record : Record()
        entries.append(
          .init(
            change: state.began, subject: subject, isEnd: false,
            lines: TellFirmHistory.lines(state.stored, before, sources, names)))
      }
    }
    return entries
  }

  private static func lines<Field: RecordField>(
    _ state: Stored<Field>, _ before: Record<Field>, _ sources: [Int64: Source], _ names: ReferenceNames.Names
  ) -> [FirmHistory.Line] {
    func words(_ value: FieldValue?, _ field: Field) -> String? {
      guard let value else { return nil }
      if Field.personal.contains(field) { return ContactMask.shown(value, field) }
      if case .reference(let entity) = field.kind, let id = value.reference, let name = names[entity]?[id] {
        return name
      }
      return value.texts == nil ? value.written(field.kind) : ShownValue.words(value, field)
    }
    return state.record.differences(from: before).map { field in
      let isInferred = Field.inferred.contains(field)
      return .init(
        label: field.label, before: words(before[field], field), after: words(state.record[field], field),
        source: isInferred ? nil : state.sources[field].flatMap { sources[$0] }.map(SourceView.init),
        isInferred: isInferred)
    }
  }
}
