/// A streaming reader of comma-separated values (RFC 4180 and what programs really write): quoted fields with doubled quotes
/// and line breaks, CR, LF or CRLF, any one-byte delimiter. Bytes come in pieces; rows go out as soon as they are whole.
struct CSVParser {
  private enum State { case start, plain, quoted, quoteInQuoted, afterReturn }

  private let delimiter: UInt8
  private let maximumRowBytes: Int
  private var state = State.start
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var line = 1
  private var startLine = 1

  init(delimiter: UInt8, maximumRowBytes: Int) {
    self.delimiter = delimiter
    self.maximumRowBytes = maximumRowBytes
  }

  /// Reads a piece; `row` gets the number of the line a row begins on and its cells.
  mutating func feed(_ piece: [UInt8], _ row: (Int, [SheetCell]) throws -> Void) throws {
    var index = 0
    let count = piece.count
    while index < count {
      let byte = piece[index]
      index += 1
      switch state {
      case .afterReturn:
        state = .start
        if byte == 0x0A { continue }
        fallthrough
      case .start, .plain:
        switch byte {
        case delimiter:
          ends.append(bytes.count)
          state = .start
        case 0x22 where state == .start:
          state = .quoted
        case 0x0A, 0x0D:
          try endRow(row)
          line += 1
          startLine = line
          state = byte == 0x0D ? .afterReturn : .start
        default:
          state = .plain
          bytes.append(byte)
        }
      case .quoted:
        if byte == 0x22 {
          state = .quoteInQuoted
        } else {
          if byte == 0x0A { line += 1 }
          bytes.append(byte)
          if bytes.count > maximumRowBytes { throw tooLong() }
        }
      case .quoteInQuoted:
        switch byte {
        case 0x22:
          bytes.append(byte)
          state = .quoted
        case delimiter:
          ends.append(bytes.count)
          state = .start
        case 0x0A, 0x0D:
          try endRow(row)
          line += 1
          startLine = line
          state = byte == 0x0D ? .afterReturn : .start
        default:
          // A quote that closes and goes on (`"甲"乙`): the text goes on as it is.
          bytes.append(byte)
          state = .plain
        }
      }
    }
    if bytes.count > maximumRowBytes { throw tooLong() }
  }

  /// Ends the file: a last row without a line break goes out.
  mutating func finish(_ row: (Int, [SheetCell]) throws -> Void) throws {
    if state == .quoted {
      throw IntakeError(.badRow, "第 \(startLine) 行的引号没有闭合", hint: "补上引号,或用 Excel 另存为 .xlsx 再导入")
    }
    if !bytes.isEmpty || !ends.isEmpty || state == .quoteInQuoted { try endRow(row) }
  }

  private mutating func endRow(_ row: (Int, [SheetCell]) throws -> Void) throws {
    ends.append(bytes.count)
    var cells: [SheetCell] = []
    cells.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      cells.append(start == end ? .empty : SheetCell(String(decoding: bytes[start..<end], as: UTF8.self)))
      start = end
    }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    try row(startLine, cells)
  }

  private func tooLong() -> IntakeError {
    IntakeError(.badRow, "第 \(startLine) 行过长,可能是引号没有闭合", hint: "检查该行的引号,或用 Excel 另存为 .xlsx 再导入")
  }
}
