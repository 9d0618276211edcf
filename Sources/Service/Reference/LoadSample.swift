package import Domain

/// Loads the invented records of `db/sample` in one change, so that a newcomer sees a real ranking. Taking the change back
/// removes them.
package struct LoadSample: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let derived: DerivedFields

  /// Loads into this registry.
  package init(registry: any Registry, references: any ReferenceStore, derived: DerivedFields) {
    self.registry = registry
    self.references = references
    self.derived = derived
  }

  /// Loads the tables, which are keyed by file name without ending. The whole sample is moved in time by `today` less the
  /// day its `sources` were written for, so that it ages on every day as it did on that one.
  ///
  /// Answers the change's number and how many records it made; `nil` for the change when the sample stands already.
  ///
  /// Throws `ServiceError` `firms_stand` where there are firms and `isConfirmed` does not say that invented ones may join
  /// them.
  package func callAsFunction(
    _ tables: [String: ReferenceTable], today: CalendarDate, isConfirmed: Bool = false, invocation: Invocation
  ) async throws -> (change: Int64?, records: Int) {
    guard let written = tables["sources"], let first = try tables["needs"]?.project(["code"]).first?.first else {
      throw ServiceError(.notFound, code: "sample_missing", message: "找不到示例数据。")
    }
    let standing = try await registry.records(invocation.organisation).first(
      RecordQuery<NeedField>(conditions: [.equals(.code, .text(first))]))
    guard standing == nil else { return (nil, 0) }
    let firms = try await registry.page(
      RecordQuery<EnterpriseField>(limit: 1), organisation: invocation.organisation
    ).total
    guard isConfirmed || firms == 0 else {
      throw ServiceError(
        .conflict, code: "firms_stand", message: "库中已有 \(firms) 家企业,示例数据是虚构的,没有载入。")
    }
    let statuses = try await references.table("link-statuses", organisation: invocation.organisation)
    let derived = derived
    let receipt = try await registry.change(ChangeIntent(invocation, useCase: "sample.load", note: "示例数据")) { session in
      var loader = SampleLoader(
        session: session, tables: tables, days: Int(today.day - written.asOf.day), derived: derived)
      try await loader.loadSources(written, recordedBy: invocation.actor)
      try await loader.loadRecords()
      try await loader.loadLinks(statuses)
      try await loader.loadPapers()
      return .keep(loader.count)
    }
    return (receipt.change?.id, receipt.result)
  }
}

/// The loading of one sample within its change.
struct SampleLoader {
  let session: any ChangeSession
  let tables: [String: ReferenceTable]
  let days: Int
  let derived: DerivedFields
  var sources: [String: Int64] = [:]
  var ids: [Entity: [String: Int64]] = [:]
  var count = 0

  mutating func loadSources(_ table: ReferenceTable, recordedBy: String) async throws {
    for row in try table.project(["id", "kind", "title", "as_of", "grade"]) {
      guard let kind = Source.Kind(rawValue: row[1]), let asOf = CalendarDate(row[3]),
        let grade = EvidenceGrade(rawValue: row[4])
      else { throw ReferenceTable.invalid("sources", "来源 \(row[0]) 无法识别") }
      sources[row[0]] = try await session.addSource(
        kind: kind, title: row[2], asOf: asOf.adding(days: days), recordedBy: recordedBy, grade: grade)
    }
  }

  /// Loads every kind of record from the file of its path; links and papers come from tables of their own form.
  mutating func loadRecords() async throws {
    for entity in Entity.allCases where entity != .link && !entity.comesAsFile { try await load(entity.fields) }
  }

  private mutating func load<Field: RecordField>(_ type: Field.Type) async throws {
    let name = Field.record.path
    guard let table = tables[name] else { throw ReferenceTable.invalid(name, "缺少此表") }
    var records: [NewRecord<Field>] = []
    for row in table.rows {
      let cells = Dictionary(uniqueKeysWithValues: zip(table.columns, row))
      guard let source = sources[cells["source_id"] ?? ""] else {
        throw ReferenceTable.invalid(name, "编号 \(cells["id"] ?? "") 没有来源")
      }
      var record = Record<Field>()
      for field in Field.allCases {
        guard let cell = cells[field.name], !cell.isEmpty else { continue }
        record[field] = try value(cell, field, name)
      }
      if let firm = record as? Record<EnterpriseField>, let completed = derived.completed(firm) as? Record<Field> {
        record = completed
      }
      records.append(NewRecord(record, source: source))
    }
    let made = try await session.insert(records)
    for (row, id) in zip(try table.project(["id"]), made) { ids[Field.entity, default: [:]][row[0]] = id }
    count += made.count
  }

  func value<Field: RecordField>(_ cell: String, _ field: Field, _ table: String) throws -> FieldValue {
    if case .reference(let entity) = field.kind {
      guard let id = ids[entity]?[cell] else { throw ReferenceTable.invalid(table, "\(field.name) \(cell) 不存在") }
      return .reference(id)
    }
    guard let value = FieldValue(canonical: cell, kind: field.kind) else {
      throw ReferenceTable.invalid(table, "\(field.name) 不能是「\(cell)」")
    }
    switch value {
    case .date(let date): return .date(date.adding(days: days))
    case .texts(let items): return .texts(items.map(moved))
    default: return value
    }
  }

  /// `高新技术企业@2028-11-30` with its day moved.
  private func moved(_ item: String) -> String {
    let parts = item.split(separator: "@" as Character)
    guard parts.count == 2, let date = CalendarDate(parts[1]) else { return item }
    return "\(parts[0])@\(date.adding(days: days))"
  }

  /// What is known of the chain links locally; where a page states no day, the table's own day is taken.
  mutating func loadLinks(_ statuses: ReferenceTable) async throws {
    guard let table = tables["link-status"] else { return }
    let meanings = Dictionary(
      uniqueKeysWithValues: try statuses.project(["status", "scoring_value", "supply"]).map { ($0[0], $0) })
    var records: [NewRecord<LinkField>] = []
    var bases: [String: Int64] = [:]
    for row in try table.project(["link", "status", "source", "as_of"]) {
      guard let meaning = meanings[row[1]] else { throw ReferenceTable.invalid("link-status", "没有状态「\(row[1])」") }
      let title = row[2].isEmpty ? table.source : row[2]
      let asOf = CalendarDate(row[3]) ?? table.asOf
      let key = "\(title) \(asOf)"
      if bases[key] == nil {
        bases[key] = try await session.addSource(
          kind: .register, title: title, asOf: asOf, recordedBy: "db/sample", grade: .documented)
      }
      var record = Record<LinkField>([.code: .text(row[0]), .status: .text(meaning[1])])
      if !meaning[2].isEmpty { record[.supply] = .text(meaning[2]) }
      if !row[2].isEmpty { record[.basis] = .text(row[2]) }
      records.append(NewRecord(record, source: bases[key] ?? 0))
    }
    count += try await session.insert(records).count
  }
}
