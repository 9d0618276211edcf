import Domain
import Sheets

/// The papers beside firms, as an export lists them.
struct FirmPapers {
  /// The name of their sheet; it is no list of firms, so that an import passes over it.
  static let sheet = "附件目录"
  static let columns: [SheetColumn] = [
    SheetColumn("所属", width: 30), SheetColumn("附件编号", width: 10), SheetColumn("材料", width: 30),
    SheetColumn("文件名", width: 30), SheetColumn("文件类型", width: 12), SheetColumn("文号", width: 20),
    SheetColumn("成文日期", width: 12), SheetColumn("SHA-256", width: 66),
  ]

  /// The papers by firm and number, each with its cells after the firm's name.
  let rows: [(firm: Int64, cells: [SheetValue])]

  init(_ records: StandingRecords, firms: Set<Int64>) async throws {
    let papers = try await records.all(
      AttachmentField.self, .equals(.subject, .text(Entity.enterprise.rawValue)))
    let ordered = papers.sorted { ($0.count(.recordID) ?? 0, $0.id) < ($1.count(.recordID) ?? 0, $1.id) }
    rows = ordered.compactMap { paper in
      guard let firm = paper.count(.recordID), firms.contains(firm) else { return nil }
      let words = [AttachmentField.title, .fileName, .fileKind, .paper, .datedOn, .digest].map {
        SheetValue.text(paper.words($0))
      }
      return (firm, [.text("\(paper.id)")] + words)
    }
  }
}
