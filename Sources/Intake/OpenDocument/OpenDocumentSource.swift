/// Gives the rows of an OpenDocument spreadsheet (.ods).
struct OpenDocumentSource {
  let archive: ZipArchive
  let limits: IntakeLimits

  static let content = "content.xml"

  /// Whether the archive is an OpenDocument file.
  static func isOne(_ archive: ZipArchive) -> Bool {
    !archive.has("[Content_Types].xml") && (archive.has(content) || archive.has("mimetype"))
  }

  func read(advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void) throws {
    let manifest = "META-INF/manifest.xml"
    if archive.has(manifest), try archive.contents(manifest).firstRange(of: Array("encryption-data".utf8)) != nil {
      throw IntakeError(.encryptedWorkbook, "表格设了打开密码", hint: "打开后另存一份不带密码的,再导入")
    }
    guard archive.has(OpenDocumentSource.content) else { throw OpenDocumentSource.noTable }
    let total = archive.size(of: OpenDocumentSource.content)
    var isSpreadsheet = false
    try SheetGrid.twice(limits: limits, event: event) { grid in
      let styles = DataStyles()
      if archive.has("styles.xml") {
        try XMLPushParser.parse(archive, "styles.xml", OpenDocumentListener(SheetGrid(limits: limits), styles))
      }
      let listener = OpenDocumentListener(grid, styles)
      try XMLPushParser.parse(archive, OpenDocumentSource.content, listener) {
        try grid.hand()
        try advance(0, total)
      }
      isSpreadsheet = listener.isSpreadsheet
    }
    if !isSpreadsheet { throw OpenDocumentSource.noTable }
  }

  private static let noTable = IntakeError(
    .notATable, "这是 OpenDocument 文件,但不是表格(.ods)", hint: "把其中的表格另存为 .ods、.xlsx 或 .docx 再导入")
}
