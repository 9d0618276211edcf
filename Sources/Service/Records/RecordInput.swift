package import Domain
package import Intake

/// Reads the fields a face hands in by name into a record.
package struct RecordInput: Sendable {
  let reader: CellReader

  /// Reads texts as cells of a workbook are read.
  package init(reader: CellReader) { self.reader = reader }

  /// The record that the values make over another, references resolved among `records`, and the fields they name. Throws
  /// `ServiceError` `invalid_record` naming every field that is not known, cannot be read or found, or is written by the
  /// work alone.
  func resolved<Field: RecordField>(
    _ values: [String: InputValue], over record: Record<Field> = Record(), in records: any RecordReading
  ) async throws -> (record: Record<Field>, named: [Field]) {
    let found = try await References(records: records, looksUpNumbers: false)
      .resolved(values, Field.self, over: record)
    var problems = found.problems
    do {
      let read = try self.record(found.values, over: record)
      let named = Field.allCases.filter { found.values[$0.name] != nil || found.values[$0.label] != nil }
      if problems.isEmpty { return (read, named) }
    } catch let error as ServiceError { problems += error.fields }
    throw RecordInput.refusal(problems)
  }

  private static func refusal(_ problems: [ServiceError.FieldProblem]) -> ServiceError {
    ServiceError(.invalid, code: "invalid_record", message: "有 \(problems.count) 个字段需要更正。", fields: problems)
  }

  /// The fields that a name which is none may have meant, at most three: those whose words hold it or are held by it, else
  /// those that share the most of its letters.
  private static func near<Field: RecordField>(_ name: String, _ type: Field.Type) -> [Field] {
    let written = Field.allCases.filter { !Field.managed.contains($0) }
    let holding = written.filter { $0.label.contains(name) || name.contains($0.label) || $0.name.contains(name) }
    guard holding.isEmpty else { return Array(holding.sorted { $0.label.count < $1.label.count }.prefix(3)) }
    let letters = Set(name)
    let shared = written.map { field in (field, letters.intersection(field.label).count) }
      .filter { $0.1 * 2 > letters.count && $0.1 > 1 }
    return shared.sorted { $0.1 > $1.1 }.prefix(3).map(\.0)
  }

  /// Puts the values, keyed by field name or label, over the record. Throws `ServiceError` `invalid_record` naming every
  /// field that is not known, cannot be read, or is written by the work alone.
  package func record<Field: RecordField>(
    _ values: [String: InputValue], over record: Record<Field> = Record()
  ) throws -> Record<Field> {
    var record = record
    var problems: [ServiceError.FieldProblem] = []
    for (name, input) in values.sorted(by: { $0.key < $1.key }) {
      guard let field = Field.allCases.first(where: { $0.name == name || $0.label == name }) else {
        let near = RecordInput.near(name, Field.self).map { "「\($0.label)」" }.joined(separator: "、")
        problems.append(
          .init(
            field: name, code: "unknown_field",
            message: "没有字段「\(name)」。" + (near.isEmpty ? "" : "是否指\(near)?")))
        continue
      }
      guard !Field.managed.contains(field) else {
        problems.append(
          .init(field: field.name, code: "managed_field", message: "「\(field.label)」由办理过程写入,不能直接填写。"))
        continue
      }
      do throws(ServiceError.FieldProblem) {
        record[field] = try FieldInput.value(input, field, reader)
      } catch { problems.append(error) }
    }
    guard problems.isEmpty else { throw RecordInput.refusal(problems) }
    return record
  }

  /// The record itself. Throws `ServiceError` `invalid_record` naming every required field that is missing and every
  /// text that cannot be kept.
  package static func checked<Field: RecordField>(_ record: Record<Field>) throws -> Record<Field> {
    let wrong = record.known.compactMap { ServiceError.FieldProblem($0.value, in: $0.field) }
    guard wrong.isEmpty else { throw refusal(wrong) }
    let missing = record.missing
    guard missing.isEmpty else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "缺少必填字段。",
        fields: missing.map { .init(field: $0.name, code: "missing", message: "「\($0.label)」必填。") })
    }
    return record
  }

  /// Throws `ServiceError` `invalid_record` naming every day of what has happened that lies after today.
  static func refuseToCome<Field: RecordField>(
    _ record: Record<Field>, replacing old: Record<Field>, today: CalendarDate
  ) throws {
    let problems = Field.allCases.compactMap { field -> ServiceError.FieldProblem? in
      guard Field.happened.contains(field), let day = record[field]?.date, day > today, record[field] != old[field]
      else { return nil }
      return .init(
        field: field.name, code: "in_the_future",
        message: "「\(field.label)」\(day) 晚于今天(\(today)),还没有发生的事不能登记。")
    }
    guard let first = problems.first else { return }
    throw ServiceError(.invalid, code: "invalid_record", message: first.message, fields: problems)
  }
}
