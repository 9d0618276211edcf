/// What a kind of record is called on every face, and how people find one of it.
package struct RecordDefinition<Field: RecordField>: Sendable {
  /// The name in the database and on the command line.
  package let entity: Entity
  /// The word on screen: 在谈项目.
  package let label: String
  /// The last part of its path, and its file in the sample: `opportunities`.
  package let path: String
  /// The name of its schema: `Opportunity`.
  package let schema: String
  /// The abstract of its command.
  package let help: String
  /// The field that is its name or title.
  package let name: Field
  /// The field that is its code, when it has one.
  package let code: Field?
  /// The fields a list shows beside the name.
  package let listed: [Field]
  /// The fields that a search looks in; never contact data: a hit would tell what the mask hides.
  package let searched: [Field]
  /// The reference that says more of it than its own name does.
  package let through: Field?
  /// Whether tables of past records are imported: they keep the author and date the table says.
  package let takesTables: Bool
  /// Whether its fields are what people say of themselves or others: a weaker or older word does not replace a stronger one
  /// unless a person says so.
  package let isTestimony: Bool
  /// Whether a record is made with a file and not by its fields alone.
  package let comesAsFile: Bool
  /// What tells one record again when a table holds it once more; empty when every row is a record of its own.
  package let again: Again
  /// What a row of a form tells once somebody filled it in: a row with none of them is left out and counted. Empty where
  /// every row tells something.
  package let told: [Field]
  /// The headers of its forms that tell the reader something and are no field; an import passes over them. Any other column
  /// it does not know is named.
  package let besides: [String]

  /// Two rows are one record when `same` are equal and no field of `apart` is known in both and differs.
  package struct Again: Sendable {
    package let same: [Field]
    package let apart: [Field]
    /// Whether `same` are what a record is known by: what else a row tells then changes the record that stands.
    package let updates: Bool

    package init(_ same: [Field] = [], apart: [Field] = [], updates: Bool = false) {
      self.same = same
      self.apart = apart
      self.updates = updates
    }
  }

  /// A list shows the first four fields but the name when nothing is said, and a search looks in name and code.
  package init(
    _ entity: Entity, _ label: String, path: String, schema: String, help: String, name: Field, code: Field? = nil,
    listed: [Field]? = nil, searched: [Field]? = nil, through: Field? = nil,
    takesTables: Bool = false, again: Again = Again(), told: [Field] = [], besides: [String] = [],
    isTestimony: Bool = false, comesAsFile: Bool = false
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
    self.through = through
    self.takesTables = takesTables
    self.again = again
    self.told = told
    self.besides = besides
    self.isTestimony = isTestimony
    self.comesAsFile = comesAsFile
  }
}
