/// Gives the rows of a workbook (.xlsx) sheet by sheet.
struct WorkbookSource {
  let path: String
  let limits: IntakeLimits

  func read(advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void) throws {
    let archive = try ZipArchive(path: path, limits: limits)
    let parts = try WorkbookParts(archive, limits: limits)
    let shown = parts.sheets.filter { !$0.isHidden }
    let total = shown.reduce(0) { $0 + archive.size(of: $1.path) }
    guard total <= limits.unpackedBytes else {
      throw IntakeError(.tooLarge, "工作簿解压后过大(超过 \(limits.unpackedBytes >> 20) MB)", hint: "删去空白行列和图片,或拆成几个文件")
    }
    var done = 0
    let strings = SharedStrings(limits: limits)
    if let name = parts.sharedStrings {
      try XMLPushParser.parse(archive, name, strings, limit: limits.sharedStringBytes) { try advance(0, total) }
    }
    let formats = NumberFormats()
    if let name = parts.styles { try XMLPushParser.parse(archive, name, formats) { try advance(0, total) } }
    var cells = 0
    for sheet in parts.sheets {
      if sheet.isHidden {
        try event(.skipped(name: sheet.name, why: "它是隐藏的"))
        continue
      }
      let survey = try survey(archive, sheet) { try advance(done, total) }
      try event(.sheet(SheetInfo(name: sheet.name, merges: survey.merges)))
      let listener = WorksheetListener(
        .init(
          strings: strings, formats: formats, counts1904: parts.counts1904,
          hasPlaceholders: parts.isToBeComputed || (!parts.hasCalculationChain && !survey.hasResults), limits: limits))
      let parser = try XMLPushParser(listener)
      func hand() throws {
        if let place = listener.outside {
          let bounds = "\(limits.rows) 行、\(limits.columns) 列"
          throw IntakeError(
            .badRow, "工作表「\(sheet.name)」的地址 \(place.prefix(40)) 超出 \(bounds)", hint: "删去表格外的内容,另存为 .xlsx 再导入")
        }
        if cells + listener.cellCount > limits.cells {
          throw IntakeError(.tooLarge, "工作簿的单元格超过 \(limits.cells) 个", hint: "删去空白行列,或拆成几个文件")
        }
        for (number, cells) in listener.take() { try event(.row(number: number, cells: cells)) }
      }
      try archive.read(sheet.path) { piece in
        // Short pieces, so that rows that are wide and short in the file do not pile up.
        for start in stride(from: 0, to: piece.count, by: WorkbookSource.pieceBytes) {
          try parser.feed(Array(piece[start..<min(start + WorkbookSource.pieceBytes, piece.count)]))
          try hand()
        }
        done += piece.count
        try advance(done, total)
      }
      try parser.finish()
      try hand()
      cells += listener.cellCount
      try event(.endOfSheet)
    }
  }

  private static let pieceBytes = 1 << 13

  private func survey(_ archive: ZipArchive, _ sheet: WorkbookParts.Sheet, _ advance: () throws -> Void) throws
    -> SheetSurvey
  {
    var scanner = SurveyScanner()
    try archive.read(sheet.path) {
      scanner.feed($0)
      try advance()
    }
    let survey = SheetSurvey(limits: limits)
    if scanner.isNeeded { try XMLPushParser.parse(archive, sheet.path, survey, advance: advance) }
    return survey
  }
}
