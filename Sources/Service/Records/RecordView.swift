package import Domain

/// A record as every face shows it: `{id, change, <field>…, sources: {<field>: {kind, title, as_of, grade}},
/// names?: {<field>: "…"}, withheld?: {code, message, remedy?}, warnings?: ["…"]}`. Unknown fields are absent; `names` says
/// what the records are called that it refers to, `warnings` what whoever wrote it should mind. Contact data is masked unless
/// it is disclosed for a purpose; `withheld` says why it is not.
package struct RecordView<Field: RecordField>: Sendable, Encodable {
  package let stored: Stored<Field>
  /// The sources of its facts, by id.
  package let sources: [Int64: Source]
  /// What the records are called that it refers to.
  package let names: ReferenceNames.Names
  /// Why contact data that was asked for stays masked.
  package let withheld: Withheld?
  /// What to mind of a write; a dry run says the same.
  package var warnings: [String] = []

  /// Shows a record, its contact data as far as it is disclosed.
  package init(
    _ stored: Stored<Field>, sources: [Int64: Source], names: ReferenceNames.Names = [:],
    disclosed: Disclosed = .nothing
  ) {
    self.names = names
    self.stored = disclosed.stored(stored)
    withheld = disclosed.reason(Field.entity, stored.id)
    self.sources = sources
  }

  /// Writes the known fields under their names.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldKey.self)
    try container.encode(stored.id, forKey: FieldKey("id"))
    try container.encode(stored.change, forKey: FieldKey("change"))
    for (field, value) in stored.record.known { try encode(value, into: &container, key: FieldKey(field.name)) }
    var origins = container.nestedContainer(keyedBy: FieldKey.self, forKey: FieldKey("sources"))
    for field in Field.allCases {
      guard let id = stored.sources[field], let source = sources[id] else { continue }
      let view = Field.inferred.contains(field) ? SourceView.inferred(from: source) : SourceView(source)
      try origins.encode(view, forKey: FieldKey(field.name))
    }
    let named = Field.allCases.compactMap { field in name(of: field).map { (field.name, $0) } }
    if !named.isEmpty {
      try container.encode(Dictionary(uniqueKeysWithValues: named), forKey: FieldKey("names"))
    }
    try container.encodeIfPresent(withheld, forKey: FieldKey("withheld"))
    if !warnings.isEmpty { try container.encode(warnings, forKey: FieldKey("warnings")) }
  }

  private func name(of field: Field) -> String? {
    guard case .reference(let entity) = field.kind, let id = stored.reference(field) else { return nil }
    return names[entity]?[id]
  }

  private func encode(
    _ value: FieldValue, into container: inout KeyedEncodingContainer<FieldKey>, key: FieldKey
  ) throws {
    switch value {
    case .text(let text): try container.encode(text, forKey: key)
    case .texts(let items): try container.encode(items, forKey: key)
    case .money(let money): try container.encode(money, forKey: key)
    case .quantity(let quantity): try container.encode(quantity, forKey: key)
    case .count(let count), .reference(let count): try container.encode(count, forKey: key)
    case .date(let date): try container.encode(date, forKey: key)
    case .flag(let flag): try container.encode(flag, forKey: key)
    }
  }
}

/// A source as every face shows it.
package struct SourceView: Sendable, Encodable, Hashable {
  /// What kind of source it is, in the API's word.
  package let kind: String
  /// What the source is called.
  package let title: String
  /// The day the fact was true.
  package let asOf: CalendarDate
  /// The grade of evidence, in the API's word.
  package let grade: String

  package init(_ source: Source) {
    self.kind = source.kind.rawValue
    self.title = source.title
    self.asOf = source.asOf
    self.grade = source.grade.rawValue
  }

  /// The source as a firm is told it: its kind, for a title may name somebody of the office, unless it is the firm's own word.
  package static func unnamed(_ source: Source) -> SourceView {
    let isOwn = source.kind == OwnFirm.told.kind && source.title == OwnFirm.told.title
    let title = isOwn ? source.title : source.kind.label
    return SourceView(kind: source.kind.rawValue, title: title, asOf: source.asOf, grade: source.grade.rawValue)
  }

  /// The source of a field that the program infers: the title says so, and nobody's word is claimed.
  package static func inferred(from source: Source) -> SourceView {
    SourceView(kind: inferredKind, title: "推断", asOf: source.asOf, grade: EvidenceGrade.oral.rawValue)
  }

  private init(kind: String, title: String, asOf: CalendarDate, grade: String) {
    self.kind = kind
    self.title = title
    self.asOf = asOf
    self.grade = grade
  }

  /// The kind of what the program infers.
  package static let inferredKind = "inferred"

  enum CodingKeys: String, CodingKey {
    case kind, title, grade
    case asOf = "as_of"
  }
}

/// A JSON key that is a field's name.
package struct FieldKey: CodingKey, Hashable {
  package let stringValue: String
  /// Never: fields are not numbered.
  package var intValue: Int? { nil }

  /// A key of this name.
  package init(_ name: String) { self.stringValue = name }
  /// A key of this name.
  package init?(stringValue: String) { self.stringValue = stringValue }
  /// Never: fields are not numbered.
  package init?(intValue: Int) { nil }
}
