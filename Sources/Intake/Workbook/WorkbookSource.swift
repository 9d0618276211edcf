/// Gives the rows of a workbook (.xlsx) sheet by sheet.
struct WorkbookSource {
  let path: String
  let limits: IntakeLimits

  func read(advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void) throws {
    let archive = try ZipArchive(path: path, limits: limits)
    let parts = try WorkbookParts(archive)
    let strings = SharedStrings()
    if let name = parts.sharedStrings {
      try XMLPushParser.parse(archive, name, strings, limit: limits.sharedStringBytes)
    }
    let formats = NumberFormats()
    if let name = parts.styles { try XMLPushParser.parse(archive, name, formats) }
    let total = parts.sheets.reduce(0) { $0 + archive.size(of: $1.path) }
    var done = 0
    for sheet in parts.sheets {
      if sheet.isHidden {
        try event(.skipped(name: sheet.name, why: "它是隐藏的"))
        continue
      }
      var scanner = MergeScanner()
      try archive.read(sheet.path) { scanner.feed($0) }
      try event(.sheet(SheetInfo(name: sheet.name, merges: scanner.merges)))
      let listener = WorksheetListener(
        strings: strings.strings, formats: formats, counts1904: parts.counts1904, maximumColumns: limits.columns)
      let parser = try XMLPushParser(listener)
      func hand() throws {
        if listener.isTooWide {
          throw IntakeError(.badRow, "工作表「\(sheet.name)」超过 \(limits.columns) 列", hint: "删去右侧空白列再导入")
        }
        for (number, cells) in listener.take() { try event(.row(number: number, cells: cells)) }
      }
      try archive.read(sheet.path) { piece in
        try parser.feed(piece)
        try hand()
        done += piece.count
        try advance(done, total)
      }
      try parser.finish()
      try hand()
      try event(.endOfSheet)
    }
  }
}
