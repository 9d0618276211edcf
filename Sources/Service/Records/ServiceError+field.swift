package import Domain

extension ServiceError {
  /// The refusal of a record for one field.
  init<Field: RecordField>(refusing field: Field, code: String, message: String, remedy: Remedy? = nil) {
    self.init(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: field.name, code: code, message: message)], remedy: remedy)
  }

  /// The refusal of a text that cannot be kept as what `field` names.
  init?(text: String, of field: String, _ label: String, _ rule: TextRule) {
    guard let problem = FieldProblem(text: text, of: field, label, rule) else { return nil }
    self.init(.invalid, code: "invalid_record", message: problem.message, fields: [problem])
  }

  /// The same refusal, its fields under this path.
  func under(_ path: String) -> ServiceError {
    ServiceError(
      kind, code: code, message: message,
      fields: fields.map { .init(field: path + $0.field, code: $0.code, message: $0.message) },
      candidates: candidates)
  }
}

extension ServiceError.FieldProblem {
  /// Why a text cannot be kept as what `field` names; `nil` when it can.
  package init?(text: String, of field: String, _ label: String, _ rule: TextRule) {
    guard let problem = rule.problem(text) else { return nil }
    self.init(field: field, code: problem.code, message: problem.message(label, rule))
  }

  /// Why a value cannot be kept in a field; `nil` when it can.
  init?<Field: RecordField>(_ value: FieldValue, in field: Field) {
    if case .texts(let items) = value, items.count > TextRule.mostItems {
      self.init(
        field: field.name, code: "too_many_items",
        message: "「\(field.label)」有 \(items.count) 项,最多 \(TextRule.mostItems) 项。")
      return
    }
    guard let problem = field.problem(value) else { return nil }
    self.init(field: field.name, code: problem.code, message: problem.message(field.label, field.textRule))
  }
}
