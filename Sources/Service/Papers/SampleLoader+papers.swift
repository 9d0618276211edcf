import Domain

extension SampleLoader {
  /// Loads the papers; the content of each is the text of its row.
  mutating func loadPapers() async throws {
    let name = AttachmentField.path
    guard let table = tables[name] else { throw ReferenceTable.invalid(name, "缺少此表") }
    var papers: [NewRecord<AttachmentField>] = []
    let columns = ["subject", "record_id", "text", "source_id", "id"]
    for (row, cells) in zip(try table.project(columns), table.rows) {
      guard let kind = Entity(rawValue: row[0]), let record = ids[kind]?[row[1]], let source = sources[row[3]] else {
        throw ReferenceTable.invalid(name, "编号 \(row[4]) 所附的记录或来源不存在")
      }
      var paper = Record<AttachmentField>()
      for (column, cell) in zip(table.columns, cells) where !cell.isEmpty {
        guard let field = AttachmentField(rawValue: column) else { continue }
        paper[field] = try value(cell, field, name)
      }
      let bytes = Array((row[2] + "\n").utf8)
      paper[.about] = .text("\(kind.label) \(record)")
      paper[.recordID] = .count(record)
      paper[.size] = .count(Int64(bytes.count))
      paper[.digest] = .text(try await session.keepFile(bytes))
      papers.append(NewRecord(paper, source: source))
    }
    count += try await session.insert(papers).count
  }
}
