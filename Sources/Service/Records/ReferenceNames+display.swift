package import Domain

extension ReferenceNames.Names {
  /// A value as it is printed for a person: of a record that is referred to its id and its name.
  package func display<Field: RecordField>(_ value: FieldValue, _ field: Field) -> String {
    guard case .reference(let entity) = field.kind, let id = value.reference, let name = self[entity]?[id] else {
      return ShownValue.words(value, field)
    }
    return "\(id) \(name)"
  }
}
