/// Gives the rows of the tables of a text document (.docx).
struct DocumentSource {
  let archive: ZipArchive
  let limits: IntakeLimits

  private static let main = "word/document.xml"

  static func isOne(_ archive: ZipArchive) -> Bool { archive.has(main) }

  func read(advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void) throws {
    let total = archive.size(of: DocumentSource.main)
    try PageTables.read(limits: limits, event: event) { tables in
      try XMLPushParser.parse(archive, DocumentSource.main, DocumentListener(tables)) {
        try tables.grid.hand()
        try advance(0, total)
      }
    }
  }
}

/// Reads the paragraphs and tables of WordprocessingML.
private final class DocumentListener: XMLListener {
  private let tables: PageTables
  private var isText = false
  private var span = 1
  private var isContinued = false
  private var hasBreak = false
  /// Text that was moved away, and what stands for a drawing in programs that do not know it.
  private var beside = 0

  init(_ tables: PageTables) { self.tables = tables }

  private static func isBeside(_ element: String) -> Bool { element == "moveFrom" || element == "Fallback" }

  func start(_ element: String, _ attributes: XMLAttributes) {
    if DocumentListener.isBeside(element) { beside += 1 }
    guard beside == 0 else { return }
    switch element {
    case "tbl": tables.beginTable()
    case "tr": tables.beginRow()
    case "tc": if tables.beginCell() { (span, isContinued) = (1, false) }
    case "gridSpan" where tables.isAtCell: span = attributes["val"].flatMap { Int($0) } ?? 1
    case "vMerge" where tables.isAtCell: isContinued = attributes["val"] != "restart"
    case "gridBefore" where tables.isOwn: tables.grid.skip(attributes["val"].flatMap { Int($0) } ?? 0)
    case "t": isText = true
    case "br", "cr": tables.breakLine()
    case "tab": write(" ")
    case "noBreakHyphen": write("-")
    default: break
    }
  }

  func end(_ element: String) {
    guard beside == 0 else {
      if DocumentListener.isBeside(element) { beside -= 1 }
      return
    }
    switch element {
    case "tbl": tables.endTable()
    case "tr": tables.endRow()
    case "tc": endCell()
    case "p": tables.breakLine()
    case "t": isText = false
    default: break
    }
  }

  func text(_ span: Span<UInt8>) {
    if isText, beside == 0 { tables.text(span) }
  }

  private func write(_ sign: Unicode.Scalar) { tables.text([UInt8(ascii: sign)].span) }

  private func endCell() {
    guard tables.endCell() else { return }
    let maker = tables.grid.maker
    let text = CellText.trimmed(CellCleaner.cleaned(tables.buffer.string))
    let cell = tables.buffer.isTooLong ? maker.tooLong(text) : maker.text(text, .general, .untyped)
    tables.grid.put(tall: isContinued ? nil : cell, columns: span)
  }
}
