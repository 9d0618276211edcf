import Domain

extension ServiceError {
  /// The refusal of a record for one field.
  init<Field: RecordField>(refusing field: Field, code: String, message: String) {
    self.init(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: field.name, code: code, message: message)])
  }
}
