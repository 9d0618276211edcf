import Domain
import Scoring
import Sheets

/// Writes gaps as a sheet (补录表) that an import of firms reads as it is: name and code, one column a field of the firm that
/// somebody lacks, its cells empty, and at the end what to look up where, in columns that an import knows and passes over.
package struct GapsSheet {
  let view: GapsView
  let reservedWords: Set<String>

  /// A sheet of these gaps; `reservedWords` are those an import would not take literally.
  package init(_ view: GapsView, reservedWords: Set<String>) {
    self.view = view
    self.reservedWords = reservedWords
  }

  /// Writes the workbook to `path`; an existing file is replaced whole. Throws `ServiceError` `cannot_write`.
  package func write(to path: String) throws {
    do {
      let writer = try SheetFormat.xlsx.writer(path: path)
      try write(writer)
      try writer.close()
    } catch {
      throw ServiceError(writing: path, error)
    }
  }

  /// The workbook's bytes. Throws `ServiceError` `cannot_write` when the temporary folder cannot be used.
  package func bytes() throws -> [UInt8] {
    do { return try SheetFormat.xlsx.bytes(write) } catch {
      let reason = (error as? SheetError)?.message ?? "\(error)"
      throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成工作簿:\(reason)。")
    }
  }

  /// Fields that stand in the order of the catalogue; only those that a firm of the list lacks.
  private var asked: [EnterpriseField] {
    let fields = Set(view.items.flatMap(\.fields))
    return EnterpriseField.allCases.filter(fields.contains)
  }

  private func write(_ writer: any SheetWriter) throws(SheetError) {
    let columns = RecordColumns<EnterpriseField>(
      fields: [.name, .creditCode] + asked, reservedWords: reservedWords)
    let ordinals = ["一", "二", "三"].prefix(GapsView.factsPerFirm)
    try writer.beginSheet(
      "补录表",
      columns: columns.columns
        + ordinals.flatMap { [SheetColumn("建议补录\($0)", width: 40), SheetColumn("查询途径\($0)", width: 24)] }
        + [SheetColumn("本表待填", width: 40), SheetColumn("对照招商项目", width: 32)])
    for item in view.items {
      var firm = Record<EnterpriseField>()
      firm[.name] = .text(item.enterprise.name)
      firm[.creditCode] = item.enterprise.creditCode.map(FieldValue.text)
      let told = ordinals.indices.flatMap { index -> [SheetValue] in
        guard item.facts.indices.contains(index) else { return [.empty, .empty] }
        return [.text(item.facts[index].text), .text(item.facts[index].source)]
      }
      let open = item.fields.map(\.label).joined(separator: "、")
      try writer.write(
        columns.row(firm) + told
          + [open.isEmpty ? .empty : .text(open), .text("\(item.need.code) \(item.need.title)")])
    }
  }
}
