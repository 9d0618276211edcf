/// Finds what parts the cells of a text file: the candidate that parts most lines into the same number of cells.
enum Delimiter {
  static let candidates: [UInt8] = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";"), UInt8(ascii: "|")]

  /// The delimiter of the lines in a sample, a comma when nothing parts them. A tab beats the others at equal marks: it
  /// hardly ever stands inside a cell.
  static func find(in sample: [UInt8]) -> UInt8 {
    var best: (delimiter: UInt8, score: Int) = (UInt8(ascii: ","), 0)
    for delimiter in candidates {
      var counts: [Int: Int] = [:]
      var parser = CSVParser(delimiter: delimiter, maximumRowBytes: 1 << 20)
      var rows = 0
      // The sample may end inside a quoted cell, and a wrong delimiter may open one: what was read until then counts.
      try? parser.feed(sample) { _, cells in
        guard cells.count > 1 || !(cells.first?.isEmpty ?? true), rows < 200 else { return }
        rows += 1
        counts[cells.count, default: 0] += 1
      }
      // A sample of one line without its end.
      if rows == 0 { try? parser.finish { _, cells in counts[cells.count, default: 0] += 1 } }
      guard let (width, lines) = counts.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) })
      else { continue }
      let score = lines * 1000 + width * (delimiter == 0x09 ? 3 : 2)
      if score > best.score { best = (delimiter, score) }
    }
    return best.delimiter
  }
}
