import Domain

/// A kind of record that is served: its routes and its schemas, from the catalogue.
struct RecordKind: Sendable {
  let routes: [Route]
  let schemas: [NamedSchema]

  init<Field: RecordField>(_ field: Field.Type) {
    routes = RecordRoutes<Field>().all
    schemas = RecordSchemas<Field>().all
  }

  static let all: [RecordKind] = Entity.catalogue.map { RecordKind($0) }
}
