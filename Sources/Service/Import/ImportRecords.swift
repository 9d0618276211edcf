package import Domain
package import Intake

/// Imports a table of one kind of record whose header holds field names or the words on screen: follow-ups and visits of the
/// past, targets, ledgers. One file, one change; a row that is wrong refuses the whole file, a row that is recorded already
/// is left out and told; what is known by a code (needs, links, lines of a ledger) is changed by its row.
package struct ImportRecords<Field: RecordField>: Sendable {
  let registry: any Registry
  let vocabulary: IntakeVocabulary
  let industries: IndustryNames
  let rules: RecordRules

  /// Imports into this registry, reading files with this vocabulary.
  package init(
    registry: any Registry, vocabulary: IntakeVocabulary, industries: IndustryNames, rules: RecordRules
  ) {
    self.registry = registry
    self.vocabulary = vocabulary
    self.industries = industries
    self.rules = rules
  }

  /// Imports the file at `path`. References are written as an id, a code or part of exactly one name. What the file says of
  /// author and date stands: the importer does not become the author.
  ///
  /// Throws `ServiceError` with the intake's code when the file as a whole cannot be read.
  ///
  /// - Parameter allowsRepeats: take also the rows that are recorded already.
  package func callAsFunction(
    path: String, name: String, isDryRun: Bool = false, allowsRepeats: Bool = false, isReceived: Bool = false,
    today: CalendarDate, invocation: Invocation
  ) async throws -> TableImport {
    let day = FactDay(
      sheet: name, asked: nil, stated: nil, saved: SavedDay.of(path: path), isReceived: isReceived, today: today)
    let rows = try await read(path)
    let registry = registry
    let rules = rules
    let receipt = try await registry.change(
      ChangeIntent(invocation, useCase: ListImports.useCase(of: Field.entity), note: name)
    ) { session in
      let source = try await session.addSource(
        kind: .importFile, title: name, asOf: day.asOf, recordedBy: invocation.actor, grade: .selfReported)
      let occasion = Occasion(today: today, invocation: invocation, source: source, isOfPast: true)
      // Whoever imports the same at the same moment waits, and then sees what was made.
      if !Field.record.again.same.isEmpty { try await session.lock("\(Field.entity).again") }
      var problems: [RefusedRow] = []
      var repeated: [RepeatedRow] = []
      var (created, updated) = (0, 0)
      var open = 0
      let unknown = Set(rows.flatMap(\.others.keys)).subtracting(Field.record.besides).filter { !$0.isEmpty }
      for row in rows {
        if row.isOpen {
          open += 1
          continue
        }
        let wrong = row.problems.filter { $0.severity > .note }
        problems += wrong.map { RefusedRow(row: row.row, field: $0.place.field, message: $0.message + "。" + $0.hint) }
        guard wrong.isEmpty else { continue }
        do {
          let told = try await resolved(row, session)
          if Field.record.again.updates, let old = try await session.again(told) {
            var record = old.record
            for (field, value) in told.known { record[field] = value }
            guard record != old.record else {
              repeated.append(RepeatedRow(row: row.row, id: old.id, message: "\(Field.label) \(old.id) 已是这样,没有变化。"))
              continue
            }
            _ = try await session.replace(old, by: record, rules, occasion)
            updated += 1
            continue
          }
          let record = try await session.completed(told, rules, occasion)
          if !allowsRepeats, let standing = try await session.again(record) {
            repeated.append(
              RepeatedRow(row: row.row, id: standing.id, message: ImportRecords.words(record, standing.id)))
          } else {
            _ = try await session.insert(record, rules, occasion)
            created += 1
          }
        } catch let error as ServiceError where error.kind != .unavailable {
          problems += RefusedRow.of(error, row.row)
          // What a refused statement left undone cannot be built upon.
          if error.kind == .conflict { break }
        }
      }
      let outcome = Outcome(
        problems: problems, repeated: repeated, created: created, updated: updated, open: open,
        unknown: unknown.sorted())
      let isEmpty = !problems.isEmpty || created + updated == 0
      return isDryRun || isEmpty ? .discard(outcome) : .keep(outcome)
    }
    let outcome = receipt.result
    // A dry run tells what would become of the good rows although others are refused.
    let counts = outcome.problems.isEmpty || isDryRun
    return TableImport(
      change: receipt.change?.id, file: name, rows: rows.count, created: counts ? outcome.created : 0,
      updated: counts ? outcome.updated : 0, open: outcome.open, unknownColumns: outcome.unknown,
      repeated: outcome.repeated, problems: outcome.problems, dryRun: isDryRun)
  }

  private struct Outcome: Sendable {
    let problems: [RefusedRow]
    let repeated: [RepeatedRow]
    let created: Int
    let updated: Int
    let open: Int
    let unknown: [String]
  }

  private static func words(_ record: Record<Field>, _ id: Int64) -> String {
    record.sameWords(as: id) + ",没有再记;确是另一条的,请写明不同之处或声明允许重复。"
  }

  private func read(_ path: String) async throws -> [RecordTableRow<Field>] {
    let reader = RecordTableReader<Field>(vocabulary: vocabulary, industries: industries)
    do {
      return try await ReadingThread.run { check in
        var rows: [RecordTableRow<Field>] = []
        try reader.read(path: path, check: check) { rows.append($0) }
        return rows
      }
    } catch let error as IntakeError { throw ServiceError(intake: error) }
  }

  private func resolved(_ row: RecordTableRow<Field>, _ session: any ChangeSession) async throws -> Record<Field> {
    var record = row.record
    for field in Field.managed where record[field] != nil {
      throw ServiceError(refusing: field, code: "managed_field", message: "「\(field.label)」由办理过程写入,不能直接填写。")
    }
    let written = Dictionary(uniqueKeysWithValues: row.references.map { ($0.key.name, InputValue.text($0.value)) })
    let found = try await References(records: session).resolved(written, Field.self)
    guard found.problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_record", message: "引用的记录未找到。", fields: found.problems)
    }
    for (field, _) in row.references {
      guard case .number(let digits)? = found.values[field.name] else { continue }
      record[field] = FieldValue(canonical: digits, kind: field.kind)
    }
    return record
  }
}
