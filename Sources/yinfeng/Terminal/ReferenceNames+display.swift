import Domain
import Service

extension ReferenceNames.Names {
  /// A value as it is printed for a person: of a record that is referred to its id and its name.
  func display(_ value: FieldValue, _ kind: FieldKind) -> String {
    guard case .reference(let entity) = kind, let id = value.reference, let name = self[entity]?[id] else {
      return value.display(kind)
    }
    return "\(id) \(name)"
  }
}
