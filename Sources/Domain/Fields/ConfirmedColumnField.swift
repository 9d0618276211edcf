/// The fields of a column header that a person settled (列名确认), kept for sheets of the same shape.
package enum ConfirmedColumnField: String, RecordField {
  case header, field, shape, file

  /// What it is called and how it is found.
  package static let record = RecordDefinition<ConfirmedColumnField>(
    .confirmedColumn, "列名确认", path: "confirmed-columns", schema: "ConfirmedColumn",
    help: "由人确认过的列名,同样表式再导入时沿用", name: .header,
    listed: [.field, .file, .shape])
  /// What a record cannot be without.
  package static let required: Set<ConfirmedColumnField> = [.header, .field, .shape]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .header: .init("列名", .text, .name)
    case .field: .init("字段", .text, .name)
    case .shape: .init("表式", .text, .name)
    case .file: .init("文件", .text)
    }
  }
}

extension Entity {
  /// 列名确认
  package static let confirmedColumn = Entity("confirmed_column")
}
