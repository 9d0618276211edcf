/// Finds the merged ranges of a worksheet. They stand after the rows, and are needed before them: the sheet's bytes are
/// looked through for the end of the rows, which costs little beside reading the rows.
struct MergeScanner {
  private static let marker = Array("sheetData>".utf8)
  /// Bytes after the rows that are kept; room for fifty thousand ranges.
  private static let limit = 2 << 20

  private var matched = 0
  private var previous: UInt8 = 0
  private var before: UInt8 = 0
  private var tail: [UInt8] = []
  private var isAfterRows = false

  mutating func feed(_ bytes: [UInt8]) {
    var index = 0
    if !isAfterRows {
      let marker = MergeScanner.marker
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        matched = byte == marker[matched] ? matched + 1 : (byte == marker[0] ? 1 : 0)
        if matched == 1 { before = previous }
        previous = byte
        guard matched == marker.count else { continue }
        matched = 0
        isAfterRows = before != UInt8(ascii: "<")
        if isAfterRows { break }
      }
    }
    guard isAfterRows, index < bytes.count else { return }
    tail += bytes[index...]
    if tail.count > MergeScanner.limit {
      // It was the start tag after all (`<x:sheetData>`), or there is far more after the rows than merged ranges.
      isAfterRows = false
      tail = []
    }
  }

  var merges: MergedCells {
    var merges = MergedCells()
    let text = String(decoding: tail, as: UTF8.self)
    for piece in text.split(separator: "<") {
      guard piece.hasPrefix("mergeCell ") || piece.firstRange(of: ":mergeCell ") != nil else { continue }
      guard let start = piece.firstRange(of: "ref=\"") else { continue }
      merges.add(reference: piece[start.upperBound...].prefix { $0 != "\"" })
    }
    return merges
  }
}
