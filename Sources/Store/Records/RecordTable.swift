import Domain
import Postgres
import Secrets
import Service

/// The table of one kind of record, as its field catalogue describes it.
struct RecordTable<Field: RecordField> {
  let name = SQL(identifier: Field.entity.rawValue)
  /// The history table's name.
  let history = SQL(identifier: Field.entity.rawValue + "_history")
  /// The fields in catalogue order.
  let fields = Array(Field.allCases)
  /// What they hold, in the same order.
  private let kinds: [FieldKind]
  /// What opens and seals the fields that lead to people; without it they are read as they are kept.
  private let seals: Seals?
  /// What a sealed field is bound to, in the same order; `nil` for those that are kept in the clear.
  private let places: [String?]
  /// The catalogue's columns, in order.
  let fieldColumns: SQL
  /// The columns a record is read from: id, change, sources, then the fields.
  let columns: SQL

  init(_ seals: Seals?) {
    self.seals = seals
    kinds = fields.map(\.kind)
    places = fields.map { Field.personal.contains($0) ? Field.place(of: $0) : nil }
    fieldColumns = fields.map { SQL(identifier: $0.name) }.joined()
    columns = "id, change_id, source_ids, \(fragment: fieldColumns)"
  }

  /// Reads a record from the columns above, which start at `offset`.
  func decode(_ row: PostgresRow, offset: Int = 0) throws -> Stored<Field> {
    let sourceIDs = try row.decode([Int64].self, at: offset + 2)
    var values: [Field: FieldValue] = [:]
    for (index, field) in fields.enumerated() {
      if let value = try ColumnCodec.decode(row, at: offset + 3 + index, kind: kinds[index]) {
        values[field] = try opened(value, index)
      }
    }
    return Stored(
      id: try row.decode(Int64.self, at: offset), change: try row.decode(Int64.self, at: offset + 1),
      record: Record(values), sources: sources(sourceIDs))
  }

  /// Reads a record from a binary copy of the columns above.
  func decode(_ row: inout PostgresRowReader) throws -> Stored<Field> {
    let id: Int64 = try row.integer()
    let change: Int64 = try row.integer()
    let sourceIDs: [Int64] = try row.decode()
    var values: [Field: FieldValue] = [:]
    for (index, field) in fields.enumerated() {
      if let value = try ColumnCodec.decode(&row, kind: kinds[index]) { values[field] = try opened(value, index) }
    }
    return Stored(id: id, change: change, record: Record(values), sources: sources(sourceIDs))
  }

  /// Reads the known fields of a record from a binary copy of the columns above; `sources` is room for its source ids.
  func known(_ row: inout PostgresRowReader, _ sources: inout [Int64]) throws -> KnownFields<Field> {
    let id: Int64 = try row.integer()
    try row.skip()
    sources.removeAll(keepingCapacity: true)
    _ = try row.appendIntegersOrNil(to: &sources)
    var known: [KnownFields<Field>.Known] = []
    known.reserveCapacity(fields.count / 2)
    for (index, field) in fields.enumerated() {
      guard let value = try ColumnCodec.decode(&row, kind: kinds[index]) else { continue }
      known.append(.init(field, try opened(value, index), source: index < sources.count ? sources[index] : 0))
    }
    return KnownFields(id: id, known)
  }

  /// The array of source ids parallel to the fields; 0 stands for an unknown field.
  func sourceIDs(_ sources: [Field: Int64]) -> [Int64] { fields.map { sources[$0] ?? 0 } }

  private func sources(_ ids: [Int64]) -> [Field: Int64] {
    var sources: [Field: Int64] = [:]
    for (field, id) in zip(fields, ids) where id != 0 { sources[field] = id }
    return sources
  }

  private func opened(_ value: FieldValue, _ index: Int) throws(SealingError) -> FieldValue {
    guard let seals, let place = places[index], case .text(let text) = value else { return value }
    return .text(try seals.opened(text, of: place))
  }

  private func sealed(_ value: FieldValue?, _ index: Int) throws -> FieldValue? {
    guard let place = places[index], case .text(let text)? = value else { return value }
    if let seals { return .text(try seals.sealed(text, of: place)) }
    // Read again it would be taken for what it looks like.
    guard !KeyRing.isSealed(text) else {
      throw ServiceError(
        .invalid, code: "looks_sealed", message: "「\(fields[index].label)」不能写成密文的样子。",
        fields: [.init(field: fields[index].name, code: "looks_sealed", message: "请改写。")])
    }
    return value
  }

  /// Writes the fields of a record into a row of a binary copy; the keys of its names and what it is found by go before.
  func write(_ record: Record<Field>, into row: inout PostgresRowWriter) throws {
    if hasNameKeys {
      row.write(nameKeys(record))
      row.write(searchTerms(record))
    }
    for field in Field.sealed { row.write(try hashes(record, field)) }
    for (index, field) in fields.enumerated() { ColumnCodec.write(try sealed(record[field], index), into: &row) }
  }

  /// The columns that `write` fills.
  var writtenColumns: SQL {
    (foundBy.map { SQL(identifier: $0) } + [fieldColumns]).joined()
  }

  /// The columns beside the fields that records of this kind are found by.
  var foundBy: [String] {
    (hasNameKeys ? ["name_keys", "search_terms"] : []) + Field.sealed.map(Field.hashColumn)
  }

  /// What a sealed field is found by; nothing where it is not sealed.
  func hashes(_ record: Record<Field>, _ field: Field) throws(SealingError) -> [String] {
    guard let seals, let text = record.text(field) else { return [] }
    return try seals.hashes(text, of: field)
  }

  /// Whether records of this kind are found by the keys of their names and by search terms.
  var hasNameKeys: Bool { !Field.names.isEmpty }

  /// The keys of all its names.
  func nameKeys(_ record: Record<Field>) -> [String] {
    var seen: Set<String> = []
    return texts(record, Field.names).map(NameKey.of).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// What a search finds it by.
  func searchTerms(_ record: Record<Field>) -> PostgresTextVector {
    let names = Set(Field.names)
    return PostgresTextVector(
      SearchTerms.of(
        names: texts(record, Field.names),
        texts: texts(record, Field.record.searched.filter { !names.contains($0) })))
  }

  private func texts(_ record: Record<Field>, _ fields: [Field]) -> [String] {
    fields.flatMap { field in record.texts(field) ?? record.text(field).map { [$0] } ?? [] }
  }
}
