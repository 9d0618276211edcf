/// Gives the rows of a CSV or TSV file.
struct CSVSource {
  let path: String
  let limits: IntakeLimits

  /// - Parameters:
  ///   - delimiter: what parts the cells; `nil` finds it.
  ///   - advance: is told the bytes read and their total after each piece.
  func read(
    delimiter given: UInt8? = nil, advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void
  ) throws {
    let source = try TextSource(path: path)
    var sample: [UInt8] = []
    while sample.count < 1 << 16, let piece = try source.next() { sample += piece }
    let delimiter = given ?? Delimiter.find(in: sample)
    var parser = CSVParser(delimiter: delimiter, maximumRowBytes: limits.rowBytes)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try event(.sheet(SheetInfo(name: name, merges: MergedCells())))
    func row(_ number: Int, _ cells: [SheetCell]) throws {
      guard cells.count <= limits.columns else {
        throw IntakeError(.badRow, "第 \(number) 行有 \(cells.count) 列,超过 \(limits.columns) 列", hint: "检查分隔符")
      }
      try event(.row(number: number, cells: cells))
    }
    try parser.feed(sample, row)
    try advance(source.bytesRead, source.byteCount)
    while let piece = try source.next() {
      try parser.feed(piece, row)
      try advance(source.bytesRead, source.byteCount)
    }
    try parser.finish(row)
    try event(.endOfSheet)
  }
}
