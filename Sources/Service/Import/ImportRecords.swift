package import Domain
package import Intake

/// Imports a table of one kind of record whose header holds field names or the words on screen: follow-ups and visits of the
/// past, targets, ledgers. One file, one change; a row that is wrong refuses the whole file.
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
  package func callAsFunction(
    path: String, name: String, isDryRun: Bool = false, today: CalendarDate, invocation: Invocation
  ) async throws -> TableImport {
    let rows = try read(path)
    let registry = registry
    let rules = rules
    let receipt = try await registry.change(
      ChangeIntent(invocation, useCase: ListImports.useCase(of: Field.entity), note: name)
    ) { session in
      let source = try await session.addSource(
        kind: .importFile, title: name, asOf: today, recordedBy: invocation.actor, grade: .selfReported)
      let occasion = Occasion(today: today, invocation: invocation, source: source)
      var problems: [RefusedRow] = []
      for row in rows {
        let wrong = row.problems.filter { $0.severity > .note }
        problems += wrong.map { RefusedRow(row: row.row, field: $0.place.field, message: $0.message + "。" + $0.hint) }
        guard wrong.isEmpty else { continue }
        do {
          let record = try await resolved(row, session)
          _ = try await session.add(record, rules, occasion)
        } catch let error as ServiceError where error.kind != .unavailable {
          problems += RefusedRow.of(error, row.row)
          // What a refused statement left undone cannot be built upon.
          if error.kind == .conflict { break }
        }
      }
      return isDryRun || !problems.isEmpty ? .discard(problems) : .keep(problems)
    }
    return TableImport(
      change: receipt.change?.id, file: name, rows: rows.count, created: receipt.result.isEmpty ? rows.count : 0,
      problems: receipt.result, dryRun: isDryRun)
  }

  private func read(_ path: String) throws -> [RecordTableRow<Field>] {
    var rows: [RecordTableRow<Field>] = []
    do {
      try RecordTableReader<Field>(vocabulary: vocabulary, industries: industries).read(path: path) { rows.append($0) }
    } catch let error as IntakeError { throw ServiceError(intake: error) }
    return rows
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
