import Sheets

/// Writes rows of the audit as a table, all that are asked for.
package struct ExportAudit: Sendable {
  let read: ReadAudit

  /// Writes to a path that ends in `.xlsx` or `.csv`; a page or a number of rows asked for does not matter. Answers how many
  /// rows there are.
  ///
  /// Throws `ServiceError` `not_allowed`, `cannot_write`.
  package func callAsFunction(to path: String, _ query: AuditQuery, _ invocation: Invocation) async throws -> Int {
    var query = query
    (query.before, query.limit) = (nil, 1000)
    let writer: any SheetWriter
    do { writer = try SheetFormat(path: path).writer(path: path) } catch { throw ServiceError(writing: path, error) }
    var count = 0
    do {
      try writer.beginSheet(
        "审计记录",
        columns: [
          SheetColumn("编号", .number), SheetColumn("时间(UTC)", width: 28), SheetColumn("经办", width: 16),
          SheetColumn("事项", width: 24), SheetColumn("对象", width: 24), SheetColumn("内容", width: 50),
          SheetColumn("地址", width: 18), SheetColumn("请求编号", width: 38), SheetColumn("摘要", width: 66),
        ])
      while true {
        let events = try await read(query, invocation)
        for event in events {
          try writer.write([
            .number("\(event.number)"), .text(event.recordedAt), .init(event.actor), .init(event.action),
            .init(event.subject), .init(event.detail), .init(event.address), .init(event.requestID),
            .init(event.digest),
          ])
        }
        count += events.count
        guard events.count == query.limit, let last = events.last else { break }
        query.before = last.number
      }
      try writer.close()
    } catch let error as SheetError { throw ServiceError(writing: path, error) }
    return count
  }
}
