/// What a kind of record is called on every face, and how people find one of it.
public struct RecordDefinition<Field: RecordField>: Sendable {
  /// The name in the database and on the command line.
  public let entity: Entity
  /// The word on screen: 在谈项目.
  public let label: String
  /// The last part of its path, and its file in the sample: `opportunities`.
  public let path: String
  /// The name of its schema: `Opportunity`.
  public let schema: String
  /// The abstract of its command.
  public let help: String
  /// The field that is its name or title.
  public let name: Field
  /// The field that is its code, when it has one.
  public let code: Field?
  /// The fields a list shows beside the name.
  public let listed: [Field]
  /// The fields that a search looks in; never contact data: a hit would tell what the mask hides.
  public let searched: [Field]
  /// Whether tables of past records are imported: they keep the author and date the table says.
  public let takesTables: Bool

  /// A list shows the first four fields but the name when nothing is said, and a search looks in name and code.
  public init(
    _ entity: Entity, _ label: String, path: String, schema: String, help: String, name: Field, code: Field? = nil,
    listed: [Field]? = nil, searched: [Field]? = nil, takesTables: Bool = false
  ) {
    self.entity = entity
    self.label = label
    self.path = path
    self.schema = schema
    self.help = help
    self.name = name
    self.code = code
    self.listed = listed ?? Array(Field.allCases.filter { $0 != name }.prefix(4))
    self.searched = searched ?? [name] + (code.map { [$0] } ?? [])
    self.takesTables = takesTables
  }
}
