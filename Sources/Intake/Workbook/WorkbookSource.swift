/// Gives the rows of a workbook (.xlsx) sheet by sheet.
struct WorkbookSource {
  let archive: ZipArchive
  let limits: IntakeLimits
  /// Sheets to be left out as hidden though the workbook does not say so.
  var hidden: Set<String> = []

  func read(advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void) throws {
    var parts = try WorkbookParts(archive, limits: limits)
    for index in parts.sheets.indices where hidden.contains(parts.sheets[index].name) {
      parts.sheets[index].isHidden = true
    }
    let shown = parts.sheets.filter { !$0.isHidden }
    // An archive may state any size.
    let total = shown.reduce(0) { sum, sheet in
      sum + min(archive.size(of: sheet.path), limits.unpackedBytes - min(sum, limits.unpackedBytes) + 1)
    }
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
        try event(.hidden(name: sheet.name))
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
          throw IntakeError.outside(sheet: sheet.name, place, limits)
        }
        if cells + listener.cellCount > limits.cells { throw IntakeError.tooManyCells(limits) }
        for (number, cells) in listener.take() { try event(.row(number: number, cells: cells)) }
      }
      try archive.read(sheet.path) { piece in
        // Short pieces, so that rows that are wide and short in the file do not pile up.
        for start in stride(from: 0, to: piece.count, by: XMLPieces.bytes) {
          try parser.feed(Array(piece[start..<min(start + XMLPieces.bytes, piece.count)]))
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
