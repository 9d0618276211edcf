/// A streaming reader of comma-separated values (RFC 4180 and what programs really write): quoted fields with doubled quotes
/// and line breaks, CR, LF or CRLF, any one-byte delimiter. Bytes come in pieces; rows go out as soon as they are whole.
///
/// A quote that opens a cell and does not close it swallows the rows behind it, until another cell's quote seems to close it
/// in the middle of a text. Then it is read again as a sign like any other, and the cell is told (`openQuote`).
struct CSVParser {
  private enum State { case start, plain, quoted, quoteInQuoted, blankAfterQuote, afterReturn }

  private let delimiter: UInt8
  private let maximumRowBytes: Int
  private var state = State.start
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var line = 1
  private var startLine = 1
  /// Cells of the first row; 0 before it.
  private var width = 0
  /// The bytes behind the quote that is open, and what they hold.
  private var raw: [UInt8] = []
  private var breaks = 0
  private var openedAt = (bytes: 0, line: 1)
  /// Cells of this row whose quote never closes.
  private var openQuotes: [Int] = []
  private var replayed = 0
  private static let maximumReplay = 64 << 20

  init(delimiter: UInt8, maximumRowBytes: Int) {
    self.delimiter = delimiter
    self.maximumRowBytes = maximumRowBytes
  }

  /// Reads a piece; `row` gets the number of the line a row begins on and its cells.
  mutating func feed(_ piece: [UInt8], _ row: (Int, [SheetCell]) throws -> Void) throws {
    // Bytes that are to be read again go before what is left of the piece.
    var waiting = [piece[...]]
    while let rest = waiting.popLast() {
      var index = rest.startIndex
      while index < rest.endIndex {
        index = takeRun(of: rest, from: index)
        guard index < rest.endIndex else { break }
        let isOpen = try take(rest[index], row)
        index += 1
        guard isOpen else { continue }
        waiting.append(rest[index...])
        waiting.append(try reopened()[...])
        break
      }
    }
    if state != .quoted, bytes.count > maximumRowBytes { throw tooLong() }
  }

  /// Ends the file: a last row without a line break goes out.
  mutating func finish(_ row: (Int, [SheetCell]) throws -> Void) throws {
    while state == .quoted { try feed(try reopened(), row) }
    if !bytes.isEmpty || !ends.isEmpty || state == .quoteInQuoted || state == .blankAfterQuote { try endRow(row) }
  }

  /// Takes the bytes that are nothing but text, which most are, and gives the place of the first other one.
  private mutating func takeRun(of piece: ArraySlice<UInt8>, from start: Int) -> Int {
    var end = start
    if state == .plain {
      while end < piece.endIndex {
        let byte = piece[end]
        if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
        end += 1
      }
      bytes.append(contentsOf: piece[start..<end])
    } else if state == .quoted, bytes.count <= maximumRowBytes {
      while end < piece.endIndex, piece[end] != 0x22, piece[end] != 0x0A { end += 1 }
      bytes.append(contentsOf: piece[start..<end])
      raw.append(contentsOf: piece[start..<end])
    }
    return end
  }

  /// Reads a byte; `true` when the open quote turns out to be none.
  private mutating func take(_ byte: UInt8, _ row: (Int, [SheetCell]) throws -> Void) throws -> Bool {
    switch state {
    case .afterReturn:
      state = .start
      if byte == 0x0A { return false }
      fallthrough
    case .start, .plain:
      switch byte {
      case 0x22 where state == .start:
        state = .quoted
        raw.removeAll(keepingCapacity: true)
        breaks = 0
        openedAt = (bytes.count, line)
      case delimiter, 0x0A, 0x0D: try separate(byte, row)
      default:
        state = .plain
        bytes.append(byte)
      }
    case .quoted:
      raw.append(byte)
      if byte == 0x22 {
        state = .quoteInQuoted
        return false
      }
      if byte == 0x0A {
        line += 1
        breaks += 1
      }
      bytes.append(byte)
      return bytes.count > maximumRowBytes
    case .quoteInQuoted, .blankAfterQuote:
      raw.append(byte)
      switch byte {
      case 0x22 where state == .quoteInQuoted:
        bytes.append(byte)
        state = .quoted
      case delimiter, 0x0A, 0x0D:
        if holdsRows { return true }
        try separate(byte, row)
      case 0x20: state = .blankAfterQuote
      default:
        if breaks > 0 { return true }
        // A quote that closes and goes on (`"甲"乙`): the text goes on as it is.
        if state == .blankAfterQuote { bytes.append(0x20) }
        bytes.append(byte)
        state = .plain
      }
    }
    return false
  }

  private mutating func separate(_ byte: UInt8, _ row: (Int, [SheetCell]) throws -> Void) throws {
    guard byte != delimiter else {
      ends.append(bytes.count)
      state = .start
      if ends.count > maximumRowBytes / 64 { throw tooLong() }
      return
    }
    try endRow(row)
    line += 1
    startLine = line
    state = byte == 0x0D ? .afterReturn : .start
  }

  /// Whether the quoted text is rows of the table itself: line by line as many delimiters as a row has.
  private var holdsRows: Bool {
    guard breaks > 1, width > 2 else { return false }
    let lines = raw.split(separator: 0x0A, omittingEmptySubsequences: false).map { $0.count { $0 == delimiter } }
    // The delimiter that ended the quoted cell is among the bytes.
    let own = raw.last == delimiter ? 1 : 0
    return lines.dropFirst().dropLast().allSatisfy { $0 == width - 1 }
      && lines.reduce(0, +) - own == breaks * (width - 1)
  }

  /// Takes the opening quote as a sign of the text and gives the bytes behind it, to be read again.
  private mutating func reopened() throws -> [UInt8] {
    replayed += raw.count
    if replayed > CSVParser.maximumReplay { throw tooLong() }
    bytes.removeSubrange(openedAt.bytes...)
    bytes.append(0x22)
    line = openedAt.line
    openQuotes.append(ends.count)
    state = .plain
    defer { raw = [] }
    return raw
  }

  private mutating func endRow(_ row: (Int, [SheetCell]) throws -> Void) throws {
    ends.append(bytes.count)
    if width == 0 { width = ends.count }
    var cells: [SheetCell] = []
    cells.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      let text = start == end ? "" : CellCleaner.cleaned(String(decoding: bytes[start..<end], as: UTF8.self))
      cells.append(text.isEmpty ? .empty : SheetCell(text, .untyped))
      start = end
    }
    for cell in openQuotes where cells.indices.contains(cell) { cells[cell].trouble = .openQuote }
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    openQuotes.removeAll()
    try row(startLine, cells)
  }

  private func tooLong() -> IntakeError {
    IntakeError(.badRow, "第 \(startLine) 行过长,可能是引号没有闭合", hint: "检查该行的引号,或用 Excel 另存为 .xlsx 再导入")
  }
}
