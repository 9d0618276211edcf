import Domain

extension ServiceError {
  /// The refusal of a record for one field.
  init<Field: RecordField>(refusing field: Field, code: String, message: String, remedy: Remedy? = nil) {
    self.init(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: field.name, code: code, message: message)], remedy: remedy)
  }

  /// The same refusal, its fields under this path.
  func under(_ path: String) -> ServiceError {
    ServiceError(
      kind, code: code, message: message,
      fields: fields.map { .init(field: path + $0.field, code: $0.code, message: $0.message) },
      candidates: candidates)
  }
}
