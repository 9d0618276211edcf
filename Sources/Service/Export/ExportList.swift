package import Domain
import Intake
import Sheets

/// Writes a list of one kind of record as a table, all its pages, in the order and with the filters that it is shown with.
/// Contact data is masked.
package struct ExportList<Field: RecordField>: Sendable {
  let registry: any Registry
  let reader: CellReader
  let rules: RecordRules
  let reservedWords: Set<String>

  /// What is told of a record: neither what the program infers nor the accounts behind names.
  private static var fields: [Field] {
    let accounts = Set(Field.accounts.values)
    return Field.allCases.filter { !Field.inferred.contains($0) && !accounts.contains($0) }
  }

  /// Writes to a path that ends in `.xlsx` or `.csv`; where the request is on a page of the list does not matter. Answers how
  /// many records there are.
  ///
  /// Throws `ServiceError` `invalid_query`, `cannot_write`.
  package func callAsFunction(to path: String, _ request: ListRequest, organisation: Int64) async throws -> Int {
    var request = request
    (request.after, request.limit) = (nil, 1000)
    let read = QueryReader<Field>(
      reader: reader, records: registry.records(organisation), rules: rules, organisation: organisation)
    var query = try await rules.widened(try await read.query(request), organisation: organisation)
    query.isCounted = false
    let columns = RecordColumns<Field>(fields: ExportList.fields, reservedWords: reservedWords)
    let writer: any SheetWriter
    do { writer = try SheetFormat(path: path).writer(path: path) } catch { throw ServiceError(writing: path, error) }
    var count = 0
    do {
      try writer.beginSheet(
        Field.label, columns: [SheetColumn("编号", .number)] + columns.columns)
      repeat {
        let page = try await registry.page(query, organisation: organisation)
        let names = try await ReferenceNames(registry)(of: page.rows, organisation: organisation)
        for stored in page.rows {
          let row = columns.row(Disclosed.nothing.shown(stored)) { field in
            guard case .reference(let entity) = field.kind, let id = stored.reference(field) else { return nil }
            return names[entity]?[id]
          }
          try writer.write([.number("\(stored.id)")] + row)
        }
        count += page.rows.count
        query.after = page.next
      } while query.after != nil
      try writer.close()
    } catch let error as SheetError { throw ServiceError(writing: path, error) }
    return count
  }
}
